import type { Policy } from '../../policy/policy.ts'
import type { Group, Member } from '../../diagram/group.ts'
import type { People } from '../columns/people.ts'
import { derivedClasses, suppliedClasses, unsupplied } from './derived-classes.ts'
import { openRows } from './open-rows.ts'
import type { Records } from './records.ts'
import { openSettler } from './settle-open.ts'
import { openStates, type States } from './states.ts'

/** What the facts derived from some lists can come to, for every row: the number of a state. */
export interface GroupAxis {
  readonly kind: 'group'
  readonly members: readonly Member[]
  readonly rows: Uint32Array
  readonly states: States
  readonly signature: string
}

/** The states of a group, for the members that anything asks about. */
export function groupAxis(
  policy: Policy,
  people: People,
  group: Group,
  members: readonly Member[],
  records: Records,
  signature: string,
): GroupAxis {
  const states = openStates(members.map((member) => member.classes.count))
  const rows = new Uint32Array(people.size)
  const open = openRows(people, group, members)
  const supplied = members.map((member) => suppliedClasses(people, member))
  const derived = members.map((member) => derivedClasses(policy, people, member, records, open))
  members.forEach(({ classes }, at) => {
    const given = supplied[at]
    const digits = derived[at] as Uint16Array
    if (given !== null && given !== undefined)
      for (let row = 0; row < digits.length; row += 1)
        if (given[row] !== unsupplied) digits[row] = given[row] as number
    append(rows, digits, classes.count)
  })
  const settler = openSettler(policy, people, group, members, records)
  const given = members.map(() => unsupplied)
  for (let row = 0; row < people.size; row += 1) {
    if (open[row] === 0) rows[row] = states.single(rows[row] as number)
    else {
      for (let at = 0; at < given.length; at += 1) given[at] = supplied[at]?.[row] ?? unsupplied
      rows[row] = settler.settle(row, given, states)
    }
  }
  return { kind: 'group', members, rows, states, signature }
}

/** The axis with other states in some rows, taken from the axis of just those rows. */
export function patchGroupAxis(axis: GroupAxis, rows: readonly number[], others: GroupAxis): GroupAxis {
  const all = axis.rows.slice()
  rows.forEach((row, at) => {
    all[row] = axis.states.of([...(others.states.all[others.rows[at] as number] as Int32Array)])
  })
  return { ...axis, rows: all }
}

/** Appends a digit to the number of each row. */
function append(rows: Uint32Array, digits: Uint16Array, radix: number): void {
  for (let row = 0; row < rows.length; row += 1)
    rows[row] = (rows[row] as number) * radix + (digits[row] as number)
}
