import type { Facts, FactValue } from '../../vocabulary/fact.ts'
import type { Node } from '../../diagram/diagram.ts'
import type { Compiled } from '../../diagram/compile.ts'
import { restrict } from '../../diagram/restrict.ts'
import { assumptionsHere, look, situate, under, type Situation } from '../../decision/situation.ts'
import { goalNode, reportsBearing } from './goal.ts'
import { listMoves, withRecords } from './list.ts'
import type { Move, Turn } from './move.ts'
import { byCost, irreducible, waysIn, type Space, type Way } from './search.ts'

/** Every set of so few facts is looked at; where none is enough, one with the fewest facts is found. */
const fewFacts = 4
/** Figures that lists give and nobody has supplied: so many are tried as supplied, together. */
const fewSupplied = 3

/** A space with what is needed to put its ways into words. */
export interface Room extends Space {
  readonly compiled: Compiled
  readonly open: Situation['open']
  /** The goal before lists are put in: it asks the facts that are derived from them. */
  readonly beforeLists: Node
  /** The same without the assumptions, and without what is only to be reported. */
  readonly plainly: Node
}

/** One room for each choice of the figures that may be supplied in place of what lists give. */
export function roomsOf(situation: Situation, facts: Facts, node: Node, moves: readonly Move[]): Room[] {
  const { compiled } = situation
  const { store } = compiled
  const suppliable = moves.filter(({ supplied }) => supplied).slice(0, fewSupplied)
  const reports = compiled.assumptions.flatMap(({ reasons }, at) =>
    reasons || situation.contradicted.includes(at) ? [] : [at],
  )
  return subsets(suppliable).map((supplied): Room => {
    const loose = loosened(situation, facts, moves, supplied)
    const whole = under(loose, node)
    const bearing = reportsBearing(compiled, whole, reports)
    const goal = goalNode(compiled, whole, bearing)
    const root = look(loose, goal)
    const usable = [
      ...moves.filter((move) => !move.supplied || supplied.includes(move)),
      ...listMoves(compiled, loose.open, facts),
    ]
    return {
      compiled,
      store,
      root,
      moves: new Map(usable.map((move) => [move.number, move])),
      picked: new Set(supplied.map(({ number }) => number)),
      free: 2 ** bearing.length - 1,
      open: loose.open,
      beforeLists: restrict(store, goal, loose.known),
      plainly: restrict(store, goalNode(compiled, node, []), loose.known),
    }
  })
}

/** The situation with everything open that may be otherwise, and with the assumptions that then can hold. */
export function loosened(
  situation: Situation,
  facts: Facts,
  moves: readonly Move[],
  supplied: readonly Move[],
): Situation {
  const { compiled } = situation
  const given = Object.fromEntries(
    supplied.map(({ fact, turns }): [string, FactValue] => [fact, (turns[0] as Turn).value]),
  )
  const base = supplied.length === 0 ? situation : situate(compiled, { ...facts, ...given })
  const known = Int32Array.from(base.known)
  for (const { number } of moves) known[number] = -1
  const loose = { ...base, known, open: withRecords(base, facts) }
  return { ...loose, ...assumptionsHere(loose) }
}

/** A way with the room that it was found in. */
export interface Found {
  readonly way: Way
  readonly room: Room
}

/**
 * The ways of all rooms together; with new contradictions only where there are none without.
 *
 * Records that stand for all there could be do so together. Those of one list, beside another that stays
 * open, may not be right whatever the other is, so `isReal` looks at each; what lists seemed to make
 * needless is then looked for without them.
 */
export function waysThrough(
  rooms: readonly Room[],
  isReal: (way: Way) => boolean,
): { readonly strict: boolean; readonly ways: readonly Found[] } {
  for (const strict of [true, false]) {
    const all = strict ? rooms : rooms.map((room) => ({ ...room, free: 0 }))
    for (const search of [
      { most: fewFacts, best: false },
      { most: Infinity, best: true },
    ]) {
      const found = through(all, search)
      const real = found.filter(({ way }) => !hasList(way) || isReal(way))
      const others = real.length < found.length ? through(all.map(withoutLists), search) : []
      const ways = kept([...real, ...others])
      if (ways.length > 0) return { strict, ways: search.best ? ways.slice(0, 1) : ways }
    }
  }
  return { strict: true, ways: [] }
}

function through(rooms: readonly Room[], search: Parameters<typeof waysIn>[1]): Found[] {
  return rooms.flatMap((room) =>
    waysIn(room, search).map((way): Found => ({ way: asDeclared(room, way), room })),
  )
}

/** Facts in the order in which the policy declares them, not that in which diagrams ask. */
function asDeclared({ compiled }: Room, way: Way): Way {
  const ids = Object.keys(compiled.policy.facts)
  const place = ({ move }: Way['picks'][number]) => ids.indexOf(move.fact)
  return { ...way, picks: way.picks.toSorted((a, b) => place(a) - place(b)) }
}

function kept(found: readonly Found[]): Found[] {
  const ways = new Set(irreducible(found.map(({ way }) => way)))
  return found.filter(({ way }) => ways.has(way)).sort((a, b) => byCost(a.way, b.way))
}

function hasList({ picks }: Way): boolean {
  return picks.some(({ move }) => isList(move))
}

function isList({ variable }: Move): boolean {
  return variable === undefined
}

function withoutLists(room: Room): Room {
  return { ...room, moves: new Map([...room.moves].filter(([, move]) => !isList(move))) }
}

function subsets<T>(all: readonly T[]): T[][] {
  return all.reduce<T[][]>((sets, each) => [...sets, ...sets.map((set) => [...set, each])], [[]])
}
