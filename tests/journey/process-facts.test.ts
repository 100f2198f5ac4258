// The laws of the process, about facts: MAPPA, colours, custody, and what time alone changes.
import type { Facts } from '@iom-rules/core'
import { beginAt, nextChange, takeEvent } from '@iom-rules/core/journey'
import { describe, expect, test } from 'vitest'
import { decision, offences, rule, test as tested } from '../policy/build.ts'
import { policyWith, small } from './journey-small.ts'
import {
  day,
  daysFrom,
  happened,
  last,
  member,
  on,
  plain,
  policy,
  reached,
  refusals,
  type Payload,
} from './courses.ts'

describe('MAPPA', () => {
  test.each([1, 2, 3])(
    'at level %i leads from its first day, and IOM again from the day it ends',
    (level) => {
      const steps = happened(member, day, [
        on('2026-04-06', 'MAPPA_REFERRED'),
        on('2026-05-04', 'MAPPA_MANAGED', { level }),
        on('2026-06-01', 'MAPPA_ENDED'),
      ])
      expect(
        steps.map(({ standing }) => [
          standing.lead?.outcome,
          standing.riskOwner,
          standing.states['oversight.lead'],
        ]),
      ).toEqual([
        ['IOM', 'IOM', 'IOM_LED'],
        ['IOM', 'IOM', 'IOM_LED'],
        ['MAPPA', 'MAPPA', 'MAPPA_LED'],
        ['IOM', 'IOM', 'IOM_LED'],
      ])
      expect(steps.map(({ standing }) => standing.panelItems.map(({ item }) => item))).toEqual([
        [],
        [],
        ['MAPPA_STARTED_OR_ENDED'],
        ['MAPPA_ENDED', 'MAPPA_STARTED_OR_ENDED'],
      ])
      for (const { standing } of steps)
        expect(standing).toMatchObject({ membership: 'FLEX', eligibility: { outcome: 'FLEX' } })
    },
  )

  test('raises no item about somebody who is not a member', () => {
    const events = [on(day, 'MAPPA_MANAGED', { level: 2 }), on('2026-06-01', 'MAPPA_ENDED')]
    expect(happened(plain, day, events).flatMap(({ standing }) => standing.panelItems)).toEqual([])
  })

  test.each(['RETAINED', 'COHORT_CHANGED', 'DESELECTED'])(
    'that has ended is “not in MAPPA” once %s decides',
    (type) => {
      const payloads: { readonly [type: string]: Payload } = {
        COHORT_CHANGED: { cohort: 'FREE' },
        DESELECTED: { reason: 'OTHER' },
      }
      const facts = { ...member, mappaStatus: 'MANAGED', mappaLevel: 2 }
      const steps = happened(facts, day, [
        on(day, 'MAPPA_ENDED'),
        on(day, 'REVIEW_OPENED'),
        on(day, type, payloads[type]),
      ])
      expect(steps.map(({ standing }) => standing.facts['mappaStatus'])).toEqual([
        'MANAGED',
        'ENDED',
        'ENDED',
        'NONE',
      ])
    },
  )

  test('that still manages is left alone by a review', () => {
    const facts = { ...member, mappaStatus: 'MANAGED', mappaLevel: 2 }
    expect(
      last(happened(facts, day, [on(day, 'REVIEW_OPENED'), on(day, 'RETAINED')])).standing.lead?.outcome,
    ).toBe('MAPPA')
  })
})

describe('colours', () => {
  test.each([
    ['WANTED_CIRCULATED', { reason: 'WARRANT' }],
    ['ARREST_SOUGHT', undefined],
    ['RECALLED', undefined],
  ])('%s makes anybody RED, wherever they stand', (type, payload) => {
    for (const position of reached) {
      const { position: after, refusal } = takeEvent(
        policy,
        position,
        on(position.context.asAt, type, payload),
      )
      expect(refusal).toBeNull()
      expect(after.states['status']).toBe('RED')
      expect(after.states['nomination']).toBe(position.states['nomination'])
    }
  })

  test.each([
    ['ARRESTED', undefined],
    ['TAKEN_INTO_CUSTODY', { kind: 'REMAND' }],
  ])('%s clears both markers, known or not', (type, payload) => {
    for (const marker of [true, false, null]) {
      const facts = { ...member, wantedOnPnc: marker, wantedForArrest: marker }
      const { standing } = last(happened(facts, day, [on(day, type, payload)]))
      expect(standing.facts).toMatchObject({ wantedOnPnc: false, wantedForArrest: false })
      expect(standing.colour?.outcome).not.toBe('RED')
    }
  })

  const inside = { ...member, inPrison: true, custodyPeriods: [{ from: '2025-01-06', to: 'NONE' }] }

  test.each([
    [24, 'UNCLASSIFIED'],
    [25, 'BLACK'],
    [24.5, 'BLACK'],
    ['INDETERMINATE', 'BLACK'],
  ])('a sentence of %s makes a prisoner %s', (months, colour) => {
    const { standing } = last(happened(inside, day, [on(day, 'SENTENCED', { months })]))
    expect(standing.colour).toMatchObject({ outcome: colour, certainty: 'settled' })
    expect(standing.facts['sentenceKind']).toBe(months === 'INDETERMINATE' ? months : 'DETERMINATE')
    expect(standing.facts['sentenceMonths']).toBe(months === 'INDETERMINATE' ? 'NONE' : months)
  })

  // The first day whose date six calendar months on, clamped, is the release or later.
  test.each([
    ['2027-04-30', '2026-10-30'],
    ['2027-08-31', '2027-03-01'],
    ['2027-02-28', '2026-08-28'],
    ['2028-02-29', '2027-08-29'],
    ['2027-07-01', '2027-01-01'],
  ])('with release on %s the first BLUE day is %s', (date, first) => {
    const facts = { ...inside, sentenceMonths: 48, sentenceKind: 'DETERMINATE', releaseDate: date }
    const eve = daysFrom(first, -1)
    const days = happened(facts, day, [on(eve, 'DAY_PASSED'), on(first, 'DAY_PASSED')])
    expect(days.map(({ standing }) => standing.colour?.outcome)).toEqual(['BLACK', 'BLACK', 'BLUE'])
    const { standing, changes } = last(happened(facts, day, [on(date, 'DAY_PASSED')]))
    expect(standing.colour?.since).toBe(first)
    expect(changes).toEqual([
      expect.objectContaining({
        what: 'colour',
        from: 'BLACK',
        to: 'BLUE',
        on: first,
        cause: 'time',
        event: null,
        rule: 'blue',
      }),
    ])
  })
})

