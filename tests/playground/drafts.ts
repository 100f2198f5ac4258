// A desk whose drafts are kept in a database of the test's own.
import { IDBFactory } from 'fake-indexeddb'
import type { Policy } from '@iom-rules/core'
import { generate } from '@iom-rules/core/caseload'
import { startOf, type Published } from '../../playground/src/draft/DraftProvider.tsx'
import { untouched, type Draft } from '../../playground/src/draft/draft.ts'
import { openStore } from '../../playground/src/draft/store.ts'
import type { Channel, Message } from '../../playground/src/drafts/desk/channel.ts'
import { openDesk } from '../../playground/src/drafts/desk/desk.ts'
import type { Holds } from '../../playground/src/drafts/desk/hold.ts'
import type { PeopleSource } from '../../playground/src/drafts/kept/people.ts'
import { basesOf } from '../../playground/src/drafts/shipped/base.ts'
import { openCabinet } from '../../playground/src/drafts/storage/cabinet.ts'
import { asAt, smallCaseload, smallPolicy } from './small-policy.ts'

/** A policy that ships, with one example that comes later. */
export function publishedOf(policy: Policy): Published {
  return { policy, caseload: smallCaseload, asAt, examples: Promise.resolve([]) }
}

/** Makes people up in the test itself. */
export const makeUp: PeopleSource['makeUp'] = async ({ policy, ...asked }) => [...generate(policy, asked)]

/** One policy for all tests: what it starts from is told by identity. */
export const published = publishedOf(smallPolicy())

/** What the tabs of one browser share. */
export interface Browser {
  readonly factory: IDBFactory | null
  readonly holders: Map<string, () => void>
  readonly listeners: Set<(message: Message) => void>
}

export function newBrowser(factory: IDBFactory | null = new IDBFactory()): Browser {
  return { factory, holders: new Map(), listeners: new Set() }
}

/** Opens a tab; `change` does something to the draft as a screen does, and the draft is then the desk's to keep. */
export function openTab(browser: Browser, { locks = true }: { locks?: boolean } = {}) {
  let time = Date.UTC(2026, 10, 29, 14, 2)
  const desk = openDesk({
    cabinet: openCabinet(browser.factory),
    holds: locks ? holdsIn(browser) : noHolds,
    channel: channelIn(browser),
    makeUp,
    bases: basesOf(published, () => Promise.resolve([])),
    now: () => (time += 60_000),
  })
  desk.begin()
  let shown: { key: number; store: ReturnType<typeof openStore> } | null = null
  const store = () => {
    const { open } = desk.state.get().context
    if (shown?.key !== open.key) {
      shown = { key: open.key, store: openStore(open.draft ?? untouched(startOf(open.base.published))) }
      desk.saver.changed(shown.store.get().context)
    }
    return shown.store
  }
  store()
  return {
    desk,
    draft: (): Draft => store().get().context,
    change(action: (trigger: ReturnType<typeof openStore>['trigger']) => void) {
      action(store().trigger)
      desk.saver.changed(store().get().context)
    },
    here: () => desk.state.get().context,
  }
}

function channelIn({ listeners }: Browser): Channel {
  let mine: ((message: Message) => void) | null = null
  return {
    say(message) {
      for (const hear of listeners) if (hear !== mine) hear(message)
    },
    listen(hear) {
      mine = hear
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
  }
}

const noHolds: Holds = {
  take: () => Promise.resolve(true),
  seize: () => Promise.resolve(),
  letGo: () => {},
  taken: () => Promise.resolve(new Set()),
}

function holdsIn({ holders }: Browser): Holds {
  let held: string | null = null
  const letGo = () => {
    if (held !== null) holders.delete(held)
    held = null
  }
  const take = (id: string, onLost: () => void) => {
    letGo()
    held = id
    holders.set(id, () => {
      held = null
      onLost()
    })
  }
  return {
    letGo,
    take: (id, onLost) => {
      if (holders.has(id) && held !== id) return Promise.resolve(false)
      take(id, onLost)
      return Promise.resolve(true)
    },
    async seize(id, onLost) {
      await new Promise((done) => setTimeout(done))
      holders.get(id)?.()
      take(id, onLost)
    },
    taken: () => Promise.resolve(new Set(holders.keys())),
  }
}
