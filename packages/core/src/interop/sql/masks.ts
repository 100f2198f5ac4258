import type { Variable } from '../../diagram/compile.ts'
import { excluded, isLeaf, YES, type Node } from '../../diagram/diagram.ts'
import { numberText } from './dialect.ts'
import type { Component, Root } from './scope.ts'
import { intoLayers, type Column, type Writing } from './statement.ts'

/** How the columns of the nominals say which classes a variable can have. */
export type ClassTest = (variable: Variable, classes: readonly number[]) => string

/**
 * Diagrams as columns: of each node, the leaves that can be reached from it, as the bits of a number. Where a fact is
 * not known, that is all that its classes lead to together: facts that are asked apart are free of one another.
 */
export interface MaskColumns {
  readonly layers: readonly (readonly Column[])[]
  /** Of a diagram: the expression over those columns. */
  readonly maskOf: (node: Node) => string
}

export function maskColumns(
  { scope: { compiled } }: Writing,
  roots: readonly Node[],
  isOneOf: ClassTest,
): MaskColumns {
  const { store } = compiled
  const parents = new Map<Node, number>()
  const visit = (node: Node): void => {
    const before = parents.get(node) ?? 0
    parents.set(node, before + 1)
    if (before === 0 && !isLeaf(store, node)) new Set(store.children(node)).forEach(visit)
  }
  // Whatever is asked for by itself counts as used more than once.
  for (const root of new Set(roots)) {
    visit(root)
    parents.set(root, (parents.get(root) as number) + 1)
  }
  const isColumn = (node: Node) => !isLeaf(store, node) && (parents.get(node) as number) > 1
  const numbers = new Map([...parents.keys()].filter(isColumn).map((node, at) => [node, `m${at}`] as const))
  const maskOf = (node: Node, after: string[] = []): string => {
    const name = numbers.get(node)
    if (name === undefined) return written(node, after)
    after.push(name)
    return name
  }

  function written(node: Node, after: string[]): string {
    if (isLeaf(store, node)) return store.value(node) === excluded ? '0' : bit(store.value(node))
    const variable = compiled.variables.find(({ number }) => number === store.level(node)) as Variable
    const children = new Map<Node, number[]>()
    store.children(node).forEach((child, at) => children.set(child, [...(children.get(child) ?? []), at]))
    const parts = [...children].flatMap(([child, classes]) => {
      const mask = maskOf(child, after)
      return mask === '0' ? [] : [`CASE WHEN ${isOneOf(variable, classes)} THEN ${mask} ELSE 0 END`]
    })
    // Something can be reached, or there would be no node.
    return `(${parts.join(' | ')})`
  }

  // What is asked last comes first: the others are made from it.
  const columns = [...numbers]
    .toSorted(([a], [b]) => store.level(b) - store.level(a))
    .map(([node, name]) => {
      const after: string[] = []
      return { name, expression: written(node, after), after }
    })
  const layers = intoLayers(columns)
  return { layers, maskOf: (node) => maskOf(node) }
}

/** The bit of a leaf or a class, in figures: past 31 bits the operators on numbers are of no use. */
export function bit(leaf: number): string {
  return (2n ** BigInt(leaf)).toString()
}

export function bitsOf(leaves: Iterable<number>): string {
  let mask = 0n
  for (const leaf of leaves) mask |= 2n ** BigInt(leaf)
  return mask.toString()
}

/** A diagram under each set of assumptions that can be left of those that bear on it. */
export interface Variant {
  readonly root: Root
  /** For each component of the root: which of its assumptions hold, as bits. */
  readonly held: readonly number[]
  readonly node: Node
}

export function variantsOf({ scope: { compiled, components } }: Writing, root: Root): Variant[] {
  const sets = root.components.map((at) => subsets((components[at] as Component).assumptions.length))
  const choices = sets.reduce<number[][]>(
    (all, set) => all.flatMap((held) => set.map((one) => [...held, one])),
    [[]],
  )
  return choices.map((held) => {
    const active = root.components.flatMap((at, position) =>
      heldIn(components[at] as Component, held[position] as number),
    )
    return {
      root,
      held,
      node: compiled.under(
        root.node,
        active.sort((a, b) => a - b),
      ),
    }
  })
}

/** The positions of the assumptions that the bits stand for. */
export function heldIn({ assumptions }: Component, bits: number): number[] {
  return assumptions.filter((_, at) => (bits & (1 << at)) !== 0)
}

function subsets(size: number): number[] {
  return Array.from({ length: 1 << size }, (_, bits) => bits)
}

/** The diagram that is met where some of a component’s assumptions can hold together. */
export function holdingNode({ scope: { compiled } }: Writing, component: Component, bits: number): Node {
  return compiled.under(YES, heldIn(component, bits))
}

/**
 * Which assumptions of a component hold, as bits: all of them, or else those that come first are kept first.
 *
 * @param holds whether a set of them can hold together, as SQL
 */
export function heldSql({ assumptions }: Component, holds: (bits: number) => string): string {
  const all = (1 << assumptions.length) - 1
  const greedy = (at: number, bits: number): string => {
    if (at === assumptions.length) return numberText(bits)
    const more = bits | (1 << at)
    return `CASE WHEN ${holds(more)} THEN ${greedy(at + 1, more)} ELSE ${greedy(at + 1, bits)} END`
  }
  return `CASE WHEN ${holds(all)} THEN ${all} ELSE ${greedy(0, 0)} END`
}
