import type { Day } from '../../vocabulary/day.ts'
import type { Facts } from '../../vocabulary/fact.ts'
import { IomRulesError } from '../../vocabulary/issue.ts'
import type { Decided } from '../../decision/assess.ts'
import { compile } from '../../diagram/compile.ts'
import type { Policy } from '../../policy/policy.ts'
import { UNDETERMINED, type EventDeclaration } from '../../policy/process.ts'
import { valuesOf } from '../../policy/regions.ts'
import { unknownDecision } from '../../policy/unknown-id.ts'
import { roles } from '../roles.ts'
import type { JourneyEvent, Position } from '../timeline.ts'
import { statesOf } from '../space/lift.ts'
import { beginAt, takeEvent } from '../step.ts'
import type { Found } from './pairs.ts'
import { rowsFound } from './transition-rows.ts'

/** One case that shows a transition: the facts on a day, and what then happens. */
export interface TransitionExample {
  /** What is known of the invented person before. */
  readonly facts: Facts
  /** The day before it happens. */
  readonly asAt: Day
  /** Steps of the process that bring it to where the event is permitted; left out where it is at once. */
  readonly earlier?: readonly JourneyEvent[]
  /** What happens, and when. */
  readonly event: JourneyEvent
}

/** That a state can follow another by an event. */
export interface TransitionRow {
  /** The state before. */
  readonly from: string
  /** The event's id. */
  readonly event: string
  /** The state after. */
  readonly to: string
  /** A case that shows it, as the engine has confirmed. */
  readonly example: TransitionExample
}

/** Which states of a decision can follow which, by which events. */
export interface TransitionTable {
  /** The policy it is of. */
  readonly policy: { readonly id: string; readonly version: string; readonly hash: string }
  /** The id of the decision whose outcomes are the states. */
  readonly decision: string
  /** The day it is worked out for. */
  readonly asAt: Day
  /** The decision's outcomes in order of precedence, and `UNDETERMINED`. */
  readonly states: readonly { readonly id: string; readonly title: string }[]
  /** The events that were tried, in the policy's order. */
  readonly events: readonly { readonly id: string; readonly title: string }[]
  /** In the order of states and events. What is not here cannot happen, where the table is exact. */
  readonly rows: readonly TransitionRow[]
  /** Is everything that can happen in it? */
  readonly exact: boolean
  /** Why the table may lack something; empty where it is exact. */
  readonly reasons: readonly string[]
}

/** Settings of {@link transitions}. */
export interface TransitionOptions {
  /** The day on which everything happens; the first day the policy is in force when left out. */
  readonly asAt?: Day
  /** The decision whose outcomes are the states; `status` when left out. */
  readonly decision?: string
}

const made = new WeakMap<Policy, Map<string, TransitionTable>>()

/**
 * Which state can follow which, by which event? No source gives this table: it is worked out from
 * the rules and the effects of events, over every combination of what can be known and not known.
 *
 * Each row has a case that the engine has confirmed. Events happen on the day of the start; an event
 * without any effect is time alone, which passes by as many days as the case needs. The table is
 * made once for each policy, decision and day.
 *
 * @throws IomRulesError `UNKNOWN_DECISION`; `COLLECTING_DECISION` for one that gives several outcomes
 * at once; `INVALID_DAY`; `TOO_COMPLEX` past the node budget.
 * @example
 * const table = transitions(policy)
 * table.rows.filter(({ from, to }) => from === 'GREEN' && to === 'RED').map(({ event }) => event)
 */
export function transitions(policy: Policy, options: TransitionOptions = {}): TransitionTable {
  const decision = options.decision ?? roles.colour
  const asAt = options.asAt ?? policy.inForce.from
  checkDecision(policy, decision)
  compile(policy, asAt)
  let tables = made.get(policy)
  if (tables === undefined) made.set(policy, (tables = new Map()))
  const key = `${decision} ${asAt}`
  let table = tables.get(key)
  if (table === undefined) tables.set(key, (table = tableOf(policy, decision, asAt)))
  return table
}

function checkDecision(policy: Policy, id: string): void {
  const decision = Object.hasOwn(policy.decisions, id) ? policy.decisions[id] : undefined
  if (decision === undefined) throw unknownDecision(policy, id)
  if (decision.hitPolicy === 'COLLECT')
    throw new IomRulesError(
      'COLLECTING_DECISION',
      `The decision \`${id}\` can give several outcomes at once, so no single state follows another.`,
    )
}

function tableOf(policy: Policy, decision: string, asAt: Day): TransitionTable {
  const states = statesOf(policy, decision)
  const events = Object.keys(policy.events)
  const { found, doubts } = rowsFound(policy, decision, asAt)
  const rows: TransitionRow[] = []
  const reasons = new Set(doubts)
  const taken: Taken = new Map()
  for (const row of found) {
    if (confirms(policy, decision, row, taken)) rows.push(rowOf(row))
    else reasons.add(`A case for “${titleOf(policy, row.event.type)}” could not be confirmed.`)
  }
  const place = ({ from, event, to }: TransitionRow) =>
    (states.indexOf(from) * events.length + events.indexOf(event)) * states.length + states.indexOf(to)
  const titles = new Map(
    valuesOf(policy, { kind: 'decision', id: decision }).map(({ id, title }) => [id, title ?? id]),
  )
  return {
    policy: { id: policy.id, version: policy.version, hash: policy.hash },
    decision,
    asAt,
    states: states.map((id) => ({ id, title: titles.get(id) ?? 'Not determined' })),
    events: events.map((id) => ({ id, title: titleOf(policy, id) })),
    rows: rows.sort((a, b) => place(a) - place(b)),
    exact: reasons.size === 0,
    reasons: [...reasons].sort(),
  }
}

function titleOf(policy: Policy, event: string): string {
  return (policy.events[event] as EventDeclaration).title
}

function rowOf({ from, to, facts, asAt, earlier, event }: Found): TransitionRow {
  return {
    from,
    event: event.type,
    to,
    example: { facts, asAt, ...(earlier.length === 0 ? {} : { earlier }), event },
  }
}

/** Positions by the case and the events that led to them; `null` where one is refused. */
type Taken = Map<string, Position | null>

/** Does the engine do what the diagrams say? */
function confirms(policy: Policy, decision: string, row: Found, taken: Taken): boolean {
  const before = positionAfter(policy, row, row.earlier, taken)
  const after = positionAfter(policy, row, [...row.earlier, row.event], taken)
  if (before === null || after === null) return false
  return stateIn(before, decision) === row.from && stateIn(after, decision) === row.to
}

/** Many cases share their beginning, which is then taken once. */
function positionAfter(
  policy: Policy,
  { facts, asAt }: Pick<Found, 'facts' | 'asAt'>,
  events: readonly JourneyEvent[],
  taken: Taken,
): Position | null {
  const key = JSON.stringify([asAt, facts, events])
  const known = taken.get(key)
  if (known !== undefined) return known
  const last = events.at(-1)
  let position: Position | null
  if (last === undefined) position = beginAt(policy, { facts, asAt })
  else {
    const before = positionAfter(policy, { facts, asAt }, events.slice(0, -1), taken)
    const next = before === null ? null : takeEvent(policy, before, last)
    position = next === null || next.refusal !== null ? null : next.position
  }
  taken.set(key, position)
  return position
}

/** The decision gives one outcome at a time: others are refused before. */
function stateIn({ context }: Position, decision: string): string {
  return (
    (context.answers[decision] as Extract<Decided, { readonly outcome: unknown }>).outcome ?? UNDETERMINED
  )
}
