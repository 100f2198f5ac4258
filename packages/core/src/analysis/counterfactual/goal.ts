import { excluded, isLeaf, NO, not, support, YES, type Node, type Store } from '../../diagram/diagram.ts'
import type { Compiled } from '../../diagram/compile.ts'
import type { DecisionDiagrams } from '../../diagram/outcomes.ts'

/** An outcome that is to be certain, or one that is certainly not to be. */
export type Wanted = string | { readonly not: string }

/** Leaves of a goal: the outcome comes out, it does not, or the assumptions exclude the combination. */
const missed = 0
const reached = 1
const impossible = 2
const kinds = 3

/** Where diagrams below a node can end. */
export interface Ends {
  /** Bits: 1 some combination misses the outcome, 2 some reaches it, 4 some is excluded. */
  readonly kinds: number
  /** Bits by place: each contradiction to be reported that some combination is free of. */
  readonly free: number
}

/** The yes-or-no diagram of what is wanted; `null` where the decision has no such outcome. */
export function wantedNode(
  store: Store,
  decision: string,
  diagrams: DecisionDiagrams,
  wanted: Wanted,
): Node | null {
  const outcome = typeof wanted === 'string' ? wanted : wanted.not
  const place = diagrams.outcomes.indexOf(outcome)
  if (place < 0) return null
  const node =
    diagrams.hitPolicy === 'COLLECT'
      ? (diagrams.collected[place] as Node)
      : store.map(`${decision} is ${place}`, diagrams.byOutcome, (at) => (at === place ? YES : NO))
  return typeof wanted === 'string' ? node : not(store, node)
}

/**
 * The diagram with, beside what is wanted, which of some conditions hold: those that a result is not to
 * contradict, although they restrict nothing.
 */
export function goalNode(compiled: Compiled, node: Node, reports: readonly number[]): Node {
  const { store, assumptions } = compiled
  const coded = store.map('goal', node, (value) => (value === excluded ? impossible : value))
  return reports.reduce(
    (whole, at, place) =>
      store.combine(
        `goal ${place}`,
        (assumptions[at] as { node: Node }).node,
        whole,
        (holds, value) => value + (holds === YES ? kinds << place : 0),
      ),
    coded,
  )
}

/**
 * The conditions for reporting only that share a fact, or lists that facts come from, with a diagram or
 * with another of them that does.
 */
export function reportsBearing(compiled: Compiled, node: Node, reports: readonly number[]): number[] {
  const { store, assumptions, groups } = compiled
  const spoken = new Set(support(store, node))
  const tied = groups.map(({ members }) => members.map(({ variable }) => variable))
  const own = new Map(reports.map((at) => [at, support(store, (assumptions[at] as { node: Node }).node)]))
  const bearing = new Set<number>()
  for (let before = -1; before !== spoken.size;) {
    before = spoken.size
    for (const together of tied)
      if (together.some((variable) => spoken.has(variable))) together.forEach((each) => spoken.add(each))
    for (const [at, asked] of own) {
      if (![...asked].some((variable) => spoken.has(variable))) continue
      bearing.add(at)
      asked.forEach((variable) => spoken.add(variable))
    }
  }
  return reports.filter((at) => bearing.has(at))
}

/** Tells where a goal can end below each node, remembering what it has told. */
export function endsIn(store: Store): (node: Node) => Ends {
  const memo = new Map<Node, Ends>()
  const walk = (node: Node): Ends => {
    const known = memo.get(node)
    if (known !== undefined) return known
    const ends = isLeaf(store, node) ? leafEnds(store.value(node)) : allEnds(store.children(node).map(walk))
    memo.set(node, ends)
    return ends
  }
  return walk
}

function leafEnds(value: number): Ends {
  // Combinations that lists cannot give lead to a leaf of their own.
  if (value === excluded) return { kinds: 4, free: 0 }
  const kind = value % kinds
  return {
    kinds: kind === reached ? 2 : kind === missed ? 1 : 4,
    free: Math.floor(value / kinds),
  }
}

/** Together: where any of them can end. */
export function allEnds(all: readonly Ends[]): Ends {
  return all.reduce((sum, each) => ({ kinds: sum.kinds | each.kinds, free: sum.free | each.free }), {
    kinds: 0,
    free: 0,
  })
}
