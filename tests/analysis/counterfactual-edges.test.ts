// What would give another answer, where it is hard to find, hard to say or not to be had.
import type { Facts, Policy } from '@iom-rules/core'
import { counterfactuals, type Counterfactuals, type Wanted } from '@iom-rules/core/analysis'
import { describe, expect, test } from 'vitest'
import { custody, decision, offences, rule, test as asks, yesNo } from '../policy/build.ts'
import { asAt, figure, smallPolicy } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const any = (...parts: object[]) => ({ any: parts })
const yes = (fact: string) => asks(fact, 'equal', true)
const fact = (name: string, more: object = {}) => ({
  type: 'boolean',
  title: name,
  yes: `${name} is so`,
  no: `${name} is not so`,
  ...more,
})
const fixed = { changeable: false }

function asked(policy: Policy, facts: Facts, wanted: Wanted): Counterfactuals {
  return counterfactuals(policy, { ref: 'A', facts }, 'd', wanted, { asAt })
}

const wordsOf = ({ found }: Counterfactuals) => found.map(({ words }) => words)
const changesOf = ({ found }: Counterfactuals) =>
  found.map(({ changes }) => changes.map(({ fact, from, to }) => [fact, from, to]))

test('an outcome that there is not is named, with those that there are', () => {
  const policy = smallPolicy({})
  for (const wanted of ['SOMETHING', { not: 'SOMETHING' }])
    expect(() => asked(policy, { yes: true }, wanted)).toThrow(
      'The decision `d` has no outcome `SOMETHING`. Outcomes: A, NONE, SILENT, CONFLICT.',
    )
})

describe('what nothing that can change brings about', () => {
  const unique = smallPolicy({
    facts: { p: fact('p', fixed), q: fact('q', fixed) },
    decisions: {
      d: decision([rule('a', 'A', all(yes('p'))), rule('b', 'B', all(yes('q')))], {
        hitPolicy: 'UNIQUE',
        outcomes: { A: {}, B: {} },
        otherwise: undefined,
      }),
    },
  })

  test.each([
    [{ p: true, q: false }, 'CONFLICT', 'make the rules conflict, because q is not so.'],
    [
      { p: true, q: true },
      { not: 'CONFLICT' },
      'end the conflict of the rules, because p is so and q is so.',
    ],
    [{ p: true, q: false }, 'SILENT', 'make the policy silent, because p is so.'],
    [
      { p: false, q: false },
      { not: 'SILENT' },
      'make the policy say something, because p is not so and q is not so.',
    ],
  ])('%j: %j', (facts, wanted, why) => {
    expect(asked(unique, facts, wanted).impossible).toBe(`Nothing that can change would ${why}`)
  })

  test('is told by no more facts than it takes, of however many', () => {
    const names = Array.from({ length: 31 }, (_, at) => `f${String(at + 1).padStart(2, '0')}`)
    const [four, rest] = [names.slice(0, 4), names.slice(4)]
    const policy = smallPolicy({
      facts: Object.fromEntries(names.map((name) => [name, fact(name, fixed)])),
      decisions: { d: decision([rule('a', 'A', all(any(...four.map(yes)), ...rest.map(yes)))]) },
    })
    const facts = Object.fromEntries(names.map((name) => [name, rest.includes(name)]))
    expect(asked(policy, facts, 'A').impossible).toBe(
      'Nothing that can change would give A, because f01 is not so, f02 is not so, f03 is not so and f04 is not so.',
    )
  })

  test('is a total that lists may come to, but nobody may record', () => {
    const many = { title: 'How many', count: 'offences', unlessSupplied: true }
    const policy = smallPolicy({
      facts: { offences, many: figure(0, 5, { title: 'How many', whole: true }) },
      derived: { many: { type: 'number', ...many } },
      decisions: {
        d: decision([
          rule('a', 'A', all(asks('many', 'greaterThan', 5))),
          rule('b', 'B', all(asks('many', 'greaterThan', 2))),
        ]),
      },
    })
    expect(asked(policy, { many: 3 }, 'A').impossible).toBe(
      'Nothing that can change would give A, because no value that may be recorded brings it about.',
    )
    expect(changesOf(asked(policy, { many: 3 }, 'NONE'))).toEqual([[['many', 3, 2]]])
    // Records may come to more than may be supplied in place of them.
    expect(changesOf(asked(policy, {}, 'A'))[0]?.[0]?.[2]).toHaveLength(6)
  })

  test('is not a latest day that none of the records has', () => {
    const latest = (...rules: object[]) =>
      smallPolicy({
        facts: { offences, last: { type: 'day', title: 'Last day', suppliedBy: 'Police' } },
        derived: {
          last: { type: 'day', title: 'Last day', latest: 'offences', of: 'day', unlessSupplied: true },
        },
        decisions: { d: decision(rules) },
      })
    const before = rule('a', 'A', all(asks('last', 'onOrBefore', '2026-01-01')))
    const policy = latest(before)
    expect(asked(policy, { offences: [] }, 'A').now).toMatchObject({ outcome: 'NONE', certainty: 'settled' })
    expect(changesOf(asked(policy, { last: '2026-05-01' }, 'A'))).toEqual([
      [['last', '2026-05-01', '2026-01-01']],
    ])
    expect(changesOf(asked(policy, { last: '2025-05-01' }, 'NONE'))).toEqual([
      [['last', '2025-05-01', '2026-01-02']],
    ])
    // Any day is before the one or after the other, and to have none cannot be supplied.
    const whole = latest(before, rule('b', 'A', all(asks('last', 'onOrAfter', '2025-01-01'))))
    expect(asked(whole, { last: '2026-05-01' }, 'NONE').impossible).toBe(
      'Nothing that can change would give NONE, because no value that may be recorded brings it about.',
    )
    expect(asked(whole, { offences: [] }, 'NONE').alreadySo).toBe(true)
  })
})

