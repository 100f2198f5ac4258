import type { Policy } from '@iom-rules/core'
import { versionsInForce } from '@iom-rules/core/record'
import { dayInWords } from '../../words/days.ts'

/**
 * Says that the draft is not the version in force on a day; `null` where it is. The published version counts as
 * another one where it begins on another day: where it does not, the draft is to take its place.
 */
export function outOfForceWords(published: Policy, draft: Policy, asAt: string): string | null {
  const areVersions = published.id === draft.id && published.inForce.from !== draft.inForce.from
  const holding = versionsInForce(areVersions ? [published, draft] : [draft]).filter(
    ({ from, until }) => from <= asAt && (until === null || asAt <= until),
  )
  if (holding.some(({ policy }) => policy === draft)) return null
  if (holding.length === 0) return 'The policy is not in force on this day.'
  const { from, until } = draft.inForce
  const notInForce = 'The draft is not in force on this day:'
  if (asAt < from) return `${notInForce} it begins on ${dayInWords(from)}. The published version is in force.`
  return until === undefined
    ? `${notInForce} the published version began on ${dayInWords(published.inForce.from)}.`
    : `${notInForce} its last was ${dayInWords(until)}. The published version is in force.`
}
