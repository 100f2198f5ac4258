// What is owed and how it ends, and why an event is refused, in words.
import { describe, expect, test } from 'vitest'
import { day, happened, last, member, on, plain, policy, refusals, toPanel } from './courses.ts'

const accepted = [...toPanel, on(day, 'PANEL_ACCEPTED', { cohort: 'FLEX' })]

describe('duties', () => {
  const inMappa = { ...member, mappaStatus: 'MANAGED', mappaLevel: 1, maracRole: 'PERPETRATOR' }
  const waivable = ['IOM_PRESENT_AT_MAPPA', 'IOM_SIGHTED_ON_RISK_ASSESSMENT', 'IOM_REPRESENTED_AT_MARAC']
  const firm = [
    'ASSIGN_POLICE_OFFENDER_MANAGER',
    'ASSIGN_PROBATION_OFFENDER_MANAGER',
    'ENHANCED_ACCESS_TO_SERVICES',
  ]

  test.each(waivable)('%s may be waived, with a reason that stands in the record', (duty) => {
    const event = {
      ...on(day, 'DUTY_WAIVED', { duty, reason: 'Another member of the team goes' }),
      by: 'IOM team',
    }
    const { standing, permitted } = last(happened(inMappa, day, [event]))
    expect(permitted).toBe(true)
    expect(standing.obligations.map((each) => each.duty)).not.toContain(duty)
    expect(standing.discharged).toEqual([
      expect.objectContaining({
        duty,
        how: 'waived',
        reason: 'Another member of the team goes',
        by: 'IOM team',
      }),
    ])
  })

  test.each(firm)('%s may be done and not waived', (duty) => {
    const [waived, done] = happened(inMappa, day, [
      on(day, 'DUTY_WAIVED', { duty, reason: 'No time' }),
      on(day, 'DUTY_DONE', { duty }),
    ]).slice(-2)
    expect(waived?.refusal?.code).toBe('duty')
    expect(done?.permitted).toBe(true)
  })

  test('are the same as those the rules mark, no more and no fewer', () => {
    const marked = (policy.decisions['obligations']?.rules ?? []).map((rule) => [
      rule.event.type,
      rule.event.params?.['waivable'] === true,
    ])
    expect(Object.fromEntries(marked)).toEqual({
      ...Object.fromEntries(waivable.map((duty) => [duty, true])),
      ...Object.fromEntries(firm.map((duty) => [duty, false])),
    })
  })

  test.each([
    ['a blank reason', { duty: 'IOM_PRESENT_AT_MAPPA', reason: ' ' }],
    ['no reason', { duty: 'IOM_PRESENT_AT_MAPPA' }],
    ['a duty of the process', { duty: 'NOTIFY_REFERRER', reason: 'No time' }],
  ])('are not waived with %s', (_, payload) => {
    expect(last(refusals(inMappa, on(day, 'DUTY_WAIVED', payload))).code).toBe('payload')
  })

  test('are not done twice, nor when they are not owed', () => {
    const done = on(day, 'DUTY_DONE', { duty: 'IOM_PRESENT_AT_MAPPA' })
    expect(happened(inMappa, day, [done, done]).map(({ permitted }) => permitted)).toEqual([
      true,
      true,
      false,
    ])
    expect(last(happened(member, day, [done])).refusal?.code).toBe('duty')
  })

  test('that ended and come again are owed again, from the new day', () => {
    const again = on('2026-05-04', 'MAPPA_MANAGED', { level: 2 })
    const ended = on('2026-04-06', 'MAPPA_ENDED')
    const steps = happened(inMappa, day, [
      on(day, 'DUTY_DONE', { duty: 'IOM_PRESENT_AT_MAPPA' }),
      ended,
      again,
    ])
    expect(last(steps).standing.obligations).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ duty: 'IOM_PRESENT_AT_MAPPA', since: '2026-05-04' }),
      ]),
    )
  })
})

