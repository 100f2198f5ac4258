import { isLeaf, NO, YES, type Node, type Store } from '../../diagram/diagram.ts'
import type { Facts, Scalar } from '../../vocabulary/fact.ts'
import type { Choice } from './choices.ts'
import { reachedBy, type Effect } from './effects.ts'
import type { JourneyEvent } from '../timeline.ts'
import type { Space } from './space.ts'
import { firstOf } from './values.ts'

/** A cell for each level that a path decides. */
export type Path = ReadonlyMap<number, number>

/** The facts that anybody can have on the first day: none that are never to come lie after it. */
export function startsIn({ store, axes, days }: Space): Node {
  const { asAt } = firstOf(days)
  return axes.toReversed().reduce(
    (below, axis) =>
      store.make(
        axis.level,
        axis.cells.map((_, cell) => (cell === axis.unknown || axis.isBy(cell, asAt) ? below : NO)),
      ),
    YES as Node,
  )
}

/** The same question about the facts after an event. */
export function afterwards(space: Space, node: Node, effects: readonly Effect[]): Node {
  const moved = new Set(effects.map(({ axis }) => axis.level))
  if (moved.size === 0) return node
  return relabel(space.store, node, (level) => (moved.has(level) ? level + 1 : level))
}

/** Where a relation leads: the facts afterwards, whatever they were before. */
export function imageOf(space: Space, relation: Node, effects: readonly Effect[]): Node {
  const { store } = space
  if (effects.length === 0) return relation
  const changed = new Set(effects.map(({ axis }) => axis.level))
  const memo = new Map<Node, Node>()
  const forget = (node: Node): Node => {
    if (isLeaf(store, node)) return node
    const done = memo.get(node)
    if (done !== undefined) return done
    const children = store.children(node).map(forget)
    const level = store.level(node)
    const made = changed.has(level)
      ? children.reduce((left, right) => store.combine('or', left, right, (a, b) => a | b))
      : store.make(level, children)
    memo.set(node, made)
    return made
  }
  return relabel(store, forget(relation), (level) => (changed.has(level - 1) ? level - 1 : level))
}

/** The same diagram at other levels, which must keep their order. */
function relabel(store: Store, root: Node, levelOf: (level: number) => number): Node {
  const memo = new Map<Node, Node>()
  const walk = (node: Node): Node => {
    if (isLeaf(store, node)) return node
    const done = memo.get(node)
    if (done !== undefined) return done
    const made = store.make(levelOf(store.level(node)), store.children(node).map(walk))
    memo.set(node, made)
    return made
  }
  return walk(root)
}

export function both(space: Space, left: Node, right: Node): Node {
  return space.store.combine('and', left, right, (a, b) => a & b)
}

/** The left one, where the right one is not. */
export function without(space: Space, left: Node, right: Node): Node {
  return space.store.combine('without', left, right, (a, b) => a & (1 - b))
}

export function either(space: Space, left: Node, right: Node): Node {
  return space.store.combine('or', left, right, (a, b) => a | b)
}

/** YES where the leaf of a diagram is the wanted one. */
export function where(space: Space, node: Node, wanted: number): Node {
  return space.store.map(`where ${wanted}`, node, (value) => (value === wanted ? YES : NO))
}

/** A way down to a leaf, and what it costs: the more the more facts are known on it. */
export interface Way {
  readonly path: Path
  readonly cost: number
}

/** A way down to a leaf, with as few known facts as can be; `null` where none leads there. */
export function wayTo(space: Space, root: Node, leaf: number = YES, fixed: Path = new Map()): Way | null {
  const { store, axes } = space
  const memo = new Map<Node, { readonly cost: number; readonly cell: number } | null>()
  const best = (node: Node): { readonly cost: number; readonly cell: number } | null => {
    if (isLeaf(store, node)) return store.value(node) === leaf ? { cost: 0, cell: -1 } : null
    const done = memo.get(node)
    if (done !== undefined) return done
    const level = store.level(node)
    const unknown = axes[level >> 1]?.unknown
    const only = fixed.get(level)
    let found: { readonly cost: number; readonly cell: number } | null = null
    const children = store.children(node)
    for (let cell = children.length - 1; cell >= 0; cell -= 1) {
      if (only !== undefined && only !== cell) continue
      const next = best(children[cell] as Node)
      if (next === null) continue
      // A fact known at the start weighs more than one that an event brings.
      const cost = next.cost + (cell === unknown ? 0 : level % 2 === 0 ? 2 : 1)
      if (found === null || cost < found.cost || (cost === found.cost && found.cell !== unknown))
        found = { cost, cell }
    }
    memo.set(node, found)
    return found
  }
  const whole = best(root)
  if (whole === null) return null
  const path = new Map(fixed)
  for (let node = root; !isLeaf(store, node);) {
    const { cell } = best(node) as { cell: number }
    path.set(store.level(node), cell)
    node = store.children(node)[cell] as Node
  }
  return { path, cost: whole.cost }
}

/** The cell of each fact before an event; what a path leaves open is not known. */
export function cellsBefore(space: Space, path: Path): number[] {
  return space.axes.map((axis) => path.get(axis.level) ?? axis.unknown)
}

/** The cell of each fact after an event. */
export function cellsAfter(space: Space, path: Path, effects: readonly Effect[]): number[] {
  const cells = cellsBefore(space, path)
  const next = [...cells]
  for (const effect of effects) {
    const { axis } = effect
    // Where several are reached the path says which, or any will do: the first, which changes least.
    next[axis.at] = path.get(axis.level + 1) ?? (reachedBy(effect, cells)[0] as number)
  }
  return next
}

/** Facts with these cells. */
export function factsWith(space: Space, cells: readonly number[], background: number): Facts {
  const facts: Record<string, Facts[string]> = { ...space.backgrounds.facts(background) }
  for (const axis of space.axes) {
    const value = axis.cells[cells[axis.at] as number]
    if (value !== null && value !== undefined) facts[axis.fact] = value
  }
  return facts
}

/** The event itself: what was learnt is what is known afterwards and was not before. */
export function eventOf(
  space: Space,
  choice: Choice,
  before: readonly number[],
  after: readonly number[],
): JourneyEvent {
  const { learn, event, effects } = choice
  if (learn === undefined) return event
  const learnt: Record<string, Facts[string]> = { ...(event.payload?.[learn] as Facts | undefined) }
  for (const { axis } of effects) {
    if (before[axis.at] !== axis.unknown || after[axis.at] === axis.unknown) continue
    learnt[axis.fact] = axis.cells[after[axis.at] as number] as Scalar
  }
  return { ...event, payload: { ...event.payload, [learn]: learnt } }
}
