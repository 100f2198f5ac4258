import type { Issue } from '@iom-rules/core'
import type { PlacedIssue } from './policy/place.ts'

/** One issue of a policy on one line: severity, place, words, what to do. */
export function issueLine(issue: PlacedIssue): string {
  const place = [issue.file, issue.line, issue.column].filter((part) => part !== undefined).join(':')
  const where = issue.path === '' ? place : `${place} ${issue.path}`
  return `${issue.severity}: ${where}: ${words(issue)}`
}

/** One issue of a row of the input. */
export function rowLine(issue: Issue, row: number, line: number): string {
  const where = issue.path === '' ? '' : `, ${issue.path}`
  return `row ${row}, line ${line}${where}: ${words(issue)}`
}

function words({ message, help }: Issue): string {
  return help === undefined ? message : `${message} ${help}`
}
