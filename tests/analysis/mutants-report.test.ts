// The report on a policy's examples, the policies that changes make, and the examples that thresholds take.
import { describe, expect, test } from 'vitest'
import type { Example, Policy } from '@iom-rules/core'
import { mutants, type Mutant } from '@iom-rules/core/analysis'
import { thresholdSurvivors } from '../../packages/core/src/analysis/mutants.ts'
import { mutator } from '../../packages/core/src/analysis/mutation/apply.ts'
import { decision, offences, rule, test as asks, weights, yesNo } from '../policy/build.ts'
import { changesOf } from './changes.ts'
import { asAt, figure, lightWeights, parameter, smallPolicy, sumOfOffences } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const any = (...parts: object[]) => ({ any: parts })
const yes = asks('yes', 'equal', true)

describe('the report', () => {
  const rules = [rule('a', 'A', all(yes)), rule('b', 'A', all(yes))]
  const example = (facts: Example['facts'], outcome: string): Example => ({
    title: outcome,
    asAt,
    facts,
    expect: { d: { outcome } },
  })
  const policy = (examples: readonly Example[] = []) =>
    smallPolicy({ decisions: { d: decision(rules) }, examples })

  test('counts what is noticed, what nobody could, and what is left', () => {
    const report = mutants(policy([example({ yes: true }, 'A')]))
    expect(report).toMatchObject({ asAt: '2021-01-01', total: 11, killed: 1, equivalent: 3, tooComplex: [] })
    expect(report.survivors.map(({ mutant }) => mutant.id.replace('/decisions/d/', ''))).toEqual([
      'operator rules/a/conditions/all/0/operator "notEqual"',
      'removed rules/a left out',
      'operator rules/b/conditions/all/0/operator "notEqual"',
      'outcome rules/b/event/type NONE',
      'order rules/b before a',
      'removed otherwise left out',
      'outcome otherwise/outcome A',
    ])
  })

  test('is of another day and of other examples where they are given', () => {
    const given = mutants(policy([example({ yes: true }, 'A')]), { asAt, examples: [] })
    expect([given.asAt, given.killed]).toEqual([asAt, 0])
    expect(new Set(given.survivors.map((each) => each.example?.asAt))).toEqual(new Set([asAt]))
    const none = example({ yes: false }, 'NONE')
    expect(mutants(policy(), { examples: [none] }).killed).toBe(4)
  })

  test('shows one change by whom it showed another before', () => {
    const own = [
      rule('a', 'A', any(yes, asks('score', 'greaterThan', 5))),
      rule('b', 'B', all(asks('score', 'equal', 3))),
    ]
    const wide = smallPolicy({ facts: { yes: yesNo, score: figure(0, 10) }, decisions: { d: decision(own) } })
    const { survivors } = mutants(wide, { asAt })
    const shown = survivors.flatMap(({ mutant, example: each }) =>
      /^(removed|details)/.test(mutant.id) ? [[mutant.id.replace('/decisions/d/', ''), each?.facts]] : [],
    )
    expect(shown).toEqual([
      ['removed rules/a left out', { yes: true }],
      ['details rules/a/fallback fallback', { yes: true }],
      ['removed rules/b left out', { score: 3, yes: false }],
      ['details rules/b/fallback fallback', { score: 3, yes: false }],
      ['removed otherwise left out', { score: 5, yes: false }],
    ])
  })

  test('tells how far it is, before each change and at the end', () => {
    const told: object[] = []
    const short = smallPolicy({
      decisions: { d: decision([rule('a', 'A', all(yes))], { otherwise: undefined }) },
    })
    mutants(short, { onProgress: (progress) => told.push(progress) })
    const where = 'A decision, rule “a”.'
    expect(told).toEqual([
      {
        done: 0,
        total: 4,
        what: `“it is so that: yes or no” became “it is not so that: yes or no”: ${where}`,
      },
      { done: 1, total: 4, what: `the rule was left out: ${where}` },
      { done: 2, total: 4, what: `“A” became “NONE”: ${where}` },
      { done: 3, total: 4, what: `the rule became a fallback, for where the source is silent: ${where}` },
      { done: 4, total: 4, what: 'Done' },
    ])
  })

  test('names what is too complex, and leaves out what is no policy', () => {
    const where = { field: 'due', operator: 'withinNextMonths', value: 6 }
    const record = { ...offences.record, due: { type: 'day', title: 'Due' } }
    const summing = smallPolicy({
      facts: { offences: { ...offences, record } },
      tables: { weights: lightWeights },
      derived: { score: sumOfOffences, some: { type: 'boolean', title: 'Some', exists: 'offences', where } },
      decisions: {
        d: decision([rule('a', 'A', all(asks('score', 'greaterThan', 0)))]),
        e: decision([rule('b', 'B', all(asks('some', 'equal', true)))]),
      },
    })
    const report = mutants(summing, { asAt })
    expect(report.tooComplex.map(({ id }) => id)).toEqual(['threshold /tables/weights/rows/X/value 2'])
    expect(report.total).toBe(report.equivalent + report.survivors.length + 1)
    const ids = report.survivors.map(({ mutant }) => mutant.id)
    expect(ids).toContain('threshold /derived/some/where/value 7')
    expect(ids).not.toContain('operator /derived/some/where/operator "withinLastMonths"')
    expect(report.total).toBeLessThan(changesOf(summing).length)
  })
})

