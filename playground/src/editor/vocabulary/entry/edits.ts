import type { PolicyDocument, Step } from '@iom-rules/core'
import { resetSteps } from '../../local/reset.ts'
import { pathTo, valueAt } from '../../place.ts'
import { copyId } from './id.ts'
import { placeOf, type SectionKey } from './sections.ts'

/** The edit that puts something new at the end of its section. */
export function addSteps(document: PolicyDocument, section: SectionKey, id: string, value: unknown): Step[] {
  const isList = section === 'assumptions'
  const isThere = document[section] !== undefined
  if (!isThere) return [{ op: 'add', path: pathTo(section), value: isList ? [value] : { [id]: value } }]
  return [{ op: 'add', path: isList ? pathTo(section, '-') : placeOf(section, id), value }]
}

/** What a copy is, and the edit that makes it. */
export interface Copy {
  readonly id: string
  readonly steps: readonly Step[]
}

/** A copy under an id of its own, which says that it is one. */
export function copyOf(document: PolicyDocument, section: SectionKey, id: string): Copy {
  const value = valueAt(document, placeOf(section, id))
  const copy = copyId(document, section, id)
  return { id: copy, steps: addSteps(document, section, copy, retitled(value, section, copy)) }
}

function retitled(value: unknown, section: SectionKey, id: string): unknown {
  if (section === 'assumptions') return { ...(value as object), id }
  const title = valueAt(value, '/title')
  // A copy of a derived fact is no fact that anybody supplies.
  const { unlessSupplied: _, ...rest } = section === 'derived' ? (value as Record<string, unknown>) : {}
  const body = section === 'derived' ? rest : value
  return typeof title === 'string' ? { ...(body as object), title: `${title} (copy)` } : body
}

/** The edit that puts something published back: in a list where it stood, for its order is part of the policy. */
export function putBackSteps(
  document: PolicyDocument,
  published: PolicyDocument,
  section: SectionKey,
  id: string,
): Step[] {
  return resetSteps(document, published, placeOf(section, id))
}

/** The edit that takes something out. What uses it is to be asked before: see `usesOf`. */
export function removeSteps(section: SectionKey, id: string): Step[] {
  return [{ op: 'remove', path: placeOf(section, id) }]
}
