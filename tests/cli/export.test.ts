// What the program writes out: schemas, bundles, invented nominals.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { small, smallText } from './small.ts'
import { cli, folderOf, lines } from './terminal.ts'

describe('schema', () => {
  test.each(['policy', 'nominal', 'assessment'])('%s', async (name) => {
    const { code, stdout } = await cli(['schema', name])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: expect.stringContaining(`/schema/${name}.json`),
    })
  })

  test('without a name is that of a policy; --output writes a file', async () => {
    const folder = folderOf({})
    const { stdout } = await cli(['schema'], { folder })
    expect(await cli(['schema', 'policy'], { folder })).toMatchObject({ stdout })
    expect(await cli(['schema', '--output', 's.json'], { folder })).toMatchObject({ code: 0, stdout: '' })
    expect(readFileSync(join(folder, 's.json'), 'utf8')).toBe(stdout)
  })
})

describe('bundle', () => {
  test('gives a document that is a policy again', async () => {
    const folder = folderOf({ 'p.json': smallText })
    const { stdout } = await cli(['bundle', 'p.json'], { folder })
    expect(JSON.parse(stdout)).toEqual(small)
    const again = await cli(['bundle', 'again.json'], { folder: folderOf({ 'again.json': stdout }) })
    expect(again).toMatchObject({ code: 0, stdout })
  })
})

describe('generate', () => {
  const folder = folderOf({ 'p.json': smallText })
  const generate = (...args: string[]) =>
    cli(['generate', '--policy', 'p.json', '--as-at', '2026-11-22', ...args], { folder })

  test('the same seed gives the same people, another seed others', async () => {
    const { code, stdout } = await generate('--count', '50', '--seed', '7')
    expect(code).toBe(0)
    expect(lines(stdout)).toHaveLength(50)
    expect((await generate('--count', '50', '--seed', '7')).stdout).toBe(stdout)
    expect((await generate('--count', '50', '--seed', '8')).stdout).not.toBe(stdout)
  })

  test.each(['ndjson', 'json', 'csv'])(
    'as %s, assess reads every one of them, with the same answers',
    async (format) => {
      const assess = (stdin: string, ...args: string[]) =>
        cli(['assess', '--policy', 'p.json', '--as-at', '2026-11-22', '--format', 'csv', ...args], {
          folder,
          stdin,
        })
      const plain = await assess((await generate('--count', '300')).stdout)
      const { stdout } = await generate('--count', '300', '--format', format)
      expect(await assess(stdout)).toEqual(plain)
      expect(plain.code).toBe(0)
      expect(plain.stdout.trimEnd().split('\r\n')).toHaveLength(301)
    },
  )

  test('nobody, as an empty array', async () => {
    expect(await generate('--count', '0', '--format', 'json')).toMatchObject({ code: 0, stdout: '[]\n' })
  })

  test('--unknown-rate 1 leaves everything unknown', async () => {
    const { stdout } = await generate('--count', '20', '--unknown-rate', '1')
    const known = lines<{ facts: object }>(stdout).flatMap(({ facts }) =>
      Object.values(facts).filter((value) => value !== null),
    )
    expect(known).toEqual([])
  })
})
