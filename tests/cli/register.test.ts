// The register on the command line: an entry from a record, and the report.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RegisterEntry, RegisterReport } from '@iom-rules/core/record'
import { beforeAll, describe, expect, test } from 'vitest'
import { smallText } from './small.ts'
import { cli, folderOf, lines } from './terminal.ts'

const nominals = [
  { ref: 'A', area: 'NORTH', facts: { score: 80 } },
  { ref: 'B', facts: { agrees: true } },
]
const at = ['--versions', 'issued']
const enter = [
  'enter',
  '--input',
  'records.ndjson',
  ...at,
  '--decision',
  'band',
  '--by',
  'MACC',
  '--on',
  'today',
]
const why = ['--ground', 'judgement', '--reason', 'The score is two years old.']
let folder: string
let entered: unknown

beforeAll(async () => {
  folder = folderOf({ 'people.json': JSON.stringify(nominals), 'issued/small.json': smallText })
  const made = ['--as-at', 'today', '--made-on', 'today', '--by', 'panel chair', '--input', 'people.json']
  await cli(['record', ...at, ...made, '--output', 'records.ndjson'], { folder })
  const entries = await Promise.all([
    cli([...enter, '--ref', 'A', '--outcome', 'NONE', ...why], { folder }),
    cli([...enter, '--ref', 'B', '--outcome', 'AGREED'], { folder }),
  ])
  entered = entries.map(({ code, stderr }) => [code, stderr])
  writeFileSync(join(folder, 'register.ndjson'), entries.map(({ stdout }) => stdout).join(''))
})

const kept = () => lines<RegisterEntry>(readFileSync(join(folder, 'register.ndjson'), 'utf8'))

describe('enter', () => {
  test('writes one line that points to the record and names nobody', () => {
    expect(entered).toEqual([
      [0, ''],
      [0, ''],
    ])
    const [first] = kept()
    expect(first).toMatchObject({
      decision: 'band',
      proposed: { outcome: 'HIGH' },
      decided: { outcome: 'NONE', by: 'MACC' },
    })
    expect(JSON.stringify(first)).not.toContain('"ref"')
  })

  test.each([
    [['--outcome', 'HIGH'], /There are 2 records\. Say whose with --ref REF\./],
    [['--ref', 'C', '--outcome', 'HIGH'], /There is no record of C/],
    [['--ref', 'A', '--outcome', 'HGH'], /Did you mean `HIGH`/],
    [['--ref', 'A', '--outcome', 'NONE'], /give a ground \(.*judgement.*\) and a reason/],
    [
      ['--ref', 'A', '--outcome', 'NONE', '--ground', 'judgment', '--reason', 'x'],
      /Did you mean `judgement`/,
    ],
    [['--ref', 'A'], /An entry needs --outcome\. What was decided: an outcome of the decision\./],
    [['--ref', 'SOMEBODY', '--outcome', 'HIGH'], /Give the file that holds it with --input/],
    [['--ref', 'A', '--outcome', 'HIGH', '--output', 'register.ndjson'], /no option `--output`/],
  ])('%j is a mistake in the call', async (args, words) => {
    const ran = await cli([...enter, ...args], { folder })
    expect([ran.code, ran.stdout]).toEqual([2, ''])
    expect(ran.stderr).toMatch(words)
  })

  test('needs the policy that the record was made under', async () => {
    const args = enter.filter((each) => !at.includes(each))
    const ran = await cli([...args, '--ref', 'A', '--outcome', 'HIGH'], { folder })
    expect(ran.stderr).toMatch(/small 1\.2\.3 \(.*\), which is not at hand\. Give --versions FOLDER\./)
    expect(ran.code).toBe(2)
  })
})

describe('register', () => {
  const report = ['register', '--input', 'register.ndjson', '--records', 'records.ndjson', ...at]

  test('reports in Markdown, as a page, as numbers and as data', async () => {
    const markdown = await cli(report, { folder })
    expect([markdown.code, markdown.stderr]).toEqual([0, ''])
    expect(markdown.stdout).toContain('Of 2 records given, 2 came out as recorded, byte for byte.')
    expect(markdown.stdout).toContain('The score is two years old.')
    await cli([...report, '--output', 'report.html'], { folder })
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toMatch(/^<!doctype html>/)
    expect((await cli([...report, '--format', 'csv'], { folder })).stdout).toContain(
      'small,band,all,,overrides,1\r\n',
    )
    const data = JSON.parse((await cli([...report, '--format', 'json'], { folder })).stdout) as RegisterReport
    expect(data.decisions[0]?.all).toMatchObject({ entries: 2, overrides: 1, whileOpen: 1 })
  })

  test('holds small numbers back when asked', async () => {
    const ran = await cli([...report, '--suppress-below', '5'], { folder })
    expect(ran.stdout).toContain('fewer than 5')
    expect(ran.stdout).not.toContain('The score is two years old.')
    expect((await cli([...report, '--suppress-below', '1'], { folder })).code).toBe(2)
  })

  test('what is wrong with an entry is in the report, and ends with 4', async () => {
    const [first] = kept() as [RegisterEntry]
    const { reason: _, ...decided } = first.decided
    const stdin = JSON.stringify({ ...first, decided })
    const ran = await cli(['register', ...at], { folder, stdin })
    expect(ran.code).toBe(4)
    expect(ran.stderr).toBe('1 to put right in the register: see the report.\n')
    expect(ran.stdout).toContain('the entry does not say why')
    const refused = await cli(['register', ...at], {
      folder,
      stdin: JSON.stringify({ ...first, name: 'Somebody' }),
    })
    expect(refused.code).toBe(4)
    expect(refused.stderr).toMatch(/\/name: Of the entries: There is no key `name` here/)
  })

  test('two inputs cannot both be stdin', async () => {
    const ran = await cli(['register', '--input', '-', '--records', '-'], { folder })
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('cannot both come from stdin')])
  })
})
