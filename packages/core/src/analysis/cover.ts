import { and, NO, not, or, YES, type Node, type Store } from '../diagram/diagram.ts'

/** Classes that each of some variables may have; a variable left out may have any. */
export type Cube = ReadonlyMap<number, readonly number[]>

/**
 * Describes a set of combinations by few disjoint cubes. Combinations that nobody can have may be
 * described along with it wherever that makes the description shorter. No cube asks what it could leave out:
 * each takes in, as it is made, every class that may be described and no cube before it describes.
 *
 * @param wanted combinations to describe (a yes-or-no diagram)
 * @param universe combinations that somebody can have
 * @param widthOf how many classes a variable has
 * @param most cubes after which it stops
 */
export function cover(
  store: Store,
  wanted: Node,
  universe: Node,
  widthOf: (variable: number) => number,
  most: number,
): Cube[] {
  const must = and(store, wanted, universe)
  const may = or(store, wanted, not(store, universe))
  return split(store, must, may, widthOf, { cubes: most })
}

type Literals = Map<number, readonly number[]>

function split(
  store: Store,
  must: Node,
  may: Node,
  widthOf: (variable: number) => number,
  left: { cubes: number },
): Literals[] {
  if (must === NO || left.cubes <= 0) return []
  if (may === YES) {
    left.cubes -= 1
    return [new Map()]
  }
  const level = Math.min(store.level(must), store.level(may))
  const width = widthOf(level)
  const below = (node: Node, at: number) =>
    store.level(node) === level ? (store.children(node)[at] as Node) : node
  const classes = Array.from({ length: width }, (_, at) => at)
  const open = classes.map((at) => below(may, at))
  const found: Literals[] = []
  for (const at of classes) {
    // What earlier cubes describe is described; taking it out keeps the cubes disjoint.
    const rest = and(store, below(must, at), open[at] as Node)
    for (const literals of split(store, rest, open[at] as Node, widthOf, left)) {
      const node = nodeOf(store, literals, widthOf)
      const outside = not(store, node)
      const fitting = classes.filter((other) => or(store, outside, open[other] as Node) === YES)
      for (const other of fitting) open[other] = and(store, open[other] as Node, outside)
      found.push(fitting.length === width ? literals : new Map([[level, fitting], ...literals]))
    }
  }
  return found
}

/** The combinations that a cube describes, as a diagram. */
export function nodeOf(store: Store, cube: Cube, widthOf: (variable: number) => number): Node {
  return [...cube]
    .sort(([a], [b]) => b - a)
    .reduce<Node>(
      (node, [variable, classes]) =>
        store.make(
          variable,
          Array.from({ length: widthOf(variable) }, (_, at) => (classes.includes(at) ? node : NO)),
        ),
      YES,
    )
}
