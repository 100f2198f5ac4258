// Cells that a spreadsheet runs, and quotes that swallow what comes after them.
import { describe, expect, test } from 'vitest'
import * as commandLine from '../../packages/cli/src/output/csv.ts'
import * as playground from '../../playground/src/files/csv.ts'
import { small } from '../cli/small.ts'
import { cli, folderOf } from '../cli/terminal.ts'

/** What a well-known writer of CSV escapes when it is told to escape formulas (papaparse 5). */
const escapedElsewhere = /^[=+\-@\t\r].*$/

describe.each([
  ['the command line', commandLine],
  ['the playground', playground],
])('a cell that %s writes', (_, { csvText, neutral, original }) => {
  test.each(['=HYPERLINK("x")', '+1', '-1+cmd', '@SUM(1)', '\t=1', '\r=1'])(
    'is not run by a spreadsheet: %j',
    (cell) => {
      expect(escapedElsewhere.test(cell.replaceAll(/[\r\n]/g, '\t'))).toBe(true)
      expect(csvText([[cell]]).replace(/^"/, '')).toMatch(/^'/)
      expect(original(neutral(cell))).toBe(cell)
    },
  )

  test.each(['＝1+1', '＋1', '－1', '＠x', ' =1', '   +1', '\u00a0=1', '\n=1', "'=1"])(
    'is not run either where others let it through: %j',
    (cell) => {
      expect(escapedElsewhere.test(cell)).toBe(false)
      expect(csvText([[cell]]).replace(/^"/, '')).toMatch(/^'/)
      expect(original(neutral(cell))).toBe(cell)
    },
  )
})

describe('a quote that is opened in the last rows and never closed', () => {
  const rows = ['ref,score', 'A-1,70', 'A-2,"80', 'A-3,90', '']

  test('refuses the file on the command line, and says where', async () => {
    const folder = folderOf({ 'small.json': JSON.stringify(small) })
    const args = ['assess', '--policy', 'small.json', '--as-at', '2026-11-22', '--on-error', 'skip']
    const { code, stdout, stderr } = await cli(args, { folder, stdin: rows.join('\r\n') })
    expect(code).toBe(4)
    expect(stdout).not.toMatch(/A-[23]/)
    expect(stderr).toMatch(/row 2: a quote is opened and never closed/)
  })

  test('is said in the playground, with its line, after the rows before it', () => {
    const read = playground.readCsv(rows.join('\r\n'), ',')
    expect([read.next().value, read.next().value]).toEqual([
      ['ref', 'score'],
      ['A-1', '70'],
    ])
    expect(read.next()).toMatchObject({
      done: true,
      value: { line: 3, message: expect.stringContaining('never closed') },
    })
  })
})
