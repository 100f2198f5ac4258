import { NONE } from '../../vocabulary/fact.ts'
import { pointer } from '../../vocabulary/issue.ts'
import { NO, type Node } from '../../diagram/diagram.ts'
import type { Policy } from '../../policy/policy.ts'
import { regionsOf, type FlatRegion } from '../../policy/regions.ts'
import { valueWords } from '../../explanation/words.ts'
import { membershipFact } from '../roles.ts'
import type { Choice } from '../space/choices.ts'
import { changedBy } from '../../policy/references.ts'
import { chainOf } from '../step.ts'
import type { Control, Trial, Watch } from './controls.ts'
import type { Exploration, Visitor } from './explore.ts'
import type { Position } from '../timeline.ts'
import {
  eventWords,
  regionWords,
  statePath,
  stateWords,
  unconfirmed,
  type MachineFinding,
} from './machine-finding.ts'
import { both, without } from '../space/paths.ts'
import type { Space } from '../space/space.ts'
import { confirmed, trailThrough } from './trails.ts'

const panel = 'panel'
const memberTag = 'member'

/** The regions that take part in who is a member. */
export function memberRegions(policy: Policy): readonly FlatRegion[] {
  return regionsOf(policy).filter(
    (region) =>
      region.follows === undefined &&
      ([...region.states.values()].some(({ tags }) => tags.includes(memberTag)) ||
        Object.values(policy.events).some(
          (event) => event.permittedBy === region.id && changedBy(event).includes(membershipFact),
        )),
  )
}

/** Can anything change membership at all? */
export function hasMembership(policy: Policy): boolean {
  const isChanged = Object.values(policy.events).some((event) => changedBy(event).includes(membershipFact))
  return memberRegions(policy).length > 0 || (policy.facts[membershipFact] !== undefined && isChanged)
}

/** A change of membership that the panel had no part in. */
interface Change {
  readonly kind: 'fact' | 'state'
  readonly from: number
  readonly to: number
  readonly region: FlatRegion | null
  readonly state: string
  readonly trial: Trial
  readonly relation: Node
}

interface Seen {
  readonly changes: Map<string, Change>
}

/**
 * Keeps in mind whether the panel has met since membership last changed, and notes every change at
 * which it has not: from none to a cohort, between cohorts, out of one, and into a state of members.
 */
export function watchMembership(
  space: Space,
  regions: readonly FlatRegion[],
): { readonly visitor: Visitor; readonly watch: Watch; readonly seen: Seen } {
  const { policy, store } = space
  const axis = space.axisFor(membershipFact)
  const seen: Seen = { changes: new Map() }
  const isPanel = (choice: Choice) => policy.events[choice.event.type]?.suppliedBy === panel
  const isTagged = (states: readonly string[], at: number): boolean => {
    const region = regions[at] as FlatRegion
    const state = region.states.get(states[at] as string)
    return state !== undefined && chainOf(region, state).some(({ tags }) => tags.includes(memberTag))
  }
  /** Facts before and after of which membership is known before and another afterwards. */
  const moved = (choice: Choice, from: number, to: number): Node => {
    const effect = choice.effects.find((each) => each.axis === axis)
    if (axis === undefined || effect === undefined) return NO
    const at = (level: number, cell: number) =>
      store.make(
        level,
        axis.cells.map((_, each) => (each === cell ? 1 : 0)),
      )
    return both(space, at(axis.level, from), at(axis.level + 1, to))
  }
  const moves = (choice: Choice): { from: number; to: number; node: Node }[] => {
    const cells = axis?.cells.map((_, cell) => cell) ?? []
    return cells
      .filter((from) => from !== axis?.unknown)
      .flatMap((from) =>
        cells.filter((to) => to !== from).map((to) => ({ from, to, node: moved(choice, from, to) })),
      )
      .filter(({ node }) => node !== NO)
  }
  const enters = (control: Control, states: readonly string[]) =>
    regions.findIndex((_, at) => isTagged(states, at) && !isTagged(control.states, at))
  const leaves = (control: Control, states: readonly string[]) =>
    regions.some((_, at) => !isTagged(states, at) && isTagged(control.states, at))

  const note = (key: unknown, change: Omit<Change, 'relation'>, relation: Node): void => {
    const text = JSON.stringify(key)
    if (relation !== NO && !seen.changes.has(text)) seen.changes.set(text, { ...change, relation })
  }
  const visitor: Visitor = {
    trial: (trial) => {
      const { control, choice, offers } = trial
      if (control.flag || isPanel(choice)) return
      for (const { listed, taken } of offers) {
        const region = listed?.region ?? null
        const { type } = choice.event
        for (const { from, to, node } of moves(choice))
          note(
            ['fact', type, from],
            { kind: 'fact', from, to, region, state: '', trial },
            both(space, taken, node),
          )
        if (listed === null || listed.transition.target === undefined) continue
        const states = control.states.map((state, at) =>
          regions[at] === listed.region ? targetOf(listed.region, listed.transition.target as string) : state,
        )
        const into = enters(control, states)
        const state = states[into]
        if (state !== undefined)
          note(['state', type, state], { kind: 'state', from: 0, to: 0, region, state, trial }, taken)
      }
    },
  }
  const watch: Watch = {
    start: false,
    next: (control, choice, states, relation) => {
      const met = control.flag || isPanel(choice)
      if (enters(control, states) >= 0 || leaves(control, states)) return [{ flag: false, relation }]
      let rest = relation
      const changed = moves(choice).flatMap(({ node }) => {
        const part = both(space, rest, node)
        rest = without(space, rest, node)
        return part === NO ? [] : [{ flag: false, relation: part }]
      })
      return [...changed, { flag: met, relation: rest }]
    },
  }
  return { visitor, watch, seen }
}

