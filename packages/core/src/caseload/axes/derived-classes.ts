import { dayText, type DayNumber } from '../../vocabulary/day.ts'
import { NONE } from '../../vocabulary/fact.ts'
import type { Policy } from '../../policy/policy.ts'
import type { Member } from '../../diagram/group.ts'
import { valueAt } from '../columns/column.ts'
import type { ListColumn } from '../columns/list.ts'
import type { People } from '../columns/people.ts'
import type { Records } from './records.ts'
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

/** The class of a derived fact for every row whose lists are known. */
export function derivedClasses(
  policy: Policy,
  people: People,
  member: Member,
  records: Records,
  open: Uint8Array,
): Uint16Array {
  const rows = new Uint16Array(people.size)
  const list = people.lists.get(member.list)
  if (list === undefined) return rows
  const mask = records.meeting(member.list, member.derived.where)
  const { derived, classes } = member
  if ('exists' in derived) {
    const [no, yes] = [classes.classOf(false), classes.classOf(true)]
    eachRow(list, (row, from, to) => {
      let found = no
      for (let at = from; at < to; at += 1)
        if (mask[at] === 1) {
          found = yes
          break
        }
      rows[row] = found
    })
  } else if ('latest' in derived) {
    const days = list.fields.get(derived.of)
    eachRow(list, (row, from, to) => {
      if (open[row] === 1 || days?.kind !== 'day') return
      let latest: DayNumber | null = null
      for (let at = from; at < to; at += 1)
        if (mask[at] === 1 && (latest === null || (days.rows[at] as number) > latest))
          latest = days.rows[at] as number
      rows[row] = classes.classOf(latest === null ? NONE : dayText(latest))
    })
  } else {
    const figures = figuresOf(policy, people, member, records, open)
    cutNumbers(figures, classes, 0, rows)
  }
  return rows
}

/** The sum or the count of every row; a row with a weight that the table does not have is marked as open. */
export function figuresOf(
  policy: Policy,
  people: People,
  member: Member,
  records: Records,
  open: Uint8Array,
): Float64Array {
  const figures = new Float64Array(people.size)
  const list = people.lists.get(member.list)
  if (list === undefined) return figures
  const mask = records.meeting(member.list, member.derived.where)
  const weights = 'sum' in member.derived ? weightsOf(policy, member, list) : null
  eachRow(list, (row, from, to) => {
    let sum = 0
    for (let at = from; at < to; at += 1)
      if (mask[at] === 1) {
        const weight = weights === null ? 1 : (weights[at] as number)
        if (weight !== weight) open[row] = 1
        sum += weight
      }
    figures[row] = Math.round(sum * 1e6) / 1e6
  })
  return figures
}

function eachRow(list: ListColumn, visit: (row: number, from: number, to: number) => void): void {
  const { starts } = list
  for (let row = 0; row + 1 < starts.length; row += 1)
    visit(row, starts[row] as number, starts[row + 1] as number)
}

function weightsOf(policy: Policy, { derived }: Member, list: ListColumn): Float64Array {
  const weights = new Float64Array(list.starts.at(-1) as number).fill(Number.NaN)
  if (!('sum' in derived)) return weights
  const by = list.fields.get(derived.of.by)
  const table = policy.tables[derived.of.table]?.rows ?? {}
  if (by?.kind !== 'code') return weights
  const known = by.values.map((value) => {
    const row = String(value)
    return Object.hasOwn(table, row) ? (table[row]?.value ?? Number.NaN) : Number.NaN
  })
  for (let at = 0; at < weights.length; at += 1)
    weights[at] = known[(by.rows[at] as number) - 1] ?? Number.NaN
  return weights
}
