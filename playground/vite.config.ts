import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'
import { pagePolicy } from '../scripts/serve.mjs'
import { policies } from './policies-plugin.ts'

export default defineConfig(({ command }) => ({
  // Relative addresses, so that the built pages work from any folder.
  base: './',
  plugins: [
    react(),
    policies(),
    {
      name: 'content-security-policy',
      // The built page carries the policy itself; Vite's development page needs inline scripts and a socket.
      transformIndexHtml: (html: string) =>
        command === 'build' ? html.replace('<!-- Content-Security-Policy -->', policyTag) : html,
    },
  ],
  // What writes Excel files would start a worker from text for all but small ones.
  resolve: {
    alias: [
      { find: /^fflate$/, replacement: fileURLToPath(new URL('src/files/zip-at-once.ts', import.meta.url)) },
    ],
    conditions: ['iom-rules-source', ...defaultClientConditions],
  },
  // govuk-frontend has rules for old browsers that lightningcss would refuse.
  css: {
    lightningcss: { errorRecovery: true },
    preprocessorOptions: { scss: { quietDeps: true } },
  },
  // The worker is a program by itself, with its own copy of the core.
  worker: { format: 'es', rolldownOptions: { output: { entryFileNames: 'assets/worker-[hash].js' } } },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // The policy and the sample people are part of the page: nothing is fetched later.
    chunkSizeWarningLimit: 800,
    rolldownOptions: { checks: { pluginTimings: false } },
    license: { fileName: 'licences.md' },
  },
}))

const policyTag = `<meta http-equiv="Content-Security-Policy" content="${pagePolicy}" />`
