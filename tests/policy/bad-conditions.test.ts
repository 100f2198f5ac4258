// What is wrong with a condition is said in full: what, where, and what to do.
import { parsePolicy } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { decision, document, offences, rule, test, yesNo } from './build.ts'
import { said, type Said } from './said.ts'

const score = { type: 'number', minimum: 0, maximum: 10, unit: 'points', title: 'Score' }
const day = { type: 'day', mayBeNone: true, title: 'A day' }
const facts = {
  yes: yesNo,
  score,
  never: { ...score, mayBeNone: false },
  some: { ...score, mayBeNone: true },
  colour: { type: 'choice', values: ['RED', 'BLUE'], title: 'Colour' },
  day,
  offences,
}
const derived = {
  count: { type: 'number', title: 'How many', count: 'offences' },
  latest: { type: 'day', title: 'The latest', latest: 'offences', of: 'day' },
}
const parameter = (value: number) => ({
  title: 'P',
  value,
  unit: 'months',
  minimum: 0,
  maximum: 9999,
  basis: 'assumption',
  note: 'For the test.',
})
const parameters = { brief: parameter(6), long: parameter(1201) }
const collected = {
  title: 'Collected',
  hitPolicy: 'COLLECT',
  outcomes: { A: {} },
  rules: [rule('only', 'A', { all: [test('yes', 'equal', true)] })],
}

/** A policy of which one rule asks this. */
function asking(condition: unknown): Record<string, unknown> {
  return document({
    facts,
    derived,
    parameters,
    decisions: { collected, d: decision([rule('only', 'A', condition as object)]) },
  })
}

const place = '/decisions/d/rules/0/conditions'
const yes = test('yes', 'equal', true)
const kinds =
  'A condition has one of `all`, `any`, `not`, `condition` or `fact`; nest groups to combine them.'
const noSuch = (key: string) => `There is no key \`${key}\` in a condition.`

describe('the keys of a condition', () => {
  it.each<[string, unknown, Said[]]>([
    ['all', { al: [yes] }, [[`unknown-key ${place}/al`, noSuch('al'), 'Did you mean `all`?']]],
    ['any', { anyy: [yes] }, [[`unknown-key ${place}/anyy`, noSuch('anyy'), 'Did you mean `any`?']]],
    ['not', { nott: yes }, [[`unknown-key ${place}/nott`, noSuch('nott'), 'Did you mean `not`?']]],
    [
      'condition',
      { conditon: 'c' },
      [[`unknown-key ${place}/conditon`, noSuch('conditon'), 'Did you mean `condition`?']],
    ],
    [
      'fact',
      { all: [{ fcat: 'yes', operator: 'equal', value: true }] },
      [[`unknown-key ${place}/all/0/fcat`, noSuch('fcat'), 'Did you mean `fact`?']],
    ],
    [
      'operator',
      { all: [{ fact: 'yes', oprator: 'equal', value: true }] },
      [
        [`unknown-key ${place}/all/0/oprator`, noSuch('oprator'), 'Did you mean `operator`?'],
        [
          `missing-key ${place}/all/0/operator`,
          '`operator` is missing.',
          'Operators for `yes`: equal, notEqual.',
        ],
      ],
    ],
    [
      'value',
      { all: [{ fact: 'yes', operator: 'equal', vlaue: true }] },
      [
        [`unknown-key ${place}/all/0/vlaue`, noSuch('vlaue'), 'Did you mean `value`?'],
        [`missing-key ${place}/all/0/value`, '`value` is missing.', 'Give the value to compare with.'],
      ],
    ],
  ])('may be misspelt: `%s`', (_, condition, issues) => {
    expect(said(asking(condition))).toEqual(issues)
  })

  it('are listed where none is near', () => {
    const help = 'Known keys: all, any, not, condition, fact, operator, value.'
    expect(said(asking({ everything: [yes] }))).toEqual([
      [`unknown-key ${place}/everything`, noSuch('everything'), help],
    ])
  })

  it('of a test go with no other kind', () => {
    expect(said(asking({ all: [{ al: [yes] }], operator: 'equal', value: true }))).toEqual([
      [`unknown-key ${place}/operator`, '`operator` only goes with `fact`.', 'Take it out.'],
      [`unknown-key ${place}/value`, '`value` only goes with `fact`.', 'Take it out.'],
      [`unknown-key ${place}/all/0/al`, noSuch('al'), 'Did you mean `all`?'],
    ])
  })

  it.each<[string, unknown, string, string]>([
    ['none', {}, '', 'no kind'],
    ['those of a test, without its fact', { not: { operator: 'equal', value: true } }, '/not', 'no kind'],
    ['two groups', { all: [yes], any: [yes] }, '', 'several kinds at once: all, any'],
    ['a test and a group', { not: { ...yes, any: [yes] } }, '/not', 'several kinds at once: any, fact'],
  ])('make one kind: not %s', (_, condition, where, words) => {
    expect(said(asking(condition))).toEqual([
      [`wrong-shape ${place}${where}`, `This condition has ${words}.`, kinds],
    ])
  })

  it('that are not there are told beside two kinds', () => {
    expect(said(asking({ all: [yes], any: [yes], nto: yes }))).toEqual([
      [`unknown-key ${place}/nto`, noSuch('nto'), 'Did you mean `not`?'],
      [`wrong-shape ${place}`, 'This condition has several kinds at once: all, any.', kinds],
    ])
  })

  it.each<[unknown, string]>([
    [null, '`null`'],
    ['yes', '`"yes"`'],
    [[yes], 'a list'],
  ])('are those of an object, not of %j', (condition, words) => {
    const help = 'Write a group (`all`, `any`, `not`), a named `condition`, or a test of a `fact`.'
    expect(said(asking({ not: condition }))).toEqual([
      [`wrong-shape ${place}/not`, `A condition is an object, not ${words}.`, help],
    ])
  })
})

