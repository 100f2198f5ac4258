import { phraseCondition } from '../explanation/phrase.ts'
import { compareText } from '../vocabulary/order.ts'
import type { Decision, Policy } from '../policy/policy.ts'
import type { EventDeclaration, Guard } from '../policy/process.ts'
import { own } from '../policy/references.ts'
import { leafOf, regionOf, transitionsOn, type FlatRegion, type State } from '../policy/regions.ts'
import { dutyTitle } from './case.ts'
import type { JourneyEvent, Position, Refusal } from './timeline.ts'

/** What stands in the way of a transition, or of an event outside all regions. */
export type Obstacle =
  { readonly code: 'guard' } | { readonly code: 'duty'; readonly duty: string; readonly why: string }

/** Why the machine does not take an event here, in words. */
export function refusalAt(
  policy: Policy,
  position: Position,
  event: JourneyEvent,
  found: Obstacle | { readonly code: 'state' },
): Refusal {
  const declared = policy.events[event.type] as EventDeclaration
  const begin = declared.cannot ?? `“${declared.title}” cannot happen now`
  const because = (reason: string): Refusal => ({ code: found.code, message: `${begin}: ${reason}.` })
  if (found.code === 'duty') return because(`“${dutyTitle(policy, found.duty)}” ${found.why}`)
  // Only what a region must permit can fail for its state, or for a guard.
  const region = regionOf(policy, declared.permittedBy as string) as FlatRegion
  const state = region.states.get(position.states[region.id] ?? '')
  if (state === undefined) return because(`it is not known where “${region.title ?? region.id}” stands`)
  if (found.code === 'guard') return because(guardWords(policy, region, state, event.type))
  return because(stateWords(region, state, event.type))
}

function guardWords(policy: Policy, region: FlatRegion, state: State, event: string): string {
  const guards = transitionsOn(region, state, event).flatMap(({ guard }) =>
    guard === undefined ? [] : [guard],
  )
  const words = guards.map((guard) => oneGuard(policy, guard, true))
  return `it is not certain that ${words.join(', or that ')}`
}

function oneGuard(policy: Policy, guard: Guard, positive: boolean): string {
  if (guard.type === 'not') return oneGuard(policy, guard.params.guard, !positive)
  const words =
    'condition' in guard.params
      ? phraseCondition(policy, { condition: guard.params.condition })
      : outcomeIs(policy.decisions[guard.params.decision] as Decision, guard.params.outcome)
  return positive ? words : `the following is not so: ${words}`
}

function outcomeIs({ title, outcomes }: Decision, outcome: string): string {
  return `${title} is ${outcomes[outcome]?.title ?? outcome}`
}

/** A clause about how far the process is from a state that takes the event. */
function stateWords(region: FlatRegion, from: State, event: string): string {
  const takers = [...region.states.values()].filter((state) => own(state.on, event) !== undefined)
  const ahead = distances(region, from.name)
  const near = takers
    .map((state) => ({ state, steps: distanceTo(region, ahead, state) }))
    // A policy whose event no state takes is refused.
    .sort((a, b) => a.steps - b.steps || compareText(a.state.name, b.state.name))[0] as Near
  const back = distanceTo(region, distances(region, near.state.name), from)
  const isPast = back < near.steps
  const now = clauseOf(region, from, 'is') ?? `the state is “${from.words.title ?? from.name}”`
  if (isPast) return now
  return (
    clauseOf(region, near.state, 'notYet') ?? `${now}, not “${near.state.words.title ?? near.state.name}”`
  )
}

interface Near {
  readonly state: State
  readonly steps: number
}

/** The state's own words, or those of the state around it. */
function clauseOf(region: FlatRegion, state: State, kind: 'is' | 'notYet'): string | undefined {
  const chain = [state, ...state.within.toReversed().map((name) => region.states.get(name) as State)]
  return chain.map((each) => each.words[kind]).find((words) => words !== undefined)
}

function distanceTo(region: FlatRegion, reached: ReadonlyMap<string, number>, state: State): number {
  // Being anywhere inside a state is being in it.
  const inside = [...region.states.values()].filter(
    (each) => each.name === state.name || each.within.includes(state.name),
  )
  return Math.min(...inside.map((each) => reached.get(each.name) ?? Infinity))
}

/** How many events at least from a state to each other, guards aside. */
function distances(region: FlatRegion, from: string): Map<string, number> {
  const start = leafOf(region, from).name
  const reached = new Map([[start, 0]])
  const open = [start]
  for (let name = open.shift(); name !== undefined; name = open.shift()) {
    const state = region.states.get(name) as State
    const events = new Set(
      [state.name, ...state.within].flatMap((each) => Object.keys((region.states.get(each) as State).on)),
    )
    for (const event of events) {
      for (const { target } of transitionsOn(region, state, event)) {
        if (target === undefined) continue
        const next = leafOf(region, target).name
        if (reached.has(next)) continue
        reached.set(next, (reached.get(name) as number) + 1)
        open.push(next)
      }
    }
  }
  return reached
}
