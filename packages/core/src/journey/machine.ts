import { assign, setup } from 'xstate'
import type { Policy } from '../policy/policy.ts'
import type { Action, Guard, Transition } from '../policy/process.ts'
import { own } from '../policy/references.ts'
import { regionsOf, type FlatRegion, type State } from '../policy/regions.ts'
import { act, openCase } from './case.ts'
import { holds } from './guard.ts'
import type { Case, JourneyEvent, JourneyStart, Position } from './timeline.ts'
import { actionsOf, caseAfter, misfit, obstacle } from './permit.ts'
import { followed } from './step.ts'

/** The state in which XState looks where to start; it is left before anybody can see it. */
const starting = '(starting)'

/** What a machine is started with: the first day and the facts on it. */
export type MachineInput = Pick<JourneyStart, 'facts' | 'asAt'>

/**
 * The machine of a policy, for XState v5: one parallel machine `nominal` with the policy's regions,
 * usable with `createActor`, the pure `transition`, and `@xstate/react`.
 *
 * Its events are journey events (`{ type, day, payload }`), its context is a {@link Case}. An event
 * that does not fit, or that no state takes, changes nothing; ask {@link permittedEvents} why.
 *
 * @example
 * const actor = createActor(nominalMachine(policy), { input: { asAt: '2026-01-05', facts: {} } })
 * actor.start()
 * actor.send({ type: 'WANTED_CIRCULATED', day: '2026-01-12', payload: { reason: 'WARRANT' } })
 */
export function nominalMachine(policy: Policy) {
  let machine = machines.get(policy)
  if (machine === undefined) machines.set(policy, (machine = build(policy)))
  return machine
}

/** The machine that {@link nominalMachine} makes. */
export type NominalMachine = ReturnType<typeof build>

const machines = new WeakMap<Policy, NominalMachine>()

interface PermitParams {
  readonly guard?: Guard
  readonly actions?: readonly Action[]
}

function build(policy: Policy) {
  const regions = regionsOf(policy)
  const regionById = new Map(regions.map((region) => [region.id, region]))
  const base = setup({
    types: {
      context: {} as Case,
      events: {} as JourneyEvent,
      input: {} as MachineInput,
    },
    guards: {
      /** The event fits, its guard is met by the facts after it, and what it discharges is owed. */
      permits: ({ context, event }, params: PermitParams) =>
        misfit(policy, context, event) === null && obstacle(policy, context, event, params) === null,
      /** The decision or fact that the region follows has this state. */
      mirrors: ({ context }, params: { region: string; state: string }) =>
        followed(regionById.get(params.region) as FlatRegion, context) === params.state,
      /** The rule of a start is met by the facts on the first day. */
      rule: ({ context }, params: { guard?: Guard }) =>
        holds(policy, params.guard, context.facts, context.asAt),
    },
    actions: {
      set: assign(({ context, event }) => caseAfter(policy, context, event)),
      act: assign(({ context, event }, params: { action: Action }) =>
        act(policy, context, params.action, isEvent(event) ? event : null),
      ),
    },
  })
  return base.createMachine({
    ...nominalConfig(policy, regions),
    context: ({ input }) => openCase(policy, input),
  })
}

/** Entering the first state has no event of ours. */
function isEvent(event: JourneyEvent): boolean {
  return event.day !== undefined
}

/** XState's configuration of the whole machine: plain JSON, every name of it ours. */
function nominalConfig(policy: Policy, regions: readonly FlatRegion[]): object {
  const states: Record<string, Record<string, unknown>> = {}
  for (const region of regions) {
    const [first, , inner] = region.path
    if (inner === undefined) states[first as string] = regionConfig(policy, region)
    else {
      const outer = (states[first as string] ??= { type: 'parallel', states: {} })
      ;(outer['states'] as Record<string, unknown>)[inner] = regionConfig(policy, region)
    }
  }
  const on = Object.fromEntries(
    Object.entries(policy.events)
      .filter(([, event]) => event.permittedBy === undefined)
      .map(([id]) => [id, transitionConfig(policy, id, {}, null)]),
  )
  return { id: 'nominal', type: 'parallel', states, on }
}