describe('what ages', () => {
  /** FIXED on two robberies, of which the older decides; a supplied score would not age. */
  const fixed: Facts = {
    ...member,
    membership: 'FIXED',
    cssScore: 2000,
    offences: [{ type: 'ROBBERY', day: '2026-01-10', proof: 'CONVICTED' }],
  }

  // The day plus the days inside, twelve months on.
  test.each([
    ['never in custody', '2026-01-10', [], '2027-01-10'],
    ['90 days inside', '2026-01-10', [['2026-03-01', '2026-05-30']], '2027-04-10'],
    [
      'the same days twice',
      '2026-01-10',
      [
        ['2026-03-01', '2026-05-30'],
        ['2026-04-01', '2026-05-01'],
      ],
      '2027-04-10',
    ],
    ['inside before the offence', '2026-01-10', [['2025-06-01', '2025-12-01']], '2027-01-10'],
    ['inside on the day itself', '2026-01-10', [['2026-01-10', '2026-01-11']], '2027-01-11'],
    ['a leap day at the end', '2027-02-28', [], '2028-02-29'],
  ])('%s: an offence of %s counts up to the right day', (_, committed, periods, until) => {
    const facts = {
      ...fixed,
      offences: [{ type: 'ROBBERY', day: committed, proof: 'CONVICTED' }],
      custodyPeriods: periods.map(([from = '', to = '']) => ({ from, to })),
    }
    const next = daysFrom(until, 1)
    const start = committed > '2026-06-01' ? committed : '2026-06-01'
    const steps = happened(facts, start, [on(until, 'DAY_PASSED'), on(next, 'DAY_PASSED')])
    expect(steps.map(({ standing }) => standing.eligibility?.outcome)).toEqual(['FIXED', 'FIXED', 'FLEX'])
    const jumped = last(happened(facts, start, [on('2028-04-01', 'DAY_PASSED')]))
    expect(jumped.standing).toMatchObject({
      membership: 'FIXED',
      eligibility: { outcome: 'FLEX', since: next },
    })
    const raised = jumped.standing.panelItems.map(({ item, since }) => `${item} ${since}`)
    expect(raised).toEqual([`MEMBERSHIP_DIFFERS_FROM_ELIGIBILITY ${next}`, `ELIGIBILITY_CHANGED ${next}`])
  })

  test('the window stands still from the day of custody to the day of release', () => {
    const steps = happened(fixed, '2026-02-02', [
      on('2026-03-01', 'TAKEN_INTO_CUSTODY', { kind: 'REMAND' }),
      on('2027-03-01', 'DAY_PASSED'),
      on('2027-03-01', 'RELEASED'),
      on('2028-01-10', 'DAY_PASSED'),
      on('2028-01-11', 'DAY_PASSED'),
    ])
    expect(steps[2]?.standing.facts['custodyPeriods']).toEqual([{ from: '2026-03-01', to: 'NONE' }])
    expect(steps[3]?.standing.facts['custodyPeriods']).toEqual([{ from: '2026-03-01', to: '2027-03-01' }])
    expect(steps.map(({ standing }) => standing.eligibility?.outcome)).toEqual([
      'FIXED',
      'FIXED',
      'FIXED',
      'FIXED',
      'FIXED',
      'FLEX',
    ])
  })
})

