// What is known, and what lists leave open, put into a diagram: held against the same function built anew.
import { describe, expect, it } from 'vitest'
import type { Worlds } from '../../packages/core/src/diagram/completions.ts'
import { excluded, openStore } from '../../packages/core/src/diagram/diagram.ts'
import type { Group, Member } from '../../packages/core/src/diagram/group.ts'
import { confine, embed, restrict, type Allowed } from '../../packages/core/src/diagram/restrict.ts'
import { diceOf } from '../properties/dice.ts'
import { diagramOf, type Assignment, type Widths } from './small.ts'

function made(seed: number) {
  const dice = diceOf(seed)
  const widths: Widths = Array.from({ length: 4 }, () => 2 + dice.below(2))
  const values = new Map<string, number>()
  const value = (assignment: Assignment) => {
    const key = assignment.join()
    const found = values.get(key) ?? dice.below(2)
    values.set(key, found)
    return found
  }
  return { dice, widths, value }
}

const seeds = Array.from({ length: 20 }, (_, at) => at + 1)

describe('a diagram', () => {
  it('in which some facts are known asks only the others', () => {
    for (const seed of seeds) {
      const { dice, widths, value } = made(seed)
      const store = openStore()
      const root = diagramOf(store, widths, value)
      // Of facts past the end nothing is said, so nothing is known.
      const known = Int32Array.from(widths.slice(0, 1 + dice.below(4)), (width) => dice.below(width + 1) - 1)
      const left = (assignment: Assignment) =>
        value(
          assignment.map((at, variable) => ((known[variable] ?? -1) < 0 ? at : (known[variable] as number))),
        )
      expect(restrict(store, root, known)).toBe(diagramOf(store, widths, left))
    }
  })
  it('confined to some classes excludes all the others', () => {
    for (const seed of seeds) {
      const { dice, widths, value } = made(seed)
      const store = openStore()
      const root = diagramOf(store, widths, value)
      const allowed = new Map<number, Allowed>()
      // In no order: it is the diagram that has one.
      for (const variable of [2, 0, 3, 1].filter(() => dice.chance(0.6))) {
        const count = widths[variable] as number
        const classes = Array.from({ length: count }, (_, at) => at).filter(() => dice.chance(0.6))
        allowed.set(variable, { classes, count })
      }
      const left = (assignment: Assignment) =>
        [...allowed].every(([variable, { classes }]) => classes.includes(assignment[variable] as number))
          ? value(assignment)
          : excluded
      expect(confine(store, root, allowed)).toBe(diagramOf(store, widths, left))
    }
  })
})

describe('lists in place of the facts derived from them', () => {
  /** Facts 2 and 3 of four are derived from lists 0 and 1, of which each can be one of so many. */
  function embedded(
    sizes: readonly number[],
    classes: Worlds['classes'],
    given = made(7),
    lists = ['b', 'a'],
  ) {
    const { value } = given
    const store = openStore()
    const widths = [...sizes, 12, 12]
    const root = diagramOf(store, widths, ([, , one, other]) => value([one as number, other as number]))
    const members = [2, 3].map((variable) => ({ variable, classes: { count: 12 }, derived: {} }) as Member)
    const carriers = lists.map((fact) => ({ fact, size: sizes[['a', 'b'].indexOf(fact)] as number }))
    const worlds = { carriers, classes }
    const node = embed(store, root, {} as Group, members, worlds, (fact) => ['a', 'b'].indexOf(fact))
    return { store, widths, node, value }
  }

  it('are asked in the order of their names, whatever the order in which they are told', () => {
    const { store, widths, node, value } = embedded([2, 3], ([b, a]) => [[a as number], [b as number]])
    expect(node).toBe(diagramOf(store, widths, ([a, b]) => value([a as number, b as number])))
  })
  it('are not asked where there is one way they can be', () => {
    const { store, widths, node, value } = embedded([1, 3], ([b, a]) => [[a as number], [b as number]])
    expect(node).toBe(diagramOf(store, widths, ([, b]) => value([0, b as number])))
  })
  it('are told apart by the twelfth class as by the second', () => {
    const { store, widths, node, value } = embedded([2, 1], ([, a]) => (a === 0 ? [[1], [11]] : [[11], [1]]))
    expect(value([1, 11])).not.toBe(value([11, 1]))
    expect(node).toBe(diagramOf(store, widths, ([a]) => (a === 0 ? value([1, 11]) : value([11, 1]))))
  })
  it('leave open what a weight that is unknown leaves open', () => {
    const { store, widths, node, value } = embedded([1, 2], ([b]) => [[3], b === 0 ? [1, 2] : [4]])
    const left = ([, b, , other]: Assignment) => {
      if (b === 1) return value([3, 4])
      return other === 1 || other === 2 ? value([3, other]) : excluded
    }
    expect(node).toBe(diagramOf(store, widths, left))
  })
  it('are put in also where the facts are asked last, after what ends at once', () => {
    const store = openStore()
    const widths = [2, 3, 2]
    const root = diagramOf(store, widths, ([, plain, derived]) => (plain === 2 ? (derived as number) : 0))
    const member = { variable: 2, classes: { count: 2 }, derived: {} } as Member
    const worlds: Pick<Worlds, 'carriers' | 'classes'> = {
      carriers: [{ fact: 'a', size: 2 }],
      classes: ([a]) => [[a as number]],
    }
    const node = embed(store, root, {} as Group, [member], worlds, () => 0)
    expect(node).toBe(diagramOf(store, widths, ([a, plain]) => (plain === 2 ? (a as number) : 0)))
  })
})
