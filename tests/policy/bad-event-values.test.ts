// What an event gives to a fact and cannot be there is told in full: what, where, and what to do.
import { parsePolicy } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { document, offences, yesNo } from './build.ts'
import { said, type Said } from './said.ts'

const number = { type: 'number', minimum: 0, maximum: 10, unit: 'points', title: 'A number' }
const choice = { type: 'choice', values: ['RED', 'BLUE'], title: 'A choice' }
const day = { type: 'day', title: 'A day' }
const facts = {
  yes: yesNo,
  colour: choice,
  score: number,
  spare: { ...number, mayBeNone: true },
  whole: { ...number, whole: true },
  when: { ...day, mayBeNone: true },
  never: { ...day, mayBeNone: false },
  noted: day,
  born: { ...day, past: true },
  marks: { type: 'list', values: ['P', 'Q'], title: 'Marks' },
  offences: { ...offences, record: { ...offences.record, asked: day } },
}

const event = (more: object) => document({ facts, decisions: {}, events: { X: { title: 'X', ...more } } })
const setting = (fact: string, value: unknown) => event({ set: { [fact]: value } })
/** An event that carries `c`, and gives it to a fact. */
const giving = (field: object, fact: string, instead: object = {}) =>
  event({ payload: { c: field }, set: { [fact]: { payload: 'c', ...instead } } })

const yesOrNo = 'Write `true` or `false` without quotes, or `null` for unknown.'
const fromNoughtToTen = 'Give a number from 0 to 10, or `null` for unknown.'
const someDay = 'Give a day such as `"2026-11-22"`, or { "event": "day" }.'
const redOrBlue = 'Give one of: RED, BLUE.'

describe('a value that an event gives as it stands', () => {
  it.each<[string, unknown, string, string]>([
    ['yes', 'yes', '`"yes"` is not a value of this yes-or-no fact.', yesOrNo],
    ['yes', 1, '`1` is not a value of this yes-or-no fact.', yesOrNo],
    ['score', '5', '`"5"` is not a value of this number.', fromNoughtToTen],
    ['score', -0.5, '`-0.5` is not a value of this number.', fromNoughtToTen],
    ['score', 10.5, '`10.5` is not a value of this number.', fromNoughtToTen],
    ['score', 'NONE', '`"NONE"` is not a value of this number.', fromNoughtToTen],
    [
      'spare',
      'MANY',
      '`"MANY"` is not a value of this number.',
      'Give a number from 0 to 10, `"NONE"`, or `null` for unknown.',
    ],
    [
      'whole',
      1.5,
      '`1.5` is not a value of this number.',
      'Give a whole number from 0 to 10, or `null` for unknown.',
    ],
    ['colour', 'REDD', '`"REDD"` is not a value of this choice.', 'Did you mean `RED`?'],
    ['colour', 5, '`5` is not a value of this choice.', redOrBlue],
    [
      'when',
      'soon',
      '`"soon"` is not a value of this day.',
      'Give a day such as `"2026-11-22"`, `"NONE"`, or { "event": "day" }.',
    ],
    ['noted', '2026-02-30', '`"2026-02-30"` is not a value of this day.', someDay],
    ['never', 'NONE', '`"NONE"` is not a value of this day.', someDay],
  ])('to `%s` is not %j', (fact, value, message, help) => {
    expect(said(setting(fact, value))).toEqual([[`wrong-value /events/X/set/${fact}`, message, help]])
  })

  it.each([
    ['yes', false],
    ['score', 0],
    ['score', 10],
    ['score', 2.5],
    ['score', null],
    ['spare', 'NONE'],
    ['whole', 3],
    ['colour', 'BLUE'],
    ['when', 'NONE'],
    ['noted', '2026-11-22'],
    ['noted', { event: 'day' }],
  ])('to `%s` may be %j', (fact, value) => {
    expect(parsePolicy(setting(fact, value)).issues).toEqual([])
  })

  it.each([true, false])('may be none only where the fact says so: %j', (mayBeNone) => {
    const policy = document({
      facts: { spare: { ...number, mayBeNone } },
      decisions: {},
      events: { X: { title: 'X', set: { spare: 'NONE' } } },
    })
    expect(parsePolicy(policy).ok).toBe(mayBeNone)
  })
})

describe('a fact that an event copies', () => {
  const past: Said = [
    'wrong-value /events/X/set/born/fact',
    'The fact is never a day to come, and `noted` may be one.',
    'Add `"past": true` to `noted`.',
  ]

  it.each<[string, string, unknown, Said]>([
    [
      'is no list, whatever stands for it',
      'yes',
      { fact: 'offences', cases: { X: true }, otherwise: false },
      ['wrong-value /events/X/set/yes/fact', 'A list does not fit a yes-or-no fact.', yesOrNo],
    ],
    [
      'has no case that it never is',
      'colour',
      { fact: 'colour', cases: { GREEN: 'RED' } },
      [
        'unknown-value /events/X/set/colour/cases/GREEN',
        'There is no value `GREEN`.',
        'There are: `RED`, `BLUE`.',
      ],
    ],
    [
      'may be none where that cannot stand',
      'noted',
      { fact: 'when' },
      ['wrong-value /events/X/set/noted/fact', '`"NONE"` is not a value of this day.', someDay],
    ],
    ['may be a day to come', 'born', { fact: 'noted' }, past],
    [
      'may be a day to come where nothing else was',
      'born',
      { fact: 'born', otherwise: { fact: 'noted' } },
      ['wrong-value /events/X/set/born/otherwise/fact', past[1], 'Add `"past": true` to `noted`.'],
    ],
    [
      'need not be whole',
      'whole',
      { fact: 'score' },
      [
        'wrong-value /events/X/set/whole/fact',
        'The fact is a whole number, and `score` need not be one.',
        'Add `"whole": true` to `score`.',
      ],
    ],
  ])('%s', (_, fact, value, issue) => {
    expect(said(setting(fact, value))).toEqual([issue])
  })

  it.each([
    ['colour', { fact: 'colour' }],
    ['yes', { fact: 'colour', cases: { RED: true }, otherwise: false }],
    ['score', { fact: 'whole' }],
    ['noted', { fact: 'never' }],
    ['noted', { fact: 'born' }],
    ['noted', { fact: 'when', cases: { NONE: null } }],
    ['born', { fact: 'born', otherwise: { event: 'day' } }],
  ])('to `%s` may be %j', (fact, value) => {
    expect(parsePolicy(setting(fact, value)).issues).toEqual([])
  })
})

