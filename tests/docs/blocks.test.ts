// Blocks that are no programs: JSON is JSON, SQL is taken by a database, changes fit the files they change, and
// nothing is in a language that nobody looks at.
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDuckDB } from '../interop/sql/both.ts'
import { blocks, placeOf, root, type Block } from './pages.ts'
import { valueOf } from './examples.ts'

const of = (...languages: readonly string[]) =>
  blocks
    .filter(({ language }) => languages.includes(language))
    .map((block): [string, Block] => [placeOf(block), block])

/** Languages, and who looks at them: the tests beside this one, or here. */
const looked = new Set(['sh', 'ts', 'js', 'json', 'sql', 'diff', 'mermaid', 'text'])

test('every block is in a language that is looked at, or says why it is not', () => {
  const odd = blocks.filter(({ language, info }) => !looked.has(language) && (info['skip'] ?? '').length < 10)
  expect(odd.map((block) => `${placeOf(block)} ${block.language}`)).toEqual([])
  expect(blocks.filter(({ language }) => !looked.has(language)).length).toBeLessThan(5)
})

test.each(of('json').filter(([, { info }]) => info['skip'] === undefined))('%s is JSON', (_, block) => {
  // A line each is JSON too, as commands write it.
  const lines = block.text.trim().split('\n')
  const perLine = lines.length > 1 && lines.every((line) => /^\{.*\}$/.test(line))
  for (const text of perLine ? lines : [block.text]) expect(valueOf({ ...block, text })).toBeDefined()
})

describe('a change that a page shows fits the file it changes', () => {
  test.each(of('diff'))('%s', (_, { info, text }) => {
    const lines = text.split('\n').slice(0, -1)
    const before = lines.filter((line) => !line.startsWith('+')).map((line) => line.slice(1))
    const file = readFileSync(join(root, info['of'] ?? ''), 'utf8')
    expect(file.split(`${before.join('\n')}\n`)).toHaveLength(2)
    expect(lines.some((line) => line.startsWith('+'))).toBe(true)
  })
})

test('a drawing has arrows', () => {
  for (const [, { text }] of of('mermaid')) expect(text).toMatch(/^(flowchart|stateDiagram-v2)[\s\S]+--?>/)
})

test('the views over files that a page shows are taken by DuckDB', async () => {
  const database = await openDuckDB(tmpdir())
  try {
    // What the page reads: a file of the shape that `iom-rules generate` writes.
    const shape = `SELECT 'A' AS ref, [{'type': 'BURGLARY'}] AS offences, [{'to': 'NONE'}] AS "custodyPeriods"`
    for (const [, { text, info }] of of('sql')) {
      if (info['skip'] !== undefined) continue
      await database.run(text.replace(/read_parquet\('[^']*'\)/, `(${shape})`))
    }
    expect(await database.rows('SELECT ref FROM nominals')).toEqual([['A']])
  } finally {
    database.close()
  }
})
