import type { Day } from '../vocabulary/day.ts'
import type { Facts } from '../vocabulary/fact.ts'
import type { Policy } from '../policy/policy.ts'
import type { Action } from '../policy/process.ts'
import { leafOf, regionsOf, type FlatRegion, type Followed, type State } from '../policy/regions.ts'
import { UNDETERMINED } from '../policy/process.ts'
import { act, openCase } from './case.ts'
import { holds } from './guard.ts'
import type { Case, JourneyEvent, JourneyStart, Position, Refusal } from './timeline.ts'
import { actionsOf, caseAfter, permit, type Enabled } from './permit.ts'

/** Where a journey stands before anything has happened. */
export function beginAt(policy: Policy, start: Pick<JourneyStart, 'facts' | 'asAt'>): Position {
  let context = openCase(policy, start)
  const states: Record<string, string> = {}
  const entered: [FlatRegion, readonly State[]][] = []
  for (const region of regionsOf(policy)) {
    const name =
      region.follows === undefined
        ? firstState(policy, region, context.facts, context.asAt)
        : followed(region, context)
    const leaf = leafOf(region, name)
    states[region.id] = leaf.name
    entered.push([region, chainOf(region, leaf)])
  }
  for (const [, chain] of entered) context = enter(policy, context, chain, null)
  return { states, context }
}

type Start = FlatRegion['initial'][number]

/** Where a written region starts with these facts: the first start whose guard is met. */
export function firstState(policy: Policy, region: FlatRegion, facts: Facts, asAt: Day): string {
  // The last start has no guard.
  const start = region.initial.find(({ guard }) => holds(policy, guard, facts, asAt)) as Start
  return start.target
}

/** The state of a following region: the one for the outcome, or for the value of the fact. */
export function followed(region: FlatRegion, now: Case): string {
  const follows = region.follows as Followed
  const answer = follows.kind === 'decision' ? now.answers[follows.id] : undefined
  const found =
    follows.kind === 'fact'
      ? now.facts[follows.id]
      : answer !== undefined && 'outcome' in answer
        ? answer.outcome
        : null
  return typeof found === 'string' ? (region.stateOf[found] ?? UNDETERMINED) : UNDETERMINED
}

/** A state and those around it, outermost first. */
export function chainOf(region: FlatRegion, state: State): State[] {
  return [...state.within.map((name) => region.states.get(name) as State), state]
}

function enter(policy: Policy, now: Case, states: readonly State[], event: JourneyEvent | null): Case {
  return actAll(
    policy,
    now,
    states.flatMap((state) => state.entry),
    event,
  )
}

function actAll(policy: Policy, now: Case, actions: readonly Action[], event: JourneyEvent | null): Case {
  return actions.reduce((each, action) => act(policy, each, action, event), now)
}

/**
 * One event: the position after it, or the same position and why it is refused. The effect on facts
 * comes first; then the region that takes the event moves, and the others follow.
 */
export function takeEvent(
  policy: Policy,
  position: Position,
  event: JourneyEvent,
): { readonly position: Position; readonly refusal: Refusal | null } {
  const permitted = permit(policy, position, event)
  if ('code' in permitted) return { position, refusal: permitted }
  const { enabled } = permitted
  let context = caseAfter(policy, position.context, event)
  const states: Record<string, string> = { ...position.states }
  context = actAll(policy, context, actionsOf(policy, event, enabled?.transition ?? {}), event)
  if (enabled?.transition.target !== undefined) {
    const { leaf, entered } = moved(enabled, enabled.transition.target)
    states[enabled.region.id] = leaf.name
    context = enter(policy, context, entered, event)
  }
  for (const region of regionsOf(policy)) {
    if (region.follows === undefined) continue
    const name = followed(region, context)
    if (name === states[region.id]) continue
    states[region.id] = name
    context = enter(policy, context, [region.states.get(name) as State], event)
  }
  return { position: { states, context }, refusal: null }
}

/** The state a transition leads to, and the states it enters, outermost first. */
export function moved(
  { region, state, transition }: Enabled,
  target: string,
): { readonly leaf: State; readonly entered: readonly State[] } {
  const leaf = leafOf(region, target)
  const source = sourceOf(region, state, transition)
  const chain = chainOf(region, leaf)
  const to = chain.findIndex((each) => each.name === target)
  // XState leaves a state only when the target lies outside it.
  const inside = chain.findIndex((each) => each.name === source.name)
  if (inside >= 0 && inside <= to) return { leaf, entered: chain.slice(inside + 1) }
  const around = [...source.within]
  let common = 0
  while (common < around.length && common < to && chain[common]?.name === around[common]) common += 1
  return { leaf, entered: chain.slice(common) }
}

/** The state that lists the transition: the current one or one around it. */
function sourceOf(region: FlatRegion, state: State, transition: Enabled['transition']): State {
  return chainOf(region, state).find((each) =>
    Object.values(each.on).some((transitions) => transitions.includes(transition)),
  ) as State
}
