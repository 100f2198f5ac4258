// The small changes of a condition: of its tests, its groups, and what stands under `not`.
import { describe, expect, test } from 'vitest'
import { custody, decision, offences, rule, test as asks, weights, yesNo } from '../policy/build.ts'
import { changesOf } from './changes.ts'
import { figure, parameter, smallPolicy, sumOfOffences } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const any = (...parts: object[]) => ({ any: parts })
const not = (part: object) => ({ not: part })
const yes = asks('yes', 'equal', true)
const one = asks('score', 'equal', 1)

const more = {
  facts: {
    yes: yesNo,
    score: figure(0, 10),
    term: { ...figure(0, 90), title: 'Term', mayBeNone: true },
    kind: { type: 'choice', title: 'Kind', values: ['A', 'B', 'C'] },
    when: { type: 'choice', title: 'When', values: ['2026-01-01', '2026-01-05'] },
    day: { type: 'day', title: 'Day', mayBeNone: false },
    last: { type: 'day', title: 'Last', mayBeNone: true },
  },
  parameters: {
    least: parameter(3, { minimum: 0, maximum: 10 }),
    flag: parameter(true, { unit: undefined }),
  },
  conditions: { named: all(one) },
}

/** The changes of what the only rule of a decision asks; another decision stands before it. */
function changesIn(condition: object) {
  const first = decision([rule('b', 'B', all(yes)), rule('a', 'A', all(asks('yes', 'equal', false)))])
  const decisions = { first, d: decision([rule('only', 'X', condition)]) }
  return changesOf(smallPolicy({ ...more, decisions }), '/decisions/d/rules/0/conditions')
}

/** Each as its kind, its place in the condition, and what stands there then. */
function idsIn(condition: object): string[] {
  return changesIn(condition).map(({ id }) => id.replace('/decisions/d/rules/only/conditions', ''))
}

