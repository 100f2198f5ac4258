import { listsOf } from '../../policy/references.ts'
import type { Group, Member } from '../../diagram/group.ts'
import { unknownDay, type Column } from '../columns/column.ts'
import type { People } from '../columns/people.ts'

/** 1 for the rows of which some list is not known in every field that matters. */
export function openRows(people: People, group: Group, members: readonly Member[]): Uint8Array {
  const open = new Uint8Array(people.size)
  for (const list of listsFor(group, members)) {
    const column = people.lists.get(list)
    if (column === undefined) return open.fill(1)
    const incomplete = new Uint8Array(column.starts.at(-1) as number)
    for (const field of group.relevant.get(list) ?? []) {
      const of = column.fields.get(field)
      if (of === undefined) incomplete.fill(1)
      else markUnknown(of, incomplete)
    }
    for (let row = 0; row < people.size; row += 1) {
      if (column.known[row] === 0) open[row] = 1
      const end = column.starts[row + 1] as number
      for (let at = column.starts[row] as number; at < end; at += 1) if (incomplete[at] === 1) open[row] = 1
    }
  }
  return open
}

/** The lists that the members are made from, and those of the periods that move their days. */
export function listsFor(group: Group, members: readonly Member[]): string[] {
  const counted = new Set(members.map((member) => member.list))
  const moving = group.periodLists.filter((list) =>
    members.some(({ derived }) => listsOf(derived).includes(list)),
  )
  return [...new Set([...counted, ...moving])]
}

function markUnknown(column: Column, incomplete: Uint8Array): void {
  for (let at = 0; at < incomplete.length; at += 1) if (isUnknown(column, at)) incomplete[at] = 1
}

export function isUnknown(column: Column, at: number): boolean {
  if (column.kind === 'number') return Number.isNaN(column.rows[at])
  if (column.kind === 'day') return column.rows[at] === unknownDay
  return column.rows[at] === 0
}
