// compare: what reads differently, for whom it changes the answer, and who of a caseload moves.
import type { Comparison } from '@iom-rules/core/analysis'
import { applyEdit, assess, parsePolicy, type Policy, type Step } from '@iom-rules/core'
import cheshire from '@iom-rules/core/policies/cheshire.json' with { type: 'json' }
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { small, smallText } from './small.ts'
import { cli, folderOf, lines, type Scene } from './terminal.ts'

function edited(document: object, ...steps: readonly Step[]): string {
  const after = applyEdit(document, steps)
  if (!after.ok) throw new Error(JSON.stringify(after.issues))
  return JSON.stringify(after.value, null, 2)
}

const lower = { op: 'replace', path: '/parameters/high/value', value: 60 } as const
const caseload = [
  { ref: 'A-1', area: 'NORTH', facts: { score: 65, agrees: true } },
  { ref: 'A-2', area: 'SOUTH', facts: { score: 65, agrees: false } },
  { ref: 'A-3', area: 'SOUTH', facts: { score: 20, agrees: false } },
]
let folder: string

beforeAll(() => {
  folder = folderOf({
    'small.json': smallText,
    'lower.json': edited(small, lower),
    'same.json': edited(small, {
      op: 'replace',
      path: '/decisions/scored/rules/scored/conditions',
      value: { not: { fact: 'score', operator: 'lessThanInclusive', value: 50 } },
    }),
    'people.json': JSON.stringify(caseload),
    'people.csv': 'ref,area,score,agrees\nA-1,NORTH,65,true\nA-2,SOUTH,65,false\nA-3,SOUTH,20,false\n',
    'bad.ndjson': `${JSON.stringify(caseload[0])}\n{"ref":"A-9","facts":{"scoer":1}}\n`,
    'broken.json': smallText.replace('"fact": "agrees"', '"fact": "agree"'),
  })
})

function compared(from: string, to: string, args: readonly string[] = [], scene: Scene = {}) {
  return cli(['compare', '--from', from, '--to', to, ...args], { folder, ...scene })
}

async function comparison(from: string, to: string, ...args: string[]): Promise<Comparison> {
  const { code, stdout, stderr } = await compared(from, to, ['--format', 'json', ...args])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout) as Comparison
}

const apart = ['--output', 'out.json', '--on-error', 'report', '--rejects', 'rejects.ndjson']
const people = ['--as-at', '2026-11-22', '--caseload']

