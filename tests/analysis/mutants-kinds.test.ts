// The small changes of every kind of figure, value and detail, and what examples can and cannot tell of them.
import type { Example, Policy } from '@iom-rules/core'
import { cases, mutants, type MutantReport } from '@iom-rules/core/analysis'
import { describe, expect, test } from 'vitest'
import { decision, offences, rule, test as asks, weights, yesNo } from '../policy/build.ts'
import { asAt, lightWeights, parameter, smallPolicy, sumOfOffences } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const any = (...parts: object[]) => ({ any: parts })
const yes = asks('yes', 'equal', true)

/** What survives without examples, in words, of what the mutants change. */
function survivors(policy: Policy, path: string): string[] {
  const report = mutants(policy, { asAt, examples: [] })
  expect(report.tooComplex).toEqual([])
  return report.survivors.flatMap(({ mutant }) => (mutant.path.startsWith(path) ? mutant.change : []))
}

describe('a parameter that is', () => {
  const facts = {
    kind: { type: 'choice', title: 'Kind', values: ['P', 'Q', 'R'], labels: { P: 'Plain' } },
    day: { type: 'day', title: 'Day' },
    tags: { type: 'list', title: 'Tags', values: ['P'] },
    yes: yesNo,
  }
  const plain = { unit: undefined }

  test.each([
    [
      'one of some choices becomes each of the others, by the name it has',
      parameter('P', { ...plain, values: ['P', 'Q', 'R'] }),
      asks('kind', 'equal', { fact: 'parameter.given' }),
      ['“Plain” became “Q”', '“Plain” became “R”'],
    ],
    [
      'a day becomes the next and the one before',
      parameter('2026-01-01', plain),
      asks('day', 'onOrAfter', { fact: 'parameter.given' }),
      ['1 January 2026 became 2 January 2026', '1 January 2026 became 31 December 2025'],
    ],
    [
      'a yes or no becomes the other',
      parameter(true, plain),
      asks('yes', 'equal', { fact: 'parameter.given' }),
      ['yes became no'],
    ],
  ])('%s', (_, given, condition, changes) => {
    const decisions = { d: decision([rule('a', 'A', all(condition))]) }
    const policy = smallPolicy({ facts, parameters: { given }, decisions })
    expect(survivors(policy, '/parameters')).toEqual(changes)
  })
})

test('a condition on records has the changes of its parts', () => {
  const where = any(
    { field: 'type', operator: 'equal', value: 'X' },
    { not: { field: 'day', operator: 'onOrBefore', value: '2025-12-31' } },
  )
  const policy = smallPolicy({
    facts: { offences },
    derived: { some: { type: 'boolean', title: 'Some', exists: 'offences', where } },
    decisions: { d: decision([rule('a', 'A', all(asks('some', 'equal', true)))]) },
  })
  expect(survivors(policy, '/derived').slice(0, 3)).toEqual([
    '“or” became “and” in “the type is ‘X’ or a day is not on or before 31 December 2025”',
    '“the type is ‘X’ or a day is not on or before 31 December 2025” became its opposite',
    '“the type is ‘X’” was left out',
  ])
})

describe('what a rule adds to its outcome', () => {
  const giving = (...params: object[]) =>
    smallPolicy({
      decisions: {
        d: decision(
          params.map((each, at) =>
            rule(`r${at}`, 'A', all(asks('yes', 'equal', at === 0)), { event: { type: 'A', params: each } }),
          ),
        ),
      },
    })

  test('is left out or, where it is yes or no, the other', () => {
    expect(survivors(giving({ urgent: true, calm: false }), '/decisions/d/rules/0/event/params')).toEqual([
      'urgent yes was left out',
      'urgent yes became no',
      'calm no was left out',
      'calm no became yes',
    ])
  })

  test('is the same in whatever order it is written', () => {
    const [one, other] = [
      { urgent: true, calm: false },
      { calm: false, urgent: true },
    ]
    for (const policy of [giving(one, other), giving(other, one)]) {
      const { survivors } = mutants(policy, { asAt, examples: [] })
      // Which of the two rules gives it is told all the same, so that leaving one out is noticed.
      expect(survivors.map(({ mutant }) => mutant.id)).toContain('removed /decisions/d/rules/r0 left out')
      expect(survivors.every(({ example }) => example !== null)).toBe(true)
    }
  })
})

