// Text on its way out and in: folding, tables, cells, and JSON arrays taken apart.
import { parsePolicy } from '@iom-rules/core'
import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerLayout } from '../../packages/cli/src/answer.ts'
import { answerColumns } from '../../packages/cli/src/answer-columns.ts'
import { comparisonRows, type Compared } from '../../packages/cli/src/comparison.ts'
import { findingLayout } from '../../packages/cli/src/finding-layout.ts'
import type { Reported } from '../../packages/cli/src/findings.ts'
import { memberCutter } from '../../packages/cli/src/input/members.ts'
import { readRecords, recordCutter } from '../../packages/cli/src/input/records.ts'
import { csvText, neutral, original } from '../../packages/cli/src/output/csv.ts'
import { fold } from '../../packages/cli/src/output/fold.ts'
import { tableBlocks } from '../../packages/cli/src/output/table.ts'
import { small } from './small.ts'
import { cli } from './terminal.ts'

const seed = 20261122

/** Rows of a CSV, read by the letter of RFC 4180 and no library. */
function rfc4180(text: string): string[][] {
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y
  const rows: string[][] = [[]]
  for (let cell = cells.exec(text); cell !== null; cell = cells.exec(text)) {
    rows.at(-1)?.push(cell[1]?.replaceAll('""', '"') ?? cell[2] ?? '')
    if (cell[3] === '\r\n') rows.push([])
    if (cells.lastIndex === text.length) break
  }
  return rows.slice(0, -1)
}

describe('a cell', () => {
  test.each([
    '=1+1',
    '+1',
    '-1',
    '@x',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    "'=1",
    "''=1",
  ])('that a spreadsheet would run gets an apostrophe: %j', (text) => {
    expect(neutral(text)).toBe(`'${text}`)
    expect(original(neutral(text))).toBe(text)
  })

  test.each(["'", "'tis", 'A-1', '', '5', "''", 'a=1'])('that is harmless stays as it is: %j', (text) => {
    expect(neutral(text)).toBe(text)
    expect(original(text)).toBe(text)
  })

  test('a negative number stays a number', () => {
    expect(csvText([[-5, 1.5, true, null]])).toBe('-5,1.5,true,\r\n')
  })

  test(`any text comes back (seed ${seed})`, () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 4 }), { minLength: 1 }),
        (rows) => {
          const read = rfc4180(csvText(rows))
          expect(read.map((row) => row.map(original))).toEqual(rows)
        },
      ),
      { seed },
    )
  })
})

