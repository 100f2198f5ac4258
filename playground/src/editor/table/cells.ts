import { applyEdit, type Condition, type Step } from '@iom-rules/core'
import { partsOf as partsOfPath, pathTo, valueAt } from '../place.ts'
import type { Cell, Row } from './grid.ts'
import { conditionOf, membersOfAll, partsOf, type Part } from './part.ts'

const root = '/root'

/** Asks one more thing of a rule, after what it asks already. */
export function askOf({ rule, path }: Row, condition: Condition): Step[] {
  const conditions = path + pathTo('conditions')
  const asked: unknown = rule.conditions
  if (asked === undefined) return [{ op: 'add', path: conditions, value: { all: [condition] } }]
  if (membersOfAll(asked) !== null)
    return [{ op: 'add', path: conditions + pathTo('all', '-'), value: condition }]
  return [{ op: 'replace', path: conditions, value: { all: [asked, condition] } }]
}

/** Asks nothing any more of a column: every part in its cell goes, and groups that this leaves empty. */
export function clearCell({ rule, path }: Row, cells: readonly Pick<Part, 'path'>[]): Step[] {
  const conditions = path + pathTo('conditions')
  const gone = new Set(cells.map((cell) => cell.path.slice(conditions.length)))
  // From the last, so that what stands before keeps its place.
  const places = partsOf(rule.conditions, '').flatMap((part) => (gone.has(part.path) ? [part.path] : []))
  let now: unknown = { root: rule.conditions }
  return places.toReversed().map((place): Step => {
    const step = stepWithout(now, root + place)
    const applied = applyEdit(now, [step])
    if (applied.ok) now = applied.value
    return { ...step, path: conditions + step.path.slice(root.length) }
  })
}

/** The root stays a group, empty if need be: a rule must ask something, and is marked where it does not. */
function stepWithout(held: unknown, place: string): Step {
  const parts = partsOfPath(place)
  if (parts.length === 1) return { op: 'replace', path: place, value: { all: [] } }
  const group = pathTo(...parts.slice(0, -2))
  const isLast = membersOfAll(valueAt(held, group))?.length === 1
  return isLast && parts.length > 3 ? stepWithout(held, group) : { op: 'remove', path: place }
}

/** Asks for the opposite of a part, or takes the “not” away; nothing to do where it is so already. */
export function negateCell(cell: Cell, isNegated: boolean): Step[] {
  if (cell.isNegated === isNegated) return []
  return [{ op: 'replace', path: cell.path, value: conditionOf(cell, isNegated) }]
}
