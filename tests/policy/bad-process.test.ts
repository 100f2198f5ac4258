// What is wrong with machines is said: what, where, and what to do.
import { parsePolicy } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { document, rule, test } from './build.ts'
import {
  acting,
  beside,
  carrying,
  faultAt,
  event,
  guarded,
  on,
  open,
  process,
  region,
  states,
  trigger,
  type Row,
} from './process.ts'
import { said, type Said } from './said.ts'

it('is read without an issue when nothing is wrong', () => {
  expect(parsePolicy(process()).issues).toEqual([])
})

describe('a misspelt key', () => {
  it.each<Row>([
    [
      'of a region',
      process({ machines: { flow: { intial: 'OPEN', states } } }),
      'unknown-key /machines/flow/intial',
      ['`intial`', '`initial`'],
    ],
    [
      'and the key it stands for',
      process({ machines: { flow: { intial: 'OPEN', states } } }),
      'missing-key /machines/flow/initial',
      ['`initial` is missing'],
    ],
    [
      'of the states',
      process({ machines: { flow: { initial: 'OPEN', stats: states } } }),
      'unknown-key /machines/flow/stats',
      ['`stats`', '`states`'],
    ],
    ['of a transition', open({ tagret: 'SHUT' }), `unknown-key ${on}/tagret`, ['`tagret`']],
    [
      'of one of several transitions',
      open([{ target: 'SHUT', gaurd: {} }]),
      `unknown-key ${on}/0/gaurd`,
      ['`gaurd`', '`guard`'],
    ],
    ['of a guarded transition', open({ target: 'SHUT', gaurd: {} }), `unknown-key ${on}/gaurd`, ['`gaurd`']],
    [
      'of what follows',
      beside({ folows: 'd' }),
      'unknown-key /machines/other/folows',
      ['`folows`', '`follows`'],
    ],
    ['of an event', event({ sets: { yes: true } }), 'unknown-key /events/X/sets', ['`sets`', '`set`']],
    [
      'of a trigger',
      trigger({ fact: 'yes', wen: 'high' }),
      'unknown-key /review/triggers/0/wen',
      ['`wen`', '`when`'],
    ],
    [
      'of a team',
      process({ liaison: { YOUTH: { titel: 'Y' } } }),
      'unknown-key /liaison/YOUTH/titel',
      ['`titel`', '`title`'],
    ],
    [
      'for a kind of region',
      process({ machines: { p: { type: 'paralel', states: { a: { follows: 'd' } } } } }),
      'wrong-value /machines/p/type',
      ['"paralel"', '`parallel`'],
    ],
    [
      'for a kind of state',
      region({ states: { ...states, END: { type: 'finale' } } }),
      'wrong-value /machines/flow/states/END/type',
      ['"finale"', '`final`'],
    ],
    [
      'for a kind of action',
      acting('obligate', { duty: 'TELL' }),
      'wrong-value /events/X/actions/0/type',
      ['"obligate"', '`oblige`'],
    ],
    [
      'for a kind of payload',
      carrying({ type: 'texts' }),
      'wrong-value /events/X/payload/c/type',
      ['"texts"', '`text`'],
    ],
    [
      'for what an id is of',
      carrying({ type: 'id', of: 'duties' }),
      'wrong-value /events/X/payload/c/of',
      ['"duties"', '`duty`'],
    ],
    [
      'for a state that only follows',
      beside({ follows: 'd', states: { A: { on: {} } } }),
      'unknown-key /machines/other/states/A/on',
      ['`on`', 'entry'],
    ],
  ])('%s', (_, input, expected, words) => {
    const text = faultAt(input, expected)
    for (const word of words) expect(text).toContain(word)
  })
})

