import { accept, acceptanceFor, type Acceptance, type Policy } from '@iom-rules/core'
import type { AnyFinding } from '../../checks/findings/finding.ts'

export interface AcceptedFinding {
  readonly finding: AnyFinding
  readonly acceptance: Acceptance
}

/** What the checks find in a draft, against what they find in the published policy. */
export interface CheckResults {
  /** Of the draft alone, and nobody has accepted it. */
  readonly appeared: readonly AnyFinding[]
  /** Of the published policy alone. */
  readonly gone: readonly AnyFinding[]
  /** Errors and warnings of both that nobody has accepted. */
  readonly open: readonly AnyFinding[]
  /** Findings of the draft that somebody has accepted. */
  readonly accepted: readonly AcceptedFinding[]
  /** Findings of both that are only for information. */
  readonly information: number
}

/** One policy and what was found in it. */
export interface Checked {
  readonly policy: Policy
  readonly findings: readonly AnyFinding[]
}

/** What is new, what is gone, what is still open and what has been accepted. */
export function checksAgainst(published: Checked, draft: Checked): CheckResults {
  const before = tally(published)
  const after = tally(draft)
  const appeared: AnyFinding[] = []
  const open: AnyFinding[] = []
  const accepted: AcceptedFinding[] = []
  let information = 0
  for (const [key, findings] of after) {
    const known = before.get(key)?.length ?? 0
    for (const [at, finding] of findings.entries()) {
      const acceptance = acceptanceFor(draft.policy, finding)
      if (acceptance !== null) accepted.push({ finding, acceptance })
      else if (at >= known) appeared.push(finding)
      else if (finding.severity === 'info') information++
      else open.push(finding)
    }
  }
  const gone = [...before].flatMap(([key, findings]) => findings.slice(after.get(key)?.length ?? 0))
  return { appeared, gone, open, accepted, information }
}

/** Findings by what tells one from another: not by its words, in which figures change. */
function tally({ policy, findings }: Checked): Map<string, AnyFinding[]> {
  const found = new Map<string, AnyFinding[]>()
  for (const finding of findings) {
    const key = JSON.stringify(accept(policy, finding, { reason: '', by: '', on: '' }))
    found.set(key, [...(found.get(key) ?? []), finding])
  }
  return found
}
