import { and, NO, not, or, YES, type Node, type Store } from '../diagram/diagram.ts'

/** Classes that each of some variables may have; a variable left out may have any. */
export type Cube = ReadonlyMap<number, readonly number[]>

/** Disjoint cubes that together are everything looked for. */
export interface Cover {
  readonly cubes: readonly Cube[]
  /** There were more cubes than were asked for. */
  readonly isCut: boolean
}

/**
 * Describes a set of combinations by few disjoint cubes. Combinations that nobody can have may be
 * described along with it wherever that makes the description shorter.
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
): Cover {
  const must = and(store, wanted, universe)
  const may = or(store, wanted, not(store, universe))
  const left = { cubes: most }
  const cubes = split(store, must, may, widthOf, left)
  return { cubes: shorten(store, cubes, may, widthOf), isCut: left.cubes < 0 }
}

type Literals = Map<number, readonly number[]>

function split(
  store: Store,
  must: Node,
  may: Node,
  widthOf: (variable: number) => number,
  left: { cubes: number },
): Literals[] {
  if (must === NO || left.cubes < 0) return []
  if (may === YES) {
    left.cubes -= 1
    return left.cubes < 0 ? [] : [new Map()]
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
      const fitting = classes.filter(
        (other) => other === at || or(store, outside, open[other] as Node) === YES,
      )
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

/** More cubes than this are left as they are: each is held against all the others. */
const worthShortening = 60

/** Leaves out what a cube asks wherever it then takes in only what may be described and no other cube does. */
function shorten(
  store: Store,
  cubes: readonly Literals[],
  may: Node,
  widthOf: (variable: number) => number,
): Literals[] {
  if (cubes.length > worthShortening) return [...cubes]
  const short = cubes.map((cube) => new Map(cube))
  const nodes = short.map((cube) => nodeOf(store, cube, widthOf))
  short.forEach((cube, place) => {
    const others = nodes.reduce((node, other, at) => (at === place ? node : or(store, node, other)), NO)
    const room = and(store, may, not(store, others))
    for (const variable of [...cube.keys()].sort((a, b) => b - a)) {
      const classes = cube.get(variable) as readonly number[]
      cube.delete(variable)
      const wider = nodeOf(store, cube, widthOf)
      if (or(store, not(store, wider), room) === YES) nodes[place] = wider
      else cube.set(variable, classes)
    }
  })
  return short
}