describe('a machine', () => {
  const unguarded = { type: 'rule', params: { condition: 'high' } }

  it.each<Row>([
    [
      'starts in a state that is not there',
      region({ initial: 'OPNE' }),
      'unknown-state /machines/flow/initial',
      ['`OPNE`', '`OPEN`'],
    ],
    [
      'starts by a list with one that is not there',
      region({ initial: [{ target: 'OPNE' }] }),
      'unknown-state /machines/flow/initial/0',
      ['`OPNE`', '`OPEN`'],
    ],
    [
      'may fit none of its starts',
      region({ initial: [{ target: 'OPEN', guard: unguarded }] }),
      'wrong-value /machines/flow/initial',
      ['none of the starts', 'no guard'],
    ],
    ['goes to a state that is not there', open('SHUTT'), `unknown-state ${on}`, ['`SHUTT`', '`SHUT`']],
    [
      'goes there by a transition written out',
      open({ target: 'SHUTT' }),
      `unknown-state ${on}/target`,
      ['`SHUTT`', '`SHUT`'],
    ],
    [
      'goes there by one of several',
      open([{ target: 'SHUT', guard: unguarded }, { target: 'SHUTT' }]),
      `unknown-state ${on}/1/target`,
      ['`SHUTT`', '`SHUT`'],
    ],
    ['goes nowhere', open([]), `too-small ${on}`, ['must not be empty']],
    [
      'takes an event that is not there',
      region({ states: { OPEN: { on: { SENDT: 'SHUT' } }, SHUT: {} } }),
      'unknown-event /machines/flow/states/OPEN/on/SENDT',
      ['`SENDT`', '`SENT`'],
    ],
    [
      'has two states of one name',
      region({ states: { ...states, BIG: { initial: 'OPEN', states: { OPEN: {} } } } }),
      'duplicate-name /machines/flow/states/BIG/states/OPEN',
      ['two states `OPEN`', 'another name'],
    ],
    [
      'has states inside and no first one',
      region({ states: { ...states, BIG: { states: { IN: {} } } } }),
      'missing-key /machines/flow/states/BIG/initial',
      ['which of its states is entered first'],
    ],
    [
      'has states inside and a first one that is not',
      region({ states: { ...states, BIG: { initial: 'INN', states: { IN: {} } } } }),
      'unknown-state /machines/flow/states/BIG/initial',
      ['`INN`', '`IN`'],
    ],
    [
      'has a first one and no states inside',
      region({ states: { ...states, SHUT: { initial: 'IN' } } }),
      'wrong-shape /machines/flow/states/SHUT/initial',
      ['no states inside', 'Take `initial` out'],
    ],
    [
      'goes on after its end',
      region({ states: { OPEN: states.OPEN, SHUT: { type: 'final', on: { DONE: 'OPEN' } } } }),
      'wrong-shape /machines/flow/states/SHUT',
      ['final state takes no events'],
    ],
    [
      'asks a condition that is not there',
      guarded({ condition: 'hihg' }),
      `unknown-condition ${on}/guard/params/condition`,
      ['`hihg`', '`high`'],
    ],
    [
      'asks it the other way round',
      open({
        target: 'SHUT',
        guard: { type: 'not', params: { guard: { type: 'rule', params: { condition: 'hihg' } } } },
      }),
      `unknown-condition ${on}/guard/params/guard/params/condition`,
      ['`hihg`', '`high`'],
    ],
    [
      'asks a decision that is not there',
      guarded({ decision: 'dd', outcome: 'A' }),
      `unknown-decision ${on}/guard/params/decision`,
      ['`dd`', '`d`'],
    ],
    [
      'asks for an outcome that is not there',
      guarded({ decision: 'd', outcome: 'NOEN' }),
      `unknown-outcome ${on}/guard/params/outcome`,
      ['`NOEN`', '`NONE`'],
    ],
    [
      'brings about a duty that is not there',
      open({ target: 'SHUT', actions: [{ type: 'oblige', params: { duty: 'TELLL' } }] }),
      `unknown-duty ${on}/actions/0/params/duty`,
      ['`TELLL`', '`TELL`'],
    ],
    [
      'enters with what no event carries',
      region({
        states: { ...states, SHUT: { entry: [{ type: 'oblige', params: { duty: { payload: 'x' } } }] } },
      }),
      'unknown-payload-field /machines/flow/states/SHUT/entry/0/params/duty/payload',
      ['`x`'],
    ],
    [
      'takes an event of another',
      beside({ initial: 'ON', states: { ON: { on: { SENT: 'ON' } } } }),
      'event-in-two-regions /machines/other/states/ON/on/SENT',
      ['belongs to the region `flow`', 'Let one region take'],
    ],
    [
      'mirrors a decision that is not there',
      region({ mirrors: 'dd' }),
      'unknown-decision /machines/flow/mirrors',
      ['`dd`', '`d`'],
    ],
    [
      'mirrors a decision and lacks a state for an outcome',
      region({ mirrors: 'd' }),
      'unknown-state /machines/flow/states',
      ['`A`'],
    ],
  ])('%s', (_, input, expected, words) => {
    const text = faultAt(input, expected)
    for (const word of words) expect(text).toContain(word)
  })
})

