// Journeys that are made: the shortest, those that go everywhere, and those that cross a boundary.
import { applyEdit, type Facts, type Policy } from '@iom-rules/core'
import {
  beginAt,
  boundaryJourneys,
  coveringJourneys,
  parseJourney,
  regionsOf,
  replay,
  samplePayloads,
  shortestJourney,
  takeEvent,
  type Goal,
  type Journey,
  type Step,
} from '@iom-rules/core/journey'
import { describe, expect, test } from 'vitest'
import { parse, policyOf } from '../rules/shipped.ts'
import { on, plain, policy } from './courses.ts'

const navigate = policyOf('navigate')
const start = { ref: 'HAL-301', area: 'HALTON', asAt: '2026-03-02', facts: plain }

function stepsOf(under: Policy, journey: Journey | null): readonly Step[] {
  if (journey === null) throw new Error('There is no journey.')
  const read = parseJourney(under, JSON.stringify(journey))
  expect(read.ok && read.value.policy).toEqual({ id: under.id, version: under.version })
  const timeline = replay(under, journey)
  expect(timeline.refused).toEqual([])
  return timeline.steps
}

function outcomesAt(step: Step | undefined, decision: string): readonly string[] {
  const result = step?.standing.assessment.decisions[decision]
  if (result === undefined) return []
  return result.hitPolicy === 'COLLECT' ? result.outcomes : [result.outcome ?? '']
}

