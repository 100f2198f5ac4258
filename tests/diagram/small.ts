// Small diagrams made by chance, and all that they can be asked.
import { isLeaf, type Node, type Store } from '../../packages/core/src/diagram/diagram.ts'

/** How many classes each variable has, by its number. */
export type Widths = readonly number[]
/** The class of each variable. */
export type Assignment = readonly number[]

export function assignmentsOf(widths: Widths): Assignment[] {
  return widths.reduce<Assignment[]>(
    (all, width) => all.flatMap((each) => Array.from({ length: width }, (_, at) => [...each, at])),
    [[]],
  )
}

/** The diagram of a function, asked variable by variable: no other node of the store is the same function. */
export function diagramOf(store: Store, widths: Widths, value: (assignment: Assignment) => number): Node {
  const build = (assignment: Assignment): Node => {
    const width = widths[assignment.length]
    if (width === undefined) return store.leaf(value(assignment))
    const children = Array.from({ length: width }, (_, at) => build([...assignment, at]))
    return store.make(assignment.length, children)
  }
  return build([])
}

/** The value of the leaf that an assignment leads to. */
export function valueAt(store: Store, root: Node, assignment: Assignment): number {
  let node = root
  while (!isLeaf(store, node)) node = store.children(node)[assignment[store.level(node)] as number] as Node
  return store.value(node)
}
