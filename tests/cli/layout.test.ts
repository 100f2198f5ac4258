// Text on its way out and in: folding, tables, cells, and JSON arrays taken apart.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvText, neutral, original } from '../../packages/cli/src/output/csv.ts'
import { fold } from '../../packages/cli/src/output/fold.ts'
import { tableBlocks } from '../../packages/cli/src/output/table.ts'
import { cli } from './terminal.ts'
import { readMembers } from '../../packages/cli/src/input/members.ts'

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
  async function members(chunks: readonly string[]): Promise<string[]> {
    async function* source() {
      yield* chunks
    }
    const found: string[] = []
    for await (const { text } of readMembers(source(), 'test')) found.push(text)
    return found
  }

  test(`gives the members JSON.parse gives, wherever the chunks break (seed ${seed})`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue()),
        fc.nat({ max: 2 }),
        fc.integer({ min: 1, max: 7 }),
        async (list, indent, size) => {
          const text = ` ${JSON.stringify(list, null, indent)}\n`
          const chunks = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []
          const found = await members(chunks)
          expect(found.map((member) => JSON.parse(member) as unknown)).toEqual(JSON.parse(text))
        },
      ),
      { seed },
    )
  })
})