function regionConfig(policy: Policy, region: FlatRegion): Record<string, unknown> {
  const names = [...region.states.keys()]
  if (region.follows !== undefined) {
    const always = (own: string | null) =>
      names
        .filter((name) => name !== own)
        .map((name) => ({
          target: idOf(region, name),
          guard: { type: 'mirrors', params: { region: region.id, state: name } },
        }))
    const states = names.map((name) => {
      const state = region.states.get(name) as State
      return [name, { ...stateConfig(region, state), always: always(name) }]
    })
    return {
      initial: starting,
      states: { [starting]: { always: always(null) }, ...Object.fromEntries(states) },
    }
  }
  const tops = [...region.states.values()].filter((state) => state.within.length === 0)
  const starts = region.initial.map(({ target, guard }) => ({
    target: idOf(region, target),
    guard: { type: 'rule', params: guard === undefined ? {} : { guard } },
  }))
  return {
    initial: starting,
    states: {
      [starting]: { always: starts },
      ...Object.fromEntries(tops.map((state) => [state.name, writtenConfig(policy, region, state)])),
    },
  }
}

function idOf(region: FlatRegion, state: string): string {
  return `#${idText(region, state)}`
}

/** A dot in an id would mean a state inside to XState. */
function idText(region: FlatRegion, state: string): string {
  return `${region.id}:${state}`.replaceAll('.', '/')
}

function stateConfig(region: FlatRegion, state: State): Record<string, unknown> {
  return {
    id: idText(region, state.name),
    ...(state.description === undefined ? {} : { description: state.description }),
    ...(state.tags.length === 0 ? {} : { tags: state.tags }),
    ...(state.entry.length === 0 ? {} : { entry: state.entry.map(actionConfig) }),
    meta: { ...state.words },
  }
}

function writtenConfig(policy: Policy, region: FlatRegion, state: State): Record<string, unknown> {
  const inner = [...region.states.values()].filter((each) => each.within.at(-1) === state.name)
  const on = Object.entries(state.on).map(([event, transitions]) => [
    event,
    transitions.flatMap((transition) => transitionConfig(policy, event, transition, region)),
  ])
  return {
    ...stateConfig(region, state),
    ...(on.length === 0 ? {} : { on: Object.fromEntries(on) as object }),
    ...(state.initial === null
      ? {}
      : {
          initial: state.initial,
          states: Object.fromEntries(inner.map((each) => [each.name, writtenConfig(policy, region, each)])),
        }),
  }
}

function transitionConfig(
  policy: Policy,
  event: string,
  transition: Transition,
  region: FlatRegion | null,
): Record<string, unknown>[] {
  const { target, guard, actions, description } = transition
  const params = { ...(guard === undefined ? {} : { guard }), ...(actions === undefined ? {} : { actions }) }
  const done = actionsOf(policy, { type: event, day: '' }, transition).filter(({ type }) => type !== 'set')
  return [
    {
      ...(target === undefined || region === null ? {} : { target: idOf(region, target) }),
      ...(description === undefined ? {} : { description }),
      guard: { type: 'permits', params },
      actions: [{ type: 'set' }, ...done.map(actionConfig)],
    },
  ]
}

function actionConfig(action: Action): object {
  return { type: 'act', params: { action } }
}

/** Where an XState snapshot stands, in the form the rest of this door uses. */
export function positionOf(
  policy: Policy,
  snapshot: { readonly value: unknown; readonly context: Case },
): Position {
  const states = Object.fromEntries(
    // The snapshot of another edition may be without a region; then nobody knows where that stands.
    regionsOf(policy).flatMap((region) => {
      let value: unknown = snapshot.value
      // The second key of a region inside another is `states`.
      for (const [at, key] of region.path.entries()) if (at !== 1) value = inside(value, key)
      while (typeof value === 'object' && value !== null) [value] = Object.values(value)
      return typeof value === 'string' ? [[region.id, value]] : []
    }),
  )
  return { states, context: snapshot.context }
}

function inside(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? own(value as Readonly<Record<string, unknown>>, key)
    : undefined
}