describe('the shortest journey', () => {
  test('to membership is the way that the documents describe', () => {
    const journey = shortestJourney(policy, start, { region: 'nomination', state: 'MEMBER' })
    expect(journey?.events.map(({ type }) => type)).toEqual([
      'FINAL_NOMINATION_SENT',
      'MATRIX_SCORED',
      'POLICE_REVIEW_COMPLETED',
      'PANEL_DISCUSSED',
      'PANEL_ACCEPTED',
      'REFERRER_NOTIFIED',
    ])
    expect(stepsOf(policy, journey).at(-1)?.standing.states['nomination']).toBe('MEMBER')
  })

  const goals: Goal[] = [
    ...['RED', 'BLUE', 'BLACK', 'AMBER_ALERT', 'AMBER', 'GREEN', 'UNCLASSIFIED'].map((outcome) => ({
      decision: 'status',
      outcome,
    })),
    ...['FIXED', 'FLEX', 'NONE'].map((outcome) => ({ decision: 'cohort', outcome })),
    ...['MAPPA', 'IOM'].map((outcome) => ({ decision: 'lead', outcome })),
    { decision: 'panelItems', outcome: 'MAPPA_ENDED' },
    { decision: 'obligations', outcome: 'IOM_PRESENT_AT_MAPPA' },
    { decision: 'flags', outcome: 'RELEASE_DATE_PASSED' },
    { decision: 'escalation', outcome: 'RRB' },
  ]

  test.each(goals.map((goal) => [Object.values(goal).join(' '), goal] as const))(
    'leads to %s, and none of its events can be left out',
    (_, goal) => {
      if (!('decision' in goal)) throw new Error('A decision was meant.')
      const journey = shortestJourney(policy, start, goal)
      const isThere = (steps: readonly Step[]) =>
        outcomesAt(steps.at(-1), goal.decision).includes(goal.outcome)
      expect(isThere(stepsOf(policy, journey))).toBe(true)
      const events = journey?.events ?? []
      for (const left of events) {
        const shorter = replay(policy, {
          ...(journey as Journey),
          events: events.filter((each) => each !== left),
        })
        expect(isThere(shorter.steps)).toBe(false)
      }
    },
  )

  test.each(['BLUE', 'BLACK', 'AMBER_ALERT'])(
    'to %s takes two events because no single one leads there',
    (outcome) => {
      expect(shortestJourney(policy, start, { decision: 'status', outcome })?.events).toHaveLength(2)
      const position = beginAt(policy, start)
      const tried = Object.keys(policy.events).flatMap((type) =>
        samplePayloads(policy, type, position.context),
      )
      expect(tried.length).toBeGreaterThan(50)
      const reached = tried.map(
        (event) => takeEvent(policy, position, event).position.context.answers['status'],
      )
      expect(
        reached.filter((answer) => answer !== undefined && 'outcome' in answer && answer.outcome === outcome),
      ).toEqual([])
    },
  )

  test('is empty where somebody is there already', () => {
    expect(shortestJourney(policy, start, { decision: 'cohort', outcome: 'FLEX' })?.events).toEqual([])
  })

  test('waits for a day where only time leads there', () => {
    const facts: Facts = {
      ...plain,
      inPrison: true,
      sentenceKind: 'NOT_SENTENCED',
      releaseDate: '2027-03-20',
    }
    const { events } = policy.document
    const { RELEASE_DATE_SET: _, ...others } = events ?? {}
    const fixedDate = parsed({ ...policy.document, events: others })
    const goal = { decision: 'status', outcome: 'BLUE' }
    const journey = shortestJourney(fixedDate, { ...start, facts }, goal)
    expect(journey?.events).toEqual([on('2026-09-20', 'DAY_PASSED')])
    const [before, after] = stepsOf(fixedDate, journey)
    expect([outcomesAt(before, 'status'), outcomesAt(after, 'status')]).toEqual([['UNCLASSIFIED'], ['BLUE']])
  })

  test('may learn everything at once where nothing is known', () => {
    const unknown = { ...start, facts: {} }
    const journey = shortestJourney(policy, unknown, { decision: 'status', outcome: 'GREEN' })
    expect(journey?.events.map(({ type }) => type)).toEqual(['FACTS_LEARNED'])
    expect(outcomesAt(stepsOf(policy, journey).at(-1), 'status')).toEqual(['GREEN'])
  })

  test('is looked for in composite states and in regions that follow', () => {
    const awaiting = shortestJourney(policy, start, { region: 'nomination', state: 'AWAITING_PANEL' })
    expect(awaiting?.events).toHaveLength(2)
    const black = shortestJourney(navigate, { ...start, facts: {} }, { region: 'status', state: 'BLACK' })
    expect(stepsOf(navigate, black).at(-1)?.standing.states['status']).toBe('BLACK')
    const victim = shortestJourney(policy, start, { region: 'oversight.marac', state: 'VICTIM' })
    expect(victim?.events).toEqual([on(start.asAt, 'MARAC_REFERRED', { role: 'VICTIM' })])
  })

  test('is null where no facts lead there, and where it is too far', () => {
    expect(shortestJourney(policy, start, { decision: 'obligations', outcome: 'NOTIFY_REFERRER' })).toBeNull()
    // Once a listed offence is on record it stays there, and nobody is FREE any more.
    expect(shortestJourney(policy, start, { decision: 'cohort', outcome: 'FREE' })).toBeNull()
    const goal = { region: 'nomination', state: 'MEMBER' }
    expect(shortestJourney(policy, start, goal, { within: 5 })).toBeNull()
    expect(shortestJourney(policy, start, goal, { within: 6 })?.events).toHaveLength(6)
  })

  test('says what a goal should have been', () => {
    const to = (goal: Goal) => () => shortestJourney(policy, start, goal)
    expect(to({ region: 'nominations', state: 'MEMBER' })).toThrow(
      /no region `nominations`. Did you mean `nomination`/,
    )
    expect(to({ region: 'nomination', state: 'MEMBR' })).toThrow(/Did you mean `MEMBER`/)
    expect(to({ decision: 'colour', outcome: 'RED' })).toThrow(/no decision `colour`/)
    expect(to({ decision: 'status', outcome: 'GREN' })).toThrow(
      /no outcome of status `GREN`. Did you mean `GREEN`/,
    )
  })

  test('refuses a start that does not fit', () => {
    const facts: Facts = { ogrsScore: 101 }
    const begin = () => shortestJourney(policy, { ...start, facts }, { decision: 'status', outcome: 'RED' })
    expect(begin).toThrow(/does not fit the policy cheshire[^]*\/start\/facts\/ogrsScore/)
  })

  test('is the same every time', () => {
    const make = () =>
      JSON.stringify(shortestJourney(policy, start, { decision: 'status', outcome: 'BLACK' }))
    expect(make()).toBe(make())
  })
})

