import { dayNumber, dayText, type Day, type DayNumber } from '../../vocabulary/day.ts'
import { NONE, type Facts, type Scalar } from '../../vocabulary/fact.ts'
import type { Decided } from '../../decision/assess.ts'
import { compile, type Compiled, type Variable } from '../../diagram/compile.ts'
import type { DerivedFact, Policy } from '../../policy/policy.ts'
import type { EventDeclaration } from '../../policy/process.ts'
import { changedBy, listsOf } from '../../policy/references.ts'
import { relevantTo, waitingEvent } from './relevance.ts'
import { outcomesIn } from '../case.ts'
import { factsAfter } from '../effect.ts'
import { samplePayloads } from '../events.ts'
import type { JourneyEvent, JourneyStart, Position } from '../timeline.ts'
import { realise, type Classing } from './realise.ts'
import { shortest } from './search.ts'
import { beginAt, takeEvent } from '../step.ts'

const longestWay = 8

/** A boundary to be crossed from a value to its neighbour, the other facts in classes where it matters. */
export interface Attempt {
  readonly decision: string
  readonly variable: Variable
  readonly from: Scalar
  readonly to: Scalar
  readonly context: Classing
}

/** A start, the events that cross, and what the decision says before and after the last of them. */
export interface Way {
  readonly start: JourneyStart
  readonly events: readonly JourneyEvent[]
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** A way of crossing. */
export type Route = (compiled: Compiled, attempt: Attempt) => Way | null

function startWith(
  compiled: Compiled,
  { variable, from, context }: Attempt,
  turning: boolean,
): JourneyStart | null {
  const own: Classing = new Map([...context, [variable.number, variable.classes.classOf(from)] as const])
  const derived = compiled.policy.derived[variable.fact]
  const lists = derived === undefined ? [] : listsOf(derived)
  // One more record crosses only from the very figure.
  const isCounted = derived !== undefined && 'count' in derived && Number.isInteger(from) && !turning
  const facts = realise(
    compiled,
    variable.carried ? context : own,
    new Map(turning ? lists.map((list) => [list, 'turning'] as const) : []),
    new Map(isCounted ? [[variable.number, from]] : []),
  )
  if (facts === null) return null
  const all: Facts = variable.carried ? { ...facts, [variable.fact]: from } : facts
  return { ref: 'SAMPLE-001', asAt: compiled.asAt, facts: all }
}

/** A day passes. */
export function byTime(compiled: Compiled, attempt: Attempt): Way | null {
  const { policy, asAt } = compiled
  const waiting = waitingEvent(policy)
  if (waiting === null) return null
  const start = startWith(compiled, attempt, !attempt.variable.carried)
  if (start === null) return null
  const tomorrow = dayText((dayNumber(asAt) as DayNumber) + 1)
  const { variable, to } = attempt
  if (variable.carried && !movedTo(compiled, variable, start.facts[variable.fact], to, tomorrow)) return null
  return confirmed(policy, attempt.decision, start, [{ type: waiting, day: tomorrow }])
}

/** Is a value tomorrow where another is today? The classes of both days are told apart by the same tests. */
function movedTo(
  compiled: Compiled,
  { fact, classes }: Variable,
  value: Facts[string],
  to: Scalar,
  tomorrow: Day,
): boolean {
  if (
    typeof value !== 'string' ||
    value === NONE ||
    to === NONE ||
    compiled.policy.facts[fact]?.type !== 'day'
  )
    return false
  const later = compile(compiled.policy, tomorrow).variable(fact)?.classes
  return later !== undefined && later.count === classes.count && later.classOf(value) === classes.classOf(to)
}

/** One event changes the fact, or the list it is derived from. */
export function byEvent(compiled: Compiled, attempt: Attempt): Way | null {
  const { policy, asAt } = compiled
  const { variable, to, decision } = attempt
  const start = startWith(compiled, attempt, false)
  if (start === null) return null
  const facts = variable.carried ? [variable.fact] : listsOf(policy.derived[variable.fact] as DerivedFact)
  for (const [type, declared] of Object.entries(policy.events)) {
    if (!changedBy(declared).some((id) => facts.includes(id))) continue
    for (const event of exactly(
      declared,
      variable.fact,
      to,
      samplePayloads(policy, type, { asAt, facts: start.facts }),
    )) {
      if (variable.carried && factsAfter(declared, start.facts, event)[variable.fact] !== to) continue
      const found = confirmed(policy, decision, start, [event])
      if (found !== null) return found
    }
  }
  return null
}

/** The same events with the very value that is wanted, where they carry one. */
function exactly(
  declared: EventDeclaration,
  fact: string,
  value: Scalar,
  events: readonly JourneyEvent[],
): readonly JourneyEvent[] {
  const set = declared.set?.[fact]
  if (
    typeof set !== 'object' ||
    set === null ||
    !('payload' in set) ||
    set.cases?.[String(value)] !== undefined
  )
    return events
  const field = set.payload
  return [...events.map((event) => ({ ...event, payload: { ...event.payload, [field]: value } })), ...events]
}

/** Several events, as few as will do: what only a process changes. */
export function bySearch(compiled: Compiled, attempt: Attempt): Way | null {
  const { policy } = compiled
  const { variable, to, decision } = attempt
  if (!variable.carried) return null
  const start = startWith(compiled, attempt, false)
  if (start === null) return null
  const events = shortest(policy, start, {
    relevance: { ...relevantTo(policy, { facts: [variable.fact] }), waiting: null },
    wanted: ({ context }) => context.facts[variable.fact] === to,
    within: longestWay,
  })
  return events === null || events.length === 0 ? null : confirmed(policy, decision, start, events)
}

/** What the engine says before and after the last event; null unless it says otherwise, and for certain. */
function confirmed(
  policy: Policy,
  decision: string,
  start: JourneyStart,
  events: readonly JourneyEvent[],
): Way | null {
  let before = beginAt(policy, start)
  let after = before
  for (const event of events) {
    const taken = takeEvent(policy, after, event)
    if (taken.refusal !== null) return null
    before = after
    after = taken.position
  }
  if (!isSure(before, decision) || !isSure(after, decision)) return null
  const [then, now] = [before, after].map(({ context }) => outcomesIn(context.answers[decision])) as [
    string[],
    string[],
  ]
  return then.join() === now.join() ? null : { start, events, before: then, after: now }
}

function isSure({ context }: Position, decision: string): boolean {
  const answer = context.answers[decision] as Decided
  return 'outcomes' in answer || answer.possible.length === 1
}
