import { isLeaf, type Node, type Store } from '../../diagram/diagram.ts'
import { IomRulesError } from '../../vocabulary/issue.ts'
import { compareText } from '../../vocabulary/order.ts'
import { allEnds, endsIn, type Ends } from './goal.ts'
import type { Move, Turn } from './move.ts'

/** One value that a fact is to have instead. */
export interface Picked {
  readonly move: Move
  readonly turn: Turn
}

/** Values of facts that together make the outcome certain, and what they cost. */
export interface Way {
  readonly picks: readonly Picked[]
  readonly crossed: number
  readonly changed: number
  readonly distance: number
}

/** Where ways are looked for. */
export interface Space {
  readonly store: Store
  readonly root: Node
  /** By variable. What is not here is open, and has to be right whatever it is. */
  readonly moves: ReadonlyMap<number, Move>
  /** Variables of which a value has to be picked. */
  readonly picked: ReadonlySet<number>
  /** Bits: conditions that some combination has to be free to meet. */
  readonly free: number
}

/** Sets of nodes that may be looked at before the search is given up. */
const stateBudget = 100_000
const nothing: Way = { picks: [], crossed: 0, changed: 0, distance: 0 }

/**
 * The ways to an outcome: for each set of facts that can bring it about and of which none can be left
 * out, the nearest values, up to `most` facts at a time. With `best`, only one: no way has fewer facts,
 * and none with as many is nearer.
 *
 * @throws IomRulesError `TOO_COMPLEX` when there is too much to look through
 */
export function waysIn(
  space: Space,
  { most, best, states = stateBudget }: { most: number; best: boolean; states?: number },
): readonly Way[] {
  const { store, moves, picked } = space
  const ends = endsIn(store)
  const memo = new Map<string, readonly Way[]>()
  const walk = (nodes: readonly Node[]): readonly Way[] => {
    const each = nodes.map(ends)
    if (!isOpen(space, each)) return []
    const level = levelOf(store, nodes)
    if (level === null) return [nothing]
    const key = nodes.join()
    const known = memo.get(key)
    if (known !== undefined) return known
    if (memo.size >= states) throw tooMuch()
    const move = moves.get(level)
    const found: Way[] = []
    if (move === undefined || (move.now < 0 && !picked.has(level)))
      found.push(...walk(below(store, nodes, level)))
    else if (move.now >= 0) found.push(...walk(below(store, nodes, level, [move.now])))
    const tried = new Set<string>()
    for (const turn of move?.turns ?? []) {
      const next = below(store, nodes, level, [turn.at])
      // Many lists come to the same; the first has the fewest records.
      if (move?.variable === undefined && tried.has(next.join())) continue
      tried.add(next.join())
      for (const way of walk(next))
        if (way.picks.length < most) found.push(withPick(way, { move: move as Move, turn }))
    }
    const kept = best ? found.toSorted(byCost).slice(0, 1) : irreducible(found)
    memo.set(key, kept)
    return kept
  }
  return walk([space.root])
}

/** Would the outcome be certain if each of these facts had any of these classes, and the others stayed? */
export function isCertain(space: Space, classes: ReadonlyMap<number, readonly number[]>): boolean {
  const { store, moves } = space
  const ends = endsIn(store)
  let nodes: readonly Node[] = [space.root]
  for (let level = levelOf(store, nodes); level !== null; level = levelOf(store, nodes)) {
    const now = moves.get(level)?.now ?? -1
    nodes = below(store, nodes, level, classes.get(level) ?? (now < 0 ? undefined : [now]))
  }
  const each = nodes.map(ends)
  return isOpen(space, each)
}

/** Can the outcome still be certain, as far as one look at the nodes tells? */
function isOpen({ free }: Space, each: readonly Ends[]): boolean {
  if (each.some(({ kinds }) => kinds === 1)) return false
  const all = allEnds(each)
  return (all.kinds & 2) !== 0 && (all.free & free) === free
}

/** The variable that the nodes ask first; `null` when they are all leaves. */
function levelOf(store: Store, nodes: readonly Node[]): number | null {
  let level: number | null = null
  for (const node of nodes)
    if (!isLeaf(store, node) && (level === null || store.level(node) < level)) level = store.level(node)
  return level
}

/** What the nodes come to once a variable has one of some classes; any class, where none are named. */
function below(store: Store, nodes: readonly Node[], level: number, classes?: readonly number[]): Node[] {
  const all = nodes.flatMap((node) => {
    if (store.level(node) !== level) return [node]
    const children = store.children(node)
    return classes === undefined ? children : classes.map((at) => children[at] as Node)
  })
  return [...new Set(all)].sort((a, b) => a - b)
}

function withPick(way: Way, pick: Picked): Way {
  return {
    picks: [pick, ...way.picks],
    crossed: way.crossed + (pick.turn.crosses ? 1 : 0),
    changed: way.changed + (pick.move.kind === 'change' ? 1 : 0),
    distance: way.distance + pick.turn.distance,
  }
}

/**
 * The order in which ways are offered: fewest facts first; a day that is to come rather stays to come;
 * what may already be so comes before what would have to change; then the nearest.
 */
export function byCost(a: Way, b: Way): number {
  return (
    a.picks.length - b.picks.length ||
    a.crossed - b.crossed ||
    a.changed - b.changed ||
    a.distance - b.distance ||
    compareText(namesOf(a), namesOf(b))
  )
}

function namesOf({ picks }: Way): string {
  return picks
    .map(({ move }) => move.fact)
    .sort()
    .join()
}

/** Of each set of facts the nearest way, and none of a set that holds another which is enough. */
export function irreducible(ways: readonly Way[]): Way[] {
  const kept: Way[] = []
  for (const way of ways.toSorted(byCost)) {
    const facts = new Set(way.picks.map(({ move }) => move.fact))
    if (!kept.some(({ picks }) => picks.every(({ move }) => facts.has(move.fact)))) kept.push(way)
  }
  return kept
}

function tooMuch(): IomRulesError {
  const message = 'There are too many ways to another answer to look through them all.'
  return new IomRulesError('TOO_COMPLEX', message)
}
