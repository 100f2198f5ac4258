import { isDay } from '../vocabulary/day.ts'
import { fault, type Issue, type Result } from '../vocabulary/issue.ts'
import { inspect } from './limits.ts'
import { shown } from './shape.ts'
import { readJson } from './text.ts'

/** Reads JSON text, or the value of it: what is too large or no JSON is refused before anything looks at it. */
export function readValue<T>(input: unknown, issuesOf: (value: unknown) => readonly Issue[]): Result<T> {
  const text = typeof input === 'string' ? readJson(input) : null
  if (text !== null && !text.ok) return text
  const value: unknown = text === null ? input : text.value
  const refused = inspect(value)
  const issues = refused.length > 0 ? refused : issuesOf(value)
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: value as T, issues: [] }
}

/** What is wrong with the text of a day, at most one fault: a shape cannot tell that it exists. */
export function dayIssues(day: unknown, path: string): Issue[] {
  if (isDay(day)) return []
  return [fault('wrong-day', path, `${shown(day)} is not a day that exists.`, 'Write a day as `2026-11-22`.')]
}
