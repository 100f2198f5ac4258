import { excluded, isLeaf, type Node, type Store } from './diagram.ts'
import { leaves } from './restrict.ts'

/** Can this variable be learned? Some are only worked out from what is, and stay open to the end. */
export type Learnable = (variable: number) => boolean

/**
 * The variables that can still matter: after learning some of the others (or none), learning this
 * one can narrow which leaves are possible. Being asked by the diagram is not enough, for a variable
 * may only tell which combinations the assumptions exclude.
 */
export function mattering(store: Store, root: Node, learnable: Learnable): Set<number> {
  const asked = nodesByLevel(store, root)
  const differing = differences(store)
  const matter = new Set<number>()
  // With everything else learned, two classes that lead apart are enough; unless something stays open.
  const allLearnable = [...asked.keys()].every(learnable)
  for (const [variable, nodes] of asked) {
    if (!learnable(variable)) continue
    const direct = () =>
      nodes.some((node) => {
        const children = store.children(node)
        return children.some((child, at) =>
          children.some((other, position) => position > at && differing(child, other)),
        )
      })
    if ((allLearnable && direct()) || narrows(store, root, variable, nodes, learnable)) matter.add(variable)
  }
  return matter
}

function nodesByLevel(store: Store, root: Node): Map<number, Node[]> {
  const found = new Map<number, Node[]>()
  const seen = new Set<Node>()
  const walk = (node: Node): void => {
    if (seen.has(node) || isLeaf(store, node)) return
    seen.add(node)
    const level = store.level(node)
    found.set(level, [...(found.get(level) ?? []), node])
    store.children(node).forEach(walk)
  }
  walk(root)
  return found
}

/** Can two diagrams, asked alike, end at different leaves neither of which is excluded? */
function differences(store: Store): (left: Node, right: Node) => boolean {
  const memo = new Map<string, boolean>()
  const walk = (left: Node, right: Node): boolean => {
    if (left === right) return false
    if (isLeaf(store, left) && isLeaf(store, right))
      return store.value(left) !== excluded && store.value(right) !== excluded
    const key = `${left}:${right}`
    const known = memo.get(key)
    if (known !== undefined) return known
    const level = Math.min(store.level(left), store.level(right))
    const width = store.children(store.level(left) === level ? left : right).length
    let found = false
    for (let at = 0; at < width && !found; at += 1)
      found = walk(child(store, left, level, at), child(store, right, level, at))
    memo.set(key, found)
    return found
  }
  return walk
}

function child(store: Store, node: Node, level: number, at: number): Node {
  return store.level(node) === level ? (store.children(node)[at] as Node) : node
}

/**
 * The careful search, for a variable that matters through an assumption if at all. Is there something
 * to learn of the others after which a leaf is possible, but no longer once this variable is known to
 * have one of its classes?
 */
function narrows(
  store: Store,
  root: Node,
  variable: number,
  nodes: readonly Node[],
  learnable: Learnable,
): boolean {
  const width = store.children(nodes[0] as Node).length
  const parts = distinct(Array.from({ length: width }, (_, at) => cofactor(store, root, variable, at)))
  const values = [...leaves(store, root)]
  if (values.length < 2) return false
  for (const value of values) {
    const search = cubeSearch(store, value, learnable)
    for (const reaches of parts)
      for (const learned of parts) if (reaches !== learned && search(reaches, learned, [learned])) return true
  }
  return false
}

/** The diagram once a variable is known. */
export function cofactor(store: Store, root: Node, variable: number, at: number): Node {
  const memo = new Map<Node, Node>()
  const walk = (node: Node): Node => {
    const level = store.level(node)
    if (level > variable) return node
    if (level === variable) return store.children(node)[at] as Node
    const known = memo.get(node)
    if (known !== undefined) return known
    const result = store.make(level, store.children(node).map(walk))
    memo.set(node, result)
    return result
  }
  return walk(root)
}

/**
 * Looks for a partial assignment of the other variables under which `value` is reached in one diagram
 * (`reaches`), while the other (`learned`) still has a completion, but none that ends at `value`.
 *
 * The two witnesses may differ in a variable, which the assignment then leaves open: `all` gathers
 * where every completion it admits can lead.
 */
function cubeSearch(
  store: Store,
  value: number,
  learnable: Learnable,
): (reaches: Node, learned: Node, all: readonly Node[]) => boolean {
  const memo = new Map<string, boolean>()
  const ends = new Map<Node, Set<number>>()
  const endsOf = (node: Node): Set<number> => {
    let found = ends.get(node)
    if (found === undefined) ends.set(node, (found = leaves(store, node)))
    return found
  }
  const walk = (reaches: Node, learned: Node, all: readonly Node[]): boolean => {
    if (!endsOf(reaches).has(value) || endsOf(learned).size === 0) return false
    if (!all.some((node) => endsOf(node).has(value))) return true
    const level = Math.min(
      store.level(reaches),
      store.level(learned),
      ...all.map((node) => store.level(node)),
    )
    const wide = [reaches, learned, ...all].find((node) => store.level(node) === level) as Node
    if (isLeaf(store, wide)) return false
    const key = `${reaches}:${learned}:${all.join()}`
    const known = memo.get(key)
    if (known !== undefined) return known
    const width = store.children(wide).length
    const places = Array.from({ length: width }, (_, at) => at)
    const everywhere = distinct(
      all.flatMap((node) => (store.level(node) === level ? store.children(node) : [node])),
    )
    // Known to have one class: the same for both witnesses. What cannot be learned stays open.
    let found =
      learnable(level) &&
      places.some((at) =>
        walk(
          child(store, reaches, level, at),
          child(store, learned, level, at),
          distinct(all.map((node) => child(store, node, level, at))),
        ),
      )
    // Left open: the witnesses may differ.
    if (!found) {
      const some = distinct(places.map((at) => child(store, reaches, level, at)))
      const others = distinct(places.map((at) => child(store, learned, level, at)))
      found = some.some((one) => others.some((other) => walk(one, other, everywhere)))
    }
    memo.set(key, found)
    return found
  }
  return walk
}

function distinct(nodes: readonly Node[]): Node[] {
  return [...new Set(nodes)].sort((a, b) => a - b)
}
