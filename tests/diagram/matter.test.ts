// Which variables can still matter, held against the definition: everything that can be learned is tried.
import { describe, expect, it } from 'vitest'
import { excluded, openStore } from '../../packages/core/src/diagram/diagram.ts'
import { cofactor, mattering } from '../../packages/core/src/diagram/matter.ts'
import { diceOf } from '../properties/dice.ts'
import { assignmentsOf, diagramOf, type Assignment, type Widths } from './small.ts'

interface Made {
  readonly widths: Widths
  readonly learnable: readonly boolean[]
  readonly value: (assignment: Assignment) => number
}

/** By the definition: does learning this variable leave out a leaf, after learning some of the others or none? */
function matters({ widths, learnable, value }: Made, variable: number): boolean {
  if (learnable[variable] !== true) return false
  const all = assignmentsOf(widths).map((assignment) => ({ assignment, end: value(assignment) }))
  const admitted = all.filter(({ end }) => end !== excluded)
  // The last class of each stands for not having learned it.
  const partial = assignmentsOf(widths.map((width, at) => (learnable[at] === true ? width + 1 : 1)))
  return partial
    .filter((each) => each[variable] === widths[variable])
    .some((each) => {
      const fits = admitted.filter(({ assignment }) =>
        each.every((at, position) => {
          const open = learnable[position] !== true || at === widths[position]
          return open || assignment[position] === at
        }),
      )
      const ends = new Set(fits.map(({ end }) => end)).size
      return Array.from({ length: widths[variable] as number }, (_, at) =>
        fits.filter(({ assignment }) => assignment[variable] === at),
      ).some((left) => left.length > 0 && new Set(left.map(({ end }) => end)).size < ends)
    })
}

/** @param open how many variables of ten cannot be learned */
function made(seed: number, open: number): Made {
  const dice = diceOf(seed)
  const widths = Array.from({ length: 4 }, () => 2 + dice.below(2))
  const learnable = widths.map(() => dice.below(10) >= open)
  const out = dice.oneOf([0.2, 0.5, 0.8])
  const most = dice.oneOf([1, 2, 2, 3])
  const asked = widths.map(() => dice.chance(0.8))
  const values = new Map<string, number>()
  const value = (assignment: Assignment) => {
    const key = assignment.map((at, position) => (asked[position] === true ? at : 0)).join()
    const found = values.get(key) ?? (dice.chance(out) ? excluded : dice.below(most))
    values.set(key, found)
    return found
  }
  return { widths, learnable, value }
}

describe('a fact matters exactly where learning it can leave out an answer', () => {
  it.each([
    ['where all facts can be learned', 0],
    ['where some cannot', 3],
    ['where most cannot', 7],
  ])('%s', (_, open) => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const each = made(seed * 10 + open, open)
      const store = openStore()
      const root = diagramOf(store, each.widths, each.value)
      // Only facts are asked about, never the ends.
      const learnable = (variable: number) => {
        if (variable >= each.learnable.length) throw new Error(`there is no variable ${variable}`)
        return each.learnable[variable] === true
      }
      const found = [...mattering(store, root, learnable)].sort((a, b) => a - b)
      const expected = each.widths.flatMap((_, variable) => (matters(each, variable) ? [variable] : []))
      expect([seed, found]).toEqual([seed, expected])
    }
  })
})

describe('a fact does not matter', () => {
  it('where it only tells what is left out, however many classes others have', () => {
    const each: Made = {
      widths: [2, 2, 3],
      learnable: [true, true, true],
      value: ([a, b, c]) => (a === 0 && b === 1 ? excluded : (c as number)),
    }
    const store = openStore()
    const found = mattering(store, diagramOf(store, each.widths, each.value), () => true)
    expect([...found]).toEqual([2])
    expect([0, 1, 2].filter((variable) => matters(each, variable))).toEqual([2])
  })
})

describe('two facts that the assumptions hold alike', () => {
  it('do not matter, whatever a third comes to', () => {
    const each: Made = {
      widths: [2, 2, 2],
      learnable: [true, true, true],
      value: ([a, b, c]) => (b === c ? (a as number) : excluded),
    }
    const store = openStore()
    expect([...mattering(store, diagramOf(store, each.widths, each.value), () => true)]).toEqual([0])
    expect([0, 1, 2].filter((variable) => matters(each, variable))).toEqual([0])
  })
})

describe('the diagram once a fact is known', () => {
  it('is the one of what is left', () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const { widths, value } = made(seed, 0)
      const store = openStore()
      const root = diagramOf(store, widths, value)
      for (const [variable, width] of widths.entries())
        for (let at = 0; at < width; at += 1) {
          const known = (assignment: Assignment) => value(assignment.with(variable, at))
          expect(cofactor(store, root, variable, at)).toBe(diagramOf(store, widths, known))
        }
    }
  })
})
