// What Stryker runs: it copies the code, changes the copy and links what is installed, so our own packages are named as
// those of the copy; the links lead to the code that is not changed.
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const core = join(process.cwd(), 'packages', 'core')

export default defineConfig({
  root: process.cwd(),
  resolve: {
    alias: [
      { find: /^@iom-rules\/core$/, replacement: join(core, 'src', 'index.ts') },
      { find: /^@iom-rules\/core\/(policies|schema)\/(.*)$/, replacement: join(core, '$1', '$2') },
      { find: /^@iom-rules\/core\/(\w+)$/, replacement: join(core, 'src', '$1.ts') },
    ],
  },
  test: {
    // Stryker asks, in every file anew, which test reaches what.
    isolate: true,
    environment: 'node',
    setupFiles: ['tests/seed.ts'],
    include: JSON.parse(process.env['MUTATION_TESTS'] ?? '[]'),
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
})