describe('the policy that a change makes', () => {
  const cite = [{ source: 's', line: 1, quote: 'q' }]
  const policy = smallPolicy({
    sources: { s: { title: 'S', file: 's.txt' } },
    facts: {
      yes: yesNo,
      kind: { type: 'choice', title: 'Kind', values: ['P', 'Q'] },
      day: { type: 'day', title: 'Day' },
      cite: { ...yesNo, title: 'Cited' },
    },
    parameters: {
      given: parameter('P', { unit: undefined, values: ['P', 'Q', 'R'] }),
      months: { ...parameter(1, { unit: 'months', minimum: -5, maximum: 5 }), basis: 'published', cite },
    },
    conditions: { cited: all(asks('cite', 'equal', true)) },
    decisions: {
      d: decision([
        { ...rule('a', 'A', any({ condition: 'cited' }, yes)), cite },
        rule('b', 'B', all(asks('kind', 'equal', { fact: 'parameter.given' }))),
        rule('c', 'C', all(asks('day', 'withinLastMonths', { fact: 'parameter.months' }))),
        rule('e', 'E', all(asks('day', 'withinNextMonths', 0))),
      ]),
    },
    examples: [],
  })
  const mutate = mutator(policy)
  const change = (id: string): Mutant => changesOf(policy).find((each) => each.id === id) as Mutant
  const made = (id: string): Policy | null => mutate(change(id))

  test('is another in what is changed, and has no citations to copy', () => {
    const { document, ...rest } = made('threshold /parameters/months/value 2') as Policy
    const { months } = policy.parameters
    expect(rest.parameters['months']).toEqual({
      title: months?.title,
      value: 2,
      unit: 'months',
      minimum: -5,
      maximum: 5,
      basis: 'published',
      note: 'For the test.',
    })
    expect([rest.facts, rest.tables, rest.derived, rest.sources]).toEqual([
      policy.facts,
      {},
      {},
      policy.sources,
    ])
    expect(rest.conditions).toEqual(policy.conditions)
    expect(Object.keys(document)).toEqual([
      'language',
      'id',
      'version',
      'title',
      'inForce',
      'facts',
      'parameters',
      'conditions',
      'decisions',
    ])
    expect(document.facts).toEqual(policy.facts)
    expect(JSON.stringify(document)).not.toContain('"quote"')
    expect(rest.decisions['d']?.rules.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'e'])
  })

  test('has every part that decides', () => {
    const where = { field: 'type', operator: 'equal', value: 'X' }
    const summing = smallPolicy({
      facts: { offences },
      tables: { weights },
      derived: { score: { ...sumOfOffences, where } },
      decisions: { d: decision([rule('a', 'A', all(asks('score', 'greaterThan', 0)))]) },
    })
    const after = (id: string) => {
      const mutant = changesOf(summing).find((each) => each.id === id) as Mutant
      return mutator(summing)(mutant)
    }
    expect(after('threshold /tables/weights/rows/X/value 4')?.tables['weights']?.rows['X']?.value).toBe(4)
    expect(after('value /derived/score/where/value "Y"')?.derived['score']?.where).toEqual({
      ...where,
      value: 'Y',
    })
    const left = after('removed /decisions/d/rules/a left out')
    expect([left?.decisions['d']?.rules, left?.parameters, left?.conditions]).toEqual([[], {}, {}])
  })

  test.each([
    ['value /parameters/given/value "R"', null],
    ['value /parameters/given/value "Q"', 'Q'],
  ])('may not fit: %s', (id, value) => {
    expect(made(id)?.parameters['given']?.value ?? null).toBe(value)
  })

  test('is none of fewer months than none', () => {
    const path = '/decisions/d/rules/e/conditions/all/0/value'
    expect(made(`threshold ${path} 1`)).not.toBeNull()
    expect(made(`threshold ${path} -1`)).toBeNull()
  })
})

