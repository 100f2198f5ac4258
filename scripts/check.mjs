// npm run check: every check but the tests. All of them run, and each failure is shown.
// Names limit it: npm run check -- types lint
import { build } from './build.mjs'
import { installIfNeeded } from './install.mjs'
import { capture, tool } from './run.mjs'

const projects = ['packages/core', 'packages/cli', 'playground', '.']
const libraries = ['packages/core', 'packages/cli']

/** @type {ReadonlyArray<readonly [name: string, script: () => string, ...args: string[]]>} */
const checks = [
  ...projects.map(
    (project) => /** @type {const} */ (['types', () => tool('typescript', 'tsc'), '-p', project]),
  ),
  ['lint', () => tool('oxlint'), '--deny-warnings'],
  ['format', () => tool('prettier'), '--check', '.'],
  ['unused', () => tool('knip')],
  ...libraries.map((path) => /** @type {const} */ (['package', () => tool('publint'), '--strict', path])),
  // Node 10 and older resolvers do not know `exports`, so they see only the main door.
  ...libraries.map(
    (path) =>
      /** @type {const} */ ([
        'package',
        () => tool('@arethetypeswrong/cli', 'attw'),
        '--profile',
        'node16',
        '--pack',
        path,
      ]),
  ),
]

/** @param {readonly string[]} names */
async function check(names) {
  await installIfNeeded()
  const chosen = checks.filter(([name]) => names.length === 0 || names.includes(name))
  if (chosen.length === 0) throw new Error(`Checks: ${[...new Set(checks.map(([name]) => name))].join(', ')}`)
  /** @type {string[]} */
  const failed = []
  if (chosen.some(([name]) => name === 'package')) {
    await build(['policies', 'libraries']).catch((error) => {
      console.error(error.message)
      failed.push('build')
    })
  }
  for (const [name, script, ...args] of chosen) {
    const title = [name, ...args.slice(-1)].join(' ')
    const { status, output } = await capture(process.execPath, [script(), ...args])
    console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${title}`)
    if (status === 0) continue
    failed.push(title)
    console.error(output.trim())
  }
  console.log(failed.length === 0 ? '\nAll checks passed' : `\nFailed: ${failed.join(', ')}`)
  return failed.length === 0 ? 0 : 1
}

try {
  process.exitCode = await check(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