describe('folding', () => {
  test(`keeps every letter and the width (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 40 }), (text, width) => {
        const lines = fold(text, width)
        expect(lines.every((line) => line.length <= width)).toBe(true)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(/[ \n]/g, ''))
      }),
      { seed },
    )
  })

  test('breaks long names after an underscore', () => {
    expect(fold('ASSIGN_POLICE_OFFENDER_MANAGER', 16)).toEqual(['ASSIGN_POLICE_', 'OFFENDER_MANAGER'])
  })
})

describe('text from a stranger', () => {
  test('cannot speak to the terminal', () => {
    expect(fold('a\u001b[31mb\u0007\u009b2Jc\td', 40)).toEqual(['a�[31mb��2Jc�d'])
    expect(fold('user\u202Egpj.exe', 40)).toEqual(['user�gpj.exe'])
  })

  test('is put into words that cannot either', async () => {
    const { stderr } = await cli(['bundle', '\u001b]0;title\u0007'])
    expect(stderr).toContain('There is no policy, folder or file `�]0;title�`.')
  })
})

describe('a table', () => {
  const columns = [{ title: 'One' }, { title: 'Two', folds: true as const }]

  test('keeps the widths of its first block', () => {
    const block = tableBlocks(columns, 30)
    expect(block([['a', 'short']])).toBe('One  Two\n───  ─────\na    short\n')
    expect(block([['b', 'longer than it was']])).toBe('b    longe\n     r\n     than\n     it\n     was\n')
  })

  test('becomes lines where columns do not fit', () => {
    const block = tableBlocks(columns, 12)
    expect(
      block([
        ['a-long-one', 'text'],
        ['b', ''],
      ]),
    ).toBe('One  a-long-\n     one\nTwo  text\n\nOne  b\n\n')
  })
})

describe('an array taken apart', () => {
  function members(chunks: readonly string[]): string[] {
    const cutter = memberCutter('test')
    return [...chunks.flatMap((chunk) => cutter.push(chunk)), ...cutter.end()].map(({ text }) => text)
  }

  test(`gives the members JSON.parse gives, wherever the chunks break (seed ${seed})`, () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue()),
        fc.nat({ max: 2 }),
        fc.integer({ min: 1, max: 7 }),
        (list, indent, size) => {
          const text = ` ${JSON.stringify(list, null, indent)}\n`
          const chunks = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []
          const found = members(chunks)
          expect(found.map((member) => JSON.parse(member) as unknown)).toEqual(JSON.parse(text))
        },
      ),
      { seed },
    )
  })
})

describe('a CSV taken apart', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '1', '"', ',', ';', '\n', '\r', ' ', 'é', "'") })
  const parts = fc.array(fc.constantFrom('a', '""', '"', ',', '\n', '\r\n', '\r', '"b,\n"', 'c'), {
    maxLength: 12,
  })

  /** As the library reads it all at once; `null` where it refuses. */
  function inOne(text: string): readonly (readonly string[])[] | null {
    try {
      return parse(text, {
        record_delimiter: ['\r\n', '\n', '\r'],
        relax_column_count: true,
        skip_empty_lines: true,
      })
    } catch {
      return null
    }
  }

  /** As it is read in stretches, of text that breaks anywhere; `null` where one of them is refused. */
  function inStretches(text: string, size: number): readonly (readonly string[])[] | null {
    const cutter = recordCutter()
    const chunks = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []
    const read = [...chunks.flatMap((chunk) => cutter.push(chunk)), ...cutter.end()].map((stretch) =>
      readRecords(stretch, ','),
    )
    return read.some((each) => 'fault' in each)
      ? null
      : read.flatMap((each) => ('records' in each ? each.records : []))
  }

  test(`gives the cells that were written, wherever the chunks break (seed ${seed})`, () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 })),
        fc.integer({ min: 1, max: 7 }),
        (rows, size) => {
          const read = inStretches(csvText(rows), size)
          expect(read?.map((row) => row.map(original))).toEqual(rows)
        },
      ),
      { seed },
    )
  })

  test(`is accepted, and read, exactly where the library does (seed ${seed})`, () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 7 }), (written, size) => {
        const text = written.join('')
        expect(inStretches(text, size)).toEqual(inOne(text))
      }),
      { seed, numRuns: 500 },
    )
  })
})

test('families that are not listed are counted where no sentence is, too', () => {
  const family = { parts: [], words: 'score 75 percent or more', example: null }
  const move = { from: 'AGREED', to: 'HIGH', families: [family], moreFamilies: 2, words: '' }
  const compared = { written: [], decisions: [{ decision: 'band', moves: [move] }] } as unknown as Compared
  expect(comparisonRows(compared).map(({ part, to, words }) => [part, to, words])).toEqual([
    ['move', 'HIGH', 'score 75 percent or more'],
    ['move', 'HIGH', 'and 2 more groups of people'],
  ])
  const found = { families: [family], moreFamilies: 1 } as unknown as Reported
  expect(findingLayout(null, 80).csv.cells(found).at(-1)).toEqual([
    'score 75 percent or more',
    'and 1 more group of people',
  ])
})

test('in Parquet every list of text is one', () => {
  const policy = parsePolicy(small)
  if (!policy.ok) throw new Error('The policy is not valid.')
  const view = {
    decisions: ['band', 'flags'],
    exact: true,
    explain: true,
    brief: false,
    counterfactual: true,
    width: 80,
  }
  const types = new Map(answerColumns(policy.value, view))
  const cells = answerLayout(policy.value, view).csv.header.filter((name) => types.get(name) === 'VARCHAR[]')
  expect(cells).toEqual([
    'band.possible',
    'band.missing',
    'band.counterfactuals',
    'flags',
    'flags.possible',
    'flags.missing',
    'flags.counterfactuals',
    'conflicts',
  ])
})