describe('a region that follows', () => {
  it.each<Row>([
    [
      'a decision that is not there',
      beside({ follows: 'dd' }),
      'unknown-decision /machines/other/follows',
      ['`dd`', '`d`'],
    ],
    [
      'one that collects',
      beside({ follows: 'obligations' }),
      'unfollowable-decision /machines/other/follows',
      ['no single state can follow'],
    ],
    [
      'a fact with no list of values',
      beside({ follows: 'fact.yes' }),
      'unknown-choice /machines/other/follows',
      ['`fact.yes`', 'fact.colour'],
    ],
    [
      'and names an outcome that is not there',
      beside({ follows: 'd', names: { NOEN: 'X' } }),
      'unknown-outcome /machines/other/names/NOEN',
      ['`NOEN`', '`NONE`'],
    ],
    [
      'and names two alike',
      beside({ follows: 'd', names: { A: 'NONE' } }),
      'duplicate-name /machines/other/names/NONE',
      ['Two outcomes'],
    ],
    [
      'and takes the name of what is not known',
      beside({ follows: 'd', names: { A: 'UNDETERMINED' } }),
      'reserved-name /machines/other/names/A',
      ['`UNDETERMINED`', 'another name'],
    ],
    [
      'and describes a state that is not there',
      beside({ follows: 'd', states: { NOEN: {} } }),
      'unknown-state /machines/other/states/NOEN',
      ['`NOEN`', '`NONE`'],
    ],
  ])('%s', (_, input, expected, words) => {
    const text = faultAt(input, expected)
    for (const word of words) expect(text).toContain(word)
  })
})

describe('a review trigger', () => {
  const two = { triggers: [1, 2].map(() => ({ id: 'T', title: 'T', fact: 'yes' })) }

  it.each<Row>([
    [
      'watches two things',
      trigger({ decision: 'd', fact: 'yes' }),
      'wrong-shape /review/triggers/0',
      ['`decision` or a `fact`'],
    ],
    ['watches nothing', trigger({}), 'wrong-shape /review/triggers/0', ['`decision` or a `fact`']],
    [
      'watches a decision that is not there',
      trigger({ decision: 'dd' }),
      'unknown-decision /review/triggers/0/decision',
      ['`dd`', '`d`'],
    ],
    [
      'watches a fact that is not there',
      trigger({ fact: 'yess' }),
      'unknown-fact /review/triggers/0/fact',
      ['`yess`', '`yes`'],
    ],
    [
      'watches a list',
      trigger({ fact: 'offences' }),
      'wrong-value /review/triggers/0/fact',
      ['`offences` is a list', 'Watch a decision'],
    ],
    [
      'waits for an outcome that is not there',
      trigger({ decision: 'd', to: ['NONE', 'NOEN'] }),
      'unknown-outcome /review/triggers/0/to/1',
      ['`NOEN`', '`NONE`'],
    ],
    [
      'waits for a value that is not there',
      trigger({ fact: 'colour', from: ['REDD'] }),
      'unknown-value /review/triggers/0/from/0',
      ['`REDD`', '`RED`'],
    ],
    [
      'asks for a condition that is not there',
      trigger({ fact: 'yes', when: 'hihg' }),
      'unknown-condition /review/triggers/0/when',
      ['`hihg`', '`high`'],
    ],
    [
      'has the name of another',
      process({ review: two }),
      'duplicate-name /review/triggers/1',
      ['two triggers `T`'],
    ],
  ])('%s', (_, input, expected, words) => {
    const text = faultAt(input, expected)
    for (const word of words) expect(text).toContain(word)
  })

  it('or a suggestion that was held speaks of what is there', () => {
    const held = (more: object) =>
      process({
        deselection: {
          reasons: [],
          suggestions: [{ id: 's', title: 'S', held: { decision: 'd', outcome: 'A', months: 6, ...more } }],
        },
      })
    expect(
      faultAt(held({ outcome: 'NOEN' }), 'unknown-outcome /deselection/suggestions/0/held/outcome'),
    ).toContain('`NONE`')
    expect(faultAt(held({ months: 'six' }), 'wrong-value /deselection/suggestions/0/held/months')).toContain(
      'Give a number',
    )
    expect(parsePolicy(held({})).issues).toEqual([])
  })
})

