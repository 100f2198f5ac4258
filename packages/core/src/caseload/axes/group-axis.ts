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
  const radices = states.radices
  for (let row = 0; row < people.size; row += 1) {
    if (open[row] === 1) continue
    let combination = 0
    for (let at = 0; at < members.length; at += 1) {
      const given = supplied[at]?.[row] ?? unsupplied
      const place = given === unsupplied ? ((derived[at] as Uint16Array)[row] as number) : given
      combination = combination * (radices[at] as number) + place
    }
    rows[row] = states.single(combination)
  }
  const settler = openSettler(policy, people, group, members, records)
  for (let row = 0; row < people.size; row += 1) {
    if (open[row] === 0) continue
    const given = supplied.map((classes) => classes?.[row] ?? unsupplied)
    rows[row] = settler.settle(row, given, states)
  }
  return { kind: 'group', members, rows, states, signature }
}
