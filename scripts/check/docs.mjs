// npm run check -- docs: every block of the pages, the slow ones too, and the guides walked step by step in a browser.
import { join } from 'node:path'
import { root, run } from '../run.mjs'

process.exitCode = await run(
  process.execPath,
  [join(root, 'scripts', 'test.mjs'), 'tests/docs', 'tests/browser/guides.test.ts', '--testTimeout=600000'],
  { env: { ...process.env, IOM_RULES_TESTS: 'thorough' } },
)
