// Input that is not what it should be: each fault is told with its place, and nothing is half-done.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, test } from 'vitest'
import { smallText } from './small.ts'
import { cli, folderOf, lines, type Ran } from './terminal.ts'

let folder: string

beforeEach(() => {
  folder = folderOf({ 'small.json': smallText })
})

function assess(stdin: string | Uint8Array, ...args: string[]): Promise<Ran> {
  const given = ['assess', '--policy', 'small.json', '--as-at', '2026-11-22', ...args]
  return cli(given, { folder, stdin })
}

const good = JSON.stringify({ ref: 'A-1', facts: { score: 80 } })
const bad = JSON.stringify({ ref: 'A-2', facts: { score: '82' } })
const csv = 'ref,score,agrees,visits\n'

describe('a row that is not valid', () => {
  test.each([
    ['a number in quotes', { score: '82' }, '/facts/score: `score` must be a number, not `"82"`'],
    ['a number out of its domain', { score: 101 }, '/facts/score: `score` must be between 0 and 100'],
    ['a word for a boolean', { agrees: 'yes' }, '/facts/agrees: `agrees` must be true or false'],
    [
      'a day that does not exist',
      { release: '2026-02-30' },
      '/facts/release: `release` is not a day that exists',
    ],
    [
      'a record of the future',
      { visits: [{ day: '2026-11-23' }] },
      '/facts/visits/0/day: `day` is 2026-11-23, after',
    ],
    [
      'a fact the policy does not have',
      { scoer: 4 },
      '/facts/scoer: The policy has no fact `scoer`. Did you mean `score`?',
    ],
    [
      'a value that is not a choice',
      { kind: 'BLEU' },
      '/facts/kind: `kind` cannot be `"BLEU"`. Did you mean `BLUE`?',
    ],
    ['a derived fact', { visited: true }, '/facts/visited: `visited` is worked out by the policy'],
  ])('%s', async (_, facts, words) => {
    const { code, stdout, stderr } = await assess(`${good}\n${JSON.stringify({ ref: 'B', facts })}\n`)
    expect(code).toBe(4)
    expect(stderr).toContain(`row 2, line 2, ${words}`)
    expect(stdout).toBe('')
  })

  test.each([
    ['not an object', '42'],
    ['no reference', '{"facts":{}}'],
    ['a reference like a sentence', '{"ref":"John Smith","facts":{}}'],
    ['an unknown key', '{"ref":"A","facts":{},"name":"x"}'],
    ['a cut-off line', '{"ref":"A","facts":{'],
    ['a key given twice', '{"ref":"A","facts":{"score":10,"score":90}}'],
    ['a key given twice, escaped once', '{"ref":"A","facts":{"score":10,"sc\\u006fre":90}}'],
    ['an attack on the prototype', '{"ref":"A","facts":{"__proto__":{"score":1}}}'],
    ['endless nesting', `{"ref":"A","facts":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['a number JSON does not have', '{"ref":"A","facts":{"score":NaN}}'],
    ['an infinite number', '{"ref":"A","facts":{"score":1e999}}'],
    ['a comment', '{"ref":"A","facts":{} /* x */}'],
    ['bytes that are not UTF-8', Buffer.from('{"ref":"A","facts":{"kind":"\xff"}}', 'latin1')],
  ])('in NDJSON: %s', async (_, line) => {
    const stdin = Buffer.concat([Buffer.from(`${good}\n`), Buffer.from(line), Buffer.from(`\n${good}\n`)])
    const { code, stderr } = await assess(stdin)
    expect(code).toBe(4)
    expect(stderr).toMatch(/^row 2, line 2[,:]/)
    const skipped = await assess(stdin, '--on-error', 'skip')
    expect(skipped.code).toBe(0)
    expect(lines(skipped.stdout)).toHaveLength(2)
  })

  test('of a megabyte and more is refused, and the rows after it are read', async () => {
    const long = JSON.stringify({
      ref: 'L',
      facts: { needs: Array.from({ length: 120_000 }, () => 'HOUSING') },
    })
    for (const stdin of [`${good}\n${long}\n${good}\n`, `[${good},${long},\n${good}]`]) {
      const { code, stdout, stderr } = await assess(stdin, '--on-error', 'skip')
      expect(code).toBe(0)
      expect(lines(stdout)).toHaveLength(2)
      expect(stderr).toContain('The row is longer than 1,048,576 characters.')
    }
  })

  test('a first line that is too long to be seen whole is a row, wherever the text came apart', async () => {
    const needs = '"HOUSING",'.repeat(7_000)
    const long = `{"ref":"L","facts":{"needs":[${needs.slice(0, -1)}]}}`
    const cut = long.indexOf(',', 66_000) + 1
    const stdin = [long.slice(0, cut), `${long.slice(cut)}\n${good}\n`]
    const { stderr, stdout } = await cli(
      ['assess', '--policy', 'small.json', '--as-at', '2026-11-22', '--on-error', 'skip'],
      { folder, stdin },
    )
    expect(stderr).toContain('row 1, line 1, /facts/needs/1: `needs` holds `"HOUSING"` twice.')
    expect(lines(stdout)).toHaveLength(1)
  })

  test('in an array is told with the line it starts on', async () => {
    const { code, stderr } = await assess(`[\n  ${good},\n  ${JSON.stringify(JSON.parse(bad), null, 2)}\n]`)
    expect(code).toBe(4)
    expect(stderr).toContain('row 2, line 3, /facts/score:')
  })

  test.each([
    ['[1,]', 'row 1, line 1'],
    [`[${good},,${good}]`, 'row 2, line 1'],
    [`[${good} ${good}]`, 'row 1, line 1'],
  ])('a broken array: %s', async (stdin, words) => {
    const { code, stderr } = await assess(stdin)
    expect(code).toBe(4)
    expect(stderr).toContain(words)
  })
})

describe('CSV', () => {
  test.each([
    ['a wrong type', `${csv}A,82%,,\n`, 'row 1, line 2, /facts/score: `score` must be a number, not `"82%"`'],
    ['a decimal comma', 'ref;score\nA;82,5\n', 'row 1, line 2, /facts/score: `score` must be a number'],
    ['hexadecimal', `${csv}A,0x10,,\n`, '`score` must be a number'],
    ['yes for true', `${csv}A,,yes,\n`, 'row 1, line 2, /facts/agrees: `agrees` must be true or false'],
    ['a list that is not JSON', `${csv}A,,,HOME\n`, 'row 1, line 2, /facts/visits: '],
    [
      'a list with a key given twice',
      `${csv}A,,,"[{""place"":""HOME"",""place"":""OFFICE""}]"\n`,
      '/facts/visits/0/place: ',
    ],
    ['no reference', `${csv},1,,\n`, 'row 1, line 2'],
    ['too few cells', `${csv}A,1\n`, 'row 1, line 2: The row has 2 cells, and there are 4 headers.'],
    ['too many cells', `${csv}A,1,,,,\n`, 'row 1, line 2: The row has 6 cells, and there are 4 headers.'],
    ['the line after a cell of several lines', `${csv}\n"A\nB",1,,\nC,x,,\n`, 'row 1, line 3'],
  ])('%s', async (_, stdin, words) => {
    const { code, stderr, stdout } = await assess(stdin)
    expect(code).toBe(4)
    expect(stderr).toContain(words)
    expect(stdout).toBe('')
  })

  test('rows after a cell of several lines keep their line', async () => {
    const { stderr } = await assess(`${csv}A,1,,"[{""day"":\n""2026-01-05""}]"\r\n\r\nC,x,,\n`)
    expect(stderr).toContain('row 2, line 5, /facts/score')
  })

  test.each([
    [
      'an unknown header',
      'ref,scoer\nA,1\n',
      'stdin, line 1: The policy has no fact `scoer`. Did you mean `score`?',
    ],
    ['a header given twice', 'ref,score,score\nA,1,2\n', 'stdin, line 1: Column `score` is there twice.'],
    ['no header for a column', 'ref,,score\nA,1,2\n', 'stdin, line 1: Column 2 has no header.'],
    ['no reference', 'score\n1\n', 'stdin, line 1: There is no column `ref`'],
    ['a derived fact', 'ref,visited\nA,true\n', '`visited` is worked out by the policy'],
    ['spaces in a header', 'ref, score\nA,1\n', 'The policy has no fact ` score`. Did you mean `score`?'],
    [
      'an unclosed quote',
      `${csv}A,1,,\n\nB,"1,,\nC,1,,\nD,1,,\n`,
      'stdin, line 4, row 2: a quote is opened and never closed',
    ],
    [
      'an unclosed quote after a row of two lines',
      `${csv}A,1,"",\nB,1,,"[\n]"\r\nC,"1,,\n\nD,1,,\n`,
      'stdin, line 5, row 3: a quote is opened and never closed',
    ],
    [
      'a quote in the middle of a cell',
      `${csv}A,1,,\nB,1"x,,\n`,
      'stdin, line 3, row 2: there is a quote where none can be',
    ],
    ['text after a quote', `${csv}A,"1"x,,\n`, 'stdin, line 2, row 1: there is a quote where none can be'],
    ['nothing', '', 'stdin is empty'],
    ['nothing but a byte order mark and blank lines', '\uFEFF\r\n\r\n', 'stdin is empty'],
  ])('%s stops everything, whatever --on-error says', async (_, stdin, words) => {
    for (const mode of ['fail', 'skip', 'report']) {
      const { code, stderr, stdout } = await assess(
        stdin,
        '--on-error',
        mode,
        '--input-format',
        'csv',
        '--output',
        'out.ndjson',
      )
      expect(code).toBe(4)
      expect(stderr).toContain(words)
      expect(stdout).toBe('')
      expect(existsSync(join(folder, 'out.ndjson'))).toBe(false)
    }
  })

  test('a lost quote in a large file does not fill the memory', async () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => `R-${at},1,,`).join('\n')
    const { code, stderr } = await assess(`${csv}A,"1,,\n${rows}`)
    expect(code).toBe(4)
    expect(stderr).toMatch(
      /row 1: the row is longer than 1,048,576 characters; a quote is probably not closed/,
    )
  })

  test('a cell that is not UTF-8 refuses its row', async () => {
    const { code, stderr } = await assess(Buffer.from(`${csv}A\xff,1,,\n`, 'latin1'))
    expect(code).toBe(4)
    expect(stderr).toContain(
      'row 1, line 2, /ref: The row holds bytes that are not UTF-8 text. Save the input as UTF-8.',
    )
  })
})

