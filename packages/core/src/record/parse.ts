import { entrySchema, recordSchema } from '../decision/schema-record.ts'
import { dayIssues, readValue } from '../policy/read.ts'
import { shapeIssues } from '../policy/shape.ts'
import type { Result } from '../vocabulary/issue.ts'
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
  return readValue(input, (value) => {
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
  return readValue(input, (value) => {
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
