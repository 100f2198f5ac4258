// npm run bench: builds the libraries, and runs tests/bench/bench.ts against the builds, as a user would have them.
// Arguments go to the benchmark.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build as buildOurs } from './build.mjs'
import { installIfNeeded } from './install.mjs'
import { root, run } from './run.mjs'

const source = join(root, 'tests', 'bench', 'bench.ts')
// Inside the repository, so that the packages are found from there.
const output = join(root, '.cache', 'bench')

async function bench() {
  if (!existsSync(source)) throw new Error('There is no benchmark yet: tests/bench/bench.ts')
  await installIfNeeded()
  await buildOurs(['policies', 'libraries'])
  const { build } = await import('vite')
  // Only types are taken out and files joined: Node 20 reads no TypeScript, and packages stay outside the bundle.
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    ssr: { external: true },
    build: { ssr: source, outDir: output, emptyOutDir: true, minify: false, target: 'node20' },
  })
  return run(process.execPath, ['--expose-gc', join(output, 'bench.js'), ...process.argv.slice(2)])
}

try {
  process.exitCode = await bench()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