function parsed(document: unknown): Policy {
  const read = parse(document)
  if (!read.ok) throw new Error(JSON.stringify(read.issues))
  return read.value
}

/** Every pair of a state, its own or one around it, and an event that it lists. */
function pairsIn(under: Policy): string[] {
  return regionsOf(under)
    .filter(({ follows }) => follows === undefined)
    .flatMap((region) =>
      [...region.states.values()].flatMap((state) =>
        Object.keys(state.on).map((event) => `${region.id} ${state.name} ${event}`),
      ),
    )
}

describe('journeys that go through every transition', () => {
  test('take each of them, and nothing in them is refused', () => {
    const { journeys, missed } = coveringJourneys(policy)
    const taken = new Set(
      journeys.flatMap((journey) =>
        stepsOf(policy, journey).flatMap((step, at, steps) => {
          const before = steps[at - 1]?.standing.states ?? {}
          return regionsOf(policy).flatMap((region) => {
            const state = region.states.get(before[region.id] ?? '')
            const chain = state === undefined ? [] : [state.name, ...state.within]
            return chain.map((name) => `${region.id} ${name} ${step.event?.type ?? ''}`)
          })
        }),
      ),
    )
    expect(missed).toEqual([])
    expect(pairsIn(policy).filter((pair) => !taken.has(pair))).toEqual([])
    expect(journeys.length).toBeLessThanOrEqual(6)
    for (const { events } of journeys) expect(events.length).toBeLessThanOrEqual(16)
  })

  test('begin where they are told to', () => {
    const { journeys, missed } = coveringJourneys(policy, { ...start, facts: { membership: 'FLEX' } })
    expect(missed).toEqual([
      { region: 'nomination', state: 'DRAFT', event: 'FINAL_NOMINATION_SENT', index: 0 },
      { region: 'nomination', state: 'DRAFT', event: 'POLICE_NOMINATED', index: 0 },
    ])
    expect(journeys.every(({ start: begin }) => begin.ref === 'HAL-301')).toBe(true)
  })

  test('say which transitions nobody can take', () => {
    const place = '/machines/nomination/states/LOST'
    const edited = applyEdit(policy.document, [
      { op: 'add', path: place, value: { on: { REVIEW_OPENED: 'MEMBER' } } },
    ])
    if (!edited.ok) throw new Error(JSON.stringify(edited.issues))
    expect(coveringJourneys(parsed(edited.value)).missed).toEqual([
      { region: 'nomination', state: 'LOST', event: 'REVIEW_OPENED', index: 0 },
    ])
  })

  test('bring about the facts that a guard asks', () => {
    const guard = { type: 'rule', params: { decision: 'cohort', outcome: 'FIXED' } }
    const place = '/machines/nomination/states/DEFERRED/on/PANEL_DISCUSSED'
    const edited = applyEdit(policy.document, [
      { op: 'replace', path: place, value: { target: 'AT_PANEL', guard } },
    ])
    if (!edited.ok) throw new Error(JSON.stringify(edited.issues))
    const guarded = parsed(edited.value)
    const { journeys, missed } = coveringJourneys(guarded)
    expect(missed).toEqual([])
    const taking = journeys.flatMap((journey) => {
      const steps = stepsOf(guarded, journey)
      return steps.filter(
        ({ event }, at) =>
          event?.type === 'PANEL_DISCUSSED' && steps[at - 1]?.standing.states['nomination'] === 'DEFERRED',
      )
    })
    expect(taking).toHaveLength(1)
    expect(outcomesAt(taking[0], 'cohort')).toEqual(['FIXED'])
  })

  test('are none where a policy writes no states out', () => {
    expect(coveringJourneys(navigate)).toEqual({ journeys: [], missed: [] })
  })
})

