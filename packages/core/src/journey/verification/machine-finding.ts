import { pointer } from '../../vocabulary/issue.ts'
import type { Decision, Policy } from '../../policy/policy.ts'
import { UNDETERMINED, type EventDeclaration, type Transition } from '../../policy/process.ts'
import type { FlatRegion, State } from '../../policy/regions.ts'
import { outcomeWords } from '../../explanation/words.ts'
import type { Trail } from './trails.ts'

/** What can be wrong between machines and decisions. */
export type MachineFault =
  /** No journey from any start enters the state. */
  | 'unreachable-state'
  /** It can be reached, no event ever leaves it, and it is not final. */
  | 'dead-state'
  /** Some state must take the event, and none that can be reached does. */
  | 'untaken-event'
  /** Two transitions can be open at once, so their order decides. */
  | 'guards-overlap'
  /** A transition that is never open, or always behind an earlier one. */
  | 'never-enabled'
  /** The state is not the one for what the decision says. */
  | 'machine-disagrees-with-decision'
  /** Somebody becomes a member, changes cohort or leaves without the panel. */
  | 'membership-without-panel'
  /** The machine says that IOM leads where MAPPA certainly does. */
  | 'iom-leads-over-mappa'
  /** Not everything could be looked at. */
  | 'too-complex'

/** Something wrong, or unsettled, between the machines of a policy and its decisions. */
export interface MachineFinding {
  /** What kind of fault. Stable, for programs. */
  readonly code: MachineFault
  /** `error` stops `iom-rules check` unless it is accepted; `warning` and `info` do not. */
  readonly severity: 'error' | 'warning' | 'info'
  /** The region's id; null for an event that no region takes. */
  readonly region: string | null
  /** The state it is about, if it is about one. */
  readonly state?: string
  /** The event it is about, if it is about one. */
  readonly event?: string
  /** The decision it is about, if it is about one. */
  readonly decision?: string
  /** JSON Pointer into the flat document. */
  readonly path: string
  /** A sentence for a policy lead. */
  readonly message: string
  /** What to do about it, when the product can tell. */
  readonly help?: string
  /** A shortest journey that shows it, as the engine has confirmed. */
  readonly journey?: Trail
}

/** Something that diagrams found and a replayed journey did not bear out: said, and not relied on. */
export function unconfirmed(region: FlatRegion | null, path: string, what: string): MachineFinding {
  return {
    code: 'too-complex',
    severity: 'warning',
    region: region?.id ?? null,
    path,
    message: `It is not settled whether ${what}: no journey that was tried shows it.`,
  }
}

/** What a region is called. */
export function regionWords(region: FlatRegion): string {
  return `“${region.title ?? region.id}”`
}

/** What a state is called. */
export function stateWords(region: FlatRegion, name: string): string {
  return `“${region.states.get(name)?.words.title ?? name}”`
}

export function eventWords(policy: Policy, event: string): string {
  return `“${(policy.events[event] as EventDeclaration).title}”`
}

/** What a decision is called. */
export function decisionWords(policy: Policy, decision: string): string {
  return `“${(policy.decisions[decision] as Decision).title}”`
}

/** What a decision says, in words; UNDETERMINED is that it gives nothing. */
export function answerWords(policy: Policy, decision: string, outcome: string): string {
  return outcome === UNDETERMINED ? 'gives no outcome' : `says “${outcomeWords(policy, decision, outcome)}”`
}

/** `At the start`, `After one event`, `After 3 events`. */
export function afterWords({ events }: Trail): string {
  if (events.length === 0) return 'At the very start'
  return events.length === 1 ? 'After one event' : `After ${events.length} events`
}

export function regionPath(region: FlatRegion): string {
  return pointer(['machines', ...region.path])
}

export function statePath(region: FlatRegion, state: State): string {
  return pointer(['machines', ...region.path, ...statesPath(state)])
}

function statesPath(state: State): string[] {
  return [...state.within, state.name].flatMap((name) => ['states', name])
}

/** Where a state lists a transition: under a place of its own only where there are several. */
export function transitionPath(region: FlatRegion, state: State, event: string, at: number): string {
  const several = (state.on[event] as readonly Transition[]).length > 1
  const place = ['machines', ...region.path, ...statesPath(state), 'on', event]
  return pointer(several ? [...place, at] : place)
}