describe('a test', () => {
  test.each([
    ['score', 'equal', 4, ['notEqual'], [5, 3]],
    ['score', 'notEqual', 4, ['equal'], [5, 3]],
    ['score', 'lessThan', 4, ['lessThanInclusive', 'greaterThanInclusive'], [5, 3]],
    ['score', 'lessThanInclusive', 4, ['lessThan', 'greaterThan'], [5, 3]],
    ['score', 'greaterThan', 4, ['greaterThanInclusive', 'lessThanInclusive'], [5, 3]],
    ['score', 'greaterThanInclusive', 0.5, ['greaterThan', 'lessThan'], [1.5, -0.5]],
    ['score', 'lessThan', { fact: 'parameter.least' }, ['lessThanInclusive', 'greaterThanInclusive'], []],
  ] as const)('of a figure: %s %s %j', (fact, operator, value, operators, values) => {
    const changed = [
      ...operators.map((each) => `operator /all/0/operator "${each}"`),
      ...values.map((each) => `threshold /all/0/value ${each}`),
    ]
    expect(idsIn(all(asks(fact, operator, value)))).toEqual(changed)
    // Under “not”, the opposite is what leaving the “not” out says.
    const beside = changed.filter((id) => !id.endsWith(`"${operators.at(-1)}"`))
    expect(idsIn(all(not(asks(fact, operator, value))))).toEqual([
      'negated /all/0 negated',
      ...beside.map((id) => id.replace('/all/0/', '/all/0/not/')),
    ])
  })

  test.each([
    ['kind', 'in', ['A', 'B'], 'notIn', ['["B"]', '["A"]', '["A","B","C"]']],
    ['kind', 'notIn', ['A'], 'in', ['["A","B"]', '["A","C"]']],
    ['kind', 'equal', 'B', 'notEqual', ['"A"', '"C"']],
    ['kind', 'notEqual', 'C', 'equal', ['"A"', '"B"']],
    ['yes', 'equal', true, 'notEqual', []],
    ['yes', 'notEqual', true, 'equal', []],
    // A choice that looks like a day is none.
    ['when', 'equal', '2026-01-01', 'notEqual', ['"2026-01-05"']],
    ['decision.first', 'equal', 'NONE', 'notEqual', ['"A"', '"B"']],
    ['decision.first', 'in', ['B'], 'notIn', ['["B","A"]', '["B","NONE"]']],
  ] as const)('of a choice: %s %s %j', (fact, operator, value, opposite, values) => {
    const changed = values.map((each) => `value /all/0/value ${each}`)
    expect(idsIn(all(asks(fact, operator, value)))).toEqual([
      `operator /all/0/operator "${opposite}"`,
      ...changed,
    ])
    expect(idsIn(all(not(asks(fact, operator, value))))).toEqual([
      'negated /all/0 negated',
      ...changed.map((id) => id.replace('/all/0/', '/all/0/not/')),
    ])
  })

  test.each([
    ['day', 'onOrBefore', '2026-03-01', ['onOrAfter'], ['"2026-03-02"', '"2026-02-28"']],
    ['day', 'onOrAfter', '2026-01-01', ['onOrBefore'], ['"2026-01-02"', '"2025-12-31"']],
    ['day', 'withinLastMonths', 6, ['withinNextMonths'], [7, 5]],
    ['day', 'withinNextMonths', 6, ['withinLastMonths'], [7, 5]],
    // That it is another than a day would be said of having none too.
    ['last', 'equal', '2026-01-01', [], ['"2026-01-02"', '"2025-12-31"']],
    ['last', 'onOrBefore', '2026-01-01', ['onOrAfter'], ['"2026-01-02"', '"2025-12-31"']],
    ['term', 'equal', 6, [], [7, 5]],
    ['term', 'lessThan', 6, ['lessThanInclusive', 'greaterThanInclusive'], [7, 5]],
  ] as const)('without an opposite: %s %s %j', (fact, operator, value, operators, values) => {
    const others = operators.map((each) => `operator /all/0/operator "${each}"`)
    const changed = values.map((each) => `threshold /all/0/value ${each}`)
    expect(idsIn(all(asks(fact, operator, value)))).toEqual([...others, 'negated /all/0 negated', ...changed])
    expect(idsIn(all(not(asks(fact, operator, value))))).toEqual([
      'negated /all/0 negated',
      ...[...others, ...changed].map((id) => id.replace('/all/0/', '/all/0/not/')),
    ])
  })

  test('of a day that is another than one has the opposite as well as “not”', () => {
    expect(idsIn(all(asks('day', 'equal', '2026-01-01')))).toEqual([
      'operator /all/0/operator "notEqual"',
      'negated /all/0 negated',
      'threshold /all/0/value "2026-01-02"',
      'threshold /all/0/value "2025-12-31"',
    ])
  })

  test.each([
    ['last', true],
    ['term', false],
  ])('whether there is any %s has the other answer alone', (fact, value) => {
    expect(idsIn(all(asks(fact, 'isNone', value)))).toEqual([`value /all/0/value ${!value}`])
    expect(idsIn(all(not(asks(fact, 'isNone', value))))).toEqual([
      'negated /all/0 negated',
      `value /all/0/not/value ${!value}`,
    ])
  })

  test('whether there is any, by a parameter, is changed there', () => {
    expect(idsIn(all(asks('last', 'isNone', { fact: 'parameter.flag' })))).toEqual([])
  })

  test('is told in words before and after, those it quotes in single marks', () => {
    expect(changesIn(all(asks('kind', 'notIn', ['A']))).map(({ change }) => change)).toEqual([
      '“the kind is none of ‘A’” became “the kind is one of ‘A’”',
      '“the kind is none of ‘A’” became “the kind is none of ‘A’ or ‘B’”',
      '“the kind is none of ‘A’” became “the kind is none of ‘A’ or ‘C’”',
    ])
    expect(changesIn(all(asks('day', 'onOrBefore', '2026-03-01'))).map(({ change }) => change)).toEqual([
      '“the day is on or before 1 March 2026” became “the day is on or after 1 March 2026”',
      '“the day is on or before 1 March 2026” became its opposite',
      '“the day is on or before 1 March 2026” became “the day is on or before 2 March 2026”',
      '“the day is on or before 1 March 2026” became “the day is on or before 28 February 2026”',
    ])
  })
})

