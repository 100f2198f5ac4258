// How `iom-rules playground` is called; what it serves is for tests/package.
import { expect, test } from 'vitest'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { cli, folderOf } from './terminal.ts'

test.each([
  [['--port', 'eighty'], '--port takes a whole number from 0 to 65535, not `eighty`.'],
  [['--port', '65536'], '--port takes a whole number from 0 to 65535, not `65536`.'],
  [['--prot', '80'], 'There is no option `--prot` here. Did you mean `--port`?'],
  [['cheshire'], 'Unexpected argument `cheshire`.'],
])('refuses %j', async (args, message) => {
  const { code, stdout, stderr } = await cli(['playground', ...args])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(message)
})

test('says what to do where it is not built', async () => {
  const folder = folderOf({
    'node_modules/@iom-rules/cli/package.json': JSON.stringify({ name: '@iom-rules/cli', version: '0.1.0' }),
  })
  const { code, stderr } = await cli(['playground'], { from: join(folder, 'here.js') })
  expect(code).toBe(1)
  expect(stderr).toBe('The playground is not built: run `npm run build` in the repository.\n')
})

test('a port that cannot be had is a mistake in the call, and no fault of the program', async () => {
  const own = 'node_modules/@iom-rules/cli'
  const folder = folderOf({
    [`${own}/package.json`]: JSON.stringify({ name: '@iom-rules/cli', version: '0.1.0' }),
    [`${own}/playground/index.html`]: '',
  })
  const last = createServer()
  // Where something else has it, it is taken all the same.
  last.on('error', () => undefined)
  last.listen(65_535, '127.0.0.1')
  await Promise.race([once(last, 'listening'), once(last, 'error')].map((each) => each.catch(() => null)))
  const { code, stderr } = await cli(['playground', '--port', '65535'], { from: join(folder, 'here.js') })
  last.close()
  expect([code, stderr]).toEqual([2, 'No free port between 65535 and 65535: choose another with --port.\n'])
})
