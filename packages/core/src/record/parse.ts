import { entrySchema, recordSchema } from '../decision/schema-record.ts'
import { inspect } from '../policy/limits.ts'
import { shapeIssues, shown } from '../policy/shape.ts'
import { readJson } from '../policy/text.ts'
import { isDay } from '../vocabulary/day.ts'
import { fault, type Issue, type Result } from '../vocabulary/issue.ts'
import type { RegisterEntry } from './entry.ts'
import { reasonIssues } from './personal.ts'
import type { DecisionRecord } from './record.ts'

/**
 * Reads a decision record strictly: every fault is reported with its place. Whether it is as it was made, and
 * still comes out, `remake` says.
 *
 * @param input JSON text or the value of it
 */
export function parseRecord(input: unknown): Result<DecisionRecord> {
  return read(input, (value) => {
    const shape = shapeIssues(recordSchema, value)
    if (shape.length > 0) return shape
    const { asAt, made } = value as DecisionRecord
    return [...dayIssues(asAt, '/asAt'), ...dayIssues(made.on, '/made/on')]
  })
}

/**
 * Reads an entry of the register strictly. A reason that holds what could tell who somebody is is refused; one that is
 * missing is for `registerReport` to say, so that an entry made long ago can still be counted.
 *
 * @param input JSON text or the value of it
 */
export function parseEntry(input: unknown): Result<RegisterEntry> {
  return read(input, (value) => {
    const shape = shapeIssues(entrySchema, value)
    if (shape.length > 0) return shape
    const { asAt, decided } = value as RegisterEntry
    return [
      ...dayIssues(asAt, '/asAt'),
      ...dayIssues(decided.on, '/decided/on'),
      ...reasonIssues(decided.reason),
    ]
  })
}

function read<T>(input: unknown, issuesOf: (value: unknown) => Issue[]): Result<T> {
  const text = typeof input === 'string' ? readJson(input) : null
  if (text !== null && !text.ok) return text
  const value: unknown = text === null ? input : text.value
  const refused = inspect(value)
  const issues = refused.length > 0 ? refused : issuesOf(value)
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: value as T, issues: [] }
}

function dayIssues(day: string, path: string): Issue[] {
  if (isDay(day)) return []
  return [fault('wrong-day', path, `${shown(day)} is not a day that exists.`, 'Write a day as `2026-11-22`.')]
}
