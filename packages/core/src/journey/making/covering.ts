import { dayNumber, dayText, type DayNumber } from '../../vocabulary/day.ts'
import { NONE } from '../../vocabulary/fact.ts'
import type { Policy } from '../../policy/policy.ts'
import { regionOf, ruleIn } from '../../policy/regions.ts'
import { membershipFact } from '../roles.ts'
import { checkStart, journeyOf } from './generate.ts'
import { holds } from '../guard.ts'
import type { Journey, JourneyEvent, JourneyStart, Position } from '../timeline.ts'
import { factsAsked, relevantTo, type Relevance } from './relevance.ts'
import { search } from './search.ts'
import { beginAt, takeEvent } from '../step.ts'
import {
  eventsOfProcess,
  nameOf,
  nearest,
  takenBy,
  transitionsOf,
  walkable,
  walkOver,
  type NamedTransition,
} from './walk.ts'

/** What {@link coveringJourneys} made. */
export interface Covering {
  /** As few as were found, each with the transitions that the others lack. */
  readonly journeys: readonly Journey[]
  /**
   * Transitions that no journey was found to take from this start: by the process alone, or with up
   * to 6 events before it that bring about what the transition's guard asks.
   */
  readonly missed: readonly NamedTransition[]
}

/**
 * Which few journeys together go through every transition that the policy writes out? For rehearsing
 * the whole process, and for testing a system that follows it. A day passes with each event.
 *
 * @param start where each begins; when left out, somebody who is no member and of whom nothing else
 * is known, on the first day the policy is in force
 * @throws IomRulesError `INVALID_JOURNEY` when the start does not fit the policy.
 * @example
 * coveringJourneys(policy).journeys.map((journey) => replay(policy, journey))
 */
export function coveringJourneys(policy: Policy, start: JourneyStart = firstDay(policy)): Covering {
  checkStart(policy, journeyOf(policy, 'covering', 'Covering', start, []))
  const all = transitionsOf(policy)
  if (all.length === 0) return { journeys: [], missed: [] }
  const graph = walkable(policy, start)
  const left = new Set([...graph.values()].flatMap((edges) => edges.map(({ takes }) => takes)))
  const unwalked = all.filter((each) => !left.has(nameOf(each)))
  const walks: JourneyEvent[][] = []
  for (let walk = walkOver(graph, left); walk.length > 0; walk = walkOver(graph, left)) walks.push(walk)
  const missed: NamedTransition[] = []
  for (const transition of unwalked) {
    const way = wayTo(policy, start, transition)
    if (way === null) missed.push(transition)
    else walks.push(way)
  }
  const journeys = walks.map((events, at) =>
    journeyOf(
      policy,
      `covering-${at + 1}`,
      `Every transition, journey ${at + 1} of ${walks.length}`,
      start,
      dated(policy, start, events),
    ),
  )
  return { journeys, missed }
}

/** Somebody who is no member, on the first day the policy is in force. */
export function firstDay(policy: Policy): JourneyStart {
  const membership = policy.facts[membershipFact]
  const none = membership?.type === 'choice' && membership.values.includes(NONE)
  return { ref: 'SAMPLE-001', asAt: policy.inForce.from, facts: none ? { [membershipFact]: NONE } : {} }
}

/** Events that may bring about what a guard asks. */
const longestBefore = 6

/** What a guard asks first, and then the process up to the transition; null where that does not lead there. */
function wayTo(policy: Policy, start: JourneyStart, transition: NamedTransition): JourneyEvent[] | null {
  const name = nameOf(transition)
  const state = regionOf(policy, transition.region)?.states.get(transition.state)
  const guard = state?.on[transition.event]?.[transition.index]?.guard
  if (guard === undefined) return null
  const listed = eventsOfProcess(policy)
  const rule = ruleIn(guard)
  const asked = relevantTo(policy, { facts: factsAsked(policy, guard) })
  const relevance: Relevance = {
    ...asked,
    regions: [],
    duties: [],
    events: asked.events.filter((type) => !listed.has(type)),
    ...('decision' in rule && guard.type === 'rule' ? { outcome: rule } : {}),
  }
  const wanted = ({ context }: Position) => holds(policy, guard, context.facts, context.asAt)
  const first = search(policy, start, { relevance, wanted, within: longestBefore })
  if (first === null || first === 'too many') return null
  const reached = first.reduce((at, event) => takeEvent(policy, at, event).position, beginAt(policy, start))
  const { facts, asAt } = reached.context
  const graph = walkable(policy, { ...start, facts, asAt })
  const [begin = ''] = graph.keys()
  const then = nearest(graph, begin, new Set([name]))
  if (then === null) return null
  const events = [...first, ...then.map(({ event }) => event)]
  return takesAtLast(policy, start, events) === name ? events : null
}

/** The transition that the last event takes; empty where any event is refused on the way. */
function takesAtLast(policy: Policy, start: JourneyStart, events: readonly JourneyEvent[]): string {
  let position = beginAt(policy, start)
  let takes = ''
  for (const event of events) {
    takes = takenBy(policy, position, event)
    const taken = takeEvent(policy, position, event)
    if (taken.refusal !== null) return ''
    position = taken.position
  }
  return takes
}

/** A day for each event where that makes no difference to what they do; else all on the first day. */
function dated(
  policy: Policy,
  start: JourneyStart,
  events: readonly JourneyEvent[],
): readonly JourneyEvent[] {
  const first = dayNumber(start.asAt) as DayNumber
  const later = events.map((event, at) => ({ ...event, day: dayText(first + at + 1) }))
  let position = beginAt(policy, start)
  let shadow = position
  for (const [at, event] of later.entries()) {
    const same = events[at] as JourneyEvent
    if (takenBy(policy, position, event) !== takenBy(policy, shadow, same)) return events
    position = takeEvent(policy, position, event).position
    shadow = takeEvent(policy, shadow, same).position
  }
  return later
}
