import { listsOf } from '../../policy/references.ts'
import type { Group, Member } from '../../diagram/group.ts'
import type { Column } from '../columns/column.ts'
import type { ListColumn } from '../columns/list.ts'
import type { People } from '../columns/people.ts'
import { unknownRows } from '../columns/unknown.ts'

/** 1 for the rows of which some list is not known in every field that matters. */
export function openRows(people: People, group: Group, members: readonly Member[]): Uint8Array {
  const open = new Uint8Array(people.size)
  for (const list of listsFor(group, members)) {
    const column = people.lists.get(list) as ListColumn
    const { known } = column
    for (let row = 0; row < people.size; row += 1) if (known[row] === 0) open[row] = 1
    for (const field of group.relevant.get(list) ?? [])
      for (const record of unknownRows(column.fields.get(field) as Column)) open[rowOf(column, record)] = 1
  }
  return open
}

/** The row that a record belongs to. */
function rowOf({ starts }: ListColumn, record: number): number {
  let [low, high] = [0, starts.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] as number) <= record) low = middle
    else high = middle
  }
  return low
}

/** The lists that the members are made from, and those of the periods that move their days. */
export function listsFor(group: Group, members: readonly Member[]): string[] {
  const counted = new Set(members.map((member) => member.list))
  const moving = group.periodLists.filter((list) =>
    members.some(({ derived }) => listsOf(derived).includes(list)),
  )
  return [...new Set([...counted, ...moving])]
}
