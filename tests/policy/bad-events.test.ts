// What is wrong with what an event carries, changes and asks is told in full.
import { parsePolicy } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { document, offences, yesNo } from './build.ts'
import { said, type Said } from './said.ts'

const number = { type: 'number', minimum: 0, maximum: 10, unit: 'points', title: 'A number' }
const facts = {
  yes: yesNo,
  colour: { type: 'choice', values: ['RED', 'BLUE'], title: 'Colour' },
  marks: { type: 'list', values: ['P', 'Q'], title: 'Marks' },
  offences: {
    ...offences,
    record: {
      ...offences.record,
      tally: { ...number, mayBeNone: true },
      end: { type: 'day', mayBeNone: true, title: 'End' },
    },
  },
}

const event = (more: object) => document({ facts, decisions: {}, events: { X: { title: 'X', ...more } } })
const carrying = (field: object, more: object = {}) => event({ payload: { c: field }, ...more })

describe('what an event carries', () => {
  it.each<[string, Record<string, unknown>, Said]>([
    [
      'is no fact, which is told once, and not again where it is used',
      carrying({ fact: 'color' }, { set: { colour: { payload: 'c' } } }),
      ['unknown-fact /events/X/payload/c/fact', 'There is no fact `color`.', 'Did you mean `colour`?'],
    ],
    [
      'can be nothing but one number',
      carrying({ ...number, minimum: 10 }),
      ['empty-domain /events/X/payload/c', 'The minimum must be below the maximum.'],
    ],
    [
      'keeps some values of a list',
      carrying({ fact: 'offences', values: ['X'] }),
      [
        'wrong-value /events/X/payload/c/values',
        'Only of a choice can some values be kept.',
        'Take `values` out.',
      ],
    ],
    [
      'has a field of a list without records',
      carrying({ fact: 'marks', field: 'type' }),
      [
        'wrong-value /events/X/payload/c/field',
        '`marks` is not a list of records, so it has no fields.',
        'Take `field` out.',
      ],
    ],
  ])('%s', (_, input, issue) => {
    expect(said(input)).toEqual([issue])
  })

  it.each([
    { fact: 'offences' },
    { fact: 'colour', values: ['RED'] },
    { fact: 'offences', field: 'type', values: ['X', 'Y'] },
    number,
    { type: 'choice', values: ['A'], title: 'A choice' },
  ])('may be %j', (field) => {
    expect(parsePolicy(carrying(field)).issues).toEqual([])
  })
})

describe('a list that an event changes', () => {
  const whole = 'The list `offences` can only be set to a payload typed as it.'

  it.each<[string, Record<string, unknown>, Said]>([
    ['is set to a word', event({ set: { offences: 'X' } }), ['wrong-value /events/X/set/offences', whole]],
    [
      'is set to another list',
      carrying({ fact: 'marks' }, { set: { offences: { payload: 'c' } } }),
      ['wrong-value /events/X/set/offences', whole],
    ],
    [
      'is set to a field of its records',
      carrying({ fact: 'offences', field: 'type' }, { set: { offences: { payload: 'c' } } }),
      ['wrong-value /events/X/set/offences', whole],
    ],
    [
      'is given what is none of its values',
      event({ append: { marks: 'R' } }),
      ['wrong-value /events/X/append/marks', '`"R"` is not a value of this choice.', 'Give one of: P, Q.'],
    ],
    [
      'is given nothing for a record',
      event({ append: { offences: null } }),
      ['wrong-value /events/X/append/offences', 'A record of `offences` is an object of fields.'],
    ],
    [
      'is closed by what is no day',
      event({ close: { offences: 'tally' } }),
      [
        'wrong-value /events/X/close/offences',
        '`tally` is not a day of `offences` that may be none, so nothing can be closed.',
      ],
    ],
    [
      'is closed by a day that is never none',
      event({ close: { offences: 'day' } }),
      [
        'wrong-value /events/X/close/offences',
        '`day` is not a day of `offences` that may be none, so nothing can be closed.',
      ],
    ],
    [
      'is closed by a field that is not there',
      event({ close: { offences: 'ned' } }),
      [
        'wrong-value /events/X/close/offences',
        '`ned` is not a day of `offences` that may be none, so nothing can be closed.',
      ],
    ],
    [
      'is none',
      event({ close: { yes: 'end' } }),
      ['unknown-list /events/X/close/yes', 'There is no list `yes`.', 'There are: `marks`, `offences`.'],
    ],
  ])('%s', (_, input, issue) => {
    expect(said(input)).toEqual([issue])
  })

  it.each([
    ['payload', 'c'],
    ['event', 'day'],
    ['fact', 'yes'],
  ])('is given no record with a field called `%s`', (name, value) => {
    expect(said(event({ append: { offences: { [name]: value } } }))).toEqual([
      [
        `wrong-value /events/X/append/offences/${name}`,
        `A field called \`${name}\` cannot be told from where a value comes from.`,
      ],
    ])
  })

  it.each([
    carrying({ fact: 'offences' }, { set: { offences: { payload: 'c' } } }),
    event({ append: { marks: 'P' } }),
    event({ append: { offences: { type: 'X', day: { event: 'day' }, end: 'NONE' } } }),
    event({ close: { offences: 'end' } }),
  ])('may be so changed: %#', (input) => {
    expect(parsePolicy(input).issues).toEqual([])
  })
})

