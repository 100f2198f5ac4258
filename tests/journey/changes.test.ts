// What the timeline says of a change must be true of that change.
import { replay, type Change, type Journey, type JourneyEvent } from '@iom-rules/core/journey'
import type { Facts } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import { decision, rule, test as tested } from '../policy/build.ts'
import { plain, policy } from './courses.ts'
import { journey, policyWith, small } from './journey-small.ts'

function run(facts: Facts, asAt: string, events: readonly JourneyEvent[]) {
  const journey: Journey = {
    id: 'changes',
    title: 'Changes',
    policy: { id: policy.id },
    start: { ref: 'HAL-900', asAt, facts },
    events,
  }
  return replay(policy, journey).steps
}

const told = (changes: readonly Change[], what: Change['what'], id?: string) =>
  changes.filter((change) => change.what === what && (id === undefined || change.id === id))

const member: Facts = { ...plain, membership: 'FLEX' }
const at = (type: string, day: string, payload?: JourneyEvent['payload']): JourneyEvent =>
  payload === undefined ? { type, day } : { type, day, payload }

describe('changes', () => {
  test('by time: the rule that gave the item then, although it has lapsed by the end of the event', () => {
    const robbed = {
      ...plain,
      membership: 'FIXED',
      offences: [
        { type: 'ROBBERY', day: '2026-01-10', proof: 'CONVICTED' },
        { type: 'ROBBERY', day: '2026-01-10', proof: 'CONVICTED' },
      ],
    }
    const steps = run(robbed, '2026-06-01', [
      at('REVIEW_OPENED', '2027-01-05'),
      at('COHORT_CHANGED', '2027-01-20', { cohort: 'FLEX' }),
    ])
    const raised = told(steps[2]?.changes ?? [], 'panel-item').find(
      ({ to }) => to === 'MEMBERSHIP_DIFFERS_FROM_ELIGIBILITY',
    )
    expect(raised).toMatchObject({
      on: '2027-01-11',
      cause: 'time',
      rule: 'membership-differs-from-eligibility',
    })
    expect(raised?.reason).toMatch(/^Time passed; on 2027-01-11 the rule “A member of a cohort/)
  })

  test('a duty that was done ends once', () => {
    const steps = run(member, '2026-01-05', [
      at('MAPPA_MANAGED', '2026-01-06', { level: 2, category: 1 }),
      at('DUTY_DONE', '2026-01-07', { duty: 'IOM_PRESENT_AT_MAPPA' }),
      at('MAPPA_MANAGED', '2026-01-08', { level: 3 }),
      at('MAPPA_ENDED', '2026-01-09'),
    ])
    const ends = steps.flatMap(({ changes }) =>
      told(changes, 'obligation').filter(({ from }) => from === 'IOM_PRESENT_AT_MAPPA'),
    )
    expect(ends).toHaveLength(1)
    expect(ends[0]?.event).toBe('DUTY_DONE')
    expect(steps[3]?.standing.facts).toMatchObject({ mappaLevel: 3, mappaCategory: 1 })
  })

  test('going into custody is a change even where nobody knew that the person was free; learning it is not', () => {
    const { inPrison: _, ...unknown } = member
    const items = (event: JourneyEvent) =>
      run(unknown, '2026-01-05', [event])[1]?.standing.panelItems.filter(
        ({ item }) => item === 'CUSTODY_CHANGED',
      )
    expect(items(at('TAKEN_INTO_CUSTODY', '2026-01-06', { kind: 'REMAND' }))).toMatchObject([
      { change: 'In prison not known → yes (Taken into custody)' },
    ])
    expect(items(at('FACTS_LEARNED', '2026-01-06', { facts: { inPrison: true } }))).toEqual([])
  })

  test('two decisions owe two notices, and one telling settles both', () => {
    const toPanel = (day: string) => [
      at('POLICE_NOMINATED', day),
      at('MATRIX_SCORED', day, {
        items: { FREQUENCY: 5, SEVERITY: 5, COMMUNITY_IMPACT: 5, INTELLIGENCE: 5, NEEDS: 5 },
      }),
      at('POLICE_REVIEW_COMPLETED', day),
      at('PANEL_DISCUSSED', day),
      at('PANEL_ACCEPTED', day, { cohort: 'FLEX' }),
    ]
    const steps = run(plain, '2026-01-05', [
      ...toPanel('2026-01-06'),
      at('REVIEW_OPENED', '2026-02-01'),
      at('DESELECTED', '2026-02-02', { reason: 'OTHER' }),
      ...toPanel('2026-03-01'),
      at('REFERRER_NOTIFIED', '2026-03-02'),
    ])
    const owed = (step: number) =>
      steps[step]?.standing.obligations
        .filter(({ duty }) => duty === 'NOTIFY_REFERRER')
        .map(({ since }) => since)
    expect(owed(12)).toEqual(['2026-01-06', '2026-03-01'])
    expect(owed(13)).toEqual([])
    expect(
      steps[13]?.standing.discharged
        .filter(({ duty }) => duty === 'NOTIFY_REFERRER')
        .map(({ since, on }) => [since, on]),
    ).toEqual([
      ['2026-01-06', '2026-03-02'],
      ['2026-03-01', '2026-03-02'],
    ])
  })

  test('an answer that becomes surer says so', () => {
    const { ogrsScore: _, ...unscored } = plain
    const steps = run({ ...unscored, cssScore: 5000, offences: plain['offences'] ?? null }, '2026-01-05', [
      at('OGRS_ASSESSED', '2026-01-06', { score: 40 }),
    ])
    expect(told(steps[1]?.changes ?? [], 'certainty')).toMatchObject([
      {
        id: 'cohort',
        from: 'provisional',
        to: 'settled',
        reason: expect.stringContaining('FLEX is settled'),
      },
    ])
  })

  test('an answer that time alone made surer is not told as the event’s doing', () => {
    const { ogrsScore: _, ...unscored } = plain
    const facts = { ...unscored, membership: 'FLEX', cssScore: 5000 }
    const offences = [
      { type: 'ROBBERY', day: '2026-01-10', proof: 'CONVICTED' },
      { type: 'ROBBERY', day: '2026-01-10', proof: 'CONVICTED' },
    ]
    const steps = run({ ...facts, offences }, '2026-01-12', [at('REVIEW_OPENED', '2027-02-01')])
    const { eligibility } = steps[1]?.standing ?? {}
    expect(eligibility).toMatchObject({ outcome: 'FLEX', certainty: 'settled' })
    const [only, ...others] = told(steps[1]?.changes ?? [], 'certainty')
    expect(others).toEqual([])
    expect(only).toMatchObject({
      id: 'cohort',
      from: 'provisional',
      to: 'settled',
      cause: 'time',
      event: null,
    })
    expect(only?.on).toBe('2027-01-11')
    expect(only?.reason).toBe(
      'Time passed; on 2027-01-11 FLEX is settled now: nothing that is still unknown can change it.',
    )
  })

  test('membership that is not known any more is not said to be one in no cohort', () => {
    const muddled = policyWith({
      facts: { ...small.facts, membership: { type: 'choice', values: ['NONE', 'FIXED'], title: 'Cohort' } },
      events: {
        MUDDLED: { title: 'Muddled', set: { membership: null } },
        LEFT: { title: 'Left', set: { membership: 'NONE' } },
        JOINED: { title: 'Joined', set: { membership: 'FIXED' } },
      },
    })
    const types = ['MUDDLED', 'LEFT', 'JOINED']
    const log = journey(
      { membership: 'FIXED' },
      types.map((type) => at(type, '2026-01-02')),
    )
    const { steps } = replay(muddled, log)
    expect(
      steps.flatMap(({ changes }) => told(changes, 'membership').map(({ to, reason }) => [to, reason])),
    ).toEqual([
      [null, 'Membership is not known. Eligibility that day: not determined.'],
      ['NONE', 'The panel decided: no longer a member. Eligibility that day: not determined.'],
      ['FIXED', 'The panel decided: a member, in FIXED. Eligibility that day: not determined.'],
    ])
  })

  test('a duty that is certain by one of two rules, and nobody knows which, names the first that may give it', () => {
    const owed = (yes: boolean) =>
      rule(
        `when-${yes}`,
        'TOLD',
        { all: [tested('yes', 'equal', yes)] },
        {
          event: { type: 'TOLD', params: { dueWithinDays: yes ? 5 : 9 } },
        },
      )
    const policy = policyWith({
      decisions: {
        obligations: decision([owed(true), owed(false)], {
          hitPolicy: 'COLLECT',
          otherwise: undefined,
          outcomes: { TOLD: { title: 'Tell them' } },
        }),
      },
      events: { LEARNT: { title: 'Learnt', payload: { facts: { type: 'facts' } }, learn: 'facts' } },
    })
    const { steps } = replay(policy, journey({}, [at('LEARNT', '2026-01-02', { facts: { yes: false } })]))
    expect(steps.map(({ standing }) => standing.obligations)).toMatchObject([
      [{ duty: 'TOLD', since: '2026-01-01', due: '2026-01-06', from: { rule: 'when-true' } }],
      [{ duty: 'TOLD', since: '2026-01-01', due: '2026-01-10', from: { rule: 'when-false' } }],
    ])
  })
})
