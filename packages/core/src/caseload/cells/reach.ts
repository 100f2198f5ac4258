import { excluded, isLeaf, type Node, type Store } from '../../diagram/diagram.ts'

/** Finds the leaves that a diagram can still come to. */
export interface Reach {
  /** Begins anew: no leaf has been found. */
  readonly clear: () => void
  /** Adds what can be reached from a root when these classes are known (-1: not). */
  readonly from: (root: Node, known: Int32Array) => void
  /** The values of the leaves found since `clear`, ascending, the excluded one left out. */
  readonly found: () => number[]
}

/** Nodes are visited once in each walk; marks are numbers that rise, so that nothing has to be wiped. */
export function openReach(store: Store): Reach {
  let marks = new Int32Array(1024)
  let walk = 0
  const values = new Set<number>()
  const visit = (start: Node, known: Int32Array): void => {
    let node = start
    // What is known is followed without marks.
    for (;;) {
      if (isLeaf(store, node)) {
        const value = store.value(node)
        if (value !== excluded) values.add(value)
        return
      }
      const at = known[store.level(node)] as number
      if (at < 0) break
      node = store.children(node)[at] as Node
    }
    if (node >= marks.length) {
      const more = new Int32Array(Math.max(node + 1, marks.length * 2))
      more.set(marks)
      marks = more
    }
    if (marks[node] === walk) return
    marks[node] = walk
    for (const child of store.children(node)) visit(child, known)
  }
  return {
    clear: () => values.clear(),
    from(root, known) {
      walk += 1
      visit(root, known)
    },
    found: () => [...values].sort((a, b) => a - b),
  }
}
