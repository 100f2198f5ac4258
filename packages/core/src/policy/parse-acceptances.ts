import { pointer, type Result } from '../vocabulary/issue.ts'
import type { Acceptance } from './policy.ts'
import { dayIssues, readValue } from './read.ts'
import { acceptancesSchema } from './schema.ts'
import { shapeIssues } from './shape.ts'

/**
 * Reads a list of acceptances that lies beside a policy, as JSON text or the value of it, and answers with
 * them or with every issue found. That the codes are those of findings is for the caller to check.
 */
export function parseAcceptances(input: unknown): Result<readonly Acceptance[]> {
  return readValue(input, (value) => {
    const issues = shapeIssues(acceptancesSchema, value)
    if (issues.length > 0) return issues
    return (value as readonly Acceptance[]).flatMap(({ on }, at) => dayIssues(on, pointer([at, 'on'])))
  })
}
