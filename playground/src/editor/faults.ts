import type { Issue, PolicyDocument } from '@iom-rules/core'
import { isWithin, namedPath } from './place.ts'

/** Those faults of a document that lie at a place, or inside it. */
export function faultsWithin(document: PolicyDocument, issues: readonly Issue[], place: string): Issue[] {
  if (issues.length === 0) return []
  const named = namedPath(document, place)
  return issues.filter((issue) => isWithin(namedPath(document, issue.path), named))
}

/** What is wrong with the very value at a place, to stand as the error of its field; `undefined` if nothing is. */
export function faultAt(
  document: PolicyDocument,
  issues: readonly Issue[],
  place: string,
): string | undefined {
  const [issue] = faultsWithin(document, issues, place)
  return issue === undefined ? undefined : faultInWords(issue)
}

/** A fault in a sentence or two: what, and what to do. */
export function faultInWords({ code, message, help }: Issue): string {
  if (code === 'empty-group') return 'Nothing is asked here yet. Add a test, or take this out.'
  if (code === 'circular-condition')
    return 'This named condition leads back to itself. Take one of the uses out.'
  // Code is marked as such where there is a typeface for it.
  const words = `${message} ${help ?? ''}`.trim().replaceAll(/`"?([^`]*?)"?`/g, '“$1”')
  return words.includes('“”') ? (unchosen[code] ?? words) : words
}

/** What is not chosen yet has an empty name, which nobody typed. */
const unchosen: { readonly [code: string]: string } = {
  'unknown-fact': 'A test is not finished. Choose the fact to test.',
  'unknown-field': 'A test is not finished. Choose the field to test.',
  'unknown-condition': 'A named condition is not chosen yet. Choose which.',
}
