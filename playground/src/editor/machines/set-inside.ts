import type { PolicyDocument, Step } from '@iom-rules/core'
import { partsOf, pathTo, valueAt } from '../place.ts'
import { isMembers } from '../rules/members.ts'
import { settingSteps } from '../vocabulary/fields/set.ts'

/**
 * Puts a value at a place, with what must be round it, or takes it away (`undefined`) with what would be left empty
 * round it. `root` is there, and stays, whatever becomes empty.
 */
export function setInside(document: PolicyDocument, root: string, inside: string, value: unknown): Step[] {
  const parts = partsOf(inside)
  const places = parts.map((_, at) => root + pathTo(...parts.slice(0, at + 1)))
  if (value !== undefined) {
    const missing = places.findIndex((place) => valueAt(document, place) === undefined)
    if (missing < 0) return settingSteps(document, root + inside, value)
    const nested = parts
      .slice(missing + 1)
      .reduceRight<unknown>((within, part) => ({ [part]: within }), value)
    return [{ op: 'add', path: places[missing] ?? root, value: nested }]
  }
  if (valueAt(document, root + inside) === undefined) return []
  const emptied = places.findLastIndex((place, at) => at === 0 || !holdsOne(document, parent(place)))
  return [{ op: 'remove', path: places[emptied] ?? root + inside }]
}

function holdsOne(document: PolicyDocument, place: string): boolean {
  const held = valueAt(document, place)
  return isMembers(held) && Object.keys(held).length === 1
}

function parent(place: string): string {
  return place.slice(0, place.lastIndexOf('/'))
}
