import type { Nominal } from '@iom-rules/core'
import { sameAnswer } from '../../caseload/answers.ts'
import type { Both } from '../../caseload/both.ts'
import type { Column, Columns } from './answered.ts'

/** Everybody’s answers, for a table of the people. */
export function columnsOf(both: Both, people: readonly Nominal[]): Columns {
  const { before, after } = both
  const decisions = Object.fromEntries(
    after.decisions.map((id): [string, Column] => {
      const answers = after.answersOf(id)
      const places = after.placesOf(id)
      return [
        id,
        { answers, places: answers.length < 65_536 ? Uint16Array.from(places) : Uint32Array.from(places) },
      ]
    }),
  )
  return {
    positions: positionsOf(both.people, people),
    decisions,
    moved: movedOf({ before, after }),
    byRef: byRef(both.people),
  }
}

// Somebody who does not fit one of the policies has no row; the others keep their order.
function positionsOf(rows: readonly Nominal[], people: readonly Nominal[]): Uint32Array | null {
  if (rows.length === people.length) return null
  const positions = new Uint32Array(rows.length)
  let at = 0
  rows.forEach((nominal, row) => {
    while (people[at] !== nominal) at++
    positions[row] = at++
  })
  return positions
}

function movedOf({ before, after }: Pick<Both, 'before' | 'after'>): Uint8Array {
  const moved = new Uint8Array(after.size)
  if (before === after) return moved
  for (const id of after.decisions) {
    if (!before.decisions.includes(id)) continue
    const [from, to] = [before.answersOf(id), after.answersOf(id)]
    const [here, there] = [before.placesOf(id), after.placesOf(id)]
    const isOther = from.map((one) => to.map((other) => !sameAnswer(one, other)))
    for (let row = 0; row < after.size; row++) {
      if (isOther[here[row] ?? 0]?.[there[row] ?? 0] === true) moved[row] = 1
    }
  }
  return moved
}

const ordered = new WeakMap<readonly Nominal[], Uint32Array>()

function byRef(people: readonly Nominal[]): Uint32Array {
  const known = ordered.get(people)
  if (known !== undefined) return known
  const rows = Uint32Array.from(people.keys())
  const refs = people.map(({ ref }) => ref)
  rows.sort((one, other) => compare(refs[one] ?? '', refs[other] ?? ''))
  ordered.set(people, rows)
  return rows
}

function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
