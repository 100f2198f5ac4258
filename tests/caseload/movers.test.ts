// Who moves between two values of a parameter, read off a sweep; and what is refused.
import { describe, expect, test } from 'vitest'
import {
  generate,
  movedRows,
  movesOf,
  moversBetween,
  openCaseload,
  sweep,
  underPolicy,
  withNominals,
  withParameters,
} from '@iom-rules/core/caseload'
import { asAt, cheshire } from './policies.ts'

const people = [...generate(cheshire, { count: 300, seed: 21, asAt, unknownRate: 0.2 })]
const caseload = openCaseload(cheshire, people, { asAt })
const all = sweep(caseload, 'cssThreshold', { from: 0, to: 5000 })

describe('moversBetween', () => {
  test.each([
    [1000, 1400],
    [1400, 1000],
    [0, 5000],
    [1000, 1000],
  ])('from %d to %d: those who get another answer, and which', (from, to) => {
    const [before, after] = [from, to].map((cssThreshold) =>
      underPolicy(caseload, withParameters(cheshire, { cssThreshold })),
    ) as [typeof caseload, typeof caseload]
    const movers = moversBetween(all, 'cohort', from, to)
    expect(movers.map(({ row }) => row)).toEqual(movedRows(before, after, 'cohort'))
    for (const { from, to, total } of movesOf(before, after, 'cohort'))
      expect(movers.filter((mover) => mover.from === from && mover.to === to)).toHaveLength(total)
    expect(movers.length > 0).toBe(from !== to)
  })

  test('refuses a value outside the sweep, and a decision it does not hold', () => {
    expect(() => moversBetween(all, 'cohort', 1000, 6000)).toThrow(
      'followed from 0 to 5000; 6000 lies outside',
    )
    expect(() => moversBetween(all, 'status', 1000, 1200)).toThrow('Decisions: cohort, panelItems')
  })
})

describe('what does not go together', () => {
  test('other people are not compared', () => {
    const others = openCaseload(cheshire, people.slice(1), { asAt })
    expect(() => movesOf(caseload, others, 'cohort')).toThrow('do not hold the same people')
  })

  test('a row that there is not is not changed', () => {
    const [first] = people
    if (first === undefined) throw new Error('nobody')
    expect(() => withNominals(caseload, new Map([[300, first]]))).toThrow(
      'from 0 to 299; there is no row 300',
    )
  })
})
