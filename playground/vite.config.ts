import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { base } from './base.config.ts'
import { page } from './page-plugin.ts'

/** The page that is served. */
export default defineConfig({
  ...base,
  plugins: [
    ...base.plugins,
    page(),
    // Keeps every part of the page for when there is no network. The page registers it itself.
    VitePWA({
      injectRegister: false,
      manifest: false,
      filename: 'service-worker.js',
      workbox: {
        globPatterns: ['index.html', 'licences.md', 'assets/*'],
        // Screens are after the `#`: there is one page, and another address is not answered with it.
        navigateFallback: null,
        inlineWorkboxRuntime: true,
        // The first visit is kept too; a newer version waits until somebody asks for it.
        clientsClaim: true,
        skipWaiting: false,
        // The names of these carry a hash.
        dontCacheBustURLsMatching: /^assets\//,
        maximumFileSizeToCacheInBytes: 4_000_000,
      },
    }),
  ],
  // The worker is a program by itself, with its own copy of the core.
  worker: { format: 'es', rolldownOptions: { output: { entryFileNames: 'assets/worker-[hash].js' } } },
})
