import { keys } from 'idb-keyval'
import type { KeptSummary } from '../kept/format.ts'
import { readSummary } from '../kept/shape.ts'
import type { Cabinet } from '../storage/cabinet.ts'
import {
  peopleKeys,
  readList,
  readRaw,
  readSummaryOf,
  removeDraft,
  removePeople,
  writeRaw,
  writeSummary,
} from '../storage/drawers.ts'
import { troubleOf, unreachedInWords } from '../storage/trouble.ts'
import type { Channel } from './channel.ts'
import type { Holds } from './hold.ts'
import { freeName } from './names.ts'
import type { Aside, StateStore } from './state.ts'

interface ListOf {
  readonly cabinet: Cabinet
  readonly holds: Holds
  readonly channel: Channel
  readonly state: StateStore
}

/** The list of the drafts kept in this browser. */
export function openList({ cabinet, holds, channel, state }: ListOf) {
  const here = () => state.get().context
  const become = (part: Partial<ReturnType<typeof here>>) => state.trigger.became({ part })
  const told = (id: string) => channel.say({ kind: 'changed', id })

  const put = (summary: KeptSummary) => {
    const others = here().kept.filter(({ id }) => id !== summary.id)
    // A draft that is worked on: what was kept before is not what somebody came back for.
    become({ kept: latestFirst([summary, ...others]), offered: null })
  }
  const drop = (id: string) =>
    become({
      kept: here().kept.filter((each) => each.id !== id),
      aside: here().aside.filter((each) => each.id !== id),
    })

  async function look(): Promise<void> {
    const [records, elsewhere] = await Promise.all([readList(cabinet), holds.taken()])
    const read = records.map(([id, record]) => ({ id, summary: readSummary(record) }))
    const good = read.flatMap(({ summary }) =>
      summary !== null && summary.damage === undefined ? [summary] : [],
    )
    const bad = read.flatMap(({ id, summary }): Aside[] => {
      if (summary === null) return [{ id, name: id, why: 'What the list says of it is damaged.' }]
      return summary.damage === undefined ? [] : [{ id, name: summary.name, why: summary.damage }]
    })
    const others = new Set([...elsewhere].filter((id) => id !== here().open.id))
    if (here().stance.kind === 'elsewhere') others.add(here().open.id)
    become({ kept: latestFirst(good), aside: bad, elsewhere: others })
  }

  return {
    put,
    drop,
    look: () => look().catch(() => {}),
    /** Reads the list for the first time, and offers the draft that was saved last. */
    async begin(): Promise<void> {
      try {
        await look()
        const { kept, elsewhere, saving, open } = here()
        const last = kept.find(({ id }) => !elsewhere.has(id)) ?? kept[0]
        if (last !== undefined && saving.kind === 'nothing' && last.id !== open.id)
          become({ offered: last.id })
        await removeOrphans()
      } catch (error) {
        // Without a database there is nothing to come back to; whoever changes something is told.
        const trouble = troubleOf(error)
        if (trouble !== 'forbidden')
          become({ problem: `The drafts kept here cannot be read. ${unreachedInWords(trouble)}` })
      }
    },
    free: (name: string) => freeName(name, namesOf(here().kept)),
    async putAside(id: string, name: string, why: string): Promise<void> {
      await cabinet.atOnce(['drafts'], async (open) => {
        const store = open('drafts')
        const request = store.get(id)
        request.addEventListener('success', () => {
          const summary = readSummary(request.result)
          if (summary !== null) store.put({ ...summary, damage: why } satisfies KeptSummary, id)
        })
      })
      if (here().offered === id) become({ offered: null })
      become({
        kept: here().kept.filter((each) => each.id !== id),
        aside: [...here().aside.filter((each) => each.id !== id), { id, name, why }],
      })
    },
    /** One that was set aside has been opened after all. */
    async putRight({ damage: _gone, ...summary }: KeptSummary): Promise<void> {
      await writeSummary(cabinet, summary)
    },
    async rename(id: string, name: string): Promise<void> {
      const summary = readSummary(await readSummaryOf(cabinet, id))
      if (summary === null) return
      const renamed = { ...summary, name, isNamed: true, revision: summary.revision + 1 }
      await writeSummary(cabinet, renamed)
      put(renamed)
      told(id)
    },
    async duplicate(id: string, copyId: string, savedAt: number): Promise<void> {
      const raw = await readRaw(cabinet, id)
      const summary = readSummary(raw.summary)
      if (summary === null) return
      const name = freeName(`${summary.name} (copy)`, namesOf(here().kept))
      const copy = { ...summary, id: copyId, name, isNamed: true, savedAt, revision: 1 }
      const people = raw.people.map(({ key: [, ...rest], part }) => ({ key: [copyId, ...rest], part }))
      await writeRaw(cabinet, copyId, { ...raw, summary: copy, people })
      put(copy)
      told(copyId)
    },
    async remove(id: string): Promise<void> {
      const raw = await readRaw(cabinet, id)
      const name = readSummary(raw.summary)?.name ?? here().aside.find((each) => each.id === id)?.name ?? id
      await removeDraft(cabinet, id)
      drop(id)
      if (here().offered === id) become({ offered: null })
      become({ removed: [...here().removed, { id, name, raw }] })
      told(id)
    },
    async putBack(id: string): Promise<void> {
      const gone = here().removed.find((each) => each.id === id)
      if (gone === undefined) return
      await writeRaw(cabinet, id, gone.raw)
      become({ removed: here().removed.filter((each) => each.id !== id) })
      told(id)
      await look()
    },
    /** How much of each there is. */
    async counted(): Promise<{ readonly drafts: number; readonly journeys: number }> {
      const drafts = await readList(cabinet).catch(() => [])
      const isThere = await cabinet.isThere().catch(() => false)
      const journeys = isThere ? await keys(cabinet.drawer('journeys')) : []
      return { drafts: drafts.length, journeys: journeys.length }
    },
  }

  // People of a draft that was never saved, since the page was closed while they were being put down.
  async function removeOrphans(): Promise<void> {
    if ((await peopleKeys(cabinet)).length === 0) return
    const taken = await holds.taken()
    if (taken.size === 0) return
    const known = new Set((await readList(cabinet)).map(([id]) => id))
    await removePeople(cabinet, (id) => !known.has(id) && !taken.has(id))
  }
}

function latestFirst(kept: readonly KeptSummary[]): readonly KeptSummary[] {
  return kept.toSorted((one, other) => other.savedAt - one.savedAt)
}

function namesOf(kept: readonly KeptSummary[]): readonly string[] {
  return kept.map(({ name }) => name)
}
