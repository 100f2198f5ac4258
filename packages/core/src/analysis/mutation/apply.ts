import type { Issue } from '../../vocabulary/issue.ts'
import { documentIssues } from '../../policy/check.ts'
import { applyEdit } from '../../policy/edit.ts'
import type { Policy, PolicyDocument } from '../../policy/policy.ts'
import type { Mutant, MutationKind } from './mutant.ts'

/** Makes the policy that a mutant is; `null` where no valid policy is like that. */
export type Mutate = (mutant: Mutant) => Policy | null

/** Mutations that can fail to fit: an operator beside others, a figure or value out of bounds. */
const mayNotFit = new Set<MutationKind>(['operator', 'threshold', 'value'])

/**
 * Makes mutants without reading the whole document again for each: only what decides is copied and
 * checked. What they are otherwise is what the policy is.
 */
export function mutator(policy: Policy): Mutate {
  const deciding = decidingPart(policy.document)
  const known = new Set(documentIssues(deciding).map(keyOf))
  return ({ kind, edit }) => {
    // Every place that a mutation changes is there.
    const edited = applyEdit(deciding, edit) as { readonly value: PolicyDocument }
    const issues = mayNotFit.has(kind) ? documentIssues(edited.value) : []
    if (issues.some((issue) => !known.has(keyOf(issue)))) return null
    const { parameters, tables, conditions, derived, decisions } = edited.value
    return {
      ...policy,
      parameters: parameters ?? {},
      tables: tables ?? {},
      conditions: conditions ?? {},
      derived: derived ?? {},
      decisions: decisions as Policy['decisions'],
      document: edited.value,
    }
  }
}

function decidingPart(document: PolicyDocument): PolicyDocument {
  const { language, id, version, title, inForce } = document
  const { facts, tables, derived, parameters, conditions, assumptions, decisions } = document
  const deciding = { facts, tables, derived, parameters, conditions, assumptions, decisions }
  const given = Object.entries(deciding).filter(([, part]) => part !== undefined)
  const bare = withoutCitations(Object.fromEntries(given)) as typeof deciding
  return { language, id, version, title, inForce, ...bare } as PolicyDocument
}

/** Citations decide nothing, and are most of what there is to copy. */
function withoutCitations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutCitations)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key, member]) => key !== 'cite' || !Array.isArray(member))
  return Object.fromEntries(kept.map(([key, member]) => [key, withoutCitations(member)]))
}

function keyOf({ code, path }: Issue): string {
  return `${code} ${path}`
}
