import { pointer } from '../vocabulary/issue.ts'
import { isContainer, isList, memberName, partsOf, read } from './edit/place.ts'
import type { Acceptance, Policy } from './policy.ts'

/** What tells a finding from others, as far as it has it. */
export interface Acceptable {
  /** The finding's code, such as `gap`. */
  readonly code: string
  /** The id of the decision it is about. */
  readonly decision?: string
  /** Names of the rules it is about. */
  readonly rules?: readonly string[]
  /** The id of the parameter it is about. */
  readonly parameter?: string
  /** JSON Pointer into the flat document. */
  readonly path: string
}

/**
 * Has somebody accepted this finding, and why? The acceptance that covers it, from the policy or from
 * `extra`, or `null`.
 *
 * An acceptance covers every finding of its code, narrowed by what else it says: the decision, the rules
 * (all of them, in any order), the parameter, and the path.
 */
export function acceptanceFor(
  policy: Policy,
  finding: Acceptable,
  extra?: readonly Acceptance[],
): Acceptance | null {
  const place = namedPath(policy, finding.path)
  return given(policy, extra).find((each) => covers(each, finding, place)) ?? null
}

/**
 * Which acceptances cover none of the findings, because what they accepted is gone or was never there?
 * In the order given, those of the policy first.
 */
export function staleAcceptances(
  policy: Policy,
  findings: readonly Acceptable[],
  extra?: readonly Acceptance[],
): Acceptance[] {
  const placed = findings.map((finding) => ({ finding, place: namedPath(policy, finding.path) }))
  return given(policy, extra).filter(
    (each) => !placed.some(({ finding, place }) => covers(each, finding, place)),
  )
}

function given({ acceptances = [] }: Policy, extra: readonly Acceptance[] = []): readonly Acceptance[] {
  return [...acceptances, ...extra]
}

/** The acceptance of this one finding and of no other, to be recorded in the policy. */
export function accept(
  policy: Policy,
  { code, decision, rules, parameter, path }: Acceptable,
  words: Pick<Acceptance, 'reason' | 'by' | 'on'>,
): Acceptance {
  return {
    code,
    ...(decision === undefined ? {} : { decision }),
    ...(rules === undefined ? {} : { rules: [...rules] }),
    ...(parameter === undefined ? {} : { parameter }),
    ...(path === '' ? {} : { path: namedPath(policy, path) }),
    ...words,
  }
}

function covers(acceptance: Acceptance, finding: Acceptable, place: string): boolean {
  const { code, decision, rules, parameter, path } = acceptance
  return (
    code === finding.code &&
    (decision === undefined || decision === finding.decision) &&
    (rules === undefined || alike(rules, finding.rules ?? [])) &&
    (parameter === undefined || parameter === finding.parameter) &&
    (path === undefined || path === place || path === finding.path)
  )
}

function alike(some: readonly string[], others: readonly string[]): boolean {
  return JSON.stringify([...some].sort()) === JSON.stringify([...others].sort())
}

/**
 * A pointer with names in place of positions, as edits are written: a rule that is added before another
 * must not pass its acceptance on.
 */
function namedPath(policy: Policy, path: string): string {
  let here: unknown = policy.document
  const parts = partsOf(path).map((part) => {
    const member = isContainer(here) ? read(here, part) : undefined
    const name = isList(here) ? memberName(member) : undefined
    here = member
    return name ?? part
  })
  return pointer(parts)
}
