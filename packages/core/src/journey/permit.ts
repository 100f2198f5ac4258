import { canonicalize } from 'json-canonicalize'
import type { Facts } from '../vocabulary/fact.ts'
import { nominalIssues } from '../policy/nominal.ts'
import type { Decision, FactDeclaration, Policy } from '../policy/policy.ts'
import type { Action, EventDeclaration, Transition } from '../policy/process.ts'
import { sure } from '../decision/assess.ts'
import { own } from '../policy/references.ts'
import { regionsOf, transitionsOn, type FlatRegion, type State } from '../policy/regions.ts'
import { advance, idOf, isOwed } from './case.ts'
import { factsAfter } from './effect.ts'
import { roles } from './roles.ts'
import { eventFaults } from './check-event.ts'
import { holds } from './guard.ts'
import type { Case, ClosedDuty, JourneyEvent, Position, Refusal } from './timeline.ts'
import { refusalAt, type Obstacle } from './refusal.ts'

/** What tells an event from others; null for what is no JSON, which is never kept. */
function textOf(event: JourneyEvent): string | null {
  try {
    return JSON.stringify(event)
  } catch {
    return null
  }
}

/** The case after an event, worked out once for each event however often guards ask. */
const after = new WeakMap<Case, { policy: Policy; event: string; outcome: Case }>()

/** The case once the event has had its effect on facts: what every guard and every region sees. */
export function caseAfter(policy: Policy, before: Case, event: JourneyEvent): Case {
  const known = after.get(before)
  const text = textOf(event)
  if (text !== null && known?.event === text && known.policy === policy) return known.outcome
  const outcome = advance(policy, before, event)
  if (text !== null) after.set(before, { policy, event: text, outcome })
  return outcome
}

const checked = new WeakMap<Case, { policy: Policy; event: string; refusal: Refusal | null }>()

/** Why an event cannot happen to this case whatever its state; null when it can. */
export function misfit(policy: Policy, before: Case, event: JourneyEvent): Refusal | null {
  const known = checked.get(before)
  const text = textOf(event)
  if (text !== null && known?.event === text && known.policy === policy) return known.refusal
  const refusal = misfitAnew(policy, before, event)
  if (text !== null) checked.set(before, { policy, event: text, refusal })
  return refusal
}

function misfitAnew(policy: Policy, before: Case, event: JourneyEvent): Refusal | null {
  const [first] = eventFaults(policy, event)
  if (first !== undefined) {
    const code =
      first.code === 'unknown-event' ? first.code : first.code === 'wrong-day' ? 'day' : ('payload' as const)
    return { code, message: `${first.message} ${first.help ?? ''}`.trim() }
  }
  if (event.day < before.asAt) {
    const message = `It is dated ${event.day}, before the day the journey has reached, ${before.asAt}.`
    return { code: 'day', message }
  }
  const declared = policy.events[event.type] as EventDeclaration
  const learnt = declared.learn === undefined ? undefined : event.payload?.[declared.learn]
  for (const [fact, value] of Object.entries((learnt ?? {}) as Readonly<Record<string, unknown>>)) {
    const there = before.facts[fact]
    if (there === undefined || same(there, value)) continue
    const { title } = policy.facts[fact] as FactDeclaration
    const message = `“${title}” is known already, and only what is unknown can be learnt. Use the event that changes it.`
    return { code: 'fact', message }
  }
  return effectMisfit(policy, before.facts, event)
}

/** An effect that the facts cannot take, such as a period that ends before it begins. */
export function effectMisfit(policy: Policy, facts: Facts, event: JourneyEvent): Refusal | null {
  const after = factsAfter(policy.events[event.type] as EventDeclaration, facts, event)
  const changed = Object.entries(after).filter(([id, value]) => value !== facts[id])
  if (changed.length === 0) return null
  const [first] = nominalIssues(policy, { ref: 'CASE', facts: Object.fromEntries(changed) }, event.day)
  return first === undefined
    ? null
    : { code: 'fact', message: `It cannot have its effect. ${first.message} ${first.help ?? ''}`.trim() }
}

