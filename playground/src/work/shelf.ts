import type { Nominal } from '@iom-rules/core'
import type { Named } from './given.ts'
import type { Said } from './said.ts'
import { withParts, type Order } from './task.ts'

type People = readonly Nominal[]

/** In the worker: the people it holds, by the name the page gave them. */
export interface Shelf {
  readonly hear: (said: Extract<Said, { kind: 'some' | 'people' | 'made' | 'forget' }>) => void
  /** Takes note of people made in a run, until the page has a name for them. */
  readonly make: (run: number, people: People) => void
  /** The order with the people themselves. */
  readonly fill: (order: Order) => Order
}

/** People who are others but for some rows, so that only those need be worked out again. */
export interface Succession {
  readonly base: People
  readonly rows: ReadonlyMap<number, Nominal>
}

const successions = new WeakMap<People, Succession>()

/** From whom some people differ in a few rows only; `undefined` where that is not known. */
export function successionOf(people: People): Succession | undefined {
  return successions.get(people)
}

export function openShelf(): Shelf {
  const held = new Map<number, People>()
  const made = new Map<number, Nominal[]>()
  let coming: Nominal[] = []
  return {
    hear(said) {
      switch (said.kind) {
        case 'some':
          for (const one of said.people) coming.push(one)
          return
        case 'people': {
          const base = said.base === null ? [] : (held.get(said.base) ?? [])
          const people = [...base.slice(0, said.start), ...coming, ...base.slice(said.start + said.removed)]
          if (base.length === people.length && base.length > 0) {
            const rows = new Map(coming.map((one, at) => [said.start + at, one]))
            successions.set(people, { base, rows })
          }
          coming = []
          held.set(said.name, people)
          return
        }
        case 'made':
          held.set(said.name, made.get(said.run) ?? [])
          made.clear()
          return
        case 'forget':
          held.delete(said.name)
      }
    },
    make(run, people) {
      const so = made.get(run) ?? []
      made.clear()
      made.set(run, so)
      for (const one of people) so.push(one)
    },
    fill: (order) => withParts(order, (value) => (isNamed(value) ? (held.get(value.held) ?? []) : value)),
  }
}

function isNamed(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && 'held' in value
}
