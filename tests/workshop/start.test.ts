import { expect, test } from 'vitest'
import { capture } from '../../scripts/run.mjs'

test.each([
  [
    'a port that is no number',
    ['--port', 'eighty'],
    '`--port` must be a number from 0 to 65535, not `eighty`',
  ],
  ['a port that does not exist', ['--port', '65536'], '`--port` must be a number'],
  ['an option it does not know', ['--prot', '80'], '--prot'],
])('npm start refuses %s', async (_, args, message) => {
  const { status, output } = await capture(process.execPath, ['scripts/start.mjs', ...args])
  expect(status).toBe(1)
  expect(output).toContain(message)
})