function targetOf(region: FlatRegion, name: string): string {
  const state = region.states.get(name)
  return state === undefined || state.initial === null ? name : targetOf(region, state.initial)
}

/** The changes, each with a journey that the engine has confirmed. */
export function judgeMembership(policy: Policy, exploration: Exploration, seen: Seen): MachineFinding[] {
  const findings = new Map<string, MachineFinding>()
  const none = exploration.space.axisFor(membershipFact)?.cellOf(NONE)
  // Somebody who becomes a member is the plainest case of an event.
  const weight = ({ kind, from }: Change) => (kind === 'state' ? 2 : from === none ? 0 : 1)
  for (const change of [...seen.changes.values()].sort((a, b) => weight(a) - weight(b))) {
    const { control, layer, choice } = change.trial
    const { type } = choice.event
    const known = findings.get(type)
    if (known !== undefined && known.code !== 'too-complex') continue
    const trail = trailThrough(exploration, control, layer, choice, change.relation)
    const journey = confirmed(policy, trail, (positions) => shows(policy, change, positions))
    const { region, kind, state } = change
    if (journey === null) {
      const what = `${eventWords(policy, type)} changes who is a member without the panel`
      findings.set(type, unconfirmed(region, pointer(['events', type]), what))
      continue
    }
    findings.set(type, {
      code: 'membership-without-panel',
      severity: 'error',
      region: region?.id ?? null,
      event: type,
      ...(kind === 'state' ? { state } : {}),
      path:
        kind === 'state' && region !== null
          ? statePath(region, region.states.get(state) as Parameters<typeof statePath>[1])
          : pointer(['events', type]),
      message:
        kind === 'state' && region !== null
          ? `${eventWords(policy, type)} takes somebody to ${stateWords(region, state)} in ${regionWords(region)}, a state of members, and the panel has had no part in it.`
          : `${eventWords(policy, type)} ${factWords(policy, exploration.space, change)}, and the panel has had no part in it.`,
      help: 'Let an event of the panel decide it (`"suppliedBy": "panel"`), or let one be needed before.',
      journey,
    })
  }
  return [...findings.values()]
}

function factWords(policy: Policy, space: Space, { from, to }: Change): string {
  const axis = space.axisFor(membershipFact)
  const words = (cell: number) => {
    const value = axis?.cells[cell] ?? null
    return value === null ? 'not known' : `“${valueWords(policy, membershipFact, value)}”`
  }
  return `changes membership from ${words(from)} to ${words(to)}`
}

function shows(policy: Policy, { kind, region, state }: Change, positions: readonly Position[]): boolean {
  const before = positions.at(-2) as Position
  const after = positions.at(-1) as Position
  if (kind === 'state' && region !== null)
    return after.states[region.id] === state && before.states[region.id] !== state
  return before.context.facts[membershipFact] !== after.context.facts[membershipFact]
}
