// Names, days and examples that do not fit the rest of a policy are told in full: what, where, and what to do.
import { parsePolicy } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { decision, document, rule, test } from './build.ts'
import { said, type Said } from './said.ts'

const yes = { all: [test('yes', 'equal', true)] }
const reading = (more: object) => ({
  silence: 's',
  title: 'S',
  kind: 'silence',
  reason: 'For the test.',
  options: [{ id: 'narrow', text: 'As written.' }],
  chosen: 'narrow',
  ...more,
})
const example = { title: 'E', asAt: '2026-11-22', facts: {}, expect: {} }
const anotherName = 'Give one another name.'

describe('a policy', () => {
  it.each<[string, object, Said[]]>([
    [
      'with two rules of one name',
      { decisions: { d: decision([1, 2].map(() => rule('a', 'A', yes))) } },
      [['duplicate-name /decisions/d/rules/1', 'There are two rules `a`.', anotherName]],
    ],
    [
      'that extends none, with rules that say where they go',
      {
        decisions: {
          d: decision([rule('a', 'A', yes, { before: 'b' }), rule('b', 'A', yes, { after: 'a' })]),
        },
      },
      (['before', 'after'] as const).map((side, at): Said => [
        `unknown-key /decisions/d/rules/${at}/${side}`,
        'Only in a policy that extends another does a rule say where it goes.',
        `Take \`${side}\` out: rules stand in the order of the list.`,
      ]),
    ],
    [
      'with two assumptions of one name',
      { assumptions: [1, 2].map(() => ({ id: 'held', condition: yes, reason: 'For the test.' })) },
      [['duplicate-name /assumptions/1', 'There are two assumptions `held`.', anotherName]],
    ],
    [
      'with two readings of one silence',
      { readings: [reading({}), reading({})] },
      [['duplicate-name /readings/1', 'There are two readings of `s`.', anotherName]],
    ],
    [
      'with two options of one name',
      { readings: [reading({ options: [1, 2].map(() => ({ id: 'narrow', text: 'As written.' })) })] },
      [['duplicate-name /readings/0/options/1', 'There are two options `narrow`.', anotherName]],
    ],
    [
      'with an assumption of what is no fact',
      {
        assumptions: [
          { id: 'held', condition: { all: [test('yess', 'equal', true)] }, reason: 'For the test.' },
        ],
      },
      [
        [
          'unknown-fact /assumptions/0/condition/all/0/fact',
          'There is no fact `yess`.',
          'Did you mean `yes`?',
        ],
      ],
    ],
    [
      'with hours for an outcome that is not there',
      { resources: { unit: 'hours', decision: 'd', minimum: { A: 2, B: 1 } } },
      [['unknown-outcome /resources/minimum/B', '`B` is not an outcome of `d`.', 'There are: `A`, `NONE`.']],
    ],
    [
      'with a named condition that is one test',
      { conditions: { c: test('yes', 'equal', true) } },
      [
        [
          'wrong-shape /conditions/c',
          'A bare test cannot stand alone here.',
          'json-rules-engine needs a group there: put the test inside `all`.',
        ],
      ],
    ],
    ...[null, 'yes'].map((condition): [string, object, Said[]] => [
      `with \`${JSON.stringify(condition)}\` for a named condition`,
      { conditions: { c: condition } },
      [
        [
          'wrong-shape /conditions/c',
          `A condition is an object, not \`${JSON.stringify(condition)}\`.`,
          'Write a group (`all`, `any`, `not`), a named `condition`, or a test of a `fact`.',
        ],
      ],
    ]),
    ...['SILENT', 'CONFLICT'].map((outcome): [string, object, Said[]] => [
      `with an outcome called ${outcome}`,
      { decisions: { d: decision([], { outcomes: { [outcome]: {}, NONE: {} } }) } },
      [
        [
          `reserved-name /decisions/d/outcomes/${outcome}`,
          `\`${outcome}\` has a meaning of its own.`,
          'Choose another name.',
        ],
      ],
    ]),
  ])('is refused %s', (_, more, issues) => {
    expect(said(document(more))).toEqual(issues)
  })

  it('whose decisions go round in a circle is shown the circle, once, and not the way to it', () => {
    const asking = (other: string) =>
      decision([rule('a', 'A', { all: [test(`decision.${other}`, 'equal', 'NONE')] })])
    const decisions = { first: asking('d'), d: asking('e'), e: asking('d') }
    expect(said(document({ decisions }))).toEqual([
      [
        'circular-decision /decisions/d',
        'Decisions test each other in a circle: d → e → d.',
        'Break the circle.',
      ],
    ])
    expect(parsePolicy(document({ decisions: { ...decisions, e: decision([]) } })).issues).toEqual([])
  })
})

