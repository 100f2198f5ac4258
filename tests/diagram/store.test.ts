// What a store of diagrams promises: how many nodes it holds, what it remembers, and what it says when it is full.
import { describe, expect, it } from 'vitest'
import { NO, openStore, YES, type Node, type Store } from '../../packages/core/src/diagram/diagram.ts'
import { diagramOf } from './small.ts'

const full = (nodes: number) =>
  expect.objectContaining({
    code: 'TOO_COMPLEX',
    message: `The policy is too complex to verify: its diagrams pass ${nodes} nodes.`,
  })
/** A node that no other call makes. */
const fresh = (store: Store) => store.make(store.size(), [NO, YES])

describe('a store of diagrams', () => {
  it('holds as many nodes as it may, and says that one more is too many', () => {
    const store = openStore(3)
    expect(fresh(store)).toBe(2)
    expect(() => fresh(store)).toThrow(full(3))
    expect(store.size()).toBe(3)
  })
  it('may be allowed more, and some that do not count', () => {
    const store = openStore(2)
    store.allow(4, 1)
    expect([fresh(store), fresh(store), fresh(store)]).toEqual([2, 3, 4])
    expect(() => fresh(store)).toThrow(full(4))
  })
  it('has leaves that lead nowhere', () => {
    const store = openStore()
    expect([NO, YES, store.leaf(7)].map((leaf) => [store.value(leaf), store.children(leaf)])).toEqual([
      [0, []],
      [1, []],
      [7, []],
    ])
  })

  /** Three variables, of which every two are told apart. */
  const asking = (store: Store): Node => diagramOf(store, [2, 2, 2], ([a, b, c]) => [a, b, c].reduce(xor, 0))
  const xor = (sum: number, each: number | undefined) => sum ^ (each as number)

  it.each([
    ['joined', (store: Store, root: Node, leaf: () => number) => store.combine('same', root, root, leaf), 5],
    [
      'replaced leaf by leaf',
      (store: Store, root: Node, leaf: () => number) => store.map('same', root, leaf),
      5,
    ],
  ])('remembers what was %s until that is as much as it may remember', (_, change, inner) => {
    const store = openStore()
    const root = asking(store)
    let asked = 0
    const leaf = () => {
      asked += 1
      return YES
    }
    change(store, root, leaf)
    const once = asked
    store.trim(inner + 1)
    change(store, root, leaf)
    expect(asked).toBe(once)
    store.trim(inner)
    change(store, root, leaf)
    expect(asked).toBe(2 * once)
    // It counts from none again.
    store.trim(inner + 1)
    change(store, root, leaf)
    expect(asked).toBe(2 * once)
  })
})
