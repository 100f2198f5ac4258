import { differencesBetween, ownKeys, type Difference, type PolicyDocument } from '@iom-rules/core'
import { pathTo, valueAt } from '../place.ts'

/** One thing in which a policy differs from what it rests on: a parameter, a rule, a state. */
export interface LocalItem {
  /** JSON Pointer with names: `/parameters/cssThreshold`, `/decisions/cohort/rules/flex`. */
  readonly place: string
  readonly kind: Difference['kind']
}

/** In what does a document differ from what it rests on? In the order in which the base has things, what is new last. */
export function itemsBetween(base: PolicyDocument, document: PolicyDocument): LocalItem[] {
  const kinds = new Map<string, LocalItem['kind']>()
  for (const { kind, way } of differencesBetween(base, document)) {
    if (ownKeys.has(way[0] ?? '')) continue
    const thing = way.slice(0, depthOf(way))
    const place = pathTo(...thing)
    // Something within it that is new, gone or elsewhere makes it a changed one.
    const seen = thing.length === way.length ? kind : 'changed'
    const before = kinds.get(place)
    kinds.set(place, before === undefined || before === seen ? seen : 'changed')
  }
  const items = [...kinds].map(([place, kind]) => ({ place, kind }))
  return items.toSorted((one, other) => positionIn(base, one.place) - positionIn(base, other.place))
}

/** How far a way leads to a thing of its own. */
function depthOf([section, , part]: readonly string[]): number {
  switch (section) {
    case 'decisions':
      return part === 'rules' || part === 'outcomes' ? 4 : 3
    case 'machines':
      return part === 'states' ? 4 : 3
    case 'review':
    case 'matrix':
    case 'deselection':
    case 'resources':
      return 3
    default:
      return 2
  }
}

/** Where a thing stands in its list in the base; after all others, where it is not in there. */
function positionIn(base: PolicyDocument, place: string): number {
  const holder = valueAt(base, place.slice(0, place.lastIndexOf('/')))
  const found = valueAt(base, place)
  if (found === undefined) return Infinity
  return Array.isArray(holder) ? holder.indexOf(found) : 0
}
