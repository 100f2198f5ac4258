// npm run check -- screens: every test in a browser, with all widths and colours, and the one file as well as what is served.
import { join } from 'node:path'
import { root, run } from '../run.mjs'

process.exitCode = await run(
  process.execPath,
  [join(root, 'scripts', 'test.mjs'), 'tests/browser', '--testTimeout=600000'],
  { env: { ...process.env, IOM_RULES_TESTS: 'thorough' } },
)
