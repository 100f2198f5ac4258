import { dayText, type DayNumber } from '../../vocabulary/day.ts'
import { NONE } from '../../vocabulary/fact.ts'
import type { Policy, Table } from '../../policy/policy.ts'
import { own } from '../../policy/references.ts'
import type { Member } from '../../diagram/group.ts'
import { noneDay, valueAt, type Column } from '../columns/column.ts'
import type { ListColumn } from '../columns/list.ts'
import type { People } from '../columns/people.ts'
import { cutNumbers } from './scalar-axis.ts'

/** Not supplied. */
export const unsupplied = 0xffff

/** The class of a derived fact where the nominal carries it; `null` where none can. */
export function suppliedClasses(people: People, { id, classes }: Member): Uint16Array | null {
  const column = people.scalars.get(id)
  if (column === undefined) return null
  const rows = new Uint16Array(people.size)
  if (column.kind === 'number') cutNumbers(column.rows, classes, unsupplied, rows)
  else
    for (let row = 0; row < people.size; row += 1) {
      const value = valueAt(column, row)
      rows[row] = value === undefined ? unsupplied : classes.classOf(value)
    }
  return rows
}

/**
 * The class of a derived fact for every row whose lists are known; a row with a weight that the table does not have is
 * marked as open.
 *
 * @param mask 1 for the records that are counted
 * @param only 1 for the rows that are wanted; all where it is `null`
 */
export function derivedClasses(
  policy: Policy,
  people: People,
  member: Member,
  mask: Uint8Array,
  open: Uint8Array,
  only: Uint8Array | null,
): Uint16Array {
  const rows = new Uint16Array(people.size)
  const list = people.lists.get(member.list) as ListColumn
  const { derived, classes } = member
  const { starts } = list
  if ('exists' in derived) {
    const [no, yes] = [classes.classOf(false), classes.classOf(true)]
    for (let row = 0; row < rows.length; row += 1) {
      if (only !== null && only[row] === 0) continue
      const end = starts[row + 1] as number
      let at = starts[row] as number
      while (at < end && mask[at] === 0) at += 1
      rows[row] = at < end ? yes : no
    }
  } else if ('latest' in derived) {
    const days = (list.fields.get(derived.of) as Extract<Column, { kind: 'day' }>).rows
    for (let row = 0; row < rows.length; row += 1) {
      if (open[row] === 1 || (only !== null && only[row] === 0)) continue
      let latest: DayNumber | null = null
      for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) {
        const day = days[at] as number
        if (mask[at] === 1 && day !== noneDay && (latest === null || day > latest)) latest = day
      }
      rows[row] = classes.classOf(latest === null ? NONE : dayText(latest))
    }
  } else cutNumbers(figuresOf(policy, people, member, mask, open, only), classes, 0, rows)
  return rows
}

/** The sum or the count of every row. */
export function figuresOf(
  policy: Policy,
  people: People,
  member: Member,
  mask: Uint8Array,
  open: Uint8Array,
  only: Uint8Array | null,
): Float64Array {
  const figures = new Float64Array(people.size)
  const list = people.lists.get(member.list) as ListColumn
  const weighed = weightsOf(policy, member, list)
  const { starts } = list
  for (let row = 0; row < figures.length; row += 1) {
    if (only !== null && only[row] === 0) continue
    const end = starts[row + 1] as number
    let sum = 0
    for (let at = starts[row] as number; at < end; at += 1) {
      if (mask[at] === 0) continue
      sum += weighed === null ? 1 : (weighed.weights[weighed.codes[at] as number] as number)
    }
    if (sum !== sum) open[row] = 1
    else figures[row] = Math.round(sum * 1e6) / 1e6
  }
  return figures
}

/** The weight of each code of the field that a sum goes by, `NaN` where the table has none; `null` where records are counted. */
function weightsOf(
  policy: Policy,
  { derived }: Member,
  list: ListColumn,
): { readonly weights: Float64Array; readonly codes: Uint16Array } | null {
  if (!('sum' in derived)) return null
  // Weights go by a choice, or the policy is not read.
  const { rows: codes, values } = list.fields.get(derived.of.by) as Extract<Column, { kind: 'code' }>
  const { rows } = policy.tables[derived.of.table] as Table
  const weights = values.map((value) => own(rows, String(value))?.value ?? Number.NaN)
  return { weights: Float64Array.from([Number.NaN, ...weights]), codes }
}
