import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, type UserConfig } from 'vite'
import { plainImports, target } from './page-plugin.ts'
import { policies } from './policies-plugin.ts'

/** What the page that is served and the one file are built with alike. */
export const base = {
  // Relative addresses, so that the built pages work from any folder.
  base: './',
  plugins: [react(), policies(), plainImports()],
  resolve: {
    // What writes Excel files would start a worker from text for all but small ones.
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
  build: {
    target,
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    // The policy and the sample people are part of the page: nothing is fetched later.
    chunkSizeWarningLimit: 800,
    rolldownOptions: { checks: { pluginTimings: false } },
    license: { fileName: 'licences.md' },
  },
} satisfies UserConfig