describe('a refusal', () => {
  const panel = [on(day, 'PANEL_ACCEPTED', { cohort: 'FLEX' })]
  const missing = { ...plain, ogrsScore: null }

  test.each([
    [
      'a draft',
      plain,
      panel,
      'The nomination cannot be accepted: the panel has not discussed the nomination.',
    ],
    [
      'a score',
      plain,
      [...toPanel.slice(0, 2), ...panel],
      'The nomination cannot be accepted: the panel has not discussed the nomination.',
    ],
    [
      'a second acceptance',
      plain,
      [...accepted, ...panel],
      'The nomination cannot be accepted: the panel has accepted the nomination.',
    ],
    [
      'a meeting too early',
      plain,
      [...toPanel.slice(0, 2), on(day, 'PANEL_DISCUSSED')],
      'A discussion cannot be recorded: the police have not reviewed the nomination.',
    ],
    [
      'a review without a score',
      plain,
      [...toPanel.slice(0, 1), on(day, 'POLICE_REVIEW_COMPLETED')],
      'The police review cannot be recorded: the matrix has not been scored.',
    ],
    [
      'a score without a nomination',
      plain,
      toPanel.slice(1, 2),
      'The matrix score cannot be recorded: no final nomination has been sent.',
    ],
    [
      'a nomination of a member',
      member,
      [on(day, 'POLICE_NOMINATED')],
      'The police cannot nominate: the person is a member.',
    ],
    [
      'leaving without a review',
      member,
      [on(day, 'DESELECTED', { reason: 'OTHER' })],
      'The person cannot be deselected: no review of the membership is open.',
    ],
    [
      'a review of nobody',
      plain,
      [on(day, 'REVIEW_OPENED')],
      'A review cannot be opened: the panel has not accepted the nomination.',
    ],
    [
      'news that is not owed',
      member,
      [on(day, 'REFERRER_NOTIFIED')],
      'Telling the referrer cannot be recorded: “Tell the referrer” is not owed.',
    ],
    [
      'a duty that is not owed',
      plain,
      [on(day, 'DUTY_DONE', { duty: 'IOM_PRESENT_AT_MAPPA' })],
      'The duty cannot be recorded as done: “IOM team present at MAPPA” is not owed.',
    ],
    [
      'a firm duty',
      member,
      [on(day, 'DUTY_WAIVED', { duty: 'ENHANCED_ACCESS_TO_SERVICES', reason: 'x' })],
      'The duty cannot be waived: “Enhanced access to services” may not be waived.',
    ],
    [
      'what is known',
      plain,
      [on(day, 'FACTS_LEARNED', { facts: { ogrsScore: 81 } })],
      '“OGRS score” is known already, and only what is unknown can be learnt. Use the event that changes it.',
    ],
  ])('of %s say why', (_, facts, events, message) => {
    expect(last(happened(facts, day, events)).refusal?.message).toBe(message)
  })

  test.each([
    [
      on('2026-03-01', 'DAY_PASSED'),
      'day',
      'It is dated 2026-03-01, before the day the journey has reached, 2026-03-02.',
    ],
    [
      on(day, 'ARESTED'),
      'unknown-event',
      'The policy cheshire has no event `"ARESTED"`. Did you mean `ARRESTED`?',
    ],
    [
      on(day, 'FACTS_LEARNED', { facts: { membership: 'FIXED' } }),
      'payload',
      'Membership is decided, not learnt. Membership changes by a decision of the panel; at the start of a journey it is a fact.',
    ],
    [on(day, 'OGRS_ASSESSED', { score: 101 }), 'payload', undefined],
    [
      on('2026-02-30', 'DAY_PASSED'),
      'day',
      '`"2026-02-30"` is not a day that exists. Write a day as `2026-11-22`.',
    ],
  ] as const)('%j is refused as %s', (event, code, message) => {
    const refusal = last(refusals(plain, event))
    expect(refusal.code).toBe(code)
    expect(message ?? refusal.message).toBe(refusal.message)
  })

  test('what is learnt late is taken where it was unknown', () => {
    const step = last(happened(missing, day, [on(day, 'FACTS_LEARNED', { facts: { ogrsScore: 81 } })]))
    expect(step.permitted).toBe(true)
    expect(step.standing.facts['ogrsScore']).toBe(81)
  })
})
