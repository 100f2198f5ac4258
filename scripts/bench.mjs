// npm run bench [assess|caseload|journeys|verify] [rounds] [--size N]: builds the libraries, and runs tests/bench/*.ts
// against the builds, as a user would have them.
import { join } from 'node:path'
import { build as buildOurs } from './build.mjs'
import { installIfNeeded } from './install.mjs'
import { root, run } from './run.mjs'

const names = ['assess', 'caseload', 'journeys', 'verify']
// Inside the repository, so that the packages are found from there.
const output = join(root, '.cache', 'bench')

async function bench() {
  const wanted = names.filter((name) => process.argv.includes(name))
  const rounds = process.argv.slice(2).filter((argument) => !names.includes(argument))
  await installIfNeeded()
  await buildOurs(['policies', 'libraries'])
  const { build } = await import('vite')
  let status = 0
  for (const name of wanted.length > 0 ? wanted : names) {
    // Only types are taken out and files joined: Node 20 reads no TypeScript, and packages stay outside the bundle.
    await build({
      configFile: false,
      root,
      logLevel: 'warn',
      ssr: { external: true },
      build: {
        ssr: join(root, 'tests', 'bench', `${name}.ts`),
        outDir: output,
        emptyOutDir: true,
        minify: false,
        target: 'node20',
      },
    })
    status ||= await run(process.execPath, ['--expose-gc', join(output, `${name}.js`), ...rounds])
  }
  return status
}

try {
  process.exitCode = await bench()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
