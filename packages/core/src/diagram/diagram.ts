import { IomRulesError } from '../vocabulary/issue.ts'

/**
 * A reduced, ordered, multi-valued decision diagram with hash-consed nodes: two nodes of one store
 * are the same function exactly when they are the same number.
 *
 * An inner node asks one variable and has a child for each of its classes; a leaf carries a value.
 * Variables are asked in the order of their numbers.
 */
export type Node = number

/** Leaves with a meaning of their own; other leaf values are the compiler's. */
export const NO = 0
export const YES = 1
/** The value of the leaf for combinations that the assumptions exclude. */
export const excluded = -1

/** Nodes a store may hold before it says that the policy is too complex. */
export const nodeBudget = 1_000_000

const leafLevel = 1 << 30
const pairing = 1 << 26

export interface Store {
  /** The variable a node asks; larger than every variable for a leaf. */
  level(node: Node): number
  children(node: Node): readonly Node[]
  /** The value of a leaf. */
  value(node: Node): number
  leaf(value: number): Node
  make(variable: number, children: readonly Node[]): Node
  /** Joins two diagrams leaf by leaf; `kind` names the operation, so that results are remembered. */
  combine(kind: string, left: Node, right: Node, leaves: (left: number, right: number) => number): Node
  /** Replaces every leaf. */
  map(kind: string, node: Node, leaf: (value: number) => number): Node
  /** Forgets remembered joins once they are as many as this; the nodes stay. */
  trim(most?: number): void
  /** How many nodes it may hold from now on, and how many more that do not count. */
  allow(nodes: number, uncounted?: number): void
  size(): number
}

/** A new, empty store. Nodes 0 and 1 are the leaves NO and YES. */
export function openStore(nodes: number = nodeBudget): Store {
  let budget = nodes
  let most = nodes
  const levels: number[] = []
  const kids: (readonly Node[])[] = []
  const values: number[] = []
  const leafNodes = new Map<number, Node>()
  const unique = new Map<string, Node>()
  const joins = new Map<string, Map<number, Node>>()
  let remembered = 0

  function add(level: number, children: readonly Node[], value: number): Node {
    if (levels.length >= most) {
      throw new IomRulesError(
        'TOO_COMPLEX',
        `The policy is too complex to verify: its diagrams pass ${budget} nodes.`,
      )
    }
    levels.push(level)
    kids.push(children)
    values.push(value)
    return levels.length - 1
  }

  function leaf(value: number): Node {
    const known = leafNodes.get(value)
    if (known !== undefined) return known
    const node = add(leafLevel, [], value)
    leafNodes.set(value, node)
    return node
  }

  function make(variable: number, children: readonly Node[]): Node {
    const first = children[0] as Node
    if (children.every((child) => child === first)) return first
    const key = `${variable}:${children.join()}`
    const known = unique.get(key)
    if (known !== undefined) return known
    const node = add(variable, children, 0)
    unique.set(key, node)
    return node
  }

  function memory(kind: string): Map<number, Node> {
    let memo = joins.get(kind)
    if (memo === undefined) joins.set(kind, (memo = new Map()))
    return memo
  }

  function combine(
    kind: string,
    left: Node,
    right: Node,
    leaves: (left: number, right: number) => number,
  ): Node {
    const memo = memory(kind)
    const walk = (a: Node, b: Node): Node => {
      const levelA = levels[a] as number
      const levelB = levels[b] as number
      if (levelA === leafLevel && levelB === leafLevel)
        return leaf(leaves(values[a] as number, values[b] as number))
      const key = a * pairing + b
      const known = memo.get(key)
      if (known !== undefined) return known
      const level = Math.min(levelA, levelB)
      const wide = (levelA === level ? kids[a] : kids[b]) as readonly Node[]
      const node = make(
        level,
        wide.map((_, at) =>
          walk(
            levelA === level ? ((kids[a] as readonly Node[])[at] as Node) : a,
            levelB === level ? ((kids[b] as readonly Node[])[at] as Node) : b,
          ),
        ),
      )
      memo.set(key, node)
      remembered += 1
      return node
    }
    return walk(left, right)
  }

  function map(kind: string, root: Node, change: (value: number) => number): Node {
    const memo = memory(kind)
    const walk = (node: Node): Node => {
      if (levels[node] === leafLevel) return leaf(change(values[node] as number))
      const known = memo.get(node)
      if (known !== undefined) return known
      const changed = make(levels[node] as number, (kids[node] as readonly Node[]).map(walk))
      memo.set(node, changed)
      remembered += 1
      return changed
    }
    return walk(root)
  }

  leaf(NO)
  leaf(YES)
  return {
    level: (node) => levels[node] as number,
    children: (node) => kids[node] as readonly Node[],
    value: (node) => values[node] as number,
    leaf,
    make,
    combine,
    map,
    trim(most = 200_000) {
      if (remembered < most) return
      joins.clear()
      remembered = 0
    },
    allow(counted, uncounted = 0) {
      budget = counted
      most = counted + uncounted
    },
    size: () => levels.length,
  }
}

/** Is this node a leaf? */
export function isLeaf(store: Store, node: Node): boolean {
  return store.level(node) === leafLevel
}

export function and(store: Store, left: Node, right: Node): Node {
  return store.combine('and', left, right, (a, b) => a & b)
}

export function or(store: Store, left: Node, right: Node): Node {
  return store.combine('or', left, right, (a, b) => a | b)
}

export function not(store: Store, node: Node): Node {
  return store.map('not', node, (value) => 1 - value)
}

/** The variables that a diagram asks. */
export function support(store: Store, root: Node): Set<number> {
  const asked = new Set<number>()
  const seen = new Set<Node>()
  const walk = (node: Node): void => {
    if (seen.has(node) || isLeaf(store, node)) return
    seen.add(node)
    asked.add(store.level(node))
    store.children(node).forEach(walk)
  }
  walk(root)
  return asked
}