describe('an input that is something else', () => {
  test.each([
    [
      'Parquet',
      Buffer.from('PAR1\x15\x04\x15'),
      'a Parquet file: read it from a file whose name ends in .parquet',
    ],
    ['a workbook', Buffer.from('PK\x03\x04rest'), 'a workbook or zip file'],
    ['gzip', gzipSync(good), 'compressed: unpack it first'],
    [
      'UTF-16',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(good, 'utf16le')]),
      'UTF-16 text: save it as UTF-8',
    ],
    ['UTF-16 without a mark', Buffer.from(good, 'utf16le'), 'stdin is not text: it holds binary data'],
    ['binary', Buffer.from([1, 2, 3, 0, 4, 5]), 'stdin is not text: it holds binary data'],
    ['short binary', Buffer.from([0]), 'stdin is not text'],
    [
      'a cut-off array',
      `[${good},\n${good}`,
      'the array is not closed, after row 2 began on line 2. The input may be cut off',
    ],
    ['an array cut off in a word', `[${good},\n{"ref":"A`, 'stdin, line 2: the array is not closed'],
    ['text after an array', `[${good}]\n[]`, 'stdin, line 2: there is more text after the end of the array'],
    ['words', 'hello there\n', 'The policy has no fact `hello there`'],
  ])('%s', async (_, stdin, words) => {
    const { code, stderr, stdout } = await assess(stdin, '--on-error', 'skip')
    expect(code).toBe(4)
    expect(stderr).toContain(words)
    expect(stdout).toBe('')
  })

  test('a file that is not there, or a folder', async () => {
    const missing = await assess('', '--input', 'nothing.csv')
    expect(missing).toMatchObject({ code: 2, stderr: 'There is no file `nothing.csv`.\n' })
    const directory = await assess('', '--input', '.')
    expect(directory).toMatchObject({ code: 2, stderr: '`.` is a folder: give a file of nominals.\n' })
  })
})

