import type { Issue } from '@iom-rules/core'
import { parseTree } from 'jsonc-parser'
import { faultInWords } from '../../faults.ts'
import { placeIn } from './place.ts'
import type { Problem } from './problem.ts'

/** What keeps a document from being a policy, with the place of each in its text, from top to bottom. */
export function issueProblems(text: string, issues: readonly Issue[]): Problem[] {
  const root = issues.length === 0 ? undefined : parseTree(text)
  if (root === undefined) return []
  return issues
    .map((issue) => ({ ...placeIn(root, issue.path), message: faultInWords(issue) }))
    .toSorted((one, other) => one.from - other.from)
}