describe('what is said in full', () => {
  const high = { type: 'rule', params: { condition: 'hihg' } }
  const unknownDuty: readonly [string, string] = ['There is no duty `TELLL`.', 'Did you mean `TELL`?']
  const entry = [{ type: 'oblige', params: { duty: 'TELLL' } }]
  const inside = (more: object) => region({ states: { ...states, BIG: more } })

  it.each<[string, Record<string, unknown>, Said]>([
    [
      'a start with a guard that asks what is not there',
      region({ initial: [{ target: 'OPEN', guard: high }, { target: 'SHUT' }] }),
      [
        'unknown-condition /machines/flow/initial/0/guard/params/condition',
        'There is no condition `hihg`.',
        'Did you mean `high`?',
      ],
    ],
    [
      'several starts of which the last has a guard',
      region({
        initial: [
          { target: 'OPEN' },
          { target: 'SHUT', guard: { type: 'rule', params: { condition: 'high' } } },
        ],
      }),
      [
        'wrong-value /machines/flow/initial',
        'The facts may fit none of the starts.',
        'End with a start that has no guard.',
      ],
    ],
    [
      'states inside of which none is the first',
      inside({ states: { IN: {}, OUT: {} } }),
      [
        'missing-key /machines/flow/states/BIG/initial',
        'It does not say which of its states is entered first.',
        'Add `initial`, one of: IN, OUT.',
      ],
    ],
    [
      'a state inside that takes what is no event',
      inside({ initial: 'IN', states: { IN: { on: { SENTT: 'OPEN' } } } }),
      [
        'unknown-event /machines/flow/states/BIG/states/IN/on/SENTT',
        'There is no event `SENTT`.',
        'Did you mean `SENT`?',
      ],
    ],
    [
      'an end with states inside',
      inside({ type: 'final', initial: 'IN', states: { IN: {} } }),
      ['wrong-shape /machines/flow/states/BIG', 'A final state takes no events and has no states inside.'],
    ],
    [
      'an end that takes an event',
      inside({ type: 'final', on: { SENT: 'OPEN' } }),
      ['wrong-shape /machines/flow/states/BIG', 'A final state takes no events and has no states inside.'],
    ],
    [
      'an outcome without a state that mirrors it',
      region({ mirrors: 'd', names: { NONE: 'OPEN' } }),
      [
        'unknown-state /machines/flow/states',
        'There is no state for the outcome `A` of `d`.',
        'Add a state `A`, or say in `names` which one it is.',
      ],
    ],
    [
      'an outcome whose state has a name that no state has',
      region({ mirrors: 'd', names: { A: 'BEGUN', NONE: 'OPEN' } }),
      [
        'unknown-state /machines/flow/states',
        'There is no state for the outcome `A` of `d`.',
        'Add a state `BEGUN`, or say in `names` which one it is.',
      ],
    ],
    [
      'what follows a choice that is not there',
      beside({ follows: 'fact.colur' }),
      [
        'unknown-choice /machines/other/follows',
        'There is no choice `fact.colur`.',
        'Did you mean `fact.colour`?',
      ],
    ],
    [
      'what follows a fact that is no choice',
      beside({ follows: 'fact.yes' }),
      [
        'unknown-choice /machines/other/follows',
        'There is no choice `fact.yes`.',
        'There is: `fact.colour`.',
      ],
    ],
    [
      'what follows and brings about no duty',
      beside({ follows: 'd', states: { A: { entry } } }),
      ['unknown-duty /machines/other/states/A/entry/0/params/duty', ...unknownDuty],
    ],
    [
      'an event of two regions that says nothing of either',
      process({
        events: { GO: { title: 'Go' } },
        machines: {
          one: { initial: 'A', states: { A: { on: { GO: 'A' } } } },
          two: { initial: 'B', states: { B: { on: { GO: 'B' } } } },
        },
      }),
      [
        'event-in-two-regions /machines/two/states/B/on/GO',
        '`GO` belongs to the region `one`.',
        'Let one region take the event; others can follow a decision or a fact.',
      ],
    ],
    [
      'a trigger of two things',
      trigger({ decision: 'd', fact: 'yes', to: ['A'] }),
      [
        'wrong-shape /review/triggers/0',
        'A trigger watches a `decision` or a `fact`; this one names both.',
        'Name one of the two.',
      ],
    ],
    [
      'a trigger of nothing',
      trigger({ to: ['A'] }),
      [
        'wrong-shape /review/triggers/0',
        'A trigger watches a `decision` or a `fact`; this one names neither.',
        'Name one of the two.',
      ],
    ],
    [
      'a trigger of a list',
      trigger({ fact: 'offences', to: ['X'] }),
      [
        'wrong-value /review/triggers/0/fact',
        '`offences` is a list, and a trigger watches single values.',
        'Watch a decision that the list decides.',
      ],
    ],
    [
      'a trigger of yes or no that waits for neither',
      trigger({ fact: 'yes', to: ['true', 'yes'], from: ['false'] }),
      ['unknown-value /review/triggers/0/to/1', 'There is no value `yes`.', 'There are: `true`, `false`.'],
    ],
  ])('is %s', (_, input, issue) => {
    expect(said(input)).toEqual([issue])
  })

  it.each<[string, Record<string, unknown>]>([
    ['an end', region({ states: { ...states, END: { type: 'final' } } })],
    [
      'an end that lists no events',
      region({ states: { ...states, END: { type: 'final', on: {}, states: {} } } }),
    ],
    ['a change from yes to no', trigger({ fact: 'yes', from: ['true'], to: ['false'] })],
    ['a change of a number, whatever it is', trigger({ fact: 'score', to: ['5'] })],
    ['a change of a day', trigger({ fact: 'when', from: ['NONE'] })],
  ])('is nothing of %s', (_, input) => {
    expect(parsePolicy(input).issues).toEqual([])
  })
})