describe('an example', () => {
  const example = (expected: object): Example => ({
    title: 'One',
    asAt,
    facts: { yes: true },
    expect: { d: expected },
  })
  const killedBy = (policy: Policy, expected: object) =>
    mutants(policy, { asAt, examples: [example(expected)] }).killed
  const rules = [rule('a', 'A', all(yes))]

  test('that asks of one outcome what only several have, or the other way about, fails and shows nothing', () => {
    const single = smallPolicy({ decisions: { d: decision(rules) } })
    const several = smallPolicy({
      decisions: { d: decision(rules, { hitPolicy: 'COLLECT', otherwise: undefined }) },
    })
    expect(killedBy(single, { outcome: 'A' })).toBeGreaterThan(0)
    expect(killedBy(single, { outcome: 'A', outcomes: ['A'] })).toBe(0)
    expect(killedBy(several, { outcomes: ['A'] })).toBeGreaterThan(0)
    expect(killedBy(several, { outcomes: ['A'], certainty: 'settled' })).toBe(0)
  })
})

describe('totals', () => {
  const summing = (operator: string, value: number) =>
    smallPolicy({
      facts: { offences },
      tables: { weights: lightWeights },
      derived: {
        score: sumOfOffences,
      },
      decisions: { d: decision([rule('a', 'A', all(asks('score', operator, value)))]) },
    })
  const idsOf = ({ tooComplex }: MutantReport) => tooComplex.map(({ id }) => id)

  test('of which one of each kind was looked at do not prove that another weight changes nothing', () => {
    const report = mutants(summing('greaterThan', 0), { asAt, examples: [] })
    expect(idsOf(report)).toContain('threshold /tables/weights/rows/X/value 2')
  })

  test('that the policy knows and a change does not, for want of a weight, show the change', () => {
    const counted = { not: { field: 'type', operator: 'equal', value: 'Z' } }
    const policy = smallPolicy({
      facts: { offences },
      tables: { weights },
      derived: {
        score: { ...sumOfOffences, where: counted },
      },
      decisions: { d: decision([rule('a', 'A', all(asks('score', 'greaterThan', 10)))]) },
    })
    const { survivors } = mutants(policy, { asAt, examples: [] })
    const counting = survivors.find(({ mutant }) => mutant.kind === 'dropped')
    expect(counting?.example?.facts).toEqual({ offences: [{ type: 'Z' }] })
    expect(counting?.example?.expect).toMatchObject({ d: { outcome: 'NONE', certainty: 'settled' } })
  })

  test('that may be too many to tell leave a change untold, and an example of them shows nothing', () => {
    const policy = summing('equal', 5000)
    const known = (title: string, records: object, outcome: string): Example =>
      ({ title, asAt, facts: { offences: records }, expect: { d: { outcome } } }) as Example
    const examples = [
      known('Known', [], 'NONE'),
      known('Not known', null as unknown as object, 'UNDETERMINED'),
    ]
    const [before, after] = [[], examples].map((each) => mutants(policy, { asAt, examples: each })) as [
      MutantReport,
      MutantReport,
    ]
    expect([before.killed, before.equivalent, before.survivors]).toEqual([0, 0, []])
    expect(before.tooComplex).toHaveLength(before.total)
    // Of no offences the total is 0.
    expect([after.killed, after.survivors]).toEqual([3, []])
    expect(idsOf(after)).toContain('threshold /decisions/d/rules/a/conditions/all/0/value 5001')
    expect(() => cases(policy, 'd', { asAt })).toThrow(expect.objectContaining({ code: 'TOO_COMPLEX' }))
  })
})
