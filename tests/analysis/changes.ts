// Every small change of a policy, whether its examples notice it or not.
import type { Example, Policy } from '@iom-rules/core'
import type { Mutant } from '@iom-rules/core/analysis'
import { assumedCone, coneOf, type Cone } from '../../packages/core/src/analysis/mutation/cone.ts'
import { mutator } from '../../packages/core/src/analysis/mutation/apply.ts'
import { mutantsOf, type Candidate } from '../../packages/core/src/analysis/mutation/mutate.ts'
import { tell, type Told } from '../../packages/core/src/analysis/mutation/tell.ts'
import { asAt } from './small.ts'

/** With whether each can bear on what somebody contradicts. */
export function candidatesOf(policy: Policy): Candidate[] {
  const cones = new Map(Object.keys(policy.decisions).map((id): [string, Cone] => [id, coneOf(policy, id)]))
  return mutantsOf(policy, cones, assumedCone(policy))
}

export function changesOf(policy: Policy, path = ''): Mutant[] {
  return candidatesOf(policy)
    .map(({ mutant }) => mutant)
    .filter((mutant) => mutant.path.startsWith(path))
}

/** What is told of the change with this id, where that of a rule of `d` begins with the rule’s name. */
export function told(policy: Policy, id: string, before: readonly Example[] = []): Told {
  const mutant = changesOf(policy).find((each) => each.id.replace('/decisions/d/rules/', '') === id)
  const mutated = mutant === undefined ? null : mutator(policy)(mutant)
  if (mutant === undefined || mutated === null) throw new Error(`There is no change ${id}.`)
  return tell(policy, mutated, mutant, asAt, before)
}

/** Who is told of, and what the policy says of them. */
export function shown(policy: Policy, id: string, before: readonly Example[] = []): unknown {
  const found = told(policy, id, before)
  if (typeof found === 'string' || found.example === null) return found
  const { facts: known, expect: expected } = found.example
  return [known, ...Object.values(expected).map(({ outcome, outcomes }) => outcome ?? outcomes ?? null)]
}
