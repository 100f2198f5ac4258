import type { PolicyDocument, RecordField, Step } from '@iom-rules/core'
import { pathTo } from '../../place.ts'
import { freeId, idFormFault, idFromWords } from '../entry/id.ts'
import { mentionsIn } from '../mentions/names.ts'
import { newFact } from './declaration.ts'

export function fieldPath(list: string, field: string): string {
  return pathTo('facts', list, 'record', field)
}

/** A new field of the records of a list, and the edit that adds it. */
export function newField(
  list: string,
  record: { readonly [field: string]: RecordField },
  title: string,
): { readonly id: string; readonly steps: readonly Step[] } {
  const id = freeId(new Set(Object.keys(record)), idFromWords(title, 'camel'))
  return { id, steps: [{ op: 'add', path: fieldPath(list, id), value: newFact('boolean', { title }) }] }
}

/** Why a field of records cannot have this id; `undefined` if it can. */
export function fieldIdFault(
  document: PolicyDocument,
  list: string,
  { from, to }: { readonly from: string; readonly to: string },
): string | undefined {
  if (to === from) return undefined
  const form = idFormFault(to)
  if (form !== undefined) return form
  const fact = document.facts?.[list]
  const record = fact?.type === 'list' ? (fact.record ?? {}) : {}
  if (Object.hasOwn(record, to)) return `Enter an id that is not in use: there is a field “${to}”`
  if (isEndOfPeriod(document, list, from))
    return `Periods that a window leaves out begin on “from” and end on “to”: these two ids have to stay`
  return undefined
}

/** Windows leave out the days of lists that have a `from` and a `to`. */
function isEndOfPeriod(document: PolicyDocument, list: string, field: string): boolean {
  if (field !== 'from' && field !== 'to') return false
  return mentionsIn(document).some(
    ({ kind, id, path }) => kind === 'fact' && id === list && path.endsWith('/notCounting'),
  )
}