describe('custody and lists', () => {
  test('custody opens a period, which release closes; both are put to the panel', () => {
    const steps = happened(member, day, [
      on('2026-04-06', 'TAKEN_INTO_CUSTODY', { kind: 'RECALL' }),
      on('2026-05-04', 'RELEASED'),
    ])
    expect(steps.map(({ standing }) => standing.facts['custodyPeriods'])).toEqual([
      [],
      [{ from: '2026-04-06', to: 'NONE' }],
      [{ from: '2026-04-06', to: '2026-05-04' }],
    ])
    expect(steps.map(({ standing }) => standing.panelItems.map(({ since }) => since))).toEqual([
      [],
      ['2026-04-06'],
      ['2026-05-04'],
    ])
    expect(steps.map(({ standing }) => standing.facts['inPrison'])).toEqual([false, true, false])
    for (const { standing } of steps) expect(standing.assessment.conflicts).toEqual([])
  })

  test.each([
    [
      'offences',
      on(day, 'OFFENCE_RECORDED', { type: 'ROBBERY', proof: 'CHARGED' }),
      { type: 'ROBBERY', day, proof: 'CHARGED' },
    ],
    ['custodyPeriods', on(day, 'TAKEN_INTO_CUSTODY', { kind: 'REMAND' }), { from: day, to: 'NONE' }],
  ])('%s that are not known stay unknown; none becomes one', (list, event, record) => {
    const unknown = last(happened({ ...member, [list]: null }, day, [event]))
    expect(unknown.permitted).toBe(true)
    expect(unknown.standing.facts).not.toHaveProperty(list)
    expect(last(happened({ ...member, [list]: [] }, day, [event])).standing.facts[list]).toEqual([record])
  })

  test('an offence counts from the day it was committed, and none from a day to come', () => {
    const event = (committed: string) =>
      on(day, 'OFFENCE_RECORDED', { type: 'ROBBERY', day: committed, proof: 'CHARGED' })
    expect(
      last(happened({ ...member, offences: [] }, day, [event('2026-02-01')])).standing.facts['offences'],
    ).toEqual([{ type: 'ROBBERY', day: '2026-02-01', proof: 'CHARGED' }])
    expect(last(refusals(member, event('2026-03-03'))).code).toBe('payload')
  })
})

describe('what an event carries', () => {
  test('is not told apart by `cases` where it is a list: then what stands otherwise holds', () => {
    const listed = policyWith({
      facts: {
        ...small.facts,
        offences,
        colour: { type: 'choice', values: ['RED', 'BLUE'], title: 'Colour' },
      },
      events: {
        RECORDED: {
          title: 'Recorded',
          payload: { all: { fact: 'offences' } },
          set: { colour: { payload: 'all', cases: { X: 'RED' }, otherwise: 'BLUE' } },
        },
      },
    })
    const records = { all: [{ type: 'X', day: '2026-01-01' }] }
    const { position } = takeEvent(
      listed,
      beginAt(listed, { asAt: day, facts: {} }),
      on(day, 'RECORDED', records),
    )
    expect(position.context.facts).toEqual({ colour: 'BLUE' })
  })
})

describe('what time alone changes', () => {
  const waiting = policyWith({
    decisions: {
      e: decision([rule('due', 'DUE', { all: [tested('soon', 'onOrBefore', { fact: 'asAt' })] })]),
    },
  })
  const from = (soon: string) => beginAt(waiting, { asAt: day, facts: { soon } })

  test('is looked for ten years ahead, or up to a day', () => {
    expect(nextChange(waiting, from('2036-03-01'))).toMatchObject({
      day: '2036-03-01',
      turns: [{ decision: 'e', from: 'NONE', to: 'DUE', on: '2036-03-01', cause: 'time' }],
    })
    expect(nextChange(waiting, from('2036-03-03'))).toBeNull()
    expect(nextChange(waiting, from('2026-04-01'), '2026-04-01')?.day).toBe('2026-04-01')
    expect(nextChange(waiting, from('2026-04-01'), '2026-03-31')).toBeNull()
  })

  test('is not looked for up to a day that does not exist', () => {
    expect(() => nextChange(waiting, from('2026-04-01'), '2026-02-30')).toThrow(
      '`until` must be a day such as 2026-11-22; it is "2026-02-30".',
    )
  })
})

test.each([
  ['MARKED', { mark: 'B' }, { marks: ['A', 'B'] }],
  ['MARKED', undefined, {}],
  ['FORGOTTEN', undefined, {}],
] as const)(
  '%s with %j: a list of values to which something came that nobody knows is not known',
  (type, payload, expected) => {
    const values = ['A', 'B']
    const marked = policyWith({
      facts: {
        ...small.facts,
        marks: { type: 'list', values, title: 'Marks' },
        mark: { type: 'choice', values, title: 'Mark' },
      },
      events: {
        MARKED: {
          title: 'Marked',
          payload: { mark: { fact: 'mark', optional: true } },
          append: { marks: { payload: 'mark' } },
        },
        FORGOTTEN: { title: 'Forgotten', append: { marks: null } },
      },
    })
    const begun = beginAt(marked, { asAt: day, facts: { marks: ['A'] } })
    const { position, refusal } = takeEvent(marked, begun, on(day, type, payload))
    expect(refusal).toBeNull()
    expect(position.context.facts).toEqual(expected)
  },
)
