import { compareText } from '../vocabulary/order.ts'
import type { ChoiceFact, Decision, Outcome, Policy } from './policy.ts'
import {
  UNDETERMINED,
  type Action,
  type Guard,
  type Region,
  type StateDeclaration,
  type StatesRegion,
  type StateWords,
  type Transition,
} from './process.ts'
import { outcomesInOrder, own } from './references.ts'

/** A state of a region, with its place among the others. */
export interface State {
  /** Unique within the region. */
  readonly name: string
  /** The states it lies in, outermost first. */
  readonly within: readonly string[]
  /** The state entered when this one is; null for a state without states inside. */
  readonly initial: string | null
  /** Whether nothing leads out of it. */
  readonly isFinal: boolean
  /** By event, the transitions it lists itself, in order; those of states around it are not repeated. */
  readonly on: { readonly [event: string]: readonly Transition[] }
  /** What happens whenever it is entered. */
  readonly entry: readonly Action[]
  /** `member`: only people who are in a cohort are in this state. */
  readonly tags: readonly string[]
  /** What it means, in a sentence. */
  readonly description?: string
  /** Words for it. */
  readonly words: StateWords
}

/** What a region follows: its state is always the one for the outcome, or for the value. */
export type Followed =
  { readonly kind: 'decision'; readonly id: string } | { readonly kind: 'fact'; readonly id: string }

/** A region whose states do not run beside each other; a parallel region is several of these. */
export interface FlatRegion {
  /** `nomination`, or `oversight.lead` for a region inside a parallel one. */
  readonly id: string
  /** Keys from `machines` to the region. */
  readonly path: readonly string[]
  /** Plain words, to show. */
  readonly title?: string
  /** What it is about, in a sentence. */
  readonly description?: string
  /** Every state by name, those inside others too. */
  readonly states: ReadonlyMap<string, State>
  /** Where it starts: the first whose guard is met. */
  readonly initial: readonly { readonly target: string; readonly guard?: Guard }[]
  /** The decision or fact that its state follows; left out for states written out. */
  readonly follows?: Followed
  /** The decision it claims to agree with, whether it follows it or is written out. */
  readonly mirrors?: string
  /** The state for each outcome or value of what it follows or mirrors. */
  readonly stateOf: { readonly [outcome: string]: string }
}

const factPrefix = 'fact.'

/** What `follows` names. */
export function followedBy(follows: string): Followed {
  return follows.startsWith(factPrefix)
    ? { kind: 'fact', id: follows.slice(factPrefix.length) }
    : { kind: 'decision', id: follows }
}

const remembered = new WeakMap<Policy, readonly FlatRegion[]>()

/** The regions of a checked policy's machine, by their ids in alphabetical order. */
export function regionsOf(policy: Policy): readonly FlatRegion[] {
  let regions = remembered.get(policy)
  if (regions === undefined) remembered.set(policy, (regions = flatRegions(policy)))
  return regions
}

/** The region with this id, such as `oversight.lead`. */
export function regionOf(policy: Policy, id: string): FlatRegion | undefined {
  return regionsOf(policy).find((region) => region.id === id)
}

/** Regions as written, those of parallel ones beside the others, with the keys that lead to them. */
export function* writtenRegions(
  machines: Policy['machines'],
): Generator<{ readonly id: string; readonly path: readonly string[]; readonly region: FlatWritten }> {
  for (const [id, region] of Object.entries(machines)) {
    if (!isParallel(region)) yield { id, path: [id], region }
    else
      for (const [inner, each] of Object.entries(region.states))
        yield { id: `${id}.${inner}`, path: [id, 'states', inner], region: each }
  }
}

type FlatWritten = Exclude<Region, { readonly type: 'parallel' }>

/** Is this a region of regions? No other has a type. */
export function isParallel(region: Region): region is Extract<Region, { readonly type: 'parallel' }> {
  return 'type' in region
}

function flatRegions(policy: Policy): FlatRegion[] {
  // By id, so that the order of keys in a document never shows.
  const written = [...writtenRegions(policy.machines)].sort((a, b) => compareText(a.id, b.id))
  return written.map(({ id, path, region }) => {
    const words = {
      ...(region.meta?.title === undefined ? {} : { title: region.meta.title }),
      ...(region.description === undefined ? {} : { description: region.description }),
    }
    return 'follows' in region
      ? { id, path, ...words, ...following(policy, region) }
      : { id, path, ...words, ...writtenOut(policy, region) }
  })
}

type Built = Pick<FlatRegion, 'states' | 'initial' | 'follows' | 'mirrors' | 'stateOf'>

function following(policy: Policy, region: Extract<Region, { readonly follows: string }>): Built {
  const follows = followedBy(region.follows)
  const outcomes = valuesOf(policy, follows)
  const stateOf = Object.fromEntries(outcomes.map((each) => [each.id, own(region.names, each.id) ?? each.id]))
  const undetermined = { id: UNDETERMINED, title: 'Not determined', meaning: undefined }
  const states = [...outcomes, undetermined].map((outcome): [string, State] => {
    const name = own(stateOf, outcome.id) ?? outcome.id
    const more = own(region.states, name)
    const description = more?.description ?? outcome.meaning
    return [
      name,
      {
        name,
        within: [],
        initial: null,
        isFinal: false,
        on: {},
        entry: more?.entry ?? [],
        tags: more?.tags ?? [],
        ...(description === undefined ? {} : { description }),
        words: { ...(outcome.title === undefined ? {} : { title: outcome.title }), ...more?.meta },
      },
    ]
  })
  return {
    states: new Map(states),
    initial: [{ target: UNDETERMINED }],
    follows,
    ...(follows.kind === 'decision' ? { mirrors: follows.id } : {}),
    stateOf,
  }
}

