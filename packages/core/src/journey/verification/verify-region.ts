import { pointer } from '../../vocabulary/issue.ts'
import type { Policy } from '../../policy/policy.ts'
import type { Transition } from '../../policy/process.ts'
import { leafOf, type FlatRegion, type State } from '../../policy/regions.ts'
import { chainOf } from '../step.ts'
import type { Exploration } from './explore.ts'
import {
  eventWords,
  regionWords,
  statePath,
  stateWords,
  transitionPath,
  unconfirmed,
  type MachineFinding,
} from './machine-finding.ts'
import type { JourneyEvent, Position } from '../timeline.ts'
import { obstacle } from '../permit.ts'
import type { Entered, Overlap, Seen } from './region-watch.ts'
import { confirmed, trailThrough, trailTo } from './trails.ts'

/** What is unsettled, in words that follow “whether”. */
export interface Verdict {
  readonly findings: MachineFinding[]
  readonly unsettled: string[]
}

/** Judges a region by everything that an exploration of its cluster has shown. */
export function judgeRegion(
  policy: Policy,
  region: FlatRegion,
  exploration: Exploration,
  seen: Seen,
): Verdict {
  const isExact = exploration.space.doubts.size === 0
  const verdict: Verdict = { findings: [], unsettled: [] }
  const say = (isCertain: boolean, finding: MachineFinding, whether: string): void => {
    if (isCertain || isExact) verdict.findings.push(finding)
    else verdict.unsettled.push(whether)
  }
  const drawn = reachedOnPaper(region)
  for (const state of region.states.values()) {
    if (!seen.entered.has(state.name)) {
      const whether = `${stateWords(region, state.name)} is ever entered`
      say(!drawn.has(state.name), unreachable(region, state), whether)
    } else if (state.initial === null && !state.isFinal && !seen.left.has(state.name)) {
      const whether = `${stateWords(region, state.name)} is ever left`
      say(!leadsOut(region, state), dead(policy, region, state, exploration, seen), whether)
    }
  }
  for (const [event, declared] of Object.entries(policy.events)) {
    if (declared.permittedBy !== region.id || seen.events.has(event)) continue
    const isListed = [...region.states.values()].some((state) => Object.hasOwn(state.on, event))
    say(!isListed, untaken(policy, region, event), `${eventWords(policy, event)} is ever taken`)
  }
  for (const state of region.states.values()) {
    if (!seen.entered.has(state.name)) continue
    for (const [event, transitions] of Object.entries(state.on))
      transitions.forEach((transition, at) => {
        if (seen.taken.has(transition)) return
        const isMasked = seen.enabled.has(transition)
        const finding = never(policy, region, state, event, at, transition, isMasked)
        say(false, finding, `the transition for ${eventWords(policy, event)} is ever open`)
      })
  }
  for (const overlap of seen.overlaps.values())
    verdict.findings.push(...overlapping(policy, region, exploration, overlap))
  return verdict
}

/** States that arrows lead to, guards aside: outside these none can be entered for certain. */
function reachedOnPaper(region: FlatRegion): ReadonlySet<string> {
  const reached = new Set<string>()
  const open = region.initial.map(({ target }) => target)
  for (let name = open.shift(); name !== undefined; name = open.shift()) {
    for (const state of chainOf(region, leafOf(region, name))) {
      if (reached.has(state.name)) continue
      reached.add(state.name)
      for (const transitions of Object.values(state.on))
        open.push(...transitions.flatMap(({ target }) => target ?? []))
    }
  }
  return reached
}

/** Is an arrow drawn out of the state, guards aside? */
function leadsOut(region: FlatRegion, state: State): boolean {
  return chainOf(region, state).some((each) =>
    Object.values(each.on).some((transitions) =>
      transitions.some(({ target }) => target !== undefined && leafOf(region, target).name !== state.name),
    ),
  )
}

function unreachable(region: FlatRegion, state: State): MachineFinding {
  return {
    code: 'unreachable-state',
    severity: 'error',
    region: region.id,
    state: state.name,
    path: statePath(region, state),
    message: `No journey ever enters ${stateWords(region, state.name)} in ${regionWords(region)}, wherever it starts.`,
    help: 'Let a transition lead there, mend the guards on the way, or take the state out.',
  }
}