describe('journeys across a boundary', () => {
  const decisions = ['cohort', 'status', 'lead', 'flags', 'obligations', 'panelItems', 'escalation']

  test.each(decisions)('of %s: the engine says otherwise after the last event, and only then', (decision) => {
    const { crossings } = boundaryJourneys(policy, decision)
    expect(crossings.length).toBeGreaterThan(0)
    for (const { journey, before, after, fact, from, to } of crossings) {
      const steps = stepsOf(policy, journey)
      expect(outcomesAt(steps.at(-2), decision)).toEqual(before)
      expect(outcomesAt(steps.at(-1), decision)).toEqual(after)
      expect(after).not.toEqual(before)
      if (from === null) continue
      expect(steps.at(-2)?.standing.facts[fact]).toBe(from)
      expect(steps.at(-1)?.standing.facts[fact]).toBe(to)
    }
    expect(new Set(crossings.map(({ journey }) => journey.id)).size).toBe(crossings.length)
  })

  test('OGRS, 74 and 75', () => {
    const found = boundaryJourneys(policy, 'cohort').crossings.find(({ fact }) => fact === 'ogrsScore')
    expect(found).toMatchObject({ from: 74, to: 75, before: ['FLEX'], after: ['FIXED'] })
    expect(found?.journey.events).toEqual([on('2021-09-14', 'OGRS_ASSESSED', { score: 75 })])
    expect(found?.journey.title).toBe('OGRS score, 74 percent → 75 percent: from FLEX to FIXED')
  })

  test('a release six months away comes within them as a day passes', () => {
    const { crossings } = boundaryJourneys(policy, 'status', { asAt: '2026-03-02' })
    const found = crossings.find(
      ({ fact, journey }) => fact === 'releaseDate' && journey.events[0]?.type === 'DAY_PASSED',
    )
    expect(found).toMatchObject({ from: '2026-09-03', to: '2026-09-03', before: ['BLACK'], after: ['BLUE'] })
    expect(found?.journey.events).toEqual([on('2026-03-03', 'DAY_PASSED')])
    expect(crossings.find(({ fact }) => fact === 'sentenceMonths')).toMatchObject({ from: 24, to: 25 })
  })

  test('an offence is recent for the last time', () => {
    const { crossings } = boundaryJourneys(policy, 'cohort', { asAt: '2026-03-02' })
    const found = crossings.find(({ fact }) => fact === 'recentListedOffence')
    expect(found).toMatchObject({ from: null, before: ['FIXED'], after: ['FLEX'] })
    expect(found?.journey.start.facts['offences']).toMatchObject([{ day: '2025-03-02' }])
    expect(found?.journey.events).toEqual([on('2026-03-03', 'DAY_PASSED')])
  })

  test('what no event changes is told of', () => {
    const { uncrossed } = boundaryJourneys(policy, 'flags')
    expect(uncrossed).toEqual([
      {
        fact: 'under18',
        from: false,
        to: true,
        reason: 'No event of the policy changes it: it can only be learnt.',
      },
    ])
  })

  test('a figure of the policy moves its boundary', () => {
    const edited = applyEdit(policy.document, [
      { op: 'replace', path: '/parameters/ogrsHigh/value', value: 60 },
    ])
    if (!edited.ok) throw new Error(JSON.stringify(edited.issues))
    const { crossings } = boundaryJourneys(parsed(edited.value), 'cohort')
    expect(crossings.find(({ fact }) => fact === 'ogrsScore')).toMatchObject({ from: 59, to: 60 })
  })

  test('an unknown decision is an error that helps', () => {
    expect(() => boundaryJourneys(policy, 'cohrot')).toThrow(/no decision `cohrot`. Did you mean `cohort`/)
  })
})