describe('what an event carries to a fact', () => {
  const whole = [
    'The fact is a whole number, and `c` need not be one.',
    'Add `"whole": true` to `c`.',
  ] as const
  const bounds = ['`c` may be outside the bounds of the fact.', 'Keep it from 0 to 10.'] as const

  it.each<[object, string, object, Said[]]>([
    [
      { fact: 'colour' },
      'yes',
      { otherwise: false },
      [['wrong-value /events/X/set/yes/payload', 'A choice does not fit a yes-or-no fact.', yesOrNo]],
    ],
    [
      { ...choice, values: ['RED', 'GREEN'] },
      'colour',
      {},
      [['wrong-value /events/X/set/colour/payload', '`"GREEN"` is not a value of this choice.', redOrBlue]],
    ],
    [
      { ...number, or: ['MANY'] },
      'score',
      {},
      [
        [
          'wrong-value /events/X/set/score/payload',
          '`"MANY"` is not a value of this number.',
          fromNoughtToTen,
        ],
      ],
    ],
    [
      { ...choice, or: ['UNSURE'] },
      'colour',
      { cases: { UNSUER: null, UNSURE: null } },
      [
        [
          'unknown-value /events/X/set/colour/cases/UNSUER',
          'There is no value `UNSUER`.',
          'Did you mean `UNSURE`?',
        ],
      ],
    ],
    [{ ...number, minimum: -1 }, 'score', {}, [['wrong-value /events/X/set/score/payload', ...bounds]]],
    [{ ...number, maximum: 11 }, 'score', {}, [['wrong-value /events/X/set/score/payload', ...bounds]]],
    [number, 'whole', {}, [['wrong-value /events/X/set/whole/payload', ...whole]]],
    [{ ...number, whole: false }, 'whole', {}, [['wrong-value /events/X/set/whole/payload', ...whole]]],
    [
      { ...number, minimum: -1 },
      'whole',
      {},
      [
        ['wrong-value /events/X/set/whole/payload', ...whole],
        ['wrong-value /events/X/set/whole/payload', ...bounds],
      ],
    ],
    [
      day,
      'born',
      {},
      [
        [
          'wrong-value /events/X/set/born/payload',
          'The fact is never a day to come, and `c` may be one.',
          'Add `"past": true` to `c`.',
        ],
      ],
    ],
    [
      { fact: 'noted' },
      'born',
      {},
      [
        [
          'wrong-value /events/X/set/born/payload',
          'The fact is never a day to come, and `noted` may be one.',
          'Add `"past": true` to `noted`.',
        ],
      ],
    ],
    [
      { fact: 'offences', field: 'asked' },
      'born',
      {},
      [
        [
          'wrong-value /events/X/set/born/payload',
          'The fact is never a day to come, and `asked` of `offences` may be one.',
          'Add `"past": true` to `asked` of `offences`.',
        ],
      ],
    ],
    [
      { ...day, mayBeNone: true },
      'noted',
      {},
      [['wrong-value /events/X/set/noted/payload', '`"NONE"` is not a value of this day.', someDay]],
    ],
    [
      { fact: 'yes' },
      'score',
      {},
      [
        [
          'wrong-value /events/X/set/score/payload',
          'A yes-or-no fact does not fit a number.',
          fromNoughtToTen,
        ],
      ],
    ],
  ])('may not fit: %j to `%s`', (field, fact, instead, issues) => {
    expect(said(giving(field, fact, instead))).toEqual(issues)
  })

  it.each<[object, string, object]>([
    [{ fact: 'colour' }, 'yes', { cases: { RED: true }, otherwise: false }],
    [{ ...choice, values: ['RED', 'GREEN'] }, 'colour', { cases: { GREEN: 'RED' } }],
    [{ ...choice, or: ['UNSURE'] }, 'colour', { cases: { UNSURE: null } }],
    [{ ...number, or: ['MANY'] }, 'score', { cases: { MANY: 10 } }],
    [number, 'score', {}],
    [{ ...number, minimum: 2, maximum: 8 }, 'score', {}],
    [{ ...number, whole: true }, 'score', {}],
    [{ ...number, whole: true }, 'whole', {}],
    [{ ...day, mayBeNone: false }, 'noted', {}],
    [{ ...day, mayBeNone: true }, 'when', {}],
    [{ ...day, past: true }, 'noted', {}],
    [{ ...day, past: true }, 'born', {}],
    [{ fact: 'offences', field: 'day' }, 'born', {}],
  ])('may fit: %j to `%s`', (field, fact, instead) => {
    expect(parsePolicy(giving(field, fact, instead)).issues).toEqual([])
  })
})
