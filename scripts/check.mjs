// npm run check: every check but the tests. All of them run, and each failure is shown.
// Names limit it: npm run check -- types lint. Those that take minutes, or fetch what others install, only run by name.
// What begins with -- goes to our own checks: npm run check -- api --write
import { join } from 'node:path'
import { build } from './build.mjs'
import { installIfNeeded } from './install.mjs'
import { capture, root, tool } from './run.mjs'

const projects = ['packages/core', 'packages/cli', 'playground', '.']
const libraries = ['packages/core', 'packages/cli']
/** Programs of ours, in the folder check. */
const own = [
  'api',
  'sizes',
  'contents',
  'advisories',
  'reproducible',
  'consumers',
  'runtimes',
  'docs',
  'screens',
  'coverage',
]

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
  ...own.map((name) => /** @type {const} */ ([name, () => join(root, 'scripts', 'check', `${name}.mjs`)])),
]

/** Each of these takes minutes, and two of them fetch what others install. */
const onlyByName = ['reproducible', 'consumers', 'runtimes', 'docs', 'screens', 'coverage']

/** These look at what is built. */
const needsPlayground = ['contents', 'reproducible', 'consumers', 'coverage']
const needsLibraries = [...needsPlayground, 'package', 'api', 'sizes', 'runtimes']

/** @param {readonly string[]} asked */
async function check(asked) {
  await installIfNeeded()
  const options = asked.filter((each) => each.startsWith('--'))
  const names = asked.filter((each) => !each.startsWith('--'))
  const chosen = checks.filter(([name]) =>
    names.length === 0 ? !onlyByName.includes(name) : names.includes(name),
  )
  if (chosen.length === 0) throw new Error(`Checks: ${[...new Set(checks.map(([name]) => name))].join(', ')}`)
  /** @type {string[]} */
  const failed = []
  const needs = (/** @type {readonly string[]} */ what) => chosen.some(([name]) => what.includes(name))
  if (needs(needsLibraries)) {
    const targets = ['policies', 'libraries', ...(needs(needsPlayground) ? ['playground'] : [])]
    await build(targets).catch((error) => {
      console.error(error.message)
      failed.push('build')
    })
  }
  for (const [name, script, ...args] of chosen) {
    const title = [name, ...args.slice(-1)].join(' ')
    const given = own.includes(name) ? options : []
    const { status, output } = await capture(process.execPath, [script(), ...args, ...given])
    console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${title}`)
    // What was measured is asked for by name.
    if (status === 0 && names.includes(name) && own.includes(name)) console.log(output.trim())
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
