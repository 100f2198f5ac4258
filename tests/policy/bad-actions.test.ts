// What an event does, and cannot, is told in full: what, where, and what to do.
import { parsePolicy } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { carrying, event, process } from './process.ts'
import { said } from './said.ts'

const place = '/events/X/actions/0/params'

describe('the reason of a waiver', () => {
  const waived = (field: object) =>
    carrying(field, {
      actions: [{ type: 'discharge', params: { duty: 'TELL', waived: true, reason: { payload: 'c' } } }],
    })

  it.each([
    { type: 'text' },
    { type: 'text', optional: true },
    { type: 'id', of: 'deselection-reason' },
    { type: 'id', of: 'liaison', optional: true },
  ])('may be carried: %j', (field) => {
    expect(parsePolicy(waived(field)).issues).toEqual([])
  })

  it('may be written out', () => {
    const actions = [{ type: 'discharge', params: { duty: 'TELL', waived: true, reason: 'DONE' } }]
    expect(parsePolicy(event({ actions })).issues).toEqual([])
  })

  it.each([{ type: 'matrix' }, { type: 'facts' }, { fact: 'colour' }])('is not in %j', (field) => {
    expect(said(waived(field))).toEqual([
      [
        `wrong-value ${place}/reason/payload`,
        '`c` does not carry a reason.',
        'Give the payload field the type `text`.',
      ],
    ])
  })
})

describe('what an action names by what the event carries', () => {
  const naming = (field: object, type: string, noun: string) =>
    carrying(field, { actions: [{ type, params: { [noun]: { payload: 'c' } } }] })
  const duty = 'Give the payload field `{ "type": "id", "of": "duty" }`.'
  const team = 'Give the payload field `{ "type": "id", "of": "liaison" }`.'

  it.each([
    [{ type: 'id', of: 'duty' }, 'oblige', 'duty'],
    [{ type: 'id', of: 'duty', optional: false }, 'discharge', 'duty'],
    [{ type: 'id', of: 'liaison' }, 'refer', 'team'],
  ])('may be %j to %s a %s', (field, type, noun) => {
    expect(parsePolicy(naming(field, type, noun)).issues).toEqual([])
  })

  it.each<[object, string, string, string, string]>([
    [{ type: 'text', optional: true }, 'oblige', 'duty', '`c` does not carry a duty.', duty],
    [{ fact: 'yes', optional: true }, 'oblige', 'duty', '`c` does not carry a duty.', duty],
    [{ type: 'id', of: 'liaison' }, 'oblige', 'duty', '`c` does not carry a duty.', duty],
    [{ type: 'id', of: 'duty' }, 'refer', 'team', '`c` does not carry a team.', team],
    [{ type: 'id', of: 'duty' }, 'refer', 'item', '`c` does not carry an item.', 'Name the item itself.'],
    [{ fact: 'yes' }, 'refer', 'item', '`c` does not carry an item.', 'Name the item itself.'],
    [
      { type: 'id', of: 'duty', optional: true },
      'discharge',
      'duty',
      '`c` may be left out, and then the action would name no duty.',
      'Take `optional` out of the payload field.',
    ],
  ])('is not %j to %s a %s', (field, type, noun, message, help) => {
    expect(said(naming(field, type, noun))).toEqual([[`wrong-value ${place}/${noun}/payload`, message, help]])
  })
})

describe('the deadline of an action', () => {
  const parameter = (value: unknown, more: object = {}) => ({
    title: 'P',
    value,
    basis: 'assumption',
    note: 'For the test.',
    ...more,
  })
  const bounds = { unit: 'days', minimum: -10, maximum: 99_999 }
  const due = (dueWithinDays: unknown) =>
    process({
      parameters: {
        ten: parameter(10, bounds),
        less: parameter(-1, bounds),
        half: parameter(1.5, bounds),
        more: parameter(36_526, bounds),
        flag: parameter(true),
      },
      events: {
        ...(process()['events'] as object),
        X: { title: 'X', actions: [{ type: 'oblige', params: { duty: 'TELL', dueWithinDays } }] },
      },
    })

  it.each([0, 36_525, { fact: 'parameter.ten' }])('may be %j', (days) => {
    expect(parsePolicy(due(days)).issues).toEqual([])
  })

  it.each<[unknown, string]>([
    [-1, '`-1`'],
    [1.5, '`1.5`'],
    [36_526, '`36526`'],
    [{ fact: 'parameter.less' }, '`-1`'],
    [{ fact: 'parameter.half' }, '`1.5`'],
    [{ fact: 'parameter.more' }, '`36526`'],
  ])('is not %j', (days, words) => {
    expect(said(due(days))).toEqual([
      [
        `wrong-value ${place}/dueWithinDays`,
        `${words} is not a number of days.`,
        'Give a whole number from 0 to 36525.',
      ],
    ])
  })

  it.each(['ten', { fact: 'ten' }, { fact: 'parameter.tne' }, { fact: 'parameter.flag' }])(
    'is not %j, which is no number',
    (days) => {
      expect(said(due(days))).toEqual([
        [`wrong-value ${place}/dueWithinDays`, 'Give a number, or a parameter that is one.'],
      ])
    },
  )
})