describe('what a condition tests', () => {
  it.each<[string, unknown, Said]>([
    [
      'a decision that collects',
      test('decision.collected', 'equal', 'A'),
      [
        'untestable-decision /fact',
        '`collected` collects outcomes, so a condition cannot test it.',
        'Test the conditions of its rules instead.',
      ],
    ],
    [
      'isNone of a number that never is',
      test('never', 'isNone', true),
      [
        'operator-does-not-fit /operator',
        'The operator `isNone` does not fit `never`, which can never be NONE.',
        'Use one of: equal, notEqual, lessThan, lessThanInclusive, greaterThan, greaterThanInclusive.',
      ],
    ],
    [
      'isNone of what is counted',
      test('count', 'isNone', true),
      [
        'operator-does-not-fit /operator',
        'The operator `isNone` does not fit `count`, which can never be NONE.',
        'Use one of: equal, notEqual, lessThan, lessThanInclusive, greaterThan, greaterThanInclusive.',
      ],
    ],
    [
      'notEqual of what may be none',
      test('some', 'notEqual', 1),
      [
        'operator-does-not-fit /operator',
        'The operator `notEqual` does not fit `some`, which may be NONE, of which this would be true.',
        'Use one of: equal, lessThan, lessThanInclusive, greaterThan, greaterThanInclusive, isNone.',
      ],
    ],
    [
      'notEqual of the latest of no days',
      test('latest', 'notEqual', '2026-01-01'),
      [
        'operator-does-not-fit /operator',
        'The operator `notEqual` does not fit `latest`, which may be NONE, of which this would be true.',
        'Use one of: equal, onOrBefore, onOrAfter, withinLastMonths, withinNextMonths, isNone.',
      ],
    ],
    [
      'which is less of two colours',
      test('colour', 'lessThan', 'RED'),
      [
        'operator-does-not-fit /operator',
        'The operator `lessThan` does not fit `colour`, which is of type choice.',
        'Use one of: equal, notEqual, in, notIn.',
      ],
    ],
    [
      'by an operator in a list',
      { fact: 'yes', operator: ['equal'], value: true },
      ['unknown-operator /operator', 'There is no operator a list.', 'Operators for `yes`: equal, notEqual.'],
    ],
  ])('is not %s', (_, condition, [where, ...words]) => {
    const [code, key] = where.split(' ')
    expect(said(asking({ not: condition }))).toEqual([[`${code} ${place}/not${key}`, ...words]])
  })
})

