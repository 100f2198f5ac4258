import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useSelector } from '@xstate/store-react'
import type { Journey } from '@iom-rules/core/journey'
import { useKeeping } from '../../drafts/desk/DeskProvider.tsx'
import type { Cabinet } from '../../drafts/storage/cabinet.ts'
import { newId } from '../../drafts/desk/names.ts'
import { erase, keep, oldStorage, readKept } from './keep.ts'
import { freeKey, openShelf, type OwnJourney, type ShelfStore } from './shelf.ts'

interface Opened {
  readonly store: ShelfStore
  readonly cabinet: Cabinet | null
  /** Until what is kept has been read. */
  readonly ready: Promise<void>
  /** Under which name each of them is kept, by its key. */
  readonly names: Map<string, string>
}

const ShelfContext = createContext<Opened | null>(null)

/** Holds the journeys somebody works on while they look at other screens. */
export function ShelfProvider({ children }: { children: ReactNode }) {
  const keeping = useKeeping()
  const [opened] = useState(() => open(keeping?.cabinet ?? null))
  const { store, names } = opened
  useEffect(
    () =>
      keeping?.channel.listen((message) => {
        if (message.kind !== 'erased') return
        for (const key of names.keys()) store.trigger.keptIs({ key, isKept: false })
        names.clear()
      }),
    [keeping, store, names],
  )
  return <ShelfContext value={opened}>{children}</ShelfContext>
}

function open(cabinet: Cabinet | null): Opened {
  const store = openShelf([])
  const names = new Map<string, string>()
  const read = async () => {
    if (cabinet === null) return
    for (const { name, key: wanted, journey } of await readKept(cabinet, oldStorage())) {
      const own = store.get().context.own
      // Two windows can have given two journeys the same key.
      const key = own.some((each) => each.key === wanted) ? freeKey(own) : wanted
      names.set(key, name)
      store.trigger.put({ key, journey })
    }
  }
  // Where nothing can be read, there is nothing of one's own to show, and a browser may never answer.
  const given = new Promise<void>((done) => setTimeout(done, patience))
  return { store, cabinet, names, ready: Promise.race([read().catch(() => {}), given]) }
}

const patience = 3000

function useOpened(): Opened {
  const opened = use(ShelfContext)
  if (opened === null) throw new Error('No shelf is open here')
  return opened
}

/** The journeys of one's own, newest first. Waits until those that are kept have been read. */
export function useOwnJourneys(): readonly OwnJourney[] {
  const { store, ready } = useOpened()
  use(ready)
  return useSelector(store, ({ context }) => context.own)
}

/** What can be done with them. */
export interface ShelfChanges {
  /** Puts a journey on the shelf and gives its key; `journeyFor` is asked for it with that key. */
  readonly add: (journeyFor: (key: string) => Journey) => string
  readonly change: (key: string, journey: Journey) => void
  /** Keeps it in this browser from now on; `false` when the browser refuses. */
  readonly keep: (key: string) => Promise<boolean>
  readonly erase: (key: string) => void
}

export function useShelf(): ShelfChanges {
  const opened = useOpened()
  return useMemo(() => changesOf(opened), [opened])
}

function changesOf({ store, cabinet, names }: Opened): ShelfChanges {
  const find = (wanted: string) => store.get().context.own.find(({ key }) => key === wanted)
  const put = async (key: string): Promise<boolean> => {
    const own = find(key)
    const name = names.get(key) ?? newId()
    const isKept =
      own !== undefined &&
      cabinet !== null &&
      (await keep(cabinet, { name, key, journey: own.journey }).then(
        () => true,
        () => false,
      ))
    if (isKept) names.set(key, name)
    store.trigger.keptIs({ key, isKept })
    return isKept
  }
  return {
    add(journeyFor) {
      const key = freeKey(store.get().context.own)
      store.trigger.added({ key, journey: journeyFor(key) })
      return key
    },
    change(key, journey) {
      store.trigger.changed({ key, journey })
      if (find(key)?.isKept === true) void put(key)
    },
    keep: put,
    erase(key) {
      const name = names.get(key)
      if (name !== undefined && cabinet !== null) void erase(cabinet, name)
      names.delete(key)
      store.trigger.erased({ key })
    },
  }
}