describe('in words', () => {
  test('what has no verb to put into another mood is supposed as a whole', () => {
    const absconds = { a: { ...yesNo, yes: 'the person absconds', no: 'the person stays' } }
    const policy = smallPolicy({
      facts: absconds,
      decisions: { d: decision([rule('a', 'A', all(yes('a')))]) },
    })
    expect(wordsOf(asked(policy, { a: false }, 'A'))).toEqual([
      'Would be A if it were so that the person absconds.',
    ])
  })

  test('one of two lists that are not known is enough, and only what it shows is told', () => {
    const policy = smallPolicy({
      facts: { offences, custody },
      derived: {
        listed: {
          type: 'boolean',
          title: 'Listed',
          yes: 'a listed offence is on record',
          exists: 'offences',
          where: { field: 'type', operator: 'equal', value: 'X' },
        },
        stays: { type: 'number', title: 'Number of stays', count: 'custody' },
      },
      decisions: { d: decision([rule('a', 'A', any(yes('listed'), asks('stays', 'greaterThan', 2)))]) },
    })
    expect(wordsOf(asked(policy, {}, 'A'))).toEqual([
      'Would be A once it is known that the number of stays is more than 2.',
      'Would be A once it is known that a listed offence is on record.',
    ])
  })

  test('where no single figure from a list tells what it must be like, the list is named', () => {
    const within = (months: number) => ({
      type: 'boolean',
      title: `Within ${months} months`,
      exists: 'offences',
      where: { field: 'day', operator: 'withinLastMonths', value: months, notCounting: 'custody' },
    })
    const policy = smallPolicy({
      facts: { offences, custody },
      derived: {
        half: within(6),
        whole: within(12),
        old: {
          type: 'boolean',
          title: 'Old',
          exists: 'offences',
          where: { field: 'day', operator: 'onOrBefore', value: '2025-06-01' },
        },
        many: { type: 'number', title: 'How many', count: 'offences' },
      },
      decisions: {
        d: decision([
          // What is within half a year is within a whole one, however long the time in custody was.
          rule(
            'a',
            'A',
            all(yes('old'), asks('many', 'lessThan', 2), any(yes('whole'), { not: yes('half') })),
          ),
        ]),
      },
    })
    const { found } = asked(policy, {}, 'A')
    expect(found.map(({ words, changes }) => [words, changes[0]?.words])).toEqual([
      [
        'Would be A once it is known that the offences are such that it comes out so.',
        'the offences are such that it comes out so',
      ],
    ])
  })
})

test('more ways than can be looked through are refused, and not searched for ever', () => {
  // Pairs whose halves lie far apart in every order that is tried; what is not known can be either.
  const names = Array.from({ length: 28 }, (_, at) => `f${String(at).padStart(2, '0')}`)
  const first = names.slice(0, 14)
  const policy = smallPolicy({
    facts: Object.fromEntries(names.map((name) => [name, yesNo])),
    decisions: {
      d: decision([
        rule('a', 'A', all(...names.map(yes))),
        rule('b', 'A', any(...first.map((name, at) => all(yes(name), yes(names[14 + at] ?? ''))))),
      ]),
    },
  })
  const facts = Object.fromEntries(first.slice(3).map((name) => [name, true]))
  expect(() => asked(policy, facts, 'NONE')).toThrow(
    expect.objectContaining({
      code: 'TOO_COMPLEX',
      message: 'There are too many ways to another answer to look through them all.',
    }),
  )
})
