import { createStore } from '@xstate/store'
import type { Journey } from '@iom-rules/core/journey'

/** A journey somebody has made, opened or branched here, beside those that ship. */
export interface OwnJourney {
  /** Its place in the address, `my-3`. */
  readonly key: string
  readonly journey: Journey
  /** Is it kept in this browser, or gone when the page is closed? */
  readonly isKept: boolean
}

/** Journeys of one's own, newest first. */
export interface Shelf {
  readonly own: readonly OwnJourney[]
}

/** The store of the journeys somebody works on. */
export function openShelf(own: readonly OwnJourney[]) {
  const context: Shelf = { own }
  return createStore({
    context,
    on: {
      added: ({ own }, event: { key: string; journey: Journey }) => ({
        own: [{ key: event.key, journey: event.journey, isKept: false }, ...own],
      }),
      /** One that was kept already. */
      put: ({ own }, event: { key: string; journey: Journey }) => ({
        own: [...own, { key: event.key, journey: event.journey, isKept: true }],
      }),
      changed: ({ own }, event: { key: string; journey: Journey }) => ({
        own: own.map((each) => (each.key === event.key ? { ...each, journey: event.journey } : each)),
      }),
      keptIs: ({ own }, event: { key: string; isKept: boolean }) => ({
        own: own.map((each) => (each.key === event.key ? { ...each, isKept: event.isKept } : each)),
      }),
      erased: ({ own }, event: { key: string }) => ({ own: own.filter(({ key }) => key !== event.key) }),
    },
  })
}

export type ShelfStore = ReturnType<typeof openShelf>

/** The first key of the kind `my-1` that nothing has. */
export function freeKey(taken: readonly OwnJourney[]): string {
  const keys = new Set(taken.map(({ key }) => key))
  for (let number = 1; ; number++) {
    const key = `my-${number}`
    if (!keys.has(key)) return key
  }
}