describe('compare', () => {
  test('a policy with itself: nothing, and that is proved', async () => {
    const found = await comparison('small.json', 'small.json')
    expect(found).toMatchObject({ same: true, written: [], asAt: '2021-01-01' })
    expect(found.decisions.map(({ status }) => status)).toEqual(['same', 'same', 'same'])
  })

  test('a rewrite: it reads differently, and changes nothing for anybody', async () => {
    const found = await comparison('small.json', 'same.json')
    expect(found.same).toBe(true)
    expect(found.written.map(({ what, decision }) => [what, decision])).toEqual([['condition', 'scored']])
    const { stdout } = await compared('small.json', 'same.json', [], { columns: 80 })
    expect(stdout).toContain('Proved: nothing changes in Band, Flags, Scored.')
  })

  test('a lower figure: who moves, and an example that moves', async () => {
    const found = await comparison('small.json', 'lower.json')
    expect(found.written.map(({ words }) => words)).toEqual([
      'High score: 75 percent became 60 percent (published).',
    ])
    const band = found.decisions.find(({ decision }) => decision === 'band')
    expect(band?.moves.map(({ from, to }) => [from, to])).toEqual([
      ['AGREED', 'HIGH'],
      ['NONE', 'HIGH'],
    ])
    const [before, after] = [policyOf(smallText), policyOf(edited(small, lower))]
    for (const { from, to, families } of band?.moves ?? []) {
      const { asAt = '', facts = {} } = families[0]?.example ?? {}
      const outcome = (policy: Policy) => assess(policy, { ref: 'X', facts }, { asAt }).decisions['band']
      expect(outcome(before)).toMatchObject({ outcome: from })
      expect(outcome(after)).toMatchObject({ outcome: to })
    }
  })

  test.each(['people.json', 'people.csv'])('who of %s moves, by area', async (file) => {
    const found = await comparison('small.json', 'lower.json', ...people, file)
    expect(found.caseload).toEqual({
      people: 3,
      moved: 2,
      moves: [
        { decision: 'band', from: 'AGREED', to: 'HIGH', count: 1, byArea: { NORTH: 1 }, refs: ['A-1'] },
        { decision: 'band', from: 'NONE', to: 'HIGH', count: 1, byArea: { SOUTH: 1 }, refs: ['A-2'] },
      ],
      answers: [
        { decision: 'band', answer: 'AGREED', before: 1, after: 0 },
        { decision: 'band', answer: 'NONE', before: 2, after: 1 },
        { decision: 'band', answer: 'HIGH', before: 0, after: 2 },
      ],
    })
  })

  test('one decision, when one is asked for', async () => {
    const found = await comparison(
      'small.json',
      'lower.json',
      ...people,
      'people.json',
      '--decision',
      'flags',
    )
    expect(found).toMatchObject({ same: true, caseload: { people: 3, moved: 0, moves: [] } })
    expect(found.decisions.map(({ decision }) => decision)).toEqual(['flags'])
  })

  test('on a terminal: in sentences, with a table of who moves', async () => {
    const { code, stdout } = await compared('small.json', 'lower.json', [...people, 'people.json'], {
      columns: 80,
    })
    expect(code).toBe(0)
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
    expect(stdout).toMatch(/^From small 1\.2\.3 to small 1\.2\.3, as at 2026-11-22\n/)
    expect(stdout).toContain('\nWhat reads differently\n  - High score: 75 percent became 60 percent')
    expect(stdout).toMatch(/\n {4}NONE → HIGH\n {6}- .*\n(.*\n)? {8}For example: .*Score: 60 percent/)
    expect(stdout).toContain('Of 3 people in people.json, 2 move.')
    expect(stdout).toMatch(/^band +NONE +HIGH +1 +0 +1$/m)
  })

  test('as CSV: a line for each change, each family and each area', async () => {
    const { stdout } = await compared('small.json', 'lower.json', [
      ...people,
      'people.json',
      '--format',
      'csv',
    ])
    const rows = stdout.trimEnd().split('\r\n')
    expect(rows[0]).toBe('part,decision,from,to,area,count,words,example')
    expect(rows.map((row) => row.split(',')[0])).toEqual([
      'part',
      'written',
      'move',
      'move',
      ...['AGREED', 'NONE', 'HIGH'].flatMap(() => ['before', 'after']),
      'caseload',
      'caseload',
    ])
    expect(rows.at(-1)).toBe('caseload,band,NONE,HIGH,SOUTH,1,,')
  })

  test('--movers lists everybody who moves', async () => {
    const args = [...people, 'people.csv', '--output', 'out.json', '--movers']
    const written = async (file: string) => {
      expect((await compared('small.json', 'lower.json', [...args, file])).code).toBe(0)
      return readFileSync(join(folder, file), 'utf8')
    }
    expect(await written('movers.csv')).toBe(
      'ref,area,decision,from,to\r\nA-1,NORTH,band,AGREED,HIGH\r\nA-2,SOUTH,band,NONE,HIGH\r\n',
    )
    expect(lines(await written('movers.ndjson'))).toMatchObject([
      { ref: 'A-1' },
      { ref: 'A-2', from: 'NONE' },
    ])
  })

  test('in a pipe: one line of JSON', async () => {
    const { stdout } = await compared('small.json', 'lower.json')
    expect(lines<Comparison>(stdout)).toHaveLength(1)
  })

  test('policies with other facts and areas take the same people', async () => {
    const extra = edited(
      small,
      { op: 'add', path: '/facts/known', value: { type: 'boolean', title: 'Known' } },
      { op: 'add', path: '/areas/EAST', value: { title: 'East' } },
    )
    const rows = 'ref,area,score,known\nE-1,EAST,80,true\nE-2,NORTH,80,\n'
    const work = folderOf({ 'a.json': smallText, 'b.json': extra, 'c.csv': rows })
    const args = ['compare', '--from', 'a.json', '--to', 'b.json', ...people, 'c.csv', '--format', 'json']
    const { code, stdout } = await cli(args, { folder: work })
    expect(code).toBe(0)
    expect((JSON.parse(stdout) as Comparison).caseload).toMatchObject({ people: 2, moved: 0, moves: [] })
  })
})

