// sweep: how many are where as a figure of the policy goes through its range, and which values give so many.
import { assess, parsePolicy, type Nominal } from '@iom-rules/core'
import { generate } from '@iom-rules/core/caseload'
import { beforeAll, describe, expect, test } from 'vitest'
import { small, smallText } from './small.ts'
import { cli, folderOf, lines, type Ran, type Scene } from './terminal.ts'

interface Shown {
  readonly from: number
  readonly to: number
  readonly other?: { readonly parameter: string; readonly value: number }
  readonly counts: Record<string, { text: string; total: number; byArea: Record<string, number> }[]>
  readonly moved?: Record<string, number>
}

const asAt = '2026-11-22'
const people = [...generate(policyWith(75), { count: 60, seed: 4, asAt, unknownRate: 0.2 })]
let folder: string

beforeAll(() => {
  folder = folderOf({
    'small.json': smallText,
    'people.json': JSON.stringify(people),
    'bad.ndjson': `${JSON.stringify(people[0])}\n{"ref":"A-9","facts":{"score":101}}\n`,
  })
})

function policyWith(high: number) {
  const parsed = parsePolicy({ ...small, parameters: { high: { ...small.parameters.high, value: high } } })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

function swept(args: readonly string[], scene: Scene = {}): Promise<Ran> {
  const given = ['sweep', '--policy', 'small.json', '--as-at', asAt, '--parameter', 'high']
  return cli([...given, '--input', 'people.json', ...args], { folder, ...scene })
}

/** How many of each area are HIGH for sure when the figure is this, asked one by one. */
function oneByOne(high: number): Record<string, number> {
  const policy = policyWith(high)
  const isHigh = (nominal: Nominal) => {
    const { band } = assess(policy, nominal, { asAt }).decisions
    return band?.hitPolicy === 'FIRST' && band.outcome === 'HIGH'
  }
  const found = people.filter(isHigh)
  return Object.fromEntries(
    ['NORTH', 'SOUTH'].map((area) => [area, found.filter((nominal) => nominal.area === area).length]),
  )
}

describe('sweep', () => {
  test('counts at the values asked for what assess gives one by one, and says that more lies between', async () => {
    const { code, stdout, stderr } = await swept(['--range', '0:100:12.5', '--decision', 'band'])
    expect(code).toBe(0)
    const rows = lines<Shown>(stdout)
    expect(rows.map(({ from }) => from)).toEqual([0, 12.5, 25, 37.5, 50, 62.5, 75, 87.5, 100])
    for (const { from, counts } of rows) {
      const high = counts['band']?.find(({ text }) => text === 'HIGH')?.byArea ?? { NORTH: 0, SOUTH: 0 }
      expect(high).toEqual(oneByOne(from))
    }
    expect(rows.find(({ from }) => from === 75)?.moved).toEqual({ band: 0 })
    expect(stderr).toMatch(/^Between these values the answers change further: \d+ more stretches\./)
  })

  test('without a step lists every stretch, end to end, and neighbours differ', async () => {
    const { stdout, stderr } = await swept(['--decision', 'band'])
    const rows = lines<Shown>(stdout)
    expect(stderr).toBe('')
    expect(rows[0]?.from).toBe(0)
    expect(rows.at(-1)?.to).toBe(100)
    expect(rows.length).toBeGreaterThan(20)
    for (const [at, { from, counts }] of rows.slice(1).entries()) {
      expect(rows[at]?.to).toBe(from)
      expect(rows[at]?.counts).not.toEqual(counts)
    }
  })

  test('as a table: a line for everybody and for each area, no wider than the terminal', async () => {
    const { stdout } = await swept(['--range', '50:75:25', '--decision', 'band'], { columns: 100 })
    const [head = '', , all = '', north = ''] = stdout.split('\n')
    expect(head).toMatch(/^high +Area +HIGH +AGREED .*Moved$/)
    const { NORTH = 0, SOUTH = 0 } = oneByOne(50)
    expect(all).toMatch(new RegExp(`^50 +All +${NORTH + SOUTH} `))
    expect(north).toMatch(new RegExp(`^ +NORTH +${NORTH} `))
  })

  test('as CSV: a line for each count', async () => {
    const { stdout } = await swept(['--range', '50:75:25', '--decision', 'band', '--format', 'csv'])
    const [header, ...rows] = stdout.trimEnd().split('\r\n')
    expect(header).toBe('parameter,from,to,fromInclusive,toInclusive,decision,area,answer,count')
    expect(rows).toContain(`high,50,50,true,true,band,NORTH,HIGH,${oneByOne(50)['NORTH']}`)
  })

  test('finds the values that give so many people, and else the nearest there is', async () => {
    const { NORTH = 0 } = oneByOne(60)
    const { stdout } = await swept(['--target', `NORTH.HIGH=${NORTH}`, '--format', 'json'])
    const { values } = JSON.parse(stdout) as { values: { from: number; to: number }[] }
    expect(values.some(({ from, to }) => from <= 60 && 60 <= to)).toBe(true)
    for (const { from, to } of values) expect(oneByOne((from + to) / 2)['NORTH']).toBe(NORTH)
    const most = Object.values(oneByOne(0)).reduce((sum, count) => sum + count, 0)
    const near = await swept(['--target', 'HIGH=1000', '--format', 'csv'])
    expect(near.stdout.split('\r\n')[1]).toMatch(new RegExp(`^high,below,${most},0,`))
    const words = await swept(['--target', 'HIGH=1000'], { columns: 80 })
    expect(words.stdout).toContain(`No value of “High score” that was looked at gives 1,000 people in HIGH.`)
    expect(words.stdout).toContain(`The nearest there is: ${most} people, when it is\n  0`)
  })

  test('two figures at once: every pair', async () => {
    const two = {
      ...small,
      parameters: { ...small.parameters, low: { ...small.parameters.high, title: 'Low' } },
    }
    const scored = structuredClone(two) as unknown as {
      decisions: { scored: { rules: { conditions: object }[] } }
    }
    Object.assign(scored.decisions.scored.rules[0] ?? {}, {
      conditions: { all: [{ fact: 'score', operator: 'greaterThan', value: { fact: 'parameter.low' } }] },
    })
    const work = folderOf({ 'small.json': JSON.stringify(scored), 'people.json': JSON.stringify(people) })
    const both = ['--range', '50:75:25', '--parameter', 'low', '--range', '0:100:50']
    const { code, stdout } = await swept([...both, '--decision', 'band', '--decision', 'scored'], {
      folder: work,
    })
    expect(code).toBe(0)
    const rows = lines<Shown>(stdout)
    expect(rows.map(({ other, from }) => [other?.value, from])).toEqual(
      [50, 75].flatMap((high) => [0, 50, 100].map((low) => [high, low])),
    )
    for (const { other, counts } of rows)
      expect(counts['band']?.find(({ text }) => text === 'HIGH')?.byArea).toEqual(oneByOne(other?.value ?? 0))
  })

  test('leaves out rows that are not valid, as asked', async () => {
    const given = [
      'sweep',
      '--policy',
      'small.json',
      '--as-at',
      asAt,
      '--parameter',
      'high',
      '--range',
      '75:75:1',
    ]
    const from = (...args: string[]) => cli([...given, '--caseload', 'bad.ndjson', ...args], { folder })
    const stopped = await from()
    expect(stopped).toMatchObject({ code: 4, stdout: '' })
    expect(stopped.stderr).toContain('row 2, line 2, /facts/score: `score` must be between 0 and 100')
    const skipped = await from('--on-error', 'skip')
    expect(skipped.code).toBe(0)
    expect(lines<Shown>(skipped.stdout)[0]?.counts['band']?.reduce((sum, { total }) => sum + total, 0)).toBe(
      1,
    )
  })

  test.each<[string, readonly string[], string]>([
    ['no such figure', ['--parameter', 'hihg'], 'Did you mean `high`?'],
    ['a range that goes backwards', ['--range', '75:50'], 'goes backwards'],
    ['a range that is none', ['--range', '50-75'], '--range takes FROM:TO or FROM:TO:STEP'],
    ['a step of nothing', ['--range', '50:75:0'], 'a step is more than 0'],
    ['values it may not have', ['--range', '50:500'], 'must lie between 0 and 100'],
    [
      'more ranges than figures',
      ['--range', '0:1', '--range', '0:1'],
      'There are more --range than --parameter',
    ],
    ['an outcome there is not', ['--target', 'HIHG=1'], 'Did you mean `HIGH`?'],
    ['an area there is not', ['--target', 'NORHT.HIGH=1'], 'Did you mean `NORTH`?'],
    ['an outcome of two decisions', ['--target', 'UNDETERMINED=1'], 'name one with --decision'],
    ['a target that is none', ['--target', 'HIGH'], '--target takes OUTCOME=NUMBER'],
    ['both names of the input', ['--caseload', 'people.json'], '--input and --caseload are the same'],
    ['no such decision', ['--decision', 'bnad'], 'Did you mean `band`?'],
  ])('%s', async (_, args, words) => {
    const figure = args[0] === '--parameter' ? [] : ['--parameter', 'high']
    const given = [
      'sweep',
      '--policy',
      'small.json',
      '--as-at',
      asAt,
      ...figure,
      '--input',
      'people.json',
      ...args,
    ]
    const { code, stdout, stderr } = await cli(given, { folder })
    expect(stderr).toContain(words)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })
})