describe('what an event learns', () => {
  const learnt = ['`c` does not carry facts, so nothing can be learnt from it.'] as const
  const help = 'Give the payload field the type `facts`.'

  it.each([{ type: 'text' }, { fact: 'yes' }, { type: 'boolean', title: 'Yes' }])('is not in %j', (field) => {
    expect(said(carrying(field, { learn: 'c' }))).toEqual([['wrong-value /events/X/learn', ...learnt, help]])
  })

  it('is in facts that it carries', () => {
    expect(parsePolicy(carrying({ type: 'facts' }, { learn: 'c' })).issues).toEqual([])
  })

  it('is in something that it carries', () => {
    expect(said(event({ learn: 'facts' }))).toEqual([
      [
        'unknown-payload-field /events/X/learn',
        'There is no payload field `facts`.',
        'There are none yet: declare it first.',
      ],
    ])
  })
})

describe('the region that an event asks', () => {
  const following = { follows: 'fact.colour' }
  const still = { initial: 'A', states: { A: {} } }
  const taking = { initial: 'B', states: { B: { on: { GO: 'B' } } } }
  const permitted = (permittedBy: string, machines: object) =>
    document({ facts, decisions: {}, events: { GO: { title: 'Go', permittedBy } }, machines })
  const untaken = (region: string): Said => [
    'untaken-event /events/GO/permittedBy',
    `No state of \`${region}\` takes the event, so it could never happen.`,
    'List it in the `on` of a state, or take `permittedBy` out.',
  ]

  it.each(['zzzz', 'other'])('is not `%s`, which has no states written out', (permittedBy) => {
    expect(said(permitted(permittedBy, { other: following, flow: taking }))).toEqual([
      [
        'unknown-region /events/GO/permittedBy',
        `There is no region \`${permittedBy}\`.`,
        'There is: `flow`.',
      ],
      [
        'event-in-two-regions /machines/flow/states/B/on/GO',
        `\`GO\` belongs to the region \`${permittedBy}\`.`,
        'Let one region take the event; others can follow a decision or a fact.',
      ],
    ])
  })

  it('takes it in one of its states', () => {
    expect(said(permitted('flow', { flow: still, other: following }))).toEqual([untaken('flow')])
    expect(parsePolicy(permitted('flow', { flow: taking, other: following })).issues).toEqual([])
  })

  it('takes it itself, whichever other region does', () => {
    expect(said(permitted('flow', { flow: still, side: taking }))).toEqual([
      untaken('flow'),
      [
        'event-in-two-regions /machines/side/states/B/on/GO',
        '`GO` belongs to the region `flow`.',
        'Let one region take the event; others can follow a decision or a fact.',
      ],
    ])
  })

  it('may be one of those beside each other', () => {
    const both = { type: 'parallel', states: { one: still, two: taking } }
    expect(parsePolicy(permitted('both.two', { both })).issues).toEqual([])
    expect(said(permitted('both.one', { both }))[0]).toEqual(untaken('both.one'))
    expect(said(permitted('both', { both }))[0]).toEqual([
      'unknown-region /events/GO/permittedBy',
      'There is no region `both`.',
      'There are: `both.one`, `both.two`.',
    ])
  })
})
