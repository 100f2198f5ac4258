import { NO, YES, type Node } from '../../diagram/diagram.ts'
import type { Action } from '../../policy/process.ts'
import type { Choice } from '../space/choices.ts'
import type { Cluster } from './cluster.ts'
import { controlOf, tracked, type Control, type Offer, type Watch } from './controls.ts'
import { dischargedBy, givenByRule, isByRule, mayBeWaived, obligedBy } from '../space/duties.ts'
import { moved } from '../step.ts'
import { answersIn } from '../space/lift.ts'
import { afterwards, both, without } from '../space/paths.ts'
import { actionsOf } from '../permit.ts'
import type { Space } from '../space/space.ts'

/** For which facts everything is owed that actions end. */
export function owedFor(space: Space, control: Control, choice: Choice, actions: readonly Action[]): Node {
  let node: Node = YES
  for (const { duty, waived } of dischargedBy(actions, choice.event)) {
    const isStepwise = control.owed.includes(duty)
    if (waived && (isStepwise || !mayBeWaived(space.policy, duty))) return NO
    if (isStepwise) continue
    if (control.done.includes(duty) || !isByRule(space.policy, duty)) return NO
    const answers = answersIn(space, choice.day, choice.background)
    node = both(space, node, afterwards(space, givenByRule(answers, duty), choice.effects))
  }
  return node
}

/** Where taking an offer leads: one control, or several where a rule stops giving a duty that was done. */
export function arrivalsOf(
  space: Space,
  cluster: Cluster,
  control: Control,
  choice: Choice,
  { listed, taken }: Offer,
  watch: Watch | undefined,
): { readonly control: Control; readonly relation: Node }[] {
  const { policy } = space
  const states = [...control.states]
  const actions = actionsOf(policy, choice.event, listed?.transition ?? {})
  if (listed !== null && listed.transition.target !== undefined) {
    const { leaf, entered: inside } = moved(listed, listed.transition.target)
    states[cluster.regions.indexOf(listed.region)] = leaf.name
    actions.push(...inside.flatMap((state) => state.entry))
  }
  const answers = answersIn(space, choice.day, choice.background)
  let parts = [{ done: [] as readonly string[], relation: taken }]
  for (const duty of control.done) {
    const still = afterwards(space, givenByRule(answers, duty), choice.effects)
    parts = parts.flatMap(({ done, relation }) => [
      { done: [...done, duty], relation: both(space, relation, still) },
      { done, relation: without(space, relation, still) },
    ])
  }
  return parts
    .filter(({ relation }) => relation !== NO)
    .flatMap(({ done, relation }) => {
      const owed = new Set(control.owed)
      const closed = new Set(done)
      for (const action of actions) {
        for (const duty of obligedBy([action], choice.event)) owed.add(duty)
        for (const { duty } of dischargedBy([action], choice.event))
          if (!owed.delete(duty) && isByRule(policy, duty)) closed.add(duty)
      }
      const flags = watch?.next(control, choice, states, relation) ?? [{ flag: false, relation }]
      return flags
        .filter((each) => each.relation !== NO)
        .map((each) => ({
          relation: each.relation,
          control: controlOf({
            states,
            owed: tracked(cluster, owed),
            done: tracked(cluster, closed),
            background: choice.background,
            day: choice.day,
            flag: each.flag,
          }),
        }))
    })
}
