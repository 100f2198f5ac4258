import { isDay } from '../vocabulary/day.ts'
import { fault, pointer, type Issue, type Result } from '../vocabulary/issue.ts'
import type { Acceptance } from './policy.ts'
import { acceptancesSchema } from './schema.ts'
import { shapeIssues, shown } from './shape.ts'
import { readJson } from './text.ts'

/**
 * Reads a list of acceptances that lies beside a policy, as JSON text or the value of it, and answers with
 * them or with every issue found. That the codes are those of findings is for the caller to check.
 */
export function parseAcceptances(input: unknown): Result<readonly Acceptance[]> {
  const text = typeof input === 'string' ? readJson(input) : null
  if (text !== null && !text.ok) return text
  const value = text === null ? input : text.value
  const issues: readonly Issue[] = shapeIssues(acceptancesSchema, value)
  if (issues.length > 0) return { ok: false, issues }
  const acceptances = value as readonly Acceptance[]
  const wrong = acceptances.flatMap(({ on }, at) => {
    const help = 'Write a day as `2026-11-22`.'
    return isDay(on)
      ? []
      : [fault('wrong-day', pointer([at, 'on']), `${shown(on)} is not a day that exists.`, help)]
  })
  return wrong.length > 0 ? { ok: false, issues: wrong } : { ok: true, value: acceptances, issues: [] }
}
