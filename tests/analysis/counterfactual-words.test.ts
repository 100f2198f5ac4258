// What would have to be otherwise, in words, and by how much: each on a policy of a rule or two.
import type { Facts, Policy } from '@iom-rules/core'
import { counterfactuals, type Counterfactuals, type Wanted } from '@iom-rules/core/analysis'
import { describe, expect, test } from 'vitest'
import { custody, decision, offences, rule, test as asks, yesNo } from '../policy/build.ts'
import { asAt, figure, smallPolicy } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const any = (...parts: object[]) => ({ any: parts })
const not = (part: object) => ({ not: part })
const yes = (fact: string) => asks(fact, 'equal', true)
const day = (more: object = {}) => ({ type: 'day', title: 'Release date', ...more })

function asked(policy: Policy, facts: Facts, wanted: Wanted = 'A'): Counterfactuals {
  return counterfactuals(policy, { ref: 'A', facts }, 'd', wanted, { asAt })
}
/** A decision on one fact, `x`. */
const onOne = (declared: object, ...rules: object[]) =>
  smallPolicy({
    facts: { x: declared },
    decisions: { d: decision(rules.map((each, at) => rule(`r${at}`, at === 0 ? 'A' : 'B', each))) },
  })
const wordsOf = ({ found }: Counterfactuals) => found.map(({ words }) => words)
const changesOf = ({ found }: Counterfactuals) => found.map(({ changes }) => changes)

describe('by how much', () => {
  test('is said of numbers and days, and not of what is neither', () => {
    const kind = { type: 'choice', title: 'Kind', values: ['X', 'Y'] }
    const one = (declared: object, condition: object, from: string | number | boolean) =>
      changesOf(asked(onOne(declared, all(condition)), { x: from }))[0]
    const common = { fact: 'x', kind: 'change' }
    expect(one(yesNo, yes('x'), false)).toEqual([
      { ...common, from: false, to: true, words: 'it were so that: yes or no' },
    ])
    expect(one(kind, asks('x', 'equal', 'Y'), 'X')).toEqual([
      { ...common, from: 'X', to: 'Y', words: 'the kind were “Y”' },
    ])
    expect(one(figure(0, 10), asks('x', 'lessThan', 4), 6)).toEqual([
      { ...common, from: 6, to: 3, by: -3, words: 'the figure were below 4' },
    ])
    expect(one(day(), asks('x', 'onOrAfter', '2026-12-24'), '2026-12-01')).toEqual([
      {
        ...common,
        from: '2026-12-01',
        to: '2026-12-24',
        by: 23,
        words: 'the release date were on or after 24 December 2026',
      },
    ])
  })

  test('is not said of what comes to be none, or was', () => {
    const orNone = { mayBeNone: true }
    const months = figure(0, 10, orNone)
    const none = onOne(months, all(asks('x', 'isNone', true)))
    expect(changesOf(asked(none, { x: 4 }))).toEqual([
      [{ fact: 'x', kind: 'change', from: 4, to: 'NONE', words: 'no figure were set' }],
    ])
    expect(changesOf(asked(none, { x: 'NONE' }, 'NONE'))).toEqual([
      [{ fact: 'x', kind: 'change', from: 'NONE', to: 0, words: 'the figure were any figure' }],
    ])
    const noDay = onOne(day(orNone), all(asks('x', 'isNone', true)))
    expect(changesOf(asked(noDay, { x: '2026-12-01' }))).toEqual([
      [{ fact: 'x', kind: 'change', from: '2026-12-01', to: 'NONE', words: 'no release date were set' }],
    ])
    expect(changesOf(asked(noDay, { x: 'NONE' }, 'NONE'))).toEqual([
      [
        {
          fact: 'x',
          kind: 'change',
          from: 'NONE',
          to: '2026-11-22',
          words: 'the release date were a set one, not none',
        },
      ],
    ])
  })
})

describe('a remark', () => {
  test('says how far a day is too early or too late, and what it is where it is to be none', () => {
    const policy = onOne(
      day({ mayBeNone: true }),
      all(asks('x', 'onOrAfter', '2026-12-24')),
      all(asks('x', 'isNone', true)),
    )
    expect(wordsOf(asked(policy, { x: '2026-12-01' }))).toEqual([
      'Would be A if the release date were on or after 24 December 2026: it is 1 December 2026, 23 days too early.',
    ])
    expect(wordsOf(asked(policy, { x: 'NONE' }))).toEqual([
      'Would be A if the release date were on or after 24 December 2026: none is set.',
    ])
    expect(wordsOf(asked(policy, { x: '2026-12-25' }, 'B'))).toEqual([
      'Would be B if no release date were set: it is 25 December 2026.',
    ])
    const sooner = onOne(day(), all(asks('x', 'onOrBefore', '2026-12-24')))
    expect(wordsOf(asked(sooner, { x: '2026-12-25' }))).toEqual([
      'Would be A if the release date were on or before 24 December 2026: it is 25 December 2026, 1 day too late.',
    ])
  })

  test('says how far a whole figure is over or short, though an edge is just past it', () => {
    const whole = figure(0, 10, { whole: true, unit: 'points' })
    const policy = onOne(whole, all(asks('x', 'lessThan', 5)))
    expect(wordsOf(asked(policy, { x: 7 }))).toEqual([
      'Would be A if the figure were below 5 points: it is 7 points, 3 points over.',
    ])
    expect(wordsOf(asked(policy, { x: 4 }, 'NONE'))).toEqual([
      'Would be NONE if the figure were 5 points or more: it is 4 points, 1 point short.',
    ])
    const exact = onOne(figure(0, 10, { unit: 'points' }), all(asks('x', 'greaterThan', 5)))
    expect(wordsOf(asked(exact, { x: 5 }))).toEqual([
      'Would be A if the figure were more than 5 points: it is 5 points.',
    ])
  })
})

