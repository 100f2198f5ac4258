import {
  applyEdit,
  assess,
  parsePolicy,
  runExamples,
  type Example,
  type Facts,
  type Policy,
} from '@iom-rules/core'
import { mutants, type Mutant, type MutantReport } from '@iom-rules/core/analysis'
import { describe, expect, test } from 'vitest'
import { decision, offences, rule, test as asks, yesNo } from '../policy/build.ts'
import { policyOf, shipped } from '../rules/shipped.ts'
import { asAt, figure, parameter, smallPolicy } from './small.ts'

/** The policy that a mutant is, with other examples than the policy’s own where they are given. */
function mutated(policy: Policy, { edit }: Mutant, examples = policy.examples): Policy {
  const edited = applyEdit({ ...policy.document, readings: [], examples }, edit)
  const parsed = edited.ok ? parsePolicy(edited.value) : edited
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

function fails(policy: Policy): boolean {
  return runExamples(policy).some(({ failures }) => failures.length > 0)
}

/** Worked out where a test first asks for it, and not where the tests are only read. */
function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

function counts({ total, killed, equivalent, survivors, tooComplex }: MutantReport): object {
  return { total, killed, equivalent, survivors: survivors.length, tooComplex: tooComplex.length }
}

const words = ({ survivors }: MutantReport) => survivors.map(({ mutant }) => mutant.words)

describe('the examples of', () => {
  test.each(shipped)('%s notice every change that anybody could', (id) => {
    const report = mutants(policyOf(id))
    expect(words(report)).toEqual([])
    expect(report.tooComplex).toEqual([])
    expect(report.killed).toBeGreaterThan(200)
    expect(report.total).toBe(report.killed + report.equivalent)
  })
})

describe('navigate', () => {
  const policy = policyOf('navigate')
  const withoutExamples = lazily(() => mutants(policy, { asAt, examples: [] }))

  test('without examples, everything survives that is not equivalent', () => {
    const without = withoutExamples()
    const { total, equivalent, ...rest } = counts(without) as Record<string, number>
    expect(rest).toEqual({ killed: 0, survivors: Number(total) - Number(equivalent), tooComplex: 0 })
  })

  test('the report is plain JSON', () => {
    const without = withoutExamples()
    expect(JSON.parse(JSON.stringify(without))).toStrictEqual(without)
  })

  test('to put one group before another changes nothing, for nobody has two', () => {
    const without = withoutExamples()
    const survived = new Set(without.survivors.map(({ mutant }) => mutant.id))
    expect(survived).not.toContain('order /decisions/group/rules/dyo before repeat-offender')
    expect(survived).toContain('order /decisions/status/rules/amber before amber-alert')
  })

  test('each survivor comes with an example that is true, and false of the mutant', () => {
    const without = withoutExamples()
    for (const { mutant, example } of without.survivors.filter((_, at) => at % 6 === 0)) {
      if (example === null) throw new Error(`no example for ${mutant.id}`)
      expect(fails(mutated(policy, { ...mutant, edit: [] }, [example])), mutant.id).toBe(false)
      expect(fails(mutated(policy, mutant, [example])), mutant.id).toBe(true)
    }
  })

  test('with those examples there are no survivors', () => {
    const without = withoutExamples()
    const examples = without.survivors.flatMap(({ example }) => example ?? [])
    const report = mutants(policy, { asAt, examples })
    expect(counts(report)).toEqual({
      ...counts(without),
      killed: without.survivors.length,
      survivors: 0,
    })
  })

  test('what is noticed makes an example fail, as it would under the mutant itself', () => {
    const without = withoutExamples()
    for (const { mutant } of without.survivors.filter((_, at) => at % 12 === 0))
      expect(fails(mutated(policy, mutant)), mutant.id).toBe(true)
  })

  test('what the examples at an edge are for', () => {
    const atTheEdge = ({ facts }: Example) => facts['sentenceMonths'] === 24 || facts['sentenceMonths'] === 25
    const examples = policy.examples.filter((each) => !atTheEdge(each))
    const { survivors } = mutants(policy, { asAt, examples })
    const shown = survivors.map(({ mutant, example }) => [mutant.change, example?.facts['sentenceMonths']])
    expect(shown).toEqual([
      ['6 months became 7 months', 0],
      ['24 months became 25 months', 25],
      ['24 months became 23 months', 24],
      [
        '“the length of sentence is more than 24 months” became “the length of sentence is 24 months or more”',
        24,
      ],
    ])
    expect(survivors.find(({ mutant }) => mutant.id.endsWith('/blackOverMonths/value 25'))?.mutant).toEqual({
      id: 'threshold /parameters/blackOverMonths/value 25',
      kind: 'threshold',
      edit: [{ op: 'replace', path: '/parameters/blackOverMonths/value', value: 25 }],
      path: '/parameters/blackOverMonths/value',
      change: '24 months became 25 months',
      words: '24 months became 25 months: Sentence above which a prisoner is BLACK.',
      decisions: ['status'],
    })
  })
})

describe('a small policy', () => {
  const policy = smallPolicy({
    facts: { score: figure(0, 10), kind: { type: 'choice', title: 'Kind', values: ['A', 'B', 'C'] } },
    parameters: { least: parameter(10, { minimum: 0, maximum: 10 }) },
    decisions: {
      first: decision([
        rule('high', 'HIGH', {
          all: [
            asks('score', 'greaterThanInclusive', { fact: 'parameter.least' }),
            { any: [asks('kind', 'in', ['A', 'B']), { not: asks('score', 'equal', 10) }] },
          ],
        }),
        rule(
          'low',
          'LOW',
          { all: [asks('score', 'lessThan', 5)] },
          { event: { type: 'LOW', params: { by: 2 } } },
        ),
      ]),
    },
  })
  const withoutExamples = lazily(() => mutants(policy, { asAt, examples: [] }))

  test('has these small changes that somebody would notice', () => {
    expect(words(withoutExamples())).toEqual([
      '10 became 9: A threshold.',
      '“and” became “or” in “the figure is 10 or more and (the kind is one of ‘A’ or ‘B’ or the figure is not 10)”: A decision, rule “high”.',
      '“the figure is 10 or more and (the kind is one of ‘A’ or ‘B’ or the figure is not 10)” became its opposite: A decision, rule “high”.',
      '“the figure is 10 or more” was left out: A decision, rule “high”.',
      '“the figure is 10 or more” became “the figure is more than 10”: A decision, rule “high”.',
      '“the figure is 10 or more” became “the figure is below 10”: A decision, rule “high”.',
      '“the kind is one of ‘A’ or ‘B’ or the figure is not 10” was left out: A decision, rule “high”.',
      '“or” became “and” in “the kind is one of ‘A’ or ‘B’ or the figure is not 10”: A decision, rule “high”.',
      '“the kind is one of ‘A’ or ‘B’ or the figure is not 10” became its opposite: A decision, rule “high”.',
      '“the kind is one of ‘A’ or ‘B’” was left out: A decision, rule “high”.',
      '“the kind is one of ‘A’ or ‘B’” became “the kind is none of ‘A’ or ‘B’”: A decision, rule “high”.',
      '“the kind is one of ‘A’ or ‘B’” became “the kind is one of ‘B’”: A decision, rule “high”.',
      '“the kind is one of ‘A’ or ‘B’” became “the kind is one of ‘A’”: A decision, rule “high”.',
      '“the kind is one of ‘A’ or ‘B’” became “the kind is one of ‘A’, ‘B’ or ‘C’”: A decision, rule “high”.',
      '“the figure is not 10” became “the figure is 10”: A decision, rule “high”.',
      '“the figure is 10” became “the figure is 11”: A decision, rule “high”.',
      '“the figure is 10” became “the figure is 9”: A decision, rule “high”.',
      'the rule was left out: A decision, rule “high”.',
      '“HIGH” became “LOW”: A decision, rule “high”.',
      '“HIGH” became “NONE”: A decision, rule “high”.',
      'the rule became a fallback, for where the source is silent: A decision, rule “high”.',
      '“the figure is below 5” became “the figure is 5 or less”: A decision, rule “low”.',
      '“the figure is below 5” became “the figure is 5 or more”: A decision, rule “low”.',
      '“the figure is below 5” became “the figure is below 6”: A decision, rule “low”.',
      '“the figure is below 5” became “the figure is below 4”: A decision, rule “low”.',
      'the rule was left out: A decision, rule “low”.',
      '“LOW” became “HIGH”: A decision, rule “low”.',
      '“LOW” became “NONE”: A decision, rule “low”.',
      'by 2 was left out: A decision, rule “low”.',
      'by 2 became 3: A decision, rule “low”.',
      'by 2 became 1: A decision, rule “low”.',
      'the rule became a fallback, for where the source is silent: A decision, rule “low”.',
      '“NONE” was left out: A decision, where no rule applies.',
      '“NONE” became “HIGH”: A decision, where no rule applies.',
      '“NONE” became “LOW”: A decision, where no rule applies.',
    ])
  })

  test('a parameter stays within its bounds', () => {
    const all = withoutExamples().survivors.map(({ mutant }) => mutant)
    const values = all.filter(({ path }) => path === '/parameters/least/value').map(({ edit }) => edit[0])
    expect(values).toEqual([{ op: 'replace', path: '/parameters/least/value', value: 9 }])
  })

  test('an example that fails, or does not fit the policy, shows nothing', () => {
    const facts = { score: 10, kind: 'A' }
    const example = { title: 'High', asAt, facts, expect: { first: { outcome: 'HIGH' } } }
    const wrong = { ...example, expect: { first: { outcome: 'LOW' } } }
    const strange = { ...example, facts: { score: 11, kind: 'A' } }
    expect(mutants(policy, { asAt, examples: [example] }).killed).toBeGreaterThan(0)
    expect(mutants(policy, { asAt, examples: [wrong, strange] })).toEqual(withoutExamples())
  })

  test('tells how far it is', () => {
    const told: string[] = []
    mutants(policy, {
      asAt,
      examples: [],
      onProgress: ({ done, total }) => told.push(`${done}/${total}`),
    })
    expect(told[0]).toBe(`0/${told.length - 1}`)
    expect(told.at(-1)).toBe(`${told.length - 1}/${told.length - 1}`)
  })
})

test('what is only reported, and what no decision reads, has no mutants', () => {
  const policy = smallPolicy({
    facts: { offences, yes: { type: 'boolean', title: 'Yes or no' } },
    parameters: {
      unread: parameter(3, { minimum: 0, maximum: 5 }),
      months: parameter(2, { minimum: 1, maximum: 5 }),
    },
    derived: {
      recent: {
        type: 'boolean',
        title: 'Recent',
        exists: 'offences',
        where: { field: 'day', operator: 'withinLastMonths', value: { fact: 'parameter.months' } },
        assumption: 'For the test.',
      },
    },
    assumptions: [
      {
        id: 'recent-yes',
        condition: { any: [asks('recent', 'equal', false), asks('yes', 'equal', true)] },
        reason: 'For the test.',
        use: 'report',
      },
    ],
    decisions: { first: decision([rule('yes', 'YES', { all: [asks('yes', 'equal', true)] })]) },
  })
  const { survivors } = mutants(policy, { asAt, examples: [] })
  expect(survivors.map(({ mutant }) => mutant.path.split('/').slice(0, 3).join('/'))).toEqual(
    survivors.map(() => '/decisions/first'),
  )
})

describe('where a change makes an assumption another', () => {
  const high = { condition: 'high' }
  const assuming = (use: 'reason' | 'report') =>
    smallPolicy({
      facts: { score: figure(0, 10), yes: yesNo },
      conditions: { high: { all: [asks('score', 'greaterThanInclusive', 8)] } },
      assumptions: [{ id: 'nobody-high', condition: { not: high }, reason: 'For the test.', use }],
      decisions: {
        first: decision([
          rule('high', 'HIGH', { all: [high] }),
          rule('yes', 'YES', { all: [asks('yes', 'equal', true)] }),
        ]),
      },
    })
  const policy = assuming('reason')
  const withoutExamples = lazily(() => mutants(policy, { asAt, examples: [] }))
  const changes = (all: MutantReport['survivors']) =>
    all.flatMap(({ mutant }) => (mutant.path.startsWith('/conditions') ? mutant.change : []))
  const contradicted = (facts: Facts = {}) => assess(policy, { ref: 'HAL-001', facts }, { asAt }).conflicts

  test('everybody who shows it can be under the assumptions of the policy', () => {
    const { survivors } = withoutExamples()
    expect(changes(survivors)).toEqual([
      '“the figure is 8 or more” became “the figure is below 8”',
      '“the figure is 8 or more” became “the figure is 7 or more”',
    ])
    for (const { mutant, example } of survivors)
      expect([mutant.id, contradicted(example?.facts)]).toEqual([mutant.id, []])
  })

  test('who contradicts the new one only shows it too', () => {
    const seven = withoutExamples().survivors.find(({ mutant }) => mutant.id.endsWith('value 7'))
    expect(seven?.example?.facts['score']).toBe(7)
  })

  test('one that is only reported rules nobody out', () => {
    const report = mutants(assuming('report'), { asAt, examples: [] })
    expect(changes(report.survivors)).toContain('“the figure is 8 or more” became “the figure is 9 or more”')
    expect(report.equivalent).toBeLessThan(withoutExamples().equivalent)
  })
})

test('nobody who shows a change is made plainer than what is assumed allows', () => {
  const held = (id: string, condition: object) => ({ id, condition, reason: 'For the test.', use: 'reason' })
  const policy = smallPolicy({
    facts: { score: figure(0, 10), yes: yesNo },
    assumptions: [held('no-more-than-half', { not: { all: [asks('score', 'greaterThan', 0.5)] } })],
    decisions: { first: decision([rule('more', 'MORE', { all: [asks('score', 'greaterThan', 0.4)] })]) },
  })
  const { survivors } = mutants(policy, { asAt, examples: [] })
  const scores = survivors.map(({ example }) => example?.facts['score'])
  expect(new Set(scores)).toEqual(new Set([0.4, 0.45]))
})
