import type { Citation, PolicyDocument, Step } from '@iom-rules/core'
import { pathTo, valueAt } from '../place.ts'

/** The passages that something rests on; what is no list of them is none. */
export function citationsAt(document: PolicyDocument, place: string): readonly Citation[] {
  const cite = valueAt(document, `${place}/cite`)
  return Array.isArray(cite) ? cite : []
}

/** The place of one of them. */
export function citationPath(place: string, at: number): string {
  return `${place}${pathTo('cite', at)}`
}

export function addCitation(document: PolicyDocument, place: string, citation: Citation): Step[] {
  return valueAt(document, `${place}/cite`) === undefined
    ? [{ op: 'add', path: `${place}/cite`, value: [citation] }]
    : [{ op: 'add', path: `${place}/cite/-`, value: citation }]
}

/** Takes a passage out; with the last goes the list, which may not be empty. */
export function removeCitation(document: PolicyDocument, place: string, at: number): Step[] {
  const isLast = citationsAt(document, place).length === 1
  return [{ op: 'remove', path: isLast ? `${place}/cite` : citationPath(place, at) }]
}
