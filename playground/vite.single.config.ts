import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { base } from './base.config.ts'
import { singleFile } from './single-file-plugin.ts'

const source = (path: string) => fileURLToPath(new URL(`src/${path}`, import.meta.url))

/** The same as one HTML file, which needs no server. */
export default defineConfig({
  ...base,
  mode: 'single',
  plugins: [...base.plugins, singleFile('iom-rules.html')],
  resolve: {
    ...base.resolve,
    alias: [
      ...base.resolve.alias,
      { find: './worker.ts?worker&url', replacement: source('single/program.ts') },
    ],
  },
  build: {
    ...base.build,
    outDir: 'dist-single',
    rolldownOptions: {
      // A script has no `import.meta`, and what asks for it only loads parts, of which there are none.
      checks: { ...base.build.rolldownOptions.checks, emptyImportMeta: false },
      input: source('single/start.ts'),
      output: { format: 'iife', codeSplitting: false },
    },
  },
})