/** The outcomes of the decision, in the order of its rules, or the values of the fact. */
export function valuesOf(
  policy: Policy,
  followed: Followed,
): { readonly id: string; readonly title?: string | undefined; readonly meaning?: string | undefined }[] {
  if (followed.kind === 'fact') {
    const fact = policy.facts[followed.id] as ChoiceFact
    return fact.values.map((value) => ({ id: value, title: fact.labels?.[value] }))
  }
  const decision = policy.decisions[followed.id] as Decision
  return outcomesInOrder(decision).map((id) => {
    const { title, meaning } = decision.outcomes[id] as Outcome
    return { id, title, meaning }
  })
}

function writtenOut(policy: Policy, region: StatesRegion): Built {
  const states = new Map<string, State>()
  const add = (name: string, state: StateDeclaration, within: readonly string[]): void => {
    states.set(name, {
      name,
      within,
      initial: state.initial ?? null,
      isFinal: state.type === 'final',
      on: Object.fromEntries(Object.entries(state.on ?? {}).map(([event, to]) => [event, transitionsIn(to)])),
      entry: state.entry ?? [],
      tags: state.tags ?? [],
      ...(state.description === undefined ? {} : { description: state.description }),
      words: state.meta ?? {},
    })
    for (const [inner, each] of Object.entries(state.states ?? {})) add(inner, each, [...within, name])
  }
  for (const [name, state] of Object.entries(region.states)) add(name, state, [])
  const { mirrors } = region
  if (mirrors === undefined) return { states, initial: startsOf(region), stateOf: {} }
  const outcomes = outcomesInOrder(policy.decisions[mirrors] as Decision)
  return {
    states,
    initial: startsOf(region),
    mirrors,
    stateOf: Object.fromEntries(outcomes.map((id) => [id, own(region.names, id) ?? id])),
  }
}

/** Where a region written out starts: one state, or several of which the first with its guard met is taken. */
function startsOf({ initial }: StatesRegion): FlatRegion['initial'] {
  return typeof initial === 'string' ? [{ target: initial }] : initial
}

/** A transition written short, as one, or as several in order. */
export function transitionsIn(to: string | Transition | readonly Transition[]): readonly Transition[] {
  if (typeof to === 'string') return [{ target: to }]
  return 'length' in to ? to : [to]
}

/** Every state declared in a region, those inside others too. */
function* statesIn(states: Readonly<Record<string, StateDeclaration>>): Generator<StateDeclaration> {
  for (const state of Object.values(states)) {
    yield state
    yield* statesIn(state.states ?? {})
  }
}

/** The events that a region's states list. */
export function eventsIn(region: StatesRegion): string[] {
  return [...new Set([...statesIn(region.states)].flatMap((state) => Object.keys(state.on ?? {})))]
}

/** Everything that the states and transitions of a region do. */
export function actionsIn(region: FlatWritten): Action[] {
  if ('follows' in region) return Object.values(region.states ?? {}).flatMap((state) => state.entry ?? [])
  return [...statesIn(region.states)].flatMap((state) => [
    ...(state.entry ?? []),
    ...Object.values(state.on ?? {})
      .flatMap(transitionsIn)
      .flatMap((transition) => transition.actions ?? []),
  ])
}

type RuleParams = Extract<Guard, { readonly type: 'rule' }>['params']

/** The rules that a region's guards ask. */
export function guardsIn(region: StatesRegion): RuleParams[] {
  const transitions = [...statesIn(region.states)].flatMap((state) =>
    Object.values(state.on ?? {}).flatMap(transitionsIn),
  )
  return [...startsOf(region), ...transitions].flatMap(({ guard }) =>
    guard === undefined ? [] : [ruleIn(guard)],
  )
}

/** The rule inside any number of `not`. */
export function ruleIn(guard: Guard): RuleParams {
  return guard.type === 'not' ? ruleIn(guard.params.guard) : guard.params
}

/** The innermost state that is entered with this one. */
export function leafOf(region: FlatRegion, name: string): State {
  const state = region.states.get(name) as State
  return state.initial === null ? state : leafOf(region, state.initial)
}

/** The transitions that a state's own, or else the next outer state's, `on` lists for an event. */
export function transitionsOn(region: FlatRegion, state: State, event: string): readonly Transition[] {
  const chain = [state.name, ...state.within.toReversed()]
  // Kept from inside out: an outer state is asked where no inner transition is enabled.
  return chain.flatMap((name) => own((region.states.get(name) as State).on, event) ?? [])
}

/** The arrows of a region written out: from and to which state, and by which events. */
export function arrowsOf(
  region: FlatRegion,
): { readonly from: string; readonly to: string; readonly events: readonly string[] }[] {
  const arrows = new Map<string, { from: string; to: string; events: string[] }>()
  for (const state of region.states.values()) {
    for (const [event, transitions] of Object.entries(state.on)) {
      for (const { target } of transitions) {
        const to = target ?? state.name
        const key = `${state.name} ${to}`
        const arrow = arrows.get(key) ?? { from: state.name, to, events: [] }
        if (!arrow.events.includes(event)) arrow.events.push(event)
        arrows.set(key, arrow)
      }
    }
  }
  return [...arrows.values()]
}
