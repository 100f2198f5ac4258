// Runs tests with all that a push leaves out: tests/thorough.ts says what that is.
import { join } from 'node:path'
import { root, run } from '../run.mjs'

/**
 * @param {readonly string[]} paths
 * @returns {Promise<number>} the exit code
 */
export function runThoroughly(paths) {
  return run(process.execPath, [join(root, 'scripts', 'test.mjs'), ...paths, '--testTimeout=600000'], {
    env: { ...process.env, IOM_RULES_TESTS: 'thorough' },
  })
}