/** Why a transition, or an event outside all regions, cannot be taken; null when it can. */
export function obstacle(
  policy: Policy,
  before: Case,
  event: JourneyEvent,
  transition: Pick<Transition, 'guard' | 'actions'>,
): Obstacle | null {
  const then = caseAfter(policy, before, event)
  if (!holds(policy, transition.guard, then.facts, then.asAt)) return { code: 'guard' }
  for (const action of actionsOf(policy, event, transition)) {
    if (action.type !== 'discharge' || !('duty' in action.params)) continue
    const duty = idOf(action.params.duty, event)
    if (!isOwed(then, duty)) return { code: 'duty', duty, why: notOwedWords(then, duty) }
    if (action.params.waived === true && !isWaivable(policy, then, duty))
      return { code: 'duty', duty, why: 'may not be waived' }
  }
  return null
}

/** A rule can go on giving a duty that is done or waived. */
function notOwedWords({ settled, closed }: Case, duty: string): string {
  if (!settled.includes(duty)) return 'is not owed'
  const { how } = closed.findLast((each) => each.duty === duty) as ClosedDuty
  return `is ${how} already`
}

/** May the duty be waived? Only where every rule that gives it now marks it so. */
export function isWaivable(policy: Policy, now: Case, duty: string): boolean {
  if (now.owed.some((each) => each.duty === duty)) return false
  const giving = (policy.decisions[roles.duties] as Decision).rules.filter(
    ({ event, conditions }) =>
      event.type === duty &&
      sure(policy, { condition: conditions }, { ref: 'CASE', facts: now.facts }, { asAt: now.asAt }) === true,
  )
  return giving.length > 0 && giving.every(({ event }) => event.params?.['waivable'] === true)
}

/** What happens beside the change of facts: the event's own actions, then the transition's. */
export function actionsOf(
  policy: Policy,
  event: JourneyEvent,
  transition: Pick<Transition, 'actions'>,
): Action[] {
  return [...(policy.events[event.type]?.actions ?? []), ...(transition.actions ?? [])]
}

/** A transition that can be taken, with the region and the state that lists it. */
export interface Enabled {
  readonly region: FlatRegion
  readonly state: State
  readonly transition: Transition
}

/** What an event does here: a transition of a region, only its own effect, or nothing. */
export function permit(
  policy: Policy,
  position: Position,
  event: JourneyEvent,
): { readonly enabled: Enabled | null } | Refusal {
  const refusal = misfit(policy, position.context, event)
  if (refusal !== null) return refusal
  const { permittedBy } = policy.events[event.type] as EventDeclaration
  let first: {
    readonly region: FlatRegion
    readonly found: Obstacle
  } | null = null
  for (const region of regionsOf(policy)) {
    const state = region.states.get(position.states[region.id] ?? '')
    if (state === undefined) continue
    for (const transition of transitionsOn(region, state, event.type)) {
      const found = obstacle(policy, position.context, event, transition)
      if (found === null) return { enabled: { region, state, transition } }
      first ??= { region, found }
    }
  }
  if (permittedBy === undefined) {
    const found = obstacle(policy, position.context, event, {})
    return found === null ? { enabled: null } : refusalAt(policy, position, event, found)
  }
  return refusalAt(policy, position, event, first?.found ?? { code: 'state' })
}

/** Can the event be taken by some state of the policy's machines? */
export function isTaken(policy: Policy, event: string): boolean {
  return regionsOf(policy).some((region) =>
    [...region.states.values()].some((state) => own(state.on, event) !== undefined),
  )
}

/** The same value, whatever the order of its keys. */
export function same(a: unknown, b: unknown): boolean {
  return canonicalize(a) === canonicalize(b)
}
