// The published doors, opened as a program that installed the packages would: from the builds, in both module systems.
import { expect, test } from 'vitest'
import { capture } from '../../scripts/run.mjs'

const doors = [
  '@iom-rules/core',
  '@iom-rules/core/interop',
  '@iom-rules/core/caseload',
  '@iom-rules/core/journey',
  '@iom-rules/core/record',
  '@iom-rules/cli',
]

async function exportsOf(...args: string[]): Promise<string[]> {
  const { status, output } = await capture(process.execPath, args)
  expect(status, output).toBe(0)
  return JSON.parse(output) as string[]
}

test.each(doors)('%s gives import and require the same exports', async (door) => {
  const shown =
    'console.log(JSON.stringify(Object.keys(door).filter((name) => !/^(__esModule|module\\.exports)$/.test(name)).sort()))'
  const imported = await exportsOf('--input-type=module', '-e', `import * as door from '${door}'; ${shown}`)
  // With this flag Node is as strict as older tools (Jest among them): a dependency that is ESM only fails.
  const required = await exportsOf(
    '--no-experimental-require-module',
    '-e',
    `const door = require('${door}'); ${shown}`,
  )
  expect(required).toEqual(imported)
})

test('the main door loads neither json-rules-engine nor XState', async () => {
  const script = `require('@iom-rules/core'); console.log(JSON.stringify(Object.keys(require.cache)))`
  const loaded = await exportsOf('--no-experimental-require-module', '-e', script)
  expect(loaded.filter((file) => /node_modules[\\/](json-rules-engine|xstate)[\\/]/.test(file))).toEqual([])
})

test('the stub stands in for jsonpath-plus, and throws', async () => {
  const script = `
    const { createRequire } = require('node:module')
    const engine = createRequire(require.resolve('@iom-rules/core/package.json')).resolve('json-rules-engine')
    try { createRequire(engine)('jsonpath-plus').JSONPath({ path: '$' }) }
    catch (error) { console.log(JSON.stringify([error.message])) }`
  expect(await exportsOf('-e', script)).toEqual([expect.stringContaining('JSONPath is switched off')])
})
