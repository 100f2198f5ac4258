import { createContext, use, useMemo, useState, type ReactNode } from 'react'
import { useSelector } from '@xstate/store-react'
import type { Journey } from '@iom-rules/core/journey'
import { browserStorage, erase, keep, readKept } from './keep.ts'
import { freeKey, openShelf, type OwnJourney, type ShelfStore } from './shelf.ts'

interface Opened {
  readonly store: ShelfStore
  readonly storage: Storage | null
}

const ShelfContext = createContext<Opened | null>(null)

/** Holds the journeys somebody works on while they look at other screens. */
export function ShelfProvider({ children }: { children: ReactNode }) {
  const [opened] = useState((): Opened => {
    const storage = browserStorage()
    return { storage, store: openShelf(readKept(storage)) }
  })
  return <ShelfContext value={opened}>{children}</ShelfContext>
}

function useOpened(): Opened {
  const opened = use(ShelfContext)
  if (opened === null) throw new Error('No shelf is open here')
  return opened
}

/** The journeys of one's own, newest first. */
export function useOwnJourneys(): readonly OwnJourney[] {
  return useSelector(useOpened().store, ({ context }) => context.own)
}

/** What can be done with them. */
export interface ShelfChanges {
  /** Puts a journey on the shelf and gives its key; `journeyFor` is asked for it with that key. */
  readonly add: (journeyFor: (key: string) => Journey) => string
  readonly change: (key: string, journey: Journey) => void
  /** Keeps it in this browser from now on; `false` when the browser refuses. */
  readonly keep: (key: string) => boolean
  readonly erase: (key: string) => void
}

export function useShelf(): ShelfChanges {
  const { store, storage } = useOpened()
  return useMemo(() => {
    const find = (wanted: string) => store.get().context.own.find(({ key }) => key === wanted)
    return {
      add(journeyFor) {
        // What another window has kept since is not to be written over.
        const key = freeKey([...store.get().context.own, ...readKept(storage)])
        store.trigger.added({ key, journey: journeyFor(key) })
        return key
      },
      change(key, journey) {
        store.trigger.changed({ key, journey })
        if (find(key)?.isKept === true && !keep(storage, { key, journey }))
          store.trigger.keptIs({ key, isKept: false })
      },
      keep(key) {
        const own = find(key)
        const isKept = own !== undefined && keep(storage, own)
        store.trigger.keptIs({ key, isKept })
        return isKept
      },
      erase(key) {
        erase(storage, key)
        store.trigger.erased({ key })
      },
    }
  }, [store, storage])
}