describe('a day that does not exist', () => {
  const day = '2021-02-30'
  const acceptance = { code: 'unused-fact', reason: 'For the test.', by: 'The board', on: day }

  it.each([
    ['/inForce/from', { inForce: { from: day } }],
    ['/inForce/until', { inForce: { from: '2021-01-01', until: day } }],
    ['/sources/s/published', { sources: { s: { title: 'S', file: 's.txt', published: day } } }],
    ['/examples/0/asAt', { examples: [{ ...example, asAt: day }] }],
    ['/acceptances/0/on', { acceptances: [acceptance] }],
    ['/signOffs/0/on', { signOffs: [{ by: 'police', name: 'A', on: day }] }],
    ['/changes/1/on', { changes: ['2021-02-28', day].map((on) => ({ version: '1.0.0', on, text: 'T' })) }],
  ])('is told at %s', (place, more) => {
    expect(said(document(more))).toEqual([
      [`wrong-day ${place}`, '`"2021-02-30"` is not a day that exists.', 'Write a day as `2026-11-22`.'],
    ])
  })

  it('is no day on which a policy ends before it begins, which it may on the same one', () => {
    const inForce = (until: string) => document({ inForce: { from: '2021-03-01', until } })
    expect(said(inForce('2021-02-28'))).toEqual([
      [
        'wrong-order /inForce/until',
        'The policy ends on 2021-02-28, before it begins on 2021-03-01.',
        'Check both days.',
      ],
    ])
    expect(parsePolicy(inForce('2021-03-01')).issues).toEqual([])
  })
})

describe('an example', () => {
  const areas = { north: { title: 'North' }, south: { title: 'South' } }
  const unknown = (place: string): Said => [
    `unknown-fact /examples/0/${place}/yess`,
    'The policy has no fact `yess`.',
    'Did you mean `yes`?',
  ]

  it.each<[string, object, Said[]]>([
    [
      'of an area that is not there',
      { area: 'nroth' },
      [['unknown-area /examples/0/area', 'There is no area `nroth`.', 'Did you mean `north`?']],
    ],
    ['that knows what is no fact', { facts: { yess: true } }, [unknown('facts')]],
    ['that assumes what is no fact', { assume: { yess: true } }, [unknown('assume')]],
    [
      'that knows and assumes it',
      { facts: { yess: true }, assume: { yess: true } },
      [unknown('facts'), unknown('assume')],
    ],
  ])('is refused %s', (_, more, issues) => {
    expect(said(document({ areas, examples: [{ ...example, ...more }] }))).toEqual(issues)
  })

  it.each(['outcomes', 'matches', 'possible'])('expects among its %s what there is, or no answer', (key) => {
    const expecting = (...ids: string[]) =>
      document({ areas, examples: [{ ...example, expect: { d: { [key]: ids } } }] })
    expect(parsePolicy(expecting('A', 'NONE', 'SILENT', 'CONFLICT')).issues).toEqual([])
    expect(said(expecting('A', 'SILNT'))).toEqual([
      [
        `unknown-outcome /examples/0/expect/d/${key}`,
        '`SILNT` is not an outcome of `d`.',
        'Did you mean `SILENT`?',
      ],
    ])
    expect(said(expecting('WITHHELD'))[0]?.[2]).toBe('There are: `A`, `NONE`, `SILENT`, `CONFLICT`.')
  })

  it('may be of an area, know facts and assume others', () => {
    const more = { area: 'south', facts: { yes: null }, assume: { yes: true } }
    expect(parsePolicy(document({ areas, examples: [{ ...example, ...more }] })).issues).toEqual([])
  })
})