describe('a group', () => {
  test('of several becomes the other kind or its opposite, and each of its parts is left out', () => {
    const condition = all(yes, any(one, yes))
    const shown = changesIn(condition).map(({ id, change, edit }) => [
      id.replaceAll('/decisions/d/rules/only/conditions', ''),
      change,
      ...edit.map((step) => ('value' in step ? step.value : step.op)),
    ])
    expect(shown.filter(([id]) => !/^(threshold|operator)/.test(String(id)))).toEqual([
      [
        'group  group',
        '“and” became “or” in “it is so that: yes or no and (the figure is 1 or it is so that: yes or no)”',
        any(yes, any(one, yes)),
      ],
      [
        'negated  negated',
        '“it is so that: yes or no and (the figure is 1 or it is so that: yes or no)” became its opposite',
        not(condition),
      ],
      ['dropped /all/0 left out', '“it is so that: yes or no” was left out', 'remove'],
      ['dropped /all/1 left out', '“the figure is 1 or it is so that: yes or no” was left out', 'remove'],
      [
        'group /all/1 group',
        '“or” became “and” in “the figure is 1 or it is so that: yes or no”',
        all(one, yes),
      ],
      [
        'negated /all/1 negated',
        '“the figure is 1 or it is so that: yes or no” became its opposite',
        not(any(one, yes)),
      ],
      ['dropped /all/1/any/0 left out', '“the figure is 1” was left out', 'remove'],
      ['dropped /all/1/any/1 left out', '“it is so that: yes or no” was left out', 'remove'],
    ])
  })

  test('of one is what its part is', () => {
    expect(idsIn(any(all(yes)))).toEqual(['operator /any/0/all/0/operator "notEqual"'])
  })

  test('under “not” is not negated again', () => {
    const condition = not(all(yes, yes))
    const [outer, ...others] = changesIn(condition)
    expect(outer).toMatchObject({
      kind: 'negated',
      edit: [{ op: 'replace', path: '/decisions/d/rules/only/conditions', value: all(yes, yes) }],
      change:
        '“it is not so that: yes or no or it is not so that: yes or no” became “it is so that: yes or no and it is so that: yes or no”',
    })
    expect(others.map(({ id }) => id.replace('/decisions/d/rules/only/conditions', ''))).toEqual([
      'group /not group',
      'dropped /not/all/0 left out',
      'operator /not/all/0/operator "notEqual"',
      'dropped /not/all/1 left out',
      'operator /not/all/1/operator "notEqual"',
    ])
  })
})

describe('what leaves out a “not”', () => {
  const left = (condition: object) =>
    changesIn(condition).flatMap(({ kind, edit }) =>
      kind === 'negated' ? edit.map((step) => ('value' in step ? step.value : null)) : [],
    )

  test('puts a test into a group where it would stand alone in a rule', () => {
    expect(left(not(yes))).toEqual([all(yes)])
    expect(left(any(not(yes)))).toEqual([yes])
  })

  test('leaves anything else as it is', () => {
    expect(left(not(any(yes)))).toEqual([any(yes)])
    expect(left(not({ condition: 'named' }))).toEqual([{ condition: 'named' }])
  })
})

test('a condition by its name becomes its opposite, which under “not” it does not', () => {
  const named = { condition: 'named' }
  expect(changesIn(named).map(({ change, edit }) => [change, ...edit])).toEqual([
    [
      '“the figure is 1” became its opposite',
      { op: 'replace', path: '/decisions/d/rules/only/conditions', value: not(named) },
    ],
  ])
  expect(idsIn(not(named))).toEqual(['negated  negated'])
})

test('what a named condition asks is changed where it stands', () => {
  const policy = smallPolicy({
    ...more,
    decisions: { d: decision([rule('r', 'X', { condition: 'named' })]) },
  })
  const [opposite, ...others] = changesOf(policy, '/conditions')
  expect(opposite).toEqual({
    id: 'operator /conditions/named/all/0/operator "notEqual"',
    kind: 'operator',
    edit: [{ op: 'replace', path: '/conditions/named/all/0/operator', value: 'notEqual' }],
    path: '/conditions/named/all/0/operator',
    change: '“the figure is 1” became “the figure is not 1”',
    words: '“the figure is 1” became “the figure is not 1”: the condition “named”.',
    decisions: ['d'],
  })
  expect(others.map(({ edit }) => edit[0])).toEqual([
    { op: 'replace', path: '/conditions/named/all/0/value', value: 2 },
    { op: 'replace', path: '/conditions/named/all/0/value', value: 0 },
  ])
})