function dead(
  policy: Policy,
  region: FlatRegion,
  state: State,
  exploration: Exploration,
  seen: Seen,
): MachineFinding {
  // Nothing leads out of it, but it is entered.
  const { control, layer, fresh } = seen.entered.get(state.name) as Entered
  const trail = trailTo(exploration, control, layer, fresh)
  const journey = confirmed(policy, trail, (positions) => positions.at(-1)?.states[region.id] === state.name)
  return {
    code: 'dead-state',
    severity: 'warning',
    region: region.id,
    state: state.name,
    path: statePath(region, state),
    message: `Once ${regionWords(region)} is at ${stateWords(region, state.name)} no event ever leads out of it, and it is not marked as final.`,
    help: 'Give it a way out, or mark it with `"type": "final"` if the process ends there.',
    ...(journey === null ? {} : { journey }),
  }
}

function untaken(policy: Policy, region: FlatRegion, event: string): MachineFinding {
  return {
    code: 'untaken-event',
    severity: 'error',
    region: region.id,
    event,
    path: pointer(['events', event]),
    message: `${eventWords(policy, event)} can never happen: ${regionWords(region)} must permit it, and no state that can be reached ever does.`,
    help: 'List the event in a state that can be reached, mend the guard, or take the event out.',
  }
}

function never(
  policy: Policy,
  region: FlatRegion,
  state: State,
  event: string,
  at: number,
  { guard, target }: Transition,
  isMasked: boolean,
): MachineFinding {
  const where = target === undefined ? '' : ` to ${stateWords(region, target)}`
  const begin = `At ${stateWords(region, state.name)} in ${regionWords(region)}, ${eventWords(policy, event)} never leads${where}`
  const [why, help] = isMasked
    ? ['an earlier transition always comes first', 'Put it before the other, or take it out.']
    : guard === undefined
      ? ['what it ends is never owed there', 'Check which duties are owed there, or take the transition out.']
      : ['its guard is never certainly met there', 'Mend the guard, or take the transition out.']
  return {
    code: 'never-enabled',
    severity: 'warning',
    region: region.id,
    state: state.name,
    event,
    path: transitionPath(region, state, event, at),
    message: `${begin}: ${why}.`,
    help,
  }
}

function overlapping(
  policy: Policy,
  region: FlatRegion,
  exploration: Exploration,
  { state, places, trial, relation }: Overlap,
): MachineFinding[] {
  const { control, layer, choice } = trial
  const { type } = choice.event
  const [first, second] = places.map((at) => state.on[type]?.[at] as Transition) as [Transition, Transition]
  const trail = trailThrough(exploration, control, layer, choice, relation)
  const journey = confirmed(policy, trail, (positions, { events }) => {
    const before = positions.at(-2) as Position
    const event = events.at(-1) as JourneyEvent
    return [first, second].every((each) => obstacle(policy, before.context, event, each) === null)
  })
  const path = transitionPath(region, state, type, places[1])
  if (journey === null) {
    const what = `two transitions for ${eventWords(policy, type)} at ${stateWords(region, state.name)} can be open at once`
    return [unconfirmed(region, path, what)]
  }
  const isSame = first.target === second.target
  const to = (each: Transition) =>
    each.target === undefined ? 'stay where it is' : `lead to ${stateWords(region, each.target)}`
  return [
    {
      code: 'guards-overlap',
      severity: isSame ? 'warning' : 'error',
      region: region.id,
      state: state.name,
      event: type,
      path,
      message: isSame
        ? `At ${stateWords(region, state.name)} in ${regionWords(region)}, two transitions for ${eventWords(policy, type)} can be open at once. Both ${to(first)}; the one written first is taken.`
        : `At ${stateWords(region, state.name)} in ${regionWords(region)}, ${eventWords(policy, type)} can ${to(first)} and can ${to(second)} in the same case. Only the order in which they are written decides.`,
      help: 'Let the second guard exclude the first, or leave it out where it means “otherwise”.',
      journey,
    },
  ]
}