describe('what a test compares with', () => {
  const months = 'it must be a whole number of months from 0 to 1200'

  it.each<[string, object, string, string?]>([
    ['yes for none', test('day', 'isNone', 'yes'), '`"yes"` does not fit: it must be true or false'],
    ['yes for true', test('yes', 'equal', 'yes'), '`"yes"` does not fit: it must be true or false'],
    ['text for a number', test('score', 'equal', '1'), '`"1"` does not fit: it must be a number'],
    [
      'a day that does not exist',
      test('day', 'equal', '2026-02-30'),
      '`"2026-02-30"` does not fit: it must be a day such as `2026-11-22`',
    ],
    [
      'a colour that is not there',
      test('colour', 'equal', 'REDD'),
      '`"REDD"` does not fit: it must be one of: RED, BLUE',
      'Did you mean `RED`?',
    ],
    [
      'a list of which one is not there',
      test('colour', 'in', ['BLUE', 'REDD']),
      '[`"BLUE"`, `"REDD"`] does not fit: it must be a list of: RED, BLUE',
      'Did you mean `RED`?',
    ],
    ['no list', test('colour', 'in', 'RED'), '`"RED"` does not fit: it must be a list of: RED, BLUE'],
    ['less than no months', test('day', 'withinLastMonths', -1), `\`-1\` does not fit: ${months}`],
    ['half a month', test('day', 'withinLastMonths', 0.5), `\`0.5\` does not fit: ${months}`],
    ['more than a hundred years', test('day', 'withinNextMonths', 1201), `\`1201\` does not fit: ${months}`],
    [
      'a parameter of more',
      test('day', 'withinNextMonths', { fact: 'parameter.long' }),
      `\`1201\` does not fit: ${months}`,
    ],
  ])('is not %s', (_, condition, words, ...help) => {
    expect(said(asking({ not: condition }))).toEqual([
      [`value-does-not-fit ${place}/not/value`, `The value ${words}.`, ...help],
    ])
  })

  it.each<[string, object, string]>([
    ['another fact', test('day', 'equal', { fact: 'latest' }), '`"latest"`'],
    ['the day of the assessment, for months', test('day', 'withinLastMonths', { fact: 'asAt' }), '`"asAt"`'],
    ['the day of the assessment, for a number', test('score', 'equal', { fact: 'asAt' }), '`"asAt"`'],
  ])('is not %s', (_, condition, words) => {
    const help = 'A value is a literal, {"fact": "parameter.…"}, or on a day {"fact": "asAt"}.'
    expect(said(asking({ not: condition }))).toEqual([
      [`unknown-value ${place}/not/value`, `A condition cannot compare with ${words}.`, help],
    ])
  })

  it('is no parameter that is not there', () => {
    const condition = test('day', 'withinLastMonths', { fact: 'parameter.breif' })
    expect(said(asking({ not: condition }))).toEqual([
      [
        `unknown-parameter ${place}/not/value/fact`,
        'There is no parameter `breif`.',
        'Did you mean `brief`?',
      ],
    ])
  })

  it.each([
    test('day', 'withinLastMonths', 0),
    test('day', 'withinLastMonths', 1200),
    test('day', 'withinLastMonths', { fact: 'parameter.brief' }),
    test('day', 'onOrBefore', { fact: 'asAt' }),
    test('some', 'isNone', true),
    test('latest', 'isNone', false),
    test('never', 'notEqual', 1),
    test('count', 'notEqual', 1),
    test('colour', 'in', ['RED', 'BLUE']),
  ])('may be %j', (condition) => {
    expect(parsePolicy(asking({ not: condition })).issues).toEqual([])
  })
})

