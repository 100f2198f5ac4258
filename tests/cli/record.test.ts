// Records and versions on the command line: made, answered again, and told apart.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DecisionRecord, Remade } from '@iom-rules/core/record'
import { beforeAll, describe, expect, test } from 'vitest'
import { small } from './small.ts'
import { cli, folderOf, lines, type Ran } from './terminal.ts'

const nominals = [
  { ref: 'A', area: 'NORTH', facts: { score: 80 } },
  { ref: 'B', facts: { agrees: true } },
]
const later = {
  ...small,
  version: '1.3.0',
  inForce: { from: '2026-12-01' },
  parameters: { high: { ...small.parameters.high, value: 90 } },
  changes: [{ version: '1.3.0', on: '2026-11-01', text: 'A high score begins at 90.' }],
}
const made = ['--by', 'panel chair', '--made-on', '2026-11-23', '--input', 'people.json']
let folder: string
let records: DecisionRecord[]
let making: Ran

beforeAll(async () => {
  folder = folderOf({
    'people.json': JSON.stringify(nominals),
    'issued/small-1.json': JSON.stringify(small),
    'issued/small-2/policy.json': JSON.stringify(later),
    'issued/notes.txt': 'Not a policy.',
    'mixed/small.json': JSON.stringify(small),
    'mixed/other.json': JSON.stringify({ ...small, id: 'other' }),
    'twice/one.json': JSON.stringify(small),
    'twice/two.json': JSON.stringify({ ...later, inForce: small.inForce }),
    'empty/readme.txt': '',
  })
  const ran = await cli(
    ['record', '--versions', 'issued', '--as-at', '2026-11-22', ...made, '--output', 'records.ndjson'],
    {
      folder,
    },
  )
  making = ran
  records = lines<DecisionRecord>(readFileSync(join(folder, 'records.ndjson'), 'utf8'))
})

describe('record', () => {
  test('keeps the version that was in force on the day, who made it and with what', () => {
    expect(making).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(records.map(({ nominal, policy, asAt }) => [nominal.ref, policy.version, asAt])).toEqual([
      ['A', '1.2.3', '2026-11-22'],
      ['B', '1.2.3', '2026-11-22'],
    ])
    expect(records[0]?.made).toEqual({
      on: '2026-11-23',
      by: 'panel chair',
      with: expect.stringMatching(/^iom-rules \d/),
    })
  })

  test('lists what it made on a terminal, and takes the decisions and assumptions asked for', async () => {
    const args = ['record', '--policy', 'issued/small-1.json', '--as-at', '2026-11-22', ...made]
    const ran = await cli([...args, '--decision', 'band', '--assume', 'visits=[]'], { folder, columns: 120 })
    expect(ran.stdout).toMatch(/Nominal .*Hash/)
    const [first] = lines<DecisionRecord>(
      (await cli([...args, '--decision', 'band', '--assume', 'visits=[]'], { folder })).stdout,
    )
    expect(first).toMatchObject({ decisions: ['band'], assume: { visits: [] } })
  })

  test.each([
    [['--as-at', '2026-11-22', '--by', 'x', '--input', 'people.json'], /--made-on/],
    [['--as-at', '2026-11-22', '--made-on', 'today', '--input', 'people.json'], /--by ROLE/],
    [['--as-at', '2026-11-22', '--made-on', '2026-11-31', '--by', 'x'], /--made-on takes a day that exists/],
    [['--as-at', '2020-01-01', ...made, '--versions', 'issued'], /No version of `small` is in force/],
    [['--as-at', '2026-11-22', ...made, '--versions', 'twice'], /2 versions of `small` are in force/],
    [
      ['--as-at', '2026-11-22', ...made, '--versions', 'mixed'],
      /Say which: other, small\. Use --policy ID\./,
    ],
    [['--as-at', '2026-11-22', ...made, '--versions', 'issued', '--policy', 'smal'], /Did you mean `small`/],
    [
      ['--as-at', '2026-11-22', ...made, '--versions', 'issued', '--policy', 'issued/small-1.json'],
      /--policy takes an id/,
    ],
    [['--as-at', '2026-11-22', ...made, '--versions', 'empty'], /There is no policy in `empty`/],
    [['--as-at', '2026-11-22', ...made, '--versions', 'nowhere'], /There is no folder `nowhere`/],
    [['--as-at', '2026-11-22', ...made, '--versions', 'people.json'], /is a file/],
  ])('%j is a mistake in the call', async (args, words) => {
    const ran = await cli(['record', ...args], { folder })
    expect([ran.code, ran.stdout]).toEqual([2, ''])
    expect(ran.stderr).toMatch(words)
  })

  test('a name is no role', async () => {
    const ran = await cli(
      [
        'record',
        '--as-at',
        'today',
        '--made-on',
        'today',
        '--by',
        'Jane Doe',
        '--input',
        'people.json',
        '--policy',
        'issued/small-1.json',
      ],
      { folder },
    )
    expect(ran.code).toBe(2)
    expect(ran.stderr).toMatch(/not a role.*never a name/)
  })
})

