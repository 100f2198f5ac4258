// The laws of the process, on the policies as they ship: rules propose, machines permit, people decide.
import type { Facts } from '@iom-rules/core'
import { beginAt, permittedEvents, regionsOf, takeEvent, type Position } from '@iom-rules/core/journey'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { policyOf } from '../rules/shipped.ts'
import {
  anyCourse,
  day,
  happened,
  last,
  member,
  on,
  outcomesAt,
  plain,
  policy,
  reached,
  timelines,
  toPanel,
} from './courses.ts'

const accepted = [...toPanel, on(day, 'PANEL_ACCEPTED', { cohort: 'FLEX' })]
const panelEvents = ['PANEL_ACCEPTED', 'COHORT_CHANGED', 'DESELECTED']

describe('rules propose, machines permit, people decide', () => {
  test('membership changes by a decision of the panel and by nothing else', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        for (const { before, event, after } of course) {
          if (before.context.facts['membership'] === after.context.facts['membership']) continue
          expect(panelEvents).toContain(event.type)
        }
      }),
    )
  })

  test('and eligibility does change meanwhile, by events and by time', () => {
    const causes = timelines.flatMap(({ steps }) =>
      steps.flatMap(({ event, changes }) =>
        panelEvents.includes(event?.type ?? '')
          ? []
          : changes.filter(({ what }) => what === 'eligibility').map(({ cause }) => cause),
      ),
    )
    expect(new Set(causes)).toEqual(new Set(['event', 'time']))
  })

  test('whoever is certainly eligible for FIXED and not a member is put to the panel', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        for (const { after } of course) {
          const answer = after.context.answers['cohort']
          const isFixed = answer !== undefined && 'certainty' in answer && answer.outcome === 'FIXED'
          const isOut = after.context.facts['membership'] === 'NONE'
          expect(outcomesAt(after, 'panelItems').includes('FIXED_ELIGIBLE_NOT_MEMBER')).toBe(isFixed && isOut)
        }
      }),
    )
  })

  test('the panel may decide otherwise than the rules propose, and is shown that it did', () => {
    const step = last(happened(plain, day, [...toPanel, on(day, 'PANEL_ACCEPTED', { cohort: 'FREE' })]))
    expect(step.permitted).toBe(true)
    expect(step.standing).toMatchObject({ membership: 'FREE', eligibility: { outcome: 'FLEX' } })
    expect(step.standing.panelItems.map(({ item }) => item)).toEqual(['MEMBERSHIP_DIFFERS_FROM_ELIGIBILITY'])
  })

  test('the states tagged `member` are those of people in a cohort', () => {
    const states = regionsOf(policy).find(({ id }) => id === 'nomination')?.states
    const check = ({ states: now, context }: Position): void =>
      expect(states?.get(now['nomination'] ?? '')?.tags.includes('member')).toBe(
        context.facts['membership'] !== 'NONE',
      )
    reached.forEach(check)
    fc.assert(fc.property(anyCourse, (course) => course.forEach(({ after }) => check(after))))
  })

  test('no score accepts anybody: only the panel’s meeting can', () => {
    for (const position of reached) {
      const accepts = permittedEvents(policy, position).find(({ type }) => type === 'PANEL_ACCEPTED')
      expect(accepts?.permitted).toBe(position.states['nomination'] === 'AT_PANEL')
    }
  })

  test('what is refused changes nothing, the day included', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const refused = course.filter(({ isRefused }) => isRefused)
        expect(refused.map(({ after }) => after)).toEqual(refused.map(({ before }) => before))
      }),
    )
  })

  test('a policy without colours, and one without nominations, have none', () => {
    const national = last(
      happened(plainFor('neighbourhood-crime-2020'), day, accepted, policyOf('neighbourhood-crime-2020')),
    )
    expect(national.standing).toMatchObject({
      colour: null,
      membership: 'FLEX',
      eligibility: { outcome: 'FLEX' },
    })
    const older = policyOf('navigate')
    const navigate = last(happened(plainFor('navigate'), day, [on(day, 'ARREST_SOUGHT')], older))
    expect(navigate.standing).toMatchObject({
      colour: { outcome: 'RED' },
      eligibility: null,
      membership: null,
    })
    expect(navigate.standing.states).toEqual({ status: 'RED' })
  })
})

/** What is known of `plain`, as far as a policy has the facts. */
function plainFor(id: 'neighbourhood-crime-2020' | 'navigate'): Facts {
  const { facts } = policyOf(id)
  return Object.fromEntries(Object.entries(plain).filter(([fact]) => Object.hasOwn(facts, fact)))
}