describe('a choice', () => {
  const kind = { type: 'choice', title: 'Kind', values: ['NONE', 'X', 'Y'], labels: { X: 'Ex', Y: 'Wye' } }

  test('is told as what it would be, where that is one of two', () => {
    const policy = onOne(kind, all(not(asks('x', 'equal', 'NONE'))))
    expect(wordsOf(asked(policy, { x: 'NONE' }))).toEqual(['Would be A if the kind were “Ex” or “Wye”.'])
    expect(wordsOf(asked(policy, { x: 'X' }, 'NONE'))).toEqual(['Would be NONE if the kind were “none”.'])
  })
})

describe('all values that would do', () => {
  test('are told together, also where another rule tells them apart', () => {
    const policy = smallPolicy({
      facts: { x: figure(0, 10), y: yesNo },
      decisions: {
        d: decision([
          rule('low', 'B', all(asks('x', 'lessThan', 5))),
          rule('high', 'A', all(asks('x', 'greaterThanInclusive', 8), yes('y'))),
          rule('else', 'A', all(yes('y'))),
        ]),
      },
    })
    expect(wordsOf(asked(policy, { x: 3, y: false }))).toEqual([
      'Would be A if the figure were 5 or more (it is 3, 2 short) and it were so that: yes or no.',
    ])
    expect(changesOf(asked(policy, { x: 3, y: false }))[0]?.map(({ words }) => words)).toEqual([
      'the figure were 5 or more',
      'it were so that: yes or no',
    ])
  })

  test('are told with none, where that would do as well', () => {
    const policy = onOne(
      day({ mayBeNone: true }),
      all(not(asks('x', 'onOrAfter', '2026-01-01'))),
      all(asks('x', 'isNone', true)),
    )
    expect(asked(policy, { x: '2026-12-24' }).found).toMatchObject([
      {
        changes: [{ to: 'NONE' }],
        words: 'Would be A if the release date were not on or after 1 January 2026: it is 24 December 2026.',
      },
    ])
  })

  test('of a day are told in the order of the calendar, though one to come is rather given', () => {
    const policy = onOne(
      day(),
      any(
        asks('x', 'onOrBefore', '2026-01-01'),
        all(asks('x', 'onOrAfter', '2027-03-01'), asks('x', 'onOrBefore', '2027-04-01')),
      ),
    )
    expect(asked(policy, {}).found).toMatchObject([
      {
        changes: [{ to: '2027-03-01' }],
        words:
          'Would be A once it is known that the release date is on or before 1 January 2026 or is on or after 1 March 2027 and is on or before 1 April 2027.',
      },
    ])
  })

  test('are supposed one like the other, where a day can be in several', () => {
    const policy = onOne(
      day(),
      any(
        asks('x', 'onOrBefore', '2026-01-01'),
        all(asks('x', 'onOrAfter', '2027-03-01'), asks('x', 'onOrBefore', '2027-04-01')),
      ),
    )
    expect(asked(policy, { x: '2026-12-24' }).found).toMatchObject([
      {
        words:
          'Would be A if the release date were on or before 1 January 2026 or were on or after 1 March 2027 and were on or before 1 April 2027: it is 24 December 2026, 67 days too early.',
      },
    ])
  })

  test('are told in the policy’s own words, of yes or no', () => {
    const wanted = { ...yesNo, yes: 'it is known that somebody is wanted or is on bail', no: 'nobody is' }
    expect(wordsOf(asked(onOne(wanted, all(yes('x'))), { x: false }))).toEqual([
      'Would be A if it were known that somebody is wanted or is on bail.',
    ])
  })

  test.each([
    ['The day of release', 'day of release'],
    ['A day', 'day'],
    ['Last day of the month', 'last day of the month'],
  ])('are none of “%s” without the article that it begins with', (title, named) => {
    const policy = onOne(day({ title, mayBeNone: true }), all(asks('x', 'isNone', true)))
    expect(asked(policy, { x: '2026-12-24' }).found).toMatchObject([
      { words: `Would be A if no ${named} were set: it is 24 December 2026.` },
    ])
  })

  test('of a figure from lists too, as far as the records do that are given', () => {
    const policy = smallPolicy({
      facts: { offences, x: figure(0, 10) },
      derived: { many: { type: 'number', title: 'Number of offences', count: 'offences' } },
      decisions: {
        d: decision([
          rule('none', 'A', all(asks('many', 'lessThan', 1), asks('x', 'greaterThanInclusive', 5))),
          rule(
            'some',
            'A',
            all(asks('x', 'greaterThanInclusive', 5), asks('x', 'lessThan', 8), asks('many', 'lessThan', 4)),
          ),
          rule('many', 'B', all(asks('many', 'greaterThan', 6))),
        ]),
      },
    })
    expect(wordsOf(asked(policy, { x: 1 }))).toEqual([
      'Would be A if the figure were 5 or more (it is 1, 4 short), once it is known that the number of offences is 0.',
    ])
    expect(wordsOf(asked(policy, { x: 1 }, 'B'))).toEqual([
      'Would be B once it is known that the number of offences is more than 6.',
    ])
    expect(wordsOf(asked(policy, { x: 1 }, 'NONE'))).toEqual([
      'Would be NONE once it is known that the number of offences is 6 or less.',
    ])
  })
})

