// npm test: installs and builds what is missing, a browser included, then runs every test.
// Arguments go to vitest, so `npm test -- tests/policy` runs a part.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { browserPath } from './browser.mjs'
import { build } from './build.mjs'
import { installIfNeeded } from './install.mjs'
import { root, run, tool } from './run.mjs'

const args = process.argv.slice(2)

/**
 * Whether the tests asked for include one of these folders: they do unless only paths of others are named.
 * @param {readonly string[]} folders
 */
function includes(folders) {
  const paths = args.filter((argument) => existsSync(join(root, argument)))
  const named = paths.map((path) => /tests[\\/](\w+)/.exec(path)?.[1])
  return named.length === 0 || named.some((folder) => folder === undefined || folders.includes(folder))
}

async function test() {
  await installIfNeeded()
  if (includes(['cli', 'docs', 'package', 'portable', 'workshop'])) await build(['policies', 'libraries'])
  const env = { ...process.env }
  if (includes(['browser', 'package'])) await build(['policies', 'playground'])
  if (includes(['browser'])) {
    env['CHROME_PATH'] = await browserPath()
  }
  return run(process.execPath, [tool('vitest'), 'run', ...args], { env })
}

try {
  process.exitCode = await test()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
