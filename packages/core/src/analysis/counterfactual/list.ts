import type { FactList, Facts } from '../../vocabulary/fact.ts'
import type { Compiled } from '../../diagram/compile.ts'
import { worldsOf } from '../../diagram/completions.ts'
import { product } from '../../diagram/product.ts'
import type { Origins } from '../../diagram/ways.ts'
import type { Situation } from '../../decision/situation.ts'
import type { Move } from './move.ts'
import type { Way } from './search.ts'

type Open = Situation['open'][number]

const whollyUnknown = new WeakMap<Compiled, Map<string, Open>>()

/** What is open in a situation, with records that give each way in which an unknown list can matter. */
export function withRecords(situation: Situation, facts: Facts): readonly Open[] {
  const { compiled, open } = situation
  let remembered = whollyUnknown.get(compiled)
  if (remembered === undefined) whollyUnknown.set(compiled, (remembered = new Map()))
  const shared = remembered
  return open.map((entry): Open => {
    const { group, members } = entry
    const make = (): Open => {
      const origins: Origins = new WeakMap()
      return { ...entry, worlds: worldsOf(group, members, facts, { origins }), embedded: new Map() }
    }
    if ([...group.lists, ...group.periodLists].some((list) => !isUnknown(facts, list))) return make()
    const key = members.map(({ id }) => id).join()
    const made = shared.get(key) ?? make()
    shared.set(key, made)
    return made
  })
}

/** The lists of which nothing is known, as facts that may turn out to be one thing or another. */
export function listMoves({ carriers }: Compiled, open: readonly Open[], facts: Facts): Move[] {
  return open.flatMap(({ worlds }) =>
    worlds.carriers.flatMap(({ fact, size }, position): Move[] => {
      if (!isUnknown(facts, fact)) return []
      const turns = Array.from({ length: size }, (_, at) => {
        const choice = worlds.carriers.map((_, place) => (place === position ? at : 0))
        const value = worlds.lists(choice)[fact] as FactList
        return { at, value, distance: 0, crosses: false }
      }).sort((a, b) => a.value.length - b.value.length)
      const number = carriers.indexOf(fact)
      return [{ fact, number, kind: 'learn', from: null, now: -1, turns, supplied: false }]
    }),
  )
}

function isUnknown(facts: Facts, list: string): boolean {
  return facts[list] === undefined || facts[list] === null
}

/** The classes that facts derived from lists can still have, once lists are what a way makes them. */
export function classesAfter(open: readonly Open[], { picks }: Way): Map<number, readonly number[]> {
  const found = new Map<number, readonly number[]>()
  for (const { worlds, members } of open) {
    const chosen = worlds.carriers.map(({ fact }) => picks.find(({ move }) => move.fact === fact)?.turn.at)
    if (chosen.every((at) => at === undefined)) continue
    const possible = members.map(() => new Set<number>())
    const sizes = worlds.carriers.map(({ size }, at) => (chosen[at] === undefined ? size : 1))
    for (const choice of product(sizes)) {
      const classes = worlds.classes(choice.map((at, place) => chosen[place] ?? at))
      classes.forEach((own, at) => own.forEach((each) => (possible[at] as Set<number>).add(each)))
    }
    members.forEach(({ variable }, at) => found.set(variable, [...(possible[at] as Set<number>)]))
  }
  return found
}
