// The ways to run a journey, brought into one shape so that they can be compared with each other and with the law.
import { parsePolicy, type Policy, type PolicyDocument } from '@iom-rules/core'
import {
  beginAt,
  nominalMachine,
  positionOf,
  takeEvent,
  type Journey,
  type Position,
  type Step,
} from '@iom-rules/core/journey'
import { createActor } from 'xstate'
import type { JourneyCase } from './journey-arbitraries.ts'
import { interpreterOf, type Law } from './journey-reference.ts'

export function parsed(document: unknown): Policy {
  const result = parsePolicy(document)
  if (!result.ok) throw new Error(JSON.stringify(result.issues))
  return result.value
}

/** The law at the start and after each event, and which events it refuses, by their step. */
export function lawOf(
  document: PolicyDocument,
  { start, events }: Pick<Journey, 'start' | 'events'>,
): { readonly laws: readonly Law[]; readonly refused: readonly number[] } {
  const { begin, take } = interpreterOf(document)
  const laws = [begin(start)]
  const refused: number[] = []
  events.forEach((event, place) => {
    const before = laws.at(-1) as Law
    const after = take(before, event)
    if (after === null) refused.push(place + 1)
    laws.push(after ?? before)
  })
  return { laws, refused }
}

/** The position at the start and after each event, taken one at a time. */
export function foldOf(policy: Policy, { start, events }: Pick<Journey, 'start' | 'events'>): Position[] {
  const positions = [beginAt(policy, start)]
  for (const event of events) positions.push(takeEvent(policy, positions.at(-1) as Position, event).position)
  return positions
}

/** The same from a living XState actor. */
export function livedOf(policy: Policy, { start, events }: Pick<Journey, 'start' | 'events'>): Position[] {
  const actor = createActor(nominalMachine(policy), { input: { facts: start.facts, asAt: start.asAt } })
  actor.start()
  const positions = [positionOf(policy, actor.getSnapshot())]
  for (const event of events) {
    actor.send(event)
    positions.push(positionOf(policy, actor.getSnapshot()))
  }
  actor.stop()
  return positions
}

function sorted<T>(all: readonly T[]): T[] {
  const text = (value: T) => JSON.stringify(value)
  return [...all].sort((a, b) => (text(a) < text(b) ? -1 : 1))
}

/** What the law fixes of a position. */
export function lawful({ states, context }: Position): unknown {
  return {
    states,
    asAt: context.asAt,
    facts: context.facts,
    since: context.since,
    owed: sorted(context.owed.map(({ duty, since, due, event }) => ({ duty, since, due, event }))),
    closed: sorted(
      context.closed.map(({ duty, since, on, how, reason }) => ({
        duty,
        since,
        on,
        how,
        ...(reason === undefined ? {} : { reason }),
      })),
    ),
    raised: sorted(context.raised.map(({ item, since, from }) => ({ item, since, from }))),
    liaison: sorted(context.liaison.map(({ team, since }) => ({ team, since }))),
    matrix: context.matrix,
    turned: sorted(
      context.turned.map(({ decision, from, to, on, cause }) => ({ decision, from, to, on, cause })),
    ),
  }
}

/** The same of the law itself. */
export function lawAsSeen(law: Law): unknown {
  const { states, asAt, facts, since, owed, closed, raised, liaison, matrix, turned } = law
  return {
    states,
    asAt,
    facts,
    since,
    owed: sorted(owed),
    closed: sorted(closed),
    raised: sorted(raised),
    liaison: sorted(liaison),
    matrix,
    turned: sorted(turned.map(({ decision, from, to, on, cause }) => ({ decision, from, to, on, cause }))),
  }
}

/** The duties a standing shows, by who brought them about. */
export function owedIn({ standing }: Step): unknown {
  return sorted(
    standing.obligations.map(({ duty, since, from }) => ({ duty, since, byRule: 'rule' in from })),
  )
}

export function owedBy(law: Law): unknown {
  const byRule = Object.entries(law.ruled).flatMap(([duty, { since, settled }]) =>
    settled ? [] : [{ duty, since, byRule: true }],
  )
  return sorted([...byRule, ...law.owed.map(({ duty, since }) => ({ duty, since, byRule: false }))])
}

/** The same data with the keys of every object the other way about. */
export function turned<T>(value: T): T {
  if (Array.isArray(value)) return value.map(turned) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, turned(member)]),
  ) as T
}

/** Where two values differ, at most three places of it; also where only the order of keys does. */
export function differences(left: unknown, right: unknown, path = ''): string[] {
  if (JSON.stringify(left) === JSON.stringify(right)) return []
  const [a, b] = [left, right].map((value) =>
    typeof value === 'object' && value !== null ? Object.entries(value) : null,
  )
  const shown = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 200)
  if (a === null || a === undefined || b === null || b === undefined)
    return [`${path}: ${shown(left)} and ${shown(right)}`]
  const [before, after] = [new Map(a), new Map(b)]
  const inside = [...new Set([...before.keys(), ...after.keys()])].flatMap((key) =>
    differences(before.get(key), after.get(key), `${path}/${key}`),
  )
  return inside.length > 0 ? inside.slice(0, 3) : [`${path}: the order of ${shown([...before.keys()])}`]
}

/** A log that runs together with its policy. */
export interface Running extends JourneyCase {
  readonly policy: Policy
}

export function running({ document, journey }: JourneyCase): Running {
  return { document, journey, policy: parsed(document) }
}
