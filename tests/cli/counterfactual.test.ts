// assess --counterfactual: what would have to be otherwise, in every format.
import { assess, parsePolicy, type Facts } from '@iom-rules/core'
import cheshire from '@iom-rules/core/policies/cheshire.json' with { type: 'json' }
import { beforeAll, describe, expect, test } from 'vitest'
import { smallText } from './small.ts'
import { cli, folderOf, lines, type Scene } from './terminal.ts'

interface Shown {
  readonly decisions: { readonly cohort: { readonly outcome: string } }
  readonly counterfactuals: readonly {
    readonly wanted: string | { readonly not: string }
    readonly found: readonly { readonly facts: Facts; readonly words: string }[]
    readonly impossible?: string
  }[]
}

const day = ['--as-at', '2026-11-22']
const person = {
  ref: 'A-1',
  area: 'HALTON',
  facts: {
    ogrsScore: 72,
    cssScore: 1204,
    offences: [{ type: 'BURGLARY', day: '2026-11-01', proof: 'CONVICTED' }],
    iomTeamAgrees: true,
    cspAgrees: false,
  },
}
let folder: string

beforeAll(() => {
  folder = folderOf({ 'small.json': smallText })
})

function asked(args: readonly string[], scene: Scene = {}) {
  return cli(['assess', ...day, ...args], { folder, stdin: JSON.stringify(person), ...scene })
}

describe('--counterfactual', () => {
  test('gives the nearest change, which assess confirms', async () => {
    const { code, stdout, stderr } = await asked([
      '--decision',
      'cohort',
      '--counterfactual',
      'FIXED',
      '--format',
      'json',
    ])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const shown = JSON.parse(stdout) as Shown
    expect(shown.decisions.cohort.outcome).toBe('FLEX')
    expect(shown.counterfactuals).toHaveLength(1)
    const [first] = shown.counterfactuals[0]?.found ?? []
    expect(first?.words).toContain('3 points short')
    const policy = parsePolicy(cheshire)
    if (!policy.ok) throw new Error('The policy is not valid.')
    const after = { ref: 'A-1', facts: first?.facts ?? {} }
    expect(assess(policy.value, after, { asAt: '2026-11-22' }).decisions['cohort']).toMatchObject({
      outcome: 'FIXED',
      certainty: 'settled',
    })
  })

  test('any tries every other outcome, and says of some that nothing can', async () => {
    const { stdout } = await asked(['--decision', 'cohort', '--counterfactual', 'any'])
    const [shown] = lines<Shown>(stdout)
    expect(shown?.counterfactuals.map(({ wanted }) => wanted)).toEqual(['FIXED', 'FREE', 'NONE'])
    expect(shown?.counterfactuals[1]).toMatchObject({
      found: [],
      impossible: expect.stringContaining('FREE') as string,
    })
  })

  test('any asks what applies to go, where a decision collects', async () => {
    const { stdout } = await asked(
      ['--policy', 'small.json', '--decision', 'flags', '--counterfactual', 'any'],
      { stdin: JSON.stringify({ ref: 'B', facts: { kind: 'BLUE', visits: [] } }) },
    )
    const [shown] = lines<Shown>(stdout)
    expect(shown?.counterfactuals.map(({ wanted }) => wanted)).toEqual([{ not: 'BLUE_FLAG' }, 'VISITED'])
    expect(shown?.counterfactuals[0]?.found).toHaveLength(1)
  })

  test('leaves the assessment as it is', async () => {
    const plain = await asked(['--decision', 'cohort', '--format', 'json'])
    const told = await asked(['--decision', 'cohort', '--format', 'json', '--counterfactual', 'any'])
    const { counterfactuals: _, ...rest } = JSON.parse(told.stdout) as Shown
    expect(rest).toEqual(JSON.parse(plain.stdout))
  })

  test('takes what is assumed as given', async () => {
    const nominal = { ref: 'C', facts: { agrees: false } }
    const args = ['--policy', 'small.json', '--decision', 'band', '--counterfactual', 'AGREED']
    const { stdout } = await asked([...args, '--assume', 'score=20'], { stdin: JSON.stringify(nominal) })
    const [shown] = lines<Shown>(stdout)
    expect(shown?.counterfactuals[0]?.found[0]?.words).toMatch(/^Would be AGREED if .*team agree/)
    expect(shown?.counterfactuals[0]?.found).toHaveLength(1)
  })

  test('is a list of sentences on a terminal, with and without the reasons', async () => {
    const args = ['--decision', 'cohort', '--counterfactual', 'FIXED']
    const short = await asked(args, { columns: 80 })
    expect(short.stdout).toMatch(/^A-1, HALTON, as at 2026-11-22\n\n {2}Cohort\n {4}FLEX, settled\n/)
    expect(short.stdout).toContain('  What would give another answer\n    - Would be FIXED if the OGRS score')
    expect(Math.max(...short.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
    const long = await asked([...args, '--explain'], { columns: 80 })
    expect(long.stdout).toContain('Source: ')
    expect(long.stdout).toContain('    - Would be FIXED if')
  })

  test('is a column of a CSV', async () => {
    const { stdout } = await asked(['--decision', 'cohort', '--counterfactual', 'any', '--format', 'csv'])
    const [header, row] = stdout.split('\r\n')
    expect(header).toContain(',cohort.counterfactuals,')
    expect(row).toContain('""Would be No cohort if the IOM team did not agree')
  })

  test('is there for every row', async () => {
    const stdin = JSON.stringify([
      { ref: 'A-1', facts: { score: 20 } },
      { ref: 'A-2', facts: {} },
    ])
    const args = ['--policy', 'small.json', '--decision', 'band', '--counterfactual', 'HIGH']
    const { stdout } = await asked(args, { stdin })
    expect(lines<Shown>(stdout).map(({ counterfactuals }) => counterfactuals.length)).toEqual([1, 1])
  })

  test.each<[string, readonly string[], string]>([
    ['no decision', [], '--counterfactual asks about one decision: give exactly one --decision.'],
    ['two decisions', ['--decision', 'band', '--decision', 'flags'], 'give exactly one --decision.'],
    [
      'the stock engine',
      ['--decision', 'band', '--engine', 'json-rules-engine'],
      '--counterfactual is for the exact engine',
    ],
  ])('needs more than %s', async (_, args, words) => {
    const { code, stdout, stderr } = await asked([
      '--policy',
      'small.json',
      ...args,
      '--counterfactual',
      'HIGH',
    ])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(words)
  })

  test('says which outcome was meant', async () => {
    const { code, stderr } = await asked([
      '--policy',
      'small.json',
      '--decision',
      'band',
      '--counterfactual',
      'HIHG',
    ])
    expect(code).toBe(2)
    expect(stderr).toBe('The decision `band` has no outcome `HIHG`. Did you mean `HIGH`?\n')
  })
})
