// Sets of people as few cubes: each takes in all that it may, and no two describe the same.
import { describe, expect, test } from 'vitest'
import { cover, nodeOf, type Cube } from '../../packages/core/src/analysis/cover.ts'
import { NO, openStore, YES, type Store } from '../../packages/core/src/diagram/diagram.ts'
import { assignmentsOf, diagramOf, valueAt, type Assignment } from '../diagram/small.ts'

const widths = [2, 3, 2]
const widthOf = (variable: number) => widths[variable] as number
const everybody = () => true

type Holds = (assignment: Assignment) => boolean

function coverOf(wanted: Holds, universe: Holds = everybody, most = 100): unknown[][] {
  const store = openStore()
  const diagram = (holds: Holds) => diagramOf(store, widths, (each) => Number(holds(each)))
  return cover(store, diagram(wanted), diagram(universe), widthOf, most).map((cube) => [...cube])
}

const membersOf = (store: Store, cube: Cube) =>
  assignmentsOf(widths).filter((each) => valueAt(store, nodeOf(store, cube, widthOf), each) === 1)

describe('a set', () => {
  test('of nobody has no cube, and of everybody one that asks nothing', () => {
    expect(coverOf(() => false)).toEqual([])
    expect(coverOf(everybody)).toEqual([[]])
  })

  test('is asked about as little as can be', () => {
    expect(coverOf(([a]) => a === 1)).toEqual([[[0, [1]]]])
    expect(coverOf(([, b]) => b !== 1)).toEqual([[[1, [0, 2]]]])
    expect(coverOf(([a, b, c]) => a === 0 && b !== 0 && c === 1)).toEqual([
      [
        [0, [0]],
        [1, [1, 2]],
        [2, [1]],
      ],
    ])
  })

  test('of either is two, of which the second takes nothing that the first has', () => {
    expect(coverOf(([a, , c]) => a === 1 || c === 1)).toEqual([
      [[2, [1]]],
      [
        [0, [1]],
        [2, [0]],
      ],
    ])
  })

  test('with nothing in common is one for each', () => {
    expect(coverOf(([a, b, c]) => (a === 0 && b === 0) || (a === 1 && b === 2 && c === 0))).toEqual([
      [
        [0, [0]],
        [1, [0]],
      ],
      [
        [0, [1]],
        [1, [2]],
        [2, [0]],
      ],
    ])
  })

  test('may be described with what nobody can be', () => {
    const wanted: Holds = ([a, b]) => a === 1 && b === 2
    expect(coverOf(wanted, ([a, b]) => a === 1 || b !== 2)).toEqual([[[1, [2]]]])
    expect(coverOf(wanted, ([, b]) => b !== 2)).toEqual([])
    const third: Holds = ([, b, c]) => b === 2 && c === 0
    const isPossible: Holds = ([a, b, c]) => !(b === 2 && c === 1) && !(a === 0 && b === 0 && c === 0)
    expect(coverOf(third, isPossible)).toEqual([[[1, [2]]]])
  })

  test('is described in so many cubes at most', () => {
    const odd: Holds = (each) => each.reduce((sum, at) => sum + at, 0) % 2 === 1
    const all = coverOf(odd)
    expect(all.length).toBe(4)
    for (const most of [0, 1, 2, 3, 4]) expect(coverOf(odd, everybody, most)).toEqual(all.slice(0, most))
  })
})

describe('a cube', () => {
  test('is everybody of whom each of its parts is true', () => {
    const store = openStore()
    const cube: Cube = new Map([
      [2, [1]],
      [1, [0, 2]],
    ])
    expect(membersOf(store, cube)).toEqual([
      [0, 0, 1],
      [0, 2, 1],
      [1, 0, 1],
      [1, 2, 1],
    ])
  })

  test('without parts is everybody, and with an empty one nobody', () => {
    const store = openStore()
    expect(nodeOf(store, new Map(), widthOf)).toBe(YES)
    expect(nodeOf(store, new Map([[1, []]]), widthOf)).toBe(NO)
  })
})

test('cubes are the whole set and nothing besides, and no two have anybody in common', () => {
  // Eight sets that are put together in different ways.
  for (let seed = 0; seed < 8; seed += 1) {
    const wanted: Holds = ([a, b, c]) =>
      (a === 1) === (seed % 2 === 1) || (b === seed % 3 && (c === 1) === seed > 3)
    const store = openStore()
    const set = diagramOf(store, widths, (each) => Number(wanted(each)))
    const members = cover(store, set, YES, widthOf, 100).flatMap((cube) => membersOf(store, cube))
    const sorted = members.map((each) => each.join()).sort()
    expect(sorted).toEqual(
      assignmentsOf(widths)
        .filter(wanted)
        .map((each) => each.join()),
    )
  }
})
