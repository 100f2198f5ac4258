import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useSelector } from '@xstate/store-react'
import type { Published } from '../../draft/DraftProvider.tsx'
import { useAsk } from '../../work/WorkProvider.tsx'
import type { KeptSummary } from '../kept/format.ts'
import type { PeopleSource } from '../kept/people.ts'
import { basesOf, type Shipped } from '../shipped/base.ts'
import { browserFactory, openCabinet, type Cabinet } from '../storage/cabinet.ts'
import { openChannel, type Channel } from './channel.ts'
import { openDesk } from './desk.ts'
import { browserLocks, openHolds } from './hold.ts'
import type { DeskState } from './state.ts'
import type { DeskWork, NewDraftOf } from './work.ts'

interface Opened {
  readonly desk: DeskWork
  readonly shipped: Published
  readonly loadOthers: () => Promise<readonly Shipped[]>
  readonly cabinet: Cabinet
  readonly channel: Channel
}

const DeskContext = createContext<Opened | null>(null)

interface DeskProviderProps {
  /** The policy and the people that the playground ships with. */
  readonly published: Published
  /** The other policies that ship, once somebody asks for one. */
  readonly loadOthers: () => Promise<readonly Shipped[]>
  /** Where drafts are kept; in tests one of their own. */
  readonly factory?: IDBFactory | null
  readonly children: ReactNode
}

/** Keeps the drafts of this browser. Nothing inside waits for what was kept before. */
export function DeskProvider({ published, loadOthers, factory, children }: DeskProviderProps) {
  const ask = useAsk()
  const [opened] = useState((): Opened => {
    const cabinet = openCabinet(factory === undefined ? browserFactory() : factory)
    const channel = openChannel()
    const bases = basesOf(published, loadOthers)
    const holds = openHolds(browserLocks())
    // Where people are held anyway, and the screen is not held up.
    const makeUp: PeopleSource['makeUp'] = async (making, onProgress) => {
      const { people } = await ask('invent', making, ({ done, total }) => onProgress(done, total))
      return people
    }
    const desk = openDesk({ cabinet, channel, holds, bases, makeUp, now: () => Date.now() })
    return { desk, shipped: published, loadOthers, cabinet, channel }
  })
  const { desk } = opened
  useEffect(() => desk.begin(), [desk])
  useEffect(() => {
    // A page that is hidden may never be shown again.
    const onHidden = () => {
      if (document.visibilityState === 'hidden') void desk.saver.flush()
    }
    const onLeave = () => void desk.saver.flush()
    document.addEventListener('visibilitychange', onHidden)
    addEventListener('pagehide', onLeave)
    return () => {
      document.removeEventListener('visibilitychange', onHidden)
      removeEventListener('pagehide', onLeave)
    }
  }, [desk])
  return <DeskContext value={opened}>{children}</DeskContext>
}

function useOpened(): Opened {
  const opened = use(DeskContext)
  if (opened === null) throw new Error('There is no desk here')
  return opened
}

/** What is kept in this browser besides drafts; `null` where nothing is. */
export function useKeeping(): Pick<Opened, 'cabinet' | 'channel'> | null {
  return use(DeskContext)
}

/** A part of how it stands with the drafts. */
export function useDeskState<Part>(part: (state: DeskState) => Part): Part {
  return useSelector(useOpened().desk.state, ({ context }) => part(context))
}

export function useDeskWork(): DeskWork {
  return useOpened().desk
}

/** The drafts there are, for those who open one from elsewhere. */
export interface Desk {
  readonly current: { readonly id: string; readonly name: string }
  readonly list: readonly KeptSummary[]
  /** What the playground ships with, whatever is open. */
  readonly shipped: Published
  /** The other policies that ship. */
  readonly loadOthers: () => Promise<readonly Shipped[]>
  /** Keeps the draft that is open, and opens another; the one there was stays as it is. */
  readonly openNew: (wanted: NewDraftOf) => Promise<void>
  readonly open: (id: string) => Promise<void>
}

export function useDesk(): Desk {
  const { desk, shipped, loadOthers } = useOpened()
  const id = useDeskState(({ open }) => open.id)
  const name = useDeskState(({ open }) => open.name)
  const list = useDeskState(({ kept }) => kept)
  return useMemo(
    () => ({ current: { id, name }, list, shipped, loadOthers, openNew: desk.openOf, open: desk.open }),
    [desk, shipped, loadOthers, id, name, list],
  )
}