describe('telling the referrer', () => {
  const owed = (position: Position) => position.context.owed.some(({ duty }) => duty === 'NOTIFY_REFERRER')

  test('is owed from a decision until it is done, whatever happens between', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        let isOwed = false
        for (const { event, after, isRefused } of course) {
          if (!isRefused && ['PANEL_ACCEPTED', 'PANEL_REJECTED'].includes(event.type)) isOwed = true
          if (!isRefused && event.type === 'REFERRER_NOTIFIED') isOwed = false
          expect(owed(after)).toBe(isOwed)
        }
      }),
    )
  })

  test('is owed from the day of the decision, without a deadline and without a waiver', () => {
    const steps = happened(plain, day, [...accepted, on('2027-01-04', 'DAY_PASSED')])
    expect(last(steps).standing.obligations.find(({ duty }) => duty === 'NOTIFY_REFERRER')).toEqual({
      duty: 'NOTIFY_REFERRER',
      title: 'Tell the referrer',
      since: day,
      due: null,
      from: { event: 'PANEL_ACCEPTED' },
      waivable: false,
    })
  })

  test('is not owed after a deferral', () => {
    const step = last(happened(plain, day, [...toPanel, on(day, 'PANEL_DEFERRED')]))
    expect(step.standing.states['nomination']).toBe('DEFERRED')
    expect(step.standing.obligations).toEqual([])
  })

  test('is only recorded where it is owed', () => {
    const told = on(day, 'REFERRER_NOTIFIED')
    const [first, again] = happened(plain, day, [...accepted, told, told]).slice(-2)
    expect([first?.permitted, again?.permitted]).toEqual([true, false])
    expect(again?.refusal?.code).toBe('duty')
    expect(first?.standing.discharged.filter(({ duty }) => duty === 'NOTIFY_REFERRER')).toMatchObject([
      { since: day, on: day, how: 'done' },
    ])
  })
})

describe('leaving', () => {
  test('needs an open review', () => {
    for (const position of reached) {
      const leaves = permittedEvents(policy, position).find(({ type }) => type === 'DESELECTED')
      expect(leaves?.permitted).toBe(position.states['nomination'] === 'UNDER_REVIEW')
    }
  })

  test.each([
    [
      'without a reason',
      undefined,
      '`DESELECTED` needs `reason`. One of: NO_RECENT_OFFENDING, SUSTAINED_PROGRESS, OUT_OF_AREA, MANAGED_ELSEWHERE, NO_LONGER_ELIGIBLE, OTHER.',
    ],
    ['with a reason of one’s own', { reason: 'BORED' }, '`reason` cannot be `"BORED"`.'],
  ])('%s is refused', (_, payload, message) => {
    const under = takeEvent(policy, beginAt(policy, { asAt: day, facts: member }), on(day, 'REVIEW_OPENED'))
    const { refusal, position } = takeEvent(policy, under.position, on(day, 'DESELECTED', payload))
    expect(refusal?.code).toBe('payload')
    expect(refusal?.message).toContain(message)
    expect(position).toBe(under.position)
  })

  test('ends what was owed to a member, and every item before the panel', () => {
    const events = [
      on(day, 'MARAC_REFERRED', { role: 'VICTIM' }),
      on(day, 'ARREST_SOUGHT'),
      on(day, 'REVIEW_OPENED'),
      on('2026-03-09', 'DESELECTED', { reason: 'OTHER' }),
    ]
    const steps = happened(member, day, events)
    expect(steps.at(-2)?.standing.panelItems.map(({ item }) => item)).toEqual([
      'COLOUR_TO_RED_OR_AMBER_ALERT',
    ])
    const { standing } = last(steps)
    expect(standing).toMatchObject({
      membership: 'NONE',
      obligations: [],
      panelItems: [],
      lead: { outcome: 'NONE' },
    })
    expect(standing.discharged.map(({ duty, how, on: ended }) => `${duty} ${how} ${ended}`).sort()).toEqual([
      'ASSIGN_POLICE_OFFENDER_MANAGER lapsed 2026-03-09',
      'ASSIGN_PROBATION_OFFENDER_MANAGER lapsed 2026-03-09',
      'ENHANCED_ACCESS_TO_SERVICES lapsed 2026-03-09',
      'IOM_REPRESENTED_AT_MARAC lapsed 2026-03-09',
    ])
  })
})
