import type { PolicyDocument, Step } from '@iom-rules/core'
import { pathTo, valueAt } from '../../place.ts'
import { freeId, valueFromWords } from '../entry/id.ts'

/** Where a list of allowed values stands, and the words for them, where they have any of their own. */
export interface ValuesPlace {
  readonly values: string
  readonly labels?: string
}

export function valuesAt(document: PolicyDocument, path: string): readonly string[] {
  const found = valueAt(document, path)
  return Array.isArray(found) ? found.filter((value) => typeof value === 'string') : []
}

/** The edit that allows one more value, called so; its id is made of the words. Nothing where it is there already. */
export function addValue(document: PolicyDocument, place: ValuesPlace, words: string): Step[] {
  const values = valuesAt(document, place.values)
  const wanted = valueFromWords(words)
  // Without words of its own a second one would only be another name for the first.
  if (place.labels === undefined && values.includes(wanted)) return []
  const id = freeId(new Set(values), wanted)
  const label =
    place.labels === undefined || id === words ? [] : labelSteps(document, place.labels, id, words)
  const isThere = Array.isArray(valueAt(document, place.values))
  const added: Step = isThere
    ? { op: 'add', path: `${place.values}/-`, value: id }
    : { op: 'add', path: place.values, value: [id] }
  return [added, ...label]
}

/** The edit that gives a value other words; without words it is shown as its id. */
export function labelSteps(document: PolicyDocument, labels: string, value: string, words: string): Step[] {
  const path = `${labels}${pathTo(value)}`
  const all = valueAt(document, labels)
  if (typeof all !== 'object' || all === null)
    return words === '' ? [] : [{ op: 'add', path: labels, value: { [value]: words } }]
  const now = valueAt(document, path)
  if (words !== '')
    return now === words ? [] : [{ op: now === undefined ? 'add' : 'replace', path, value: words }]
  if (now === undefined) return []
  return [{ op: 'remove', path: Object.keys(all).length === 1 ? labels : path }]
}

/** The edit that allows a value no longer. */
export function removeValue(document: PolicyDocument, place: ValuesPlace, at: number): Step[] {
  const value = valuesAt(document, place.values)[at]
  if (value === undefined) return []
  const label = place.labels === undefined ? [] : labelSteps(document, place.labels, value, '')
  return [...label, { op: 'remove', path: `${place.values}/${at}` }]
}

/** The edit that puts a value one place further up or down. */
export function moveValue(place: ValuesPlace, from: number, to: number): Step[] {
  return [{ op: 'move', from: `${place.values}/${from}`, path: `${place.values}/${to}` }]
}