describe('--on-error', () => {
  const mixed = [good, bad, '{"ref"', good].join('\n')

  test('fail, the default, leaves an older output file as it was', async () => {
    const work = folderOf({ 'small.json': smallText, 'out.ndjson': 'older\n' })
    const { code } = await cli(
      ['assess', '--policy', 'small.json', '--as-at', '2026-11-22', '--output', 'out.ndjson'],
      { folder: work, stdin: mixed },
    )
    expect(code).toBe(4)
    expect(readFileSync(join(work, 'out.ndjson'), 'utf8')).toBe('older\n')
    expect(readdirSync(work).sort()).toEqual(['out.ndjson', 'small.json'])
  })

  test('skip goes on, counts on stderr and ends well', async () => {
    const { code, stdout, stderr } = await assess(mixed, '--on-error', 'skip')
    expect(code).toBe(0)
    expect(lines(stdout)).toHaveLength(2)
    expect(stderr).toContain('row 2, line 2, /facts/score')
    expect(stderr).toContain('row 3, line 3')
    expect(stderr).toMatch(/\n2 of 4 rows skipped\.\n$/)
  })

  test('report goes on, keeps what it refused, and ends with 4', async () => {
    const { code, stdout, stderr } = await assess(mixed, '--on-error', 'report', '--rejects', 'bad.ndjson')
    expect(code).toBe(4)
    expect(lines(stdout)).toHaveLength(2)
    expect(stderr).toMatch(/2 of 4 rows refused: see bad\.ndjson\.\n$/)
    const rejects = lines<{
      row: number
      line: number
      issues: { code: string; path: string }[]
      input: unknown
    }>(readFileSync(join(folder, 'bad.ndjson'), 'utf8'))
    expect(rejects).toHaveLength(2)
    expect(rejects[0]).toMatchObject({ row: 2, line: 2, input: JSON.parse(bad) })
    expect(rejects[0]?.issues[0]).toMatchObject({ code: 'wrong-type', path: '/facts/score' })
    expect(rejects[1]).toMatchObject({ row: 3, line: 3, input: '{"ref"' })
  })

  test('report without a bad row ends well, with an empty rejects file', async () => {
    const { code } = await assess(good, '--on-error', 'report', '--rejects', 'bad.ndjson')
    expect(code).toBe(0)
    expect(readFileSync(join(folder, 'bad.ndjson'), 'utf8')).toBe('')
  })

  test('a rejected CSV row is kept as its cells', async () => {
    await assess(`${csv}A,x,,\nB,1\n`, '--on-error', 'report', '--rejects', 'bad.ndjson')
    const rejects = lines<{ input: unknown }>(readFileSync(join(folder, 'bad.ndjson'), 'utf8'))
    expect(rejects.map(({ input }) => input)).toEqual([
      { ref: 'A', score: 'x', agrees: '', visits: '' },
      ['B', '1'],
    ])
  })

  test('every fault of a row is told, and no more than twenty rows are', async () => {
    const faulty = JSON.stringify({ ref: 'A', facts: { score: 'x', agrees: 'y' } })
    const { stderr } = await assess(Array.from({ length: 25 }, () => faulty).join('\n'), '--on-error', 'skip')
    expect(stderr.match(/\/facts\/score/g)).toHaveLength(20)
    expect(stderr.match(/\/facts\/agrees/g)).toHaveLength(20)
    expect(stderr).toContain('… and 5 more.\n25 of 25 rows skipped.\n')
  })

  test('a single object that is refused leaves nothing on stdout', async () => {
    expect(await assess(bad, '--on-error', 'skip', '--format', 'json')).toMatchObject({ code: 0, stdout: '' })
    expect(await assess(bad, '--format', 'json')).toMatchObject({ code: 4, stdout: '' })
  })

  test('an array of which the last is bad leaves nothing half-written on stdout', async () => {
    expect(await assess(`[${good},${good},${bad}]`, '--format', 'json')).toMatchObject({
      code: 4,
      stdout: '',
    })
  })
})
