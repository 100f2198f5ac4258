import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defaultServerConditions } from 'vite'
import { defineConfig } from 'vitest/config'
import { bundlePolicies } from './scripts/policies.mjs'
import { CountReporter } from './scripts/count-reporter.mjs'
import { thorough } from './tests/thorough.ts'

// Tests read policies as the packages carry them, so they are joined afresh for every run.
await bundlePolicies()

/** The source of our own packages, not their builds: docs/decisions/0004-source-export-condition.md */
const source = 'iom-rules-source'

const unitFolders = [
  'vocabulary',
  'policy',
  'diagram',
  'decision',
  'explanation',
  'interop',
  'caseload',
  'journey',
  'record',
  'analysis',
  'cli',
  'rules',
  'properties',
  'attacks',
  'conformance',
  'docs',
  'portable',
  'package',
  'workshop',
]

// Files of these projects keep nothing between tests, so that each worker reads the core and the browser’s driver once:
// `isolate: false` below.
const shared = {
  resolve: { conditions: [source, ...defaultClientConditions] },
  ssr: { resolve: { conditions: [source, ...defaultServerConditions], externalConditions: [source] } },
}

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: {
    reporters: ['default', new CountReporter()],
    // One more than a small machine has cores: with two more each test takes longer, and all of them together as long.
    maxWorkers: 3,
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          isolate: false,
          environment: 'node',
          setupFiles: ['tests/seed.ts'],
          include: unitFolders.map((folder) => `tests/${folder}/**/*.test.ts`),
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
      {
        ...shared,
        plugins: [react()],
        test: {
          name: 'playground',
          isolate: false,
          environment: 'happy-dom',
          include: ['tests/playground/**/*.test.{ts,tsx}'],
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'browser',
          isolate: false,
          environment: 'node',
          include: ['tests/browser/**/*.test.ts'],
          // Minutes of it: `npm run check -- docs` walks the guides.
          exclude: thorough ? [] : ['tests/browser/guides.test.ts'],
          // Slow machines are slow, and not wrong.
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