describe('named conditions', () => {
  const all = (...names: string[]) => ({ all: names.map((condition) => ({ condition })) })
  /** A chain: `c0` is a test, and each other names the one before. */
  const chain = (length: number, from = 0): Record<string, object> =>
    Object.fromEntries(
      Array.from({ length }, (_, at): [string, object] => [
        `c${at + from}`,
        at === 0 ? { all: [yes] } : { condition: `c${at + from - 1}` },
      ]),
    )
  const ruled = (...conditions: object[]) => ({
    decisions: { d: decision(conditions.map((each, at) => rule(`r${at}`, 'A', each))) },
  })

  it('are not circular, and the circle is told without the way that leads there', () => {
    const conditions = { way: all('a'), a: all('b'), b: all('a'), e: all('f'), f: all('e') }
    expect(said(document({ conditions, ...ruled({ condition: 'way' }) }))).toEqual([
      [
        'circular-condition /conditions/a',
        'The named condition `a` is circular: a → b → a.',
        'Break the circle.',
      ],
    ])
  })

  it.each<[string, (name: string) => object]>([
    ['any', (name) => ({ any: [yes, { condition: name }] })],
    ['not', (name) => ({ not: { condition: name } })],
  ])('are not circular, also within `%s`', (_, within) => {
    const conditions = { a: within('b'), b: { condition: 'a' } }
    expect(said(document({ conditions, ...ruled({ condition: 'a' }) }))).toEqual([
      [
        'circular-condition /conditions/a',
        'The named condition `a` is circular: a → b → a.',
        'Break the circle.',
      ],
    ])
  })

  it.each([
    ['by a rule', (top: string) => ruled({ condition: top })],
    ['by nothing', () => ({})],
    // What one rule opens is opened for another too: which comes first never shows.
    ['by rules, the shallow one first', (top: string) => ruled({ condition: 'c60' }, { condition: top })],
  ])('are opened at most 100 inside one another, asked %s', (_, asked) => {
    expect(parsePolicy(document({ conditions: chain(100), ...asked('c99') })).issues).toEqual([])
    expect(said(document({ conditions: chain(101), ...asked('c100') }))).toEqual([
      [
        expect.stringMatching(/^too-deep \/conditions\/c\d+$/) as string,
        'Named conditions are opened more than 100 deep here.',
        'Put some of them in place.',
      ],
    ])
  })

  it('are told to be too deep where they become so', () => {
    const asked = ruled({ condition: 'c101' })
    expect(said(document({ conditions: chain(102), ...asked }))[0]?.[0]).toBe('too-deep /conditions/c1')
  })

  describe('come to at most 10000 parts, put in place', () => {
    // 5 parts; 61, 621 and 9953 with those inside, and 9955 with the name and the group of the rule.
    const conditions = {
      few: { any: [{ not: yes }, yes, yes] },
      more: all(...Array.from({ length: 10 }, () => 'few')),
      many: all(...Array.from({ length: 10 }, () => 'more')),
      most: all(...Array.from({ length: 16 }, () => 'many')),
    }
    const group = (tests: number) => ({
      all: [{ condition: 'most' }, ...Array.from({ length: tests }, () => yes)],
    })
    const parts = (count: number): Said[] => [
      [
        'too-many-conditions /decisions',
        `The conditions come to ${count} parts once named conditions are put in place; the most is 10000.`,
        'Simplify the rules, or split the policy.',
      ],
    ]

    it('in one rule', () => {
      expect(parsePolicy(document({ conditions, ...ruled(group(45)) })).issues).toEqual([])
      expect(said(document({ conditions, ...ruled(group(46)) }))).toEqual(parts(10_001))
    })

    it('in all rules together', () => {
      expect(said(document({ conditions, ...ruled(group(0), group(1)) }))).toEqual(parts(19_911))
    })

    it('in suggestions', () => {
      const suggestions = (more: object[]) => [
        { id: 'h', title: 'H', held: { decision: 'd', outcome: 'A', months: 6 } },
        { id: 's', title: 'S', condition: { all: [{ condition: 'most' }, ...more] } },
      ]
      const suggesting = (...more: object[]) =>
        document({
          conditions,
          ...ruled({ all: [yes] }),
          deselection: { reasons: [], suggestions: suggestions(more) },
        })
      expect(parsePolicy(suggesting()).issues).toEqual([])
      // The rule comes to two of them.
      expect(said(suggesting({ condition: 'most' }))).toEqual(parts(19_911))
    })

    // Each is opened twice by the next.
    const doubling = Object.fromEntries(
      Array.from({ length: 40 }, (_, at): [string, object] => [
        `c${at}`,
        at === 0 ? { all: [yes] } : all(`c${at - 1}`, `c${at - 1}`),
      ]),
    )
    const guard = { type: 'rule', params: { condition: 'c39' } }
    const flow = { initial: [{ target: 'OPEN', guard }, { target: 'OPEN' }], states: { OPEN: {} } }

    it.each<[string, object]>([
      [
        'a suggestion',
        {
          deselection: {
            reasons: [],
            suggestions: [{ id: 's', title: 'S', condition: { condition: 'c39' } }],
          },
        },
      ],
      ['a review trigger', { review: { triggers: [{ id: 't', title: 'T', fact: 'yes', when: 'c39' }] } }],
      ['a guard', { machines: { flow } }],
      ['a name that nothing asks', { conditions: { ...doubling, top: { condition: 'c39' } } }],
      ['nothing', {}],
    ])('asked by %s', (_, asked) => {
      const issues = said(document({ conditions: doubling, ...asked }))
      expect(issues.map(([where]) => where)).toEqual(['too-many-conditions /decisions'])
    })
  })
})
