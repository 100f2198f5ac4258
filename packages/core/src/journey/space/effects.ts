import type { Day } from '../../vocabulary/day.ts'
import type { Facts } from '../../vocabulary/fact.ts'
import { NO, YES, type Node } from '../../diagram/diagram.ts'
import { product } from '../../diagram/product.ts'
import type { EventDeclaration } from '../../policy/process.ts'
import { sourcesOf, type Axis } from './axes.ts'
import { factsAfter } from '../effect.ts'
import { membershipFact } from '../roles.ts'
import type { JourneyEvent } from '../timeline.ts'
import type { Space } from './space.ts'

/** What an event does to one fact: the cells it can be in afterwards, by the cells of some facts before. */
export interface Effect {
  readonly axis: Axis
  /** The facts whose cells before tell; none where the event alone does. */
  readonly sources: readonly Axis[]
  /** For each combination of their cells, as {@link reachedBy} looks them up. */
  readonly to: readonly (readonly number[])[]
}

/** The cells that an effect leads to, given the cell of each fact before. */
export function reachedBy({ sources, to }: Effect, cells: readonly number[]): readonly number[] {
  const place = sources.reduce((at, source) => at * source.cells.length + (cells[source.at] as number), 0)
  return to[place] as readonly number[]
}

/** What an event does to the facts of a space, on a background. */
export function effectsOf(
  space: Space,
  declared: EventDeclaration,
  event: JourneyEvent,
  before: Facts,
): Effect[] {
  const effects = new Map<Axis, Effect>()
  for (const [fact, value] of Object.entries(declared.set ?? {})) {
    const axis = space.axisFor(fact)
    if (axis === undefined) continue
    const sources = sourcesOf(value).flatMap((id) => space.axisFor(id) ?? [])
    const to = product(sources.map(({ cells }) => cells.length)).map((cells) => {
      const known = sources.map((source, at) => [source.fact, source.cells[cells[at] as number] ?? null])
      const facts = { ...before, ...(Object.fromEntries(known) as Facts) }
      return [axis.cellOf(factsAfter(declared, facts, event)[fact])]
    })
    effects.set(axis, { axis, sources, to })
  }
  if (declared.learn === undefined) return [...effects.values()]
  for (const axis of space.axes)
    if (axis.fact !== membershipFact) effects.set(axis, learning(axis, effects.get(axis), event.day))
  return [...effects.values()]
}

/** What was not known may be known afterwards; what the event sets besides is what it is otherwise. */
function learning(axis: Axis, given: Effect | undefined, day: Day): Effect {
  const known = axis.cells
    .map((_, cell) => cell)
    .filter((cell) => cell !== axis.unknown && axis.isBy(cell, day))
  const sources = given === undefined ? [axis] : [...new Set([axis, ...given.sources])]
  const to = product(sources.map(({ cells }) => cells.length)).map((cells) => {
    const before: number[] = []
    sources.forEach((source, at) => (before[source.at] = cells[at] as number))
    const own = before[axis.at] as number
    const set = given === undefined ? [own] : reachedBy(given, before)
    return own === axis.unknown ? [...new Set([...set, ...known])] : set
  })
  return { axis, sources, to }
}

/** Where an event can lead, as a diagram over facts before and after it: YES where it can. */
export function relationOf(space: Space, effects: readonly Effect[]): Node {
  const { store } = space
  const and = (left: Node, right: Node) => store.combine('and', left, right, (a, b) => a & b)
  const or = (left: Node, right: Node) => store.combine('or', left, right, (a, b) => a | b)
  const oneOf = (level: number, count: number, cells: readonly number[]) =>
    store.make(
      level,
      Array.from({ length: count }, (_, cell) => (cells.includes(cell) ? YES : NO)),
    )
  return effects
    .map(({ axis, sources, to }) => {
      const after = (cells: readonly number[]) => oneOf(axis.level + 1, axis.cells.length, cells)
      const [source, ...more] = sources
      if (source === undefined) return after(to[0] as readonly number[])
      if (more.length === 0 && source.level <= axis.level) return store.make(source.level, to.map(after))
      return product(sources.map(({ cells }) => cells.length))
        .map((cells, at) =>
          sources
            .map((each, place) => oneOf(each.level, each.cells.length, [cells[place] as number]))
            .reduce(and, after(to[at] as readonly number[])),
        )
        .reduce(or, NO)
    })
    .reduce(and, YES)
}