test('assess takes the version in force on the day too', async () => {
  const on = async (day: string) =>
    lines<{ policy: { version: string } }>(
      (await cli(['assess', '--versions', 'issued', '--as-at', day, '--input', 'people.json'], { folder }))
        .stdout,
    ).map(({ policy }) => policy.version)
  expect(await on('2026-11-30')).toEqual(['1.2.3', '1.2.3'])
  expect(await on('2026-12-01')).toEqual(['1.3.0', '1.3.0'])
})

describe('remake', () => {
  test('gives the same, byte for byte', async () => {
    const ran = await cli(['remake', '--input', 'records.ndjson', '--versions', 'issued'], { folder })
    expect(lines<Remade>(ran.stdout).map(({ status }) => status)).toEqual(['same', 'same'])
    expect([ran.code, ran.stderr]).toEqual([0, ''])
  })

  test('says of what does not come out which it is, and ends with 4', async () => {
    const [first, second] = records as [DecisionRecord, DecisionRecord]
    const altered = { ...first, nominal: { ...first.nominal, facts: { score: 10 } } }
    const elsewhere = { ...second, policy: { ...second.policy, id: 'other' } }
    const stdin = [altered, second, elsewhere].map((each) => JSON.stringify(each)).join('\n')
    const ran = await cli(['remake', '--versions', 'issued', '--format', 'csv'], { folder, stdin })
    expect(ran.stdout).toMatch(/^ref,policy,asAt,madeOn,hash,status,words\r\nA,.*,altered,.*\r\nB,.*,same,/)
    expect(ran.code).toBe(4)
    expect(ran.stderr).toBe('2 of 3 records did not come out the same.\n')
    const table = await cli(['remake', '--input', 'records.ndjson'], { folder, columns: 100 })
    expect(table.stdout).toContain('unknown-policy')
    expect(table.code).toBe(4)
  })

  test('a row that is no record is refused as any other row', async () => {
    const stdin = `${JSON.stringify(records[0])}\n{"record":"1.0"}\n`
    const ran = await cli(['remake', '--versions', 'issued', '--on-error', 'report'], { folder, stdin })
    expect(ran.code).toBe(4)
    expect(ran.stderr).toMatch(/row 2, line 2, \/policy: Of the records: `policy` is missing/)
    expect(lines(ran.stdout)).toHaveLength(1)
  })
})

describe('changes', () => {
  test('tells the history of a policy, and what is not in order', async () => {
    const ran = await cli(['changes', '--versions', 'issued'], { folder })
    expect(ran.code).toBe(0)
    expect(ran.stdout).toContain('In force from 1 January 2021 to 30 November 2026.')
    expect(ran.stdout).toContain('A high score begins at 90.')
    expect(ran.stdout).toContain('75 percent became 90 percent')
    expect(ran.stderr).toContain('info: Version 1.2.3 is signed off by nobody')
    expect((await cli(['changes', '--versions', 'twice'], { folder })).code).toBe(5)
  })

  test('tells what a draft changes since an earlier version', async () => {
    const ran = await cli(
      ['changes', 'issued/small-2', '--from', 'issued/small-1.json', '--format', 'json'],
      { folder },
    )
    expect(JSON.parse(ran.stdout)).toMatchObject({
      id: 'small',
      versions: [{ version: '1.3.0' }, { version: '1.2.3' }],
    })
  })

  test('of a draft finds nothing out of order: it is no version yet', async () => {
    const draft = JSON.stringify({ ...small, title: 'A draft' })
    writeFileSync(join(folder, 'draft.json'), draft)
    const ran = await cli(['changes', 'draft.json', '--from', 'issued/small-1.json'], { folder })
    expect([ran.code, ran.stderr]).toEqual([0, ''])
    expect(ran.stdout).toContain('A draft')
    const onto = await cli(['changes', 'draft.json', '--output', 'draft.json'], { folder })
    expect([onto.code, onto.stderr]).toEqual([2, expect.stringContaining('name the same file')])
    expect(readFileSync(join(folder, 'draft.json'), 'utf8')).toBe(draft)
  })

  test.each([
    [['issued/small-2', '--from', 'mixed/other.json'], /different policies/],
    [['--versions', 'issued', '--from', 'issued/small-1.json'], /exclude each other/],
    [['--versions', 'mixed'], /versions of 2 policies/],
    [['other', '--versions', 'issued'], /There is no version of `other`/],
  ])('%j is a mistake in the call', async (args, words) => {
    const ran = await cli(['changes', ...args], { folder })
    expect([ran.code, ran.stdout]).toEqual([2, ''])
    expect(ran.stderr).toMatch(words)
  })
})