describe('lists', () => {
  test('are each told by what they would have to show', () => {
    const policy = smallPolicy({
      facts: { offences, custody },
      derived: {
        many: { type: 'number', title: 'Number of offences', count: 'offences' },
        stays: { type: 'number', title: 'Number of stays', count: 'custody' },
      },
      decisions: {
        d: decision([
          rule(
            'a',
            'A',
            all(asks('many', 'greaterThanInclusive', 1), asks('stays', 'greaterThanInclusive', 1)),
          ),
          rule('b', 'B', all(asks('many', 'greaterThanInclusive', 3))),
        ]),
      },
    })
    const [first] = asked(policy, {}).found
    expect(first?.words).toBe(
      'Would be A once it is known that the number of offences is 1 or more and the number of stays is 1 or more.',
    )
    expect(first?.changes.map(({ fact, words }) => [fact, words])).toEqual([
      ['offences', 'the number of offences is 1 or more'],
      ['custody', 'the number of stays is 1 or more'],
    ])
  })
})

test('the verb of a sentence is not the one in what a fact is called', () => {
  const policy = onOne(figure(0, 10, { title: 'Figure that is owed' }), all(asks('x', 'greaterThan', 5)))
  expect(wordsOf(asked(policy, { x: 1 }))).toEqual([
    'Would be A if the figure that is owed were more than 5: it is 1.',
  ])
})

describe('contradictions', () => {
  const excludes = (one: string, other: string) => ({
    id: `${one}-${other}`,
    condition: all(not(all(yes(one), yes(other)))),
    reason: `Not both ${one} and ${other}.`,
    use: 'report',
  })
  const facts = { a: yesNo, b: { ...yesNo, changeable: false }, c: { ...yesNo, changeable: false }, e: yesNo }

  test('that would be brought in are told, and not those that stand already', () => {
    const policy = smallPolicy({
      facts,
      assumptions: [excludes('a', 'b'), excludes('a', 'c'), excludes('b', 'c')],
      decisions: { d: decision([rule('r', 'A', all(yes('a'), yes('c')))]) },
    })
    expect(asked(policy, { a: false, b: true, c: true, e: false }).found).toMatchObject([
      {
        contradicts: ['Not both a and b.', 'Not both a and c.'],
        words:
          'Would be A if it were so that: yes or no. Facts to check then: Not both a and b. Not both a and c.',
      },
    ])
  })
})

describe('what nothing brings about', () => {
  test('is not so already, and is said of an outcome, of any other, and of one that applies', () => {
    const fixed = { ...yesNo, yes: 'x is so', no: 'x is not so', changeable: false }
    const policy = onOne(fixed, all(yes('x')))
    const because = 'because x is not so.'
    expect(asked(policy, { x: false })).toEqual({
      decision: 'd',
      wanted: 'A',
      now: { outcome: 'NONE', certainty: 'settled', possible: ['NONE'], rule: 'otherwise' },
      alreadySo: false,
      found: [],
      impossible: `Nothing that can change would give A, ${because}`,
    })
    expect(asked(policy, { x: false }, { not: 'NONE' }).impossible).toBe(
      `Nothing that can change would give anything but NONE, ${because}`,
    )
    const collecting = smallPolicy({
      facts: { x: fixed },
      decisions: {
        d: {
          title: 'A decision',
          hitPolicy: 'COLLECT',
          outcomes: { A: { title: 'To be told' } },
          rules: [rule('r', 'A', all(yes('x')))],
        },
      },
    })
    expect(asked(collecting, { x: false }).impossible).toBe(
      `Nothing that can change would make “To be told” apply, ${because}`,
    )
  })

  test('is nothing that there is not: that is refused', () => {
    const policy = onOne(yesNo, all(yes('x')))
    for (const wanted of ['B', { not: 'B' }])
      expect(() => asked(policy, {}, wanted)).toThrow(
        expect.objectContaining({
          code: 'UNKNOWN_OUTCOME',
          message: 'The decision `d` has no outcome `B`. Outcomes: A, NONE, SILENT, CONFLICT.',
        }),
      )
  })
})
