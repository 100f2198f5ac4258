import { IomRulesError } from '../../vocabulary/issue.ts'
import { NO, type Node } from '../../diagram/diagram.ts'
import { transitionsOn, type State } from '../../policy/regions.ts'
import { arrivalsOf, owedFor } from './arrivals.ts'
import { choicesOf, type Choice } from '../space/choices.ts'
import { isWaiting } from '../making/relevance.ts'
import { actionsFor, hasFollowedDuties, type Cluster } from './cluster.ts'
import { startsOf, type Control, type Offer, type Trial, type Watch } from './controls.ts'
import { dutiesNamed } from '../space/duties.ts'
import { relationOf } from '../space/effects.ts'
import { answersIn } from '../space/lift.ts'
import { afterwards, both, either, imageOf, without } from '../space/paths.ts'
import { actionsOf, type Enabled } from '../permit.ts'
import type { Space } from '../space/space.ts'

export interface Edge {
  readonly from: Control
  readonly choice: Choice
  readonly relation: Node
}

/** The facts with which a control is reached after so many events, and not before, and how. */
export interface Layer {
  readonly fresh: Node
  readonly edges: readonly Edge[]
}

/** Where one control is reached: the facts it is reached with after so many events, and not before. */
export interface Reached {
  readonly control: Control
  all: Node
  readonly layers: Map<number, Layer>
}

export interface Visitor {
  /** Facts with which a control is reached for the first time. */
  readonly position?: (control: Control, fresh: Node, layer: number) => void
  readonly trial?: (trial: Trial) => void
}

export interface Exploration {
  readonly space: Space
  readonly cluster: Cluster
  readonly reached: ReadonlyMap<string, Reached>
}

/** Trials after which a cluster is given up as too complex. */
const mostTrials = 60_000

/**
 * Every position that any journey can reach, breadth first: control by control, all facts at once.
 * Journeys start anywhere, and each event happens in every way that can matter.
 *
 * @throws IomRulesError `TOO_COMPLEX` past the budget of the space or of trials.
 */
export function explore(space: Space, cluster: Cluster, visitor: Visitor, watch?: Watch): Exploration {
  const { policy } = space
  const reached = new Map<string, Reached>()
  if (hasFollowedDuties(policy, cluster))
    space.doubts.add('A region that follows brings about or ends duties, which was not looked at.')
  const events = [...cluster.events, ...passing(space, cluster)]
  const choices = new Map<string, readonly Choice[]>()
  const relations = new Map<Choice, Node>()
  let next = new Map<string, { control: Control; fresh: Node; edges: Edge[] }>()
  let trials = 0

  const arrive = (control: Control, facts: Node, edge: Edge | null): void => {
    const before = reached.get(control.key)?.all ?? NO
    const waiting = next.get(control.key)
    const fresh = without(space, facts, before)
    if (fresh === NO) return
    const edges = [...(waiting?.edges ?? []), ...(edge === null ? [] : [edge])]
    next.set(control.key, { control, fresh: either(space, waiting?.fresh ?? NO, fresh), edges })
  }

  const choicesFor = (type: string, control: Control, day: number): readonly Choice[] => {
    const key = `${type} ${control.background} ${control.day} ${day}`
    let found = choices.get(key)
    if (found === undefined) {
      const actions = actionsFor(policy, cluster, type)
      found = choicesOf(space, type, control.background, control.day, day, actions)
      choices.set(key, found)
    }
    return found
  }

  const relationFor = (choice: Choice): Node => {
    let relation = relations.get(choice)
    if (relation === undefined) relations.set(choice, (relation = relationOf(space, choice.effects)))
    return relation
  }

  function tryAll(control: Control, fresh: Node, layer: number): void {
    for (const type of events) {
      const listed = cluster.regions.flatMap((region, at) => {
        const state = region.states.get(control.states[at] as string) as State
        return transitionsOn(region, state, type).map((transition) => ({ region, state, transition }))
      })
      const isFree = policy.events[type]?.permittedBy === undefined
      if (listed.length === 0 && !isFree) continue
      for (let day = control.day; day < space.days.length; day += 1)
        for (const choice of choicesFor(type, control, day)) {
          trials += 1
          if (trials > mostTrials) throw tooMany(policy.id)
          const relation = both(space, fresh, relationFor(choice))
          tryOne(control, layer, choice, relation, listed, isFree)
        }
    }
  }

  function tryOne(
    control: Control,
    layer: number,
    choice: Choice,
    relation: Node,
    listed: readonly Enabled[],
    isFree: boolean,
  ): void {
    const answers = answersIn(space, choice.day, choice.background)
    const offers: Offer[] = []
    let left = relation
    for (const each of [...listed, ...(isFree ? [null] : [])]) {
      const guard = afterwards(space, answers.holds(each?.transition.guard), choice.effects)
      const actions = actionsOf(policy, choice.event, each?.transition ?? {})
      const can = both(space, guard, owedFor(space, control, choice, actions))
      const taken = both(space, left, can)
      offers.push({ listed: each, enabled: both(space, relation, can), taken })
      left = without(space, left, can)
    }
    visitor.trial?.({ control, layer, choice, offers })
    for (const offer of offers)
      if (offer.taken !== NO)
        for (const arrival of arrivalsOf(space, cluster, control, choice, offer, watch))
          arrive(arrival.control, imageOf(space, arrival.relation, choice.effects), {
            from: control,
            choice,
            relation: arrival.relation,
          })
  }

  for (const { control, facts } of startsOf(space, cluster, watch)) arrive(control, facts, null)
  for (let layer = 0; next.size > 0; layer += 1) {
    const now = next
    next = new Map()
    for (const { control, fresh, edges } of now.values()) {
      const known = reached.get(control.key) ?? { control, all: NO, layers: new Map() }
      known.all = either(space, known.all, fresh)
      known.layers.set(layer, { fresh, edges })
      reached.set(control.key, known)
      visitor.position?.(control, fresh, layer)
    }
    for (const { control, fresh } of now.values()) tryAll(control, fresh, layer)
  }
  return { space, cluster, reached }
}

/** Where time can matter, an event that does nothing here: by it, too, the day moves on. */
function passing({ policy, days }: Space, cluster: Cluster): string[] {
  if (days.length === 1) return []
  const idle = Object.keys(policy.events).filter(
    (type) =>
      !cluster.events.includes(type) &&
      policy.events[type]?.permittedBy === undefined &&
      dutiesNamed(policy, policy.events[type]?.actions ?? [], 'discharge').length === 0,
  )
  const waiting = idle.filter((type) => isWaiting(policy, type))
  return [...waiting, ...idle].slice(0, 1)
}

function tooMany(policy: string): IomRulesError {
  const message = `The machines of ${policy} can stand in too many positions to look at all of them.`
  return new IomRulesError('TOO_COMPLEX', message)
}
