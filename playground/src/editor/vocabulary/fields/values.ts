import type { PolicyDocument, Step } from '@iom-rules/core'
import { pathTo, valueAt } from '../../place.ts'
import { freeId, idFromWords } from '../entry/id.ts'

/** Where a list of allowed values stands, and the words for them, where they have any of their own. */
export interface ValuesPlace {
  readonly values: string
  readonly labels?: string
}

export function valuesAt(document: PolicyDocument, path: string): readonly string[] {
  const found = valueAt(document, path)
  return Array.isArray(found) ? found.filter((value) => typeof value === 'string') : []
}

/** The edit that allows one more value, called so; its id is made of the words. */
export function addValue(document: PolicyDocument, place: ValuesPlace, words: string): Step[] {
  const id = freeId(new Set(valuesAt(document, place.values)), idFromWords(words, 'upper'))
  const label =
    place.labels === undefined || id === words ? [] : labelSteps(document, place.labels, id, words)
  return [{ op: 'add', path: `${place.values}/-`, value: id }, ...label]
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
