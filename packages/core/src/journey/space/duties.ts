import type { Node } from '../../diagram/diagram.ts'
import type { Policy, Rule } from '../../policy/policy.ts'
import type { Action } from '../../policy/process.ts'
import { regionsOf } from '../../policy/regions.ts'
import { idOf } from '../case.ts'
import { roles } from '../roles.ts'
import type { JourneyEvent } from '../timeline.ts'
import type { Answers } from './lift.ts'
import type { Asked } from './space.ts'

/** The duties that actions end, and for which they must be owed. */
export function dischargedBy(
  actions: readonly Action[],
  event: JourneyEvent | null,
): { readonly duty: string; readonly waived: boolean }[] {
  return actions.flatMap((action) =>
    action.type === 'discharge' && 'duty' in action.params
      ? [{ duty: idOf(action.params.duty, event), waived: action.params.waived === true }]
      : [],
  )
}

/** The duties that actions bring about. */
export function obligedBy(actions: readonly Action[], event: JourneyEvent | null): string[] {
  return actions.flatMap((action) => (action.type === 'oblige' ? [idOf(action.params.duty, event)] : []))
}

function dutyRules(policy: Policy): readonly Rule[] {
  return policy.decisions[roles.duties]?.rules ?? []
}

/** May a duty that a rule gives be waived? */
export function mayBeWaived(policy: Policy, duty: string): boolean {
  return dutyRules(policy).some(
    (rule) => rule.event.type === duty && rule.event.params?.['waivable'] === true,
  )
}

/** Does a rule give the duty? */
export function isByRule(policy: Policy, duty: string): boolean {
  return dutyRules(policy).some((rule) => rule.event.type === duty)
}

/** Where a rule certainly gives the duty. */
export function givenByRule(answers: Answers, duty: string): Node {
  return answers.holds({ type: 'rule', params: { decision: roles.duties, outcome: duty } })
}

/** What has to be asked about the duties that rules give. */
export function askedAbout(policy: Policy, duties: Iterable<string>): Asked[] {
  return [...duties]
    .filter((duty) => isByRule(policy, duty))
    .map((duty) => ({ decision: roles.duties, outcome: duty }))
}

/** Every duty that actions name, by themselves or through the payload. */
export function dutiesNamed(policy: Policy, actions: readonly Action[], kind: Action['type']): string[] {
  return actions.flatMap((action) => {
    if (action.type !== kind || action.type === 'set' || !('duty' in action.params)) return []
    const { duty } = action.params
    return typeof duty === 'string' ? [duty] : dutyRules(policy).map((rule) => rule.event.type)
  })
}

/** The duties that some step of the process brings about. */
export function stepwiseDuties(policy: Policy): ReadonlySet<string> {
  const states = regionsOf(policy).flatMap((region) => [...region.states.values()])
  const actions = [
    ...Object.values(policy.events).flatMap((event) => event.actions ?? []),
    ...states.flatMap((state) => [
      ...state.entry,
      ...Object.values(state.on).flatMap((transitions) => transitions.flatMap((each) => each.actions ?? [])),
    ]),
  ]
  return new Set(dutiesNamed(policy, actions, 'oblige'))
}