describe('which records count', () => {
  const X = { field: 'type', operator: 'equal', value: 'X' }
  const recent = { field: 'day', operator: 'withinLastMonths', value: 6 }
  const changes = (where: object | undefined) => {
    const derived = { score: { ...sumOfOffences, title: 'Total', where } }
    const decisions = { d: decision([rule('r', 'A', all(asks('score', 'greaterThan', 1)))]) }
    const policy = smallPolicy({ facts: { offences, custody }, tables: { weights }, derived, decisions })
    return changesOf(policy, '/derived')
  }

  test('is left out as a whole where it is one test', () => {
    expect(changes(X)[0]).toEqual({
      id: 'dropped /derived/score/where left out',
      kind: 'dropped',
      edit: [{ op: 'remove', path: '/derived/score/where' }],
      path: '/derived/score/where',
      change: '“the type is ‘X’” was left out',
      words: '“the type is ‘X’” was left out: Total.',
      decisions: ['d'],
    })
    expect(changes(X).map(({ id }) => id.replace('/derived/score/where', ''))).toEqual([
      'dropped  left out',
      'operator /operator "notEqual"',
      'value /value "Y"',
      'value /value "Z"',
    ])
    const [dropped, negated] = changes(not(X))
    expect(dropped?.change).toBe('“the type is not ‘X’” was left out')
    expect(negated?.edit).toEqual([{ op: 'replace', path: '/derived/score/where', value: all(X) }])
  })

  test.each([
    ['all', all(X, recent), 'the type is ‘X’ and a day is within the last 6 months'],
    ['any', any(X, recent), 'the type is ‘X’ or a day is within the last 6 months'],
  ])('is never left out as a whole where it is a group of %s', (_, where, words) => {
    const kinds = changes(where).map(({ kind, change }) => [kind, change])
    expect(kinds.slice(0, 3)).toEqual([
      ['group', expect.stringContaining(`in “${words}”`)],
      ['negated', `“${words}” became its opposite`],
      ['dropped', '“the type is ‘X’” was left out'],
    ])
  })

  test('has nothing to change where all do', () => {
    expect(changes(undefined)).toEqual([])
  })

  test('can count days that a window leaves out', () => {
    const counted = changes(all({ ...recent, notCounting: 'custody' }))
    expect(counted.at(-1)).toMatchObject({
      id: 'dropped /derived/score/where/all/0/notCounting left out',
      edit: [{ op: 'remove', path: '/derived/score/where/all/0/notCounting' }],
      change: 'days in “custody” were counted too',
    })
    expect(changes(all(recent)).map(({ id }) => id)).toEqual(counted.slice(0, -1).map(({ id }) => id))
  })
})

describe('what comes of a list', () => {
  const idsOf = (id: string, operator: string, value: unknown) => {
    const derived = {
      latest: { type: 'day', title: 'Latest', latest: 'offences', of: 'day' },
      count: { type: 'number', title: 'Count', count: 'offences' },
    }
    const decisions = { d: decision([rule('r', 'A', all(asks(id, operator, value)))]) }
    const policy = smallPolicy({ facts: { offences }, derived, decisions })
    return changesOf(policy, '/decisions/d/rules/0/conditions').map((each) =>
      each.id.replace('/decisions/d/rules/r/conditions/all/0', ''),
    )
  }

  test('may be no day, so that “not” is the opposite and “another day” is not', () => {
    expect(idsOf('latest', 'equal', '2026-01-01')).toEqual([
      'negated  negated',
      'threshold /value "2026-01-02"',
      'threshold /value "2025-12-31"',
    ])
  })

  test('is always a number where records are counted', () => {
    expect(idsOf('count', 'equal', 2)).toEqual([
      'operator /operator "notEqual"',
      'threshold /value 3',
      'threshold /value 1',
    ])
  })
})
