import type { Policy } from '../../policy/policy.ts'
import type { Group, Member } from '../../diagram/group.ts'
import type { ListColumn } from '../columns/list.ts'
import type { People } from '../columns/people.ts'
import { derivedClasses, suppliedClasses, unsupplied } from './derived-classes.ts'
import type { GroupSignature } from './group-signature.ts'
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
  readonly signature: GroupSignature
  /** For each member, 1 for the records that are counted. */
  readonly masks: readonly Uint8Array[]
}

/**
 * The states of a group, for the members that anything asks about.
 *
 * @param before of the same people and members, where only other records may be counted: rows in which none are keep
 * their state
 */
export function groupAxis(
  policy: Policy,
  people: People,
  group: Group,
  members: readonly Member[],
  records: Records,
  signature: GroupSignature,
  before?: GroupAxis,
): GroupAxis {
  const masks = members.map(({ list, derived }) => records.meeting(list, derived.where))
  const only = before === undefined ? null : touchedRows(people, members, before.masks, masks)
  const states = before?.states ?? openStates(members.map((member) => member.classes.count))
  const combinations = new Float64Array(people.size)
  const open = openRows(people, group, members)
  const supplied = members.map((member) => suppliedClasses(people, member))
  members.forEach((member, at) => {
    const given = supplied[at]
    const digits = derivedClasses(policy, people, member, masks[at] as Uint8Array, open, only)
    if (given !== null && given !== undefined)
      for (let row = 0; row < digits.length; row += 1)
        if (given[row] !== unsupplied) digits[row] = given[row] as number
    append(combinations, digits, member.classes.count)
  })
  const settler = openSettler(policy, people, group, members, records)
  const given = members.map(() => unsupplied)
  const rows = new Uint32Array(people.size)
  for (let row = 0; row < people.size; row += 1) {
    if (open[row] === 1) {
      for (let at = 0; at < given.length; at += 1) given[at] = supplied[at]?.[row] ?? unsupplied
      rows[row] = settler.settle(row, given, states)
    } else if (before !== undefined && only?.[row] === 0) rows[row] = before.rows[row] as number
    else rows[row] = states.single(combinations[row] as number)
  }
  return { kind: 'group', members, rows, states, signature, masks }
}

/** 1 for the rows of which some member counts other records than before. */
function touchedRows(
  people: People,
  members: readonly Member[],
  before: readonly Uint8Array[],
  after: readonly Uint8Array[],
): Uint8Array {
  const touched = new Uint8Array(people.size)
  members.forEach(({ list }, member) => {
    const [one, other] = [before[member] as Uint8Array, after[member] as Uint8Array]
    const { starts } = people.lists.get(list) as ListColumn
    let row = 0
    for (let at = 0; at < one.length; at += 1) {
      if (one[at] === other[at]) continue
      while ((starts[row + 1] as number) <= at) row += 1
      touched[row] = 1
    }
  })
  return touched
}

/** The axis with other states in some rows, taken from the axis of just those rows. */
export function patchGroupAxis(axis: GroupAxis, rows: readonly number[], others: GroupAxis): GroupAxis {
  const all = axis.rows.slice()
  rows.forEach((row, at) => {
    all[row] = axis.states.of([...(others.states.all[others.rows[at] as number] as Float64Array)])
  })
  return { ...axis, rows: all }
}

/** Appends a digit to the number of each row. */
function append(rows: Float64Array, digits: Uint16Array, radix: number): void {
  for (let row = 0; row < rows.length; row += 1)
    rows[row] = (rows[row] as number) * radix + (digits[row] as number)
}
