import type { Nominal } from '@iom-rules/core'
import { byHand, dayByDigits, type Handwritten } from '../handwritten.ts'
import { readColumns, type Columns } from '../handwritten-columns.ts'
import { decideColumns, deriveColumns, tallyOfTotals, type DerivedColumns } from '../handwritten-loop.ts'
import { invented, lineOf, today } from '../people.ts'
import type { Open } from './contender.ts'

/** Code written for this one policy: a function called row by row, and a loop over columns. */
export const open: Open = (most) => {
  const people = [...invented(Math.min(most, 100_000))]
  const columns = new Map<number, Columns>()
  const columnsOf = (size: number) => {
    const known = columns.get(size)
    if (known !== undefined) return known
    const made = readColumns(size <= people.length ? people.slice(0, size) : invented(size), size)
    columns.set(size, made)
    return made
  }
  const ready = new Map<number, DerivedColumns>()
  const prepare = (size: number) => void columnsOf(size)
  let kept: Handwritten | undefined
  return {
    answers: (count) =>
      people.slice(0, count).map(({ facts }) => {
        const answers = byHand(facts, today, dayByDigits)
        return lineOf((id) => answers[id as keyof Handwritten])
      }),
    tally: (count) => {
      const found = columnsOf(count)
      return tallyOfTotals(decideColumns(found, deriveColumns(found)))
    },
    jobs: {
      'by hand, row by row': {
        most: 100_000,
        run: (size) => {
          for (let at = 0; at < size; at += 1)
            kept = byHand((people[at] as Nominal).facts, today, dayByDigits)
          return kept
        },
      },
      'by hand, row by row, Date.parse': {
        most: 100_000,
        run: (size) => {
          for (let at = 0; at < size; at += 1) kept = byHand((people[at] as Nominal).facts, today)
          return kept
        },
      },
      'by hand, columns': {
        most: Number.POSITIVE_INFINITY,
        prepare,
        run: (size) => decideColumns(columnsOf(size), deriveColumns(columnsOf(size))),
      },
      'by hand, columns, derived facts ready': {
        most: Number.POSITIVE_INFINITY,
        prepare: (size) => void ready.set(size, deriveColumns(columnsOf(size))),
        run: (size) => decideColumns(columnsOf(size), ready.get(size) as DerivedColumns),
      },
    },
  }
}