describe('how long an outcome was held', () => {
  const parameter = (value: number) => ({
    title: 'P',
    value,
    unit: 'months',
    minimum: 0,
    maximum: 9999,
    basis: 'assumption',
    note: 'For the test.',
  })
  const held = (months: unknown) =>
    process({
      parameters: { brief: parameter(6), long: parameter(1201) },
      deselection: {
        reasons: [],
        suggestions: [
          { id: 's', title: 'S', held: { decision: 'd', outcome: 'A', months } },
          { id: 'plain', title: 'Plain' },
        ],
      },
    })
  const place = 'wrong-value /deselection/suggestions/0/held/months'

  it.each([0, 6, 1200, { fact: 'parameter.brief' }])('is a number of months: %j', (months) => {
    expect(parsePolicy(held(months)).issues).toEqual([])
  })

  it.each<[unknown, string]>([
    [-1, '-1'],
    [1.5, '1.5'],
    [1201, '1201'],
    [{ fact: 'parameter.long' }, '1201'],
  ])('is not %j', (months, words) => {
    expect(said(held(months))).toEqual([
      [place, `\`${words}\` is not a number of months.`, 'Give a whole number from 0 to 1200.'],
    ])
  })

  it.each(['six', { fact: 'parameter.breif' }])('is not %j, which is no number', (months) => {
    expect(said(held(months))).toEqual([[place, 'Give a number, or a parameter that is one.']])
  })
})

describe('a deadline that a rule of the obligations gives', () => {
  const yes = { all: [test('yes', 'equal', true)] }
  const obliged = (id: string, params: object) =>
    document({
      decisions: {
        [id]: {
          title: 'Obligations',
          hitPolicy: 'COLLECT',
          outcomes: { TELL: {} },
          rules: [
            rule('plain', 'TELL', yes),
            { ...rule('dated', 'TELL', yes), event: { type: 'TELL', params } },
          ],
        },
      },
    })

  it.each<[unknown, string]>([
    [-1, '`-1`'],
    [1.5, '`1.5`'],
    [36_526, '`36526`'],
    ['soon', '`"soon"`'],
  ])('is not in %j days', (days, words) => {
    expect(said(obliged('obligations', { dueWithinDays: days }))).toEqual([
      [
        'wrong-value /decisions/obligations/rules/1/event/params/dueWithinDays',
        `${words} is not a number of days.`,
        'Give a whole number from 0 to 36525.',
      ],
    ])
  })

  it.each([{ dueWithinDays: 0 }, { dueWithinDays: 36_525 }, { to: 'YOUTH' }])('may be %j', (params) => {
    expect(parsePolicy(obliged('obligations', params)).issues).toEqual([])
  })

  it('is nothing that another decision gives', () => {
    expect(parsePolicy(obliged('others', { dueWithinDays: 'soon' })).issues).toEqual([])
  })
})