describe('on the shipped policies', () => {
  test('a lower OGRS score, for people of the sample caseload', async () => {
    const draft = edited(cheshire, { op: 'replace', path: '/parameters/ogrsHigh/value', value: 60 })
    const work = folderOf({ 'draft.json': draft })
    const nominals = readFileSync(new URL('../../rules/nominals/cheshire.json', import.meta.url), 'utf8')
    const args = [
      'compare',
      '--from',
      'cheshire',
      '--to',
      'draft.json',
      '--format',
      'json',
      '--decision',
      'cohort',
    ]
    const some = JSON.stringify((JSON.parse(nominals) as unknown[]).slice(0, 60))
    const { stdout } = await cli([...args, ...people, '-'], { folder: work, stdin: some })
    const { caseload, decisions, written } = JSON.parse(stdout) as Comparison
    expect(written.map(({ words }) => words)).toEqual([
      'OGRS score that counts as a high risk of reoffending: 75 percent became 60 percent (assumption).',
    ])
    expect(decisions[0]?.moves.map(({ from, to }) => `${from} ${to}`)).toContain('FLEX FIXED')
    const counted = (caseload?.moves ?? []).flatMap(({ count, byArea, refs }) => [
      [count, Object.values(byArea).reduce((sum, each) => sum + each, 0), refs.length],
    ])
    expect(counted.length).toBeGreaterThan(0)
    for (const [count, byArea, refs] of counted) expect([byArea, refs]).toEqual([count, count])
  })
})

describe('what cannot be compared', () => {
  test.each<[string, readonly string[], number, string]>([
    ['no policy before', ['--to', 'small.json'], 2, 'There is no --from.'],
    ['no policy after', ['--from', 'small.json'], 2, 'There is no --to.'],
    [
      'no such policy',
      ['--from', 'small.json', '--to', 'smal'],
      2,
      'There is no policy, folder or file `smal`.',
    ],
    [
      'a policy that is not valid',
      ['--from', 'broken.json', '--to', 'small.json'],
      3,
      'Did you mean `agrees`?',
    ],
    [
      'no such decision',
      ['--from', 'small.json', '--to', 'lower.json', '--decision', 'bend'],
      2,
      'Did you mean `band`?',
    ],
    [
      'people without a day',
      ['--from', 'small.json', '--to', 'lower.json', '--caseload', 'people.json'],
      2,
      'give --as-at',
    ],
    [
      'a day there is not',
      ['--from', 'small.json', '--to', 'lower.json', '--as-at', '2026-02-30'],
      2,
      '--as-at takes a day',
    ],
    [
      'rejects without people',
      ['--from', 'small.json', '--to', 'lower.json', '--on-error', 'skip'],
      2,
      'give --caseload FILE too',
    ],
    [
      'a bad row',
      ['--from', 'small.json', '--to', 'lower.json', ...people, 'bad.ndjson'],
      4,
      'Did you mean `score`?',
    ],
    [
      'a policy over the output',
      ['--from', 'small.json', '--to', 'lower.json', '--output', 'lower.json'],
      2,
      '--to and --output name the same file',
    ],
    [
      'people over the output',
      ['--from', 'small.json', '--to', 'lower.json', ...people, 'people.json', '--output', 'people.json'],
      2,
      'name the same file',
    ],
  ])('%s', async (_, args, expected, words) => {
    const { code, stdout, stderr } = await cli(['compare', ...args], { folder })
    expect(stderr).toContain(words)
    expect({ code, stdout }).toEqual({ code: expected, stdout: '' })
  })

  test('bad rows are kept apart, and the others counted, when asked', async () => {
    const { code, stdout, stderr } = await compared('small.json', 'lower.json', [
      ...people,
      'bad.ndjson',
      ...apart,
    ])
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' })
    expect(stderr).toContain('1 of 2 rows refused: see rejects.ndjson.')
    const kept = (file: string) => readFileSync(join(folder, file), 'utf8')
    expect((JSON.parse(kept('out.json')) as Comparison).caseload).toMatchObject({ people: 1, moved: 1 })
    expect(lines<{ row: number; issues: unknown[] }>(kept('rejects.ndjson'))).toMatchObject([
      { row: 2, issues: [{}] },
    ])
  })
})

function policyOf(text: string): Policy {
  const parsed = parsePolicy(text)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}
