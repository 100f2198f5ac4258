import type { Issue } from '../../vocabulary/issue.ts'
import { documentIssues } from '../../policy/check.ts'
import { applyEdit } from '../../policy/edit.ts'
import type { Policy, PolicyDocument } from '../../policy/policy.ts'
import type { Mutant } from './mutant.ts'

/** Makes the policy that a mutant is; `null` where no valid policy is like that. */
export type Mutate = (mutant: Mutant) => Policy | null

/**
 * Makes mutants without reading the whole document again for each: only what decides is copied and
 * checked. What they are otherwise is what the policy is.
 */
export function mutator(policy: Policy): Mutate {
  const deciding = decidingPart(policy.document)
  const known = new Set(documentIssues(deciding).map(keyOf))
  return ({ edit }) => {
    const edited = applyEdit(deciding, edit)
    if (!edited.ok) return null
    if (documentIssues(edited.value).some((issue) => !known.has(keyOf(issue)))) return null
    const { parameters, conditions, derived, decisions } = edited.value
    return {
      ...policy,
      parameters: parameters ?? {},
      conditions: conditions ?? {},
      derived: derived ?? {},
      decisions: decisions ?? {},
      document: edited.value,
    }
  }
}

function decidingPart(document: PolicyDocument): PolicyDocument {
  const {
    examples: _examples,
    readings: _readings,
    machines: _machines,
    events: _events,
    review: _review,
    acceptances: _acceptances,
    signOffs: _signOffs,
    changes: _changes,
    ...rest
  } = document
  return rest
}

function keyOf({ code, path }: Issue): string {
  return `${code} ${path}`
}
