import { excluded, isLeaf, type Node, type Store } from './diagram.ts'
import type { Group, Member } from './group.ts'
import type { Worlds } from './completions.ts'

/** For each variable the class it is known to have, or -1. */
export type Known = Int32Array

/** Follows the known variables; what is left asks only unknown ones. */
export function restrict(store: Store, root: Node, known: Known): Node {
  let node = root
  // The way down to the first unknown variable needs no memory.
  while (!isLeaf(store, node)) {
    const at = known[store.level(node)] ?? -1
    if (at < 0) break
    node = store.children(node)[at] as Node
  }
  if (isLeaf(store, node)) return node
  const memo = new Map<Node, Node>()
  const walk = (each: Node): Node => {
    if (isLeaf(store, each)) return each
    const done = memo.get(each)
    if (done !== undefined) return done
    const variable = store.level(each)
    const at = known[variable] ?? -1
    const children = store.children(each)
    const result = at >= 0 ? walk(children[at] as Node) : store.make(variable, children.map(walk))
    memo.set(each, result)
    return result
  }
  return walk(node)
}

/** The classes a variable may still have, out of how many. */
export interface Allowed {
  readonly classes: readonly number[]
  readonly count: number
}

/** Keeps only the given classes of some variables: the others lead to the excluded leaf. */
export function confine(store: Store, root: Node, allowed: ReadonlyMap<number, Allowed>): Node {
  const memo = new Map<string, Node>()
  const away = store.leaf(excluded)
  const levels = [...allowed.keys()].sort((a, b) => a - b)
  // A variable that must be confined is asked even where the diagram does not ask it.
  const walk = (node: Node, from: number): Node => {
    const next = levels[from]
    if (next === undefined && isLeaf(store, node)) return node
    const key = `${from}:${node}`
    const done = memo.get(key)
    if (done !== undefined) return done
    const level = store.level(node)
    let result: Node
    if (next === undefined || next > level) {
      result = store.make(
        level,
        store.children(node).map((child) => walk(child, from)),
      )
    } else {
      const { classes, count } = allowed.get(next) as Allowed
      const children = Array.from({ length: count }, (_, at) =>
        classes.includes(at)
          ? walk(level === next ? (store.children(node)[at] as Node) : node, from + 1)
          : away,
      )
      result = store.make(next, children)
    }
    memo.set(key, result)
    return result
  }
  return walk(root, 0)
}

/** The values of the leaves that can be reached, the excluded one left out. */
export function leaves(store: Store, root: Node): Set<number> {
  const values = new Set<number>()
  const seen = new Set<Node>()
  const walk = (node: Node): void => {
    if (seen.has(node)) return
    seen.add(node)
    if (!isLeaf(store, node)) store.children(node).forEach(walk)
    else if (store.value(node) !== excluded) values.add(store.value(node))
  }
  walk(root)
  return values
}

/**
 * Puts the lists of a group in place of the facts derived from them: the result asks which
 * representative each unknown list is, and only then what is left.
 */
export function embed(
  store: Store,
  root: Node,
  group: Group,
  members: readonly Member[],
  worlds: Pick<Worlds, 'carriers' | 'classes'>,
  carrierVariable: (fact: string) => number,
): Node {
  if (!asksAny(store, root, new Set(members.map((member) => member.variable)))) return root
  const carriers = worlds.carriers
  const known = new Map<string, Node>()
  const at = (choice: readonly number[]): Node => {
    const classes = worlds.classes(choice)
    const key = classes.join(';')
    const done = known.get(key)
    if (done !== undefined) return done
    const node = settle(store, root, members, classes)
    known.set(key, node)
    return node
  }
  const order = carriers
    .map((carrier, position) => ({ ...carrier, position, variable: carrierVariable(carrier.fact) }))
    .sort((a, b) => a.variable - b.variable)
  const build = (depth: number, choice: number[]): Node => {
    const carrier = order[depth]
    if (carrier === undefined) return at(choice)
    const children = Array.from({ length: carrier.size }, (_, index) => {
      const next = [...choice]
      next[carrier.position] = index
      return build(depth + 1, next)
    })
    return store.make(carrier.variable, children)
  }
  return build(
    0,
    carriers.map(() => 0),
  )
}

function settle(
  store: Store,
  root: Node,
  members: readonly Member[],
  classes: readonly (readonly number[])[],
): Node {
  const fixed = new Map<number, number>()
  const confined = new Map<number, Allowed>()
  members.forEach((member, at) => {
    const allowed = classes[at] as readonly number[]
    if (allowed.length === 1 && member.derived.unlessSupplied !== true)
      fixed.set(member.variable, allowed[0] as number)
    else confined.set(member.variable, { classes: allowed, count: member.classes.count })
  })
  const most = Math.max(0, ...fixed.keys()) + 1
  const known = new Int32Array(most).fill(-1)
  fixed.forEach((value, variable) => (known[variable] = value))
  const node = restrict(store, root, known)
  return confined.size === 0 ? node : confine(store, node, confined)
}

function asksAny(store: Store, root: Node, variables: ReadonlySet<number>): boolean {
  const seen = new Set<Node>()
  const walk = (node: Node): boolean => {
    if (seen.has(node)) return false
    seen.add(node)
    return variables.has(store.level(node)) || store.children(node).some(walk)
  }
  return walk(root)
}
