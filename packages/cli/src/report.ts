import type { Issue } from '@iom-rules/core'
import { plain } from './output/plain.ts'
import { placeOf, type PlacedIssue } from './policy/place.ts'

/** One issue of a policy on one line: severity, place, words, what to do. */
export function issueLine(issue: PlacedIssue): string {
  const place = placeOf(issue)
  const where = issue.path === '' ? place : `${place} ${issue.path}`
  return plain(`${issue.severity}: ${where}: ${issueWords(issue)}`)
}

/** One issue of a row of the input. */
export function rowLine(issue: Issue, row: number, line: number | null): string {
  const where = issue.path === '' ? '' : `, ${issue.path}`
  const place = line === null ? '' : `, line ${line}`
  return plain(`row ${row}${place}${where}: ${issueWords(issue)}`)
}

/** What is wrong, and what to do. */
export function issueWords({ message, help }: Pick<Issue, 'message' | 'help'>): string {
  return help === undefined ? message : `${message} ${help}`
}