describe('the examples that the thresholds of a decision take', () => {
  const facts = {
    yes: yesNo,
    score: figure(0, 10),
    day: { type: 'day', title: 'Day' },
    kind: { type: 'choice', title: 'Kind', values: ['P', 'Q'] },
    offences,
  }
  const titles = (more: object, decisionId = 'd') =>
    thresholdSurvivors(smallPolicy({ facts, ...more }), decisionId, [], asAt).map(({ title }) =>
      title.replace(/^.* not the same if /, '').replace(/: A .*$/, ''),
    )
  const one = (condition: object) => ({ decisions: { d: decision([rule('a', 'A', all(condition))]) } })

  test.each([
    ['lessThan', 'score', 5, ['5 or less', '5 or more', 'below 6', 'below 4']],
    ['greaterThan', 'score', 5, ['5 or more', '5 or less', 'more than 6', 'more than 4']],
    [
      'onOrBefore',
      'day',
      '2026-01-01',
      ['on or after 1 January 2026', 'on or before 2 January 2026', 'on or before 31 December 2025'],
    ],
    [
      'onOrAfter',
      'day',
      '2026-01-01',
      ['on or before 1 January 2026', 'on or after 2 January 2026', 'on or after 31 December 2025'],
    ],
    [
      'withinLastMonths',
      'day',
      6,
      ['within the next 6 months', 'within the last 7 months', 'within the last 5 months'],
    ],
    [
      'withinNextMonths',
      'day',
      6,
      ['within the last 6 months', 'within the next 7 months', 'within the next 5 months'],
    ],
  ])('are of figures and days: %s', (operator, fact, value, changed) => {
    const found = titles(one(asks(fact, operator, value)))
    expect(found.map((words) => words.replace(/^.* became “the (figure|day) is (.*)”$/, '$2'))).toEqual(
      changed,
    )
  })

  test('are of figures that are equal, but not of whether they are', () => {
    expect(titles(one(asks('score', 'equal', 5)))).toEqual([
      '“the figure is 5” became “the figure is 6”',
      '“the figure is 5” became “the figure is 4”',
    ])
  })

  test('are of nothing else', () => {
    expect(titles(one(asks('kind', 'equal', 'P')))).toEqual([])
    expect(titles(one(yes))).toEqual([])
  })

  test('leave out what records weigh', () => {
    const more = { tables: { weights }, derived: { total: { ...sumOfOffences, title: 'Total' } } }
    const found = titles({ ...more, ...one(asks('total', 'greaterThan', 5)) })
    expect(found.length).toBeGreaterThan(0)
    expect(found.filter((words) => words.includes('Weights'))).toEqual([])
  })

  test('leave out those of whom the whole policy cannot tell', () => {
    const summing = smallPolicy({
      facts,
      tables: { weights: lightWeights },
      derived: { total: sumOfOffences },
      decisions: {
        c: decision([rule('r', 'C', all(asks('total', 'equal', 50_000)))]),
        d: decision([rule('r', 'D', all(asks('score', 'greaterThan', 5)))]),
      },
    })
    expect(thresholdSurvivors(summing, 'd', [], asAt)).toEqual([])
  })

  test('are of the decision that is asked for, though they bear on others too', () => {
    const least = asks('score', 'lessThan', { fact: 'parameter.least' })
    const policy = smallPolicy({
      facts,
      parameters: { least: parameter(5, { minimum: 5, maximum: 6 }) },
      decisions: {
        c: decision([rule('r', 'C', all(least))]),
        d: decision([rule('r', 'D', all(least, yes))]),
        e: decision([rule('r', 'E', all(asks('score', 'greaterThan', 9)))]),
      },
    })
    expect(
      thresholdSurvivors(policy, 'd', [], asAt).map(({ expect: expected }) => Object.keys(expected)),
    ).toEqual([['d'], ['d'], ['d']])
    const noticed = thresholdSurvivors(policy, 'd', thresholdSurvivors(policy, 'd', [], asAt), asAt)
    expect(noticed).toEqual([])
  })
})
