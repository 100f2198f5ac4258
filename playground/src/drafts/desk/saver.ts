import type { Nominal } from '@iom-rules/core'
import { isUntouched, policyChanges, type Draft } from '../../draft/draft.ts'
import { startOf } from '../../draft/DraftProvider.tsx'
import { caseloadChanges } from '../../draft/origin.ts'
import type { KeptContent, KeptSummary } from '../kept/format.ts'
import { readSummary } from '../kept/shape.ts'
import { keptContent, peopleBeside } from '../kept/write.ts'
import type { Cabinet } from '../storage/cabinet.ts'
import {
  readList,
  removeDraft,
  removePeople,
  SavedElsewhere,
  writeDraft,
  writePeople,
} from '../storage/drawers.ts'
import { troubleOf } from '../storage/trouble.ts'
import { freeName, newId } from './names.ts'
import type { OpenDraft, StateStore } from './state.ts'

/** Keeps the open draft, half a second after it was last changed. */
export interface Saver {
  /** The draft as it is now. */
  readonly changed: (draft: Draft) => void
  /** Saves what is not saved yet, without waiting; it resolves when that is done, or has failed. */
  readonly flush: () => Promise<void>
  /** Saves even a draft in which nothing has been changed, as one that has been named. */
  readonly saveAnyway: () => Promise<void>
  readonly isDirty: () => boolean
  /** What is not saved, as it would be kept; `null` where all is. */
  readonly unsaved: () => KeptContent | null
  /** Goes on with a draft: the revision it is kept in, `null` for none, and the people kept with it. */
  readonly goOnWith: (kept: KeptAs | null) => void
  /** Lets what is here be what is kept, so that only a further change is saved. */
  readonly forget: () => void
}

export interface KeptAs {
  readonly revision: number
  readonly savedAt: number
  readonly set: { readonly people: readonly Nominal[]; readonly name: string } | null
}

interface Saves {
  readonly cabinet: Cabinet
  readonly state: StateStore
  readonly now: () => number
  readonly onSaved: (summary: KeptSummary) => void
  readonly onRemoved: (id: string) => void
  /** Another tab has saved the draft meanwhile. */
  readonly onElsewhere: () => void
}

const pause = 500

/** What was being saved is not to be kept any more. */
class Forgotten extends Error {}

export function openSaver({ cabinet, state, now, onSaved, onRemoved, onElsewhere }: Saves): Saver {
  let kept: KeptAs | null = null
  let latest: Draft | null = null
  /** The draft as it was saved, or as it was opened. */
  let settled: Draft | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let line: Promise<void> = Promise.resolve()
  /** Another number for everything that is gone on with: what was begun before is not finished. */
  let era = 0
  const seem = (saving: ReturnType<StateStore['get']>['context']['saving']) =>
    state.trigger.became({ part: { saving } })
  const open = () => state.get().context.open
  const isMine = () => state.get().context.stance.kind === 'mine'

  /** Is there nothing that anybody would want back? */
  const isNothing = (draft: Draft) => {
    const { isNamed, base } = open()
    return !isNamed && isUntouched(draft, startOf(base.published))
  }
  const isDirty = () => latest !== null && latest !== settled

  const stopTimer = () => {
    clearTimeout(timer)
    timer = undefined
  }
  const rest = () => {
    stopTimer()
    seem(kept === null ? { kind: 'nothing' } : { kind: 'saved', at: kept.savedAt })
  }

  async function save(): Promise<void> {
    stopTimer()
    const draft = latest
    if (draft === null || draft === settled || !isMine()) return
    const mine = open()
    const begun = era
    const goOn = () => {
      if (era !== begun) throw new Forgotten()
    }
    try {
      if (isNothing(draft)) await takeOut(mine, goOn)
      else await put(mine, draft, goOn)
      settled = draft
    } catch (error) {
      if (error instanceof Forgotten) return
      if (error instanceof SavedElsewhere) return onElsewhere()
      seem({ kind: 'failed', trouble: troubleOf(error), lastAt: kept?.savedAt ?? null })
    }
  }

  async function takeOut({ id }: OpenDraft, goOn: () => void): Promise<void> {
    if (kept !== null) {
      await removeDraft(cabinet, id, kept.revision)
      onRemoved(id)
    }
    goOn()
    kept = null
    seem({ kind: 'nothing' })
  }

  async function put(mine: OpenDraft, draft: Draft, goOn: () => void): Promise<void> {
    const others = kept?.set ?? null
    const set = await setFor(mine, peopleBeside(draft.origin, mine.base.published.caseload), goOn)
    let summary: KeptSummary
    try {
      summary = await summaryOf(mine, draft)
      goOn()
      await writeDraft(cabinet, summary, contentOf(draft, mine, set?.name ?? ''), kept?.revision ?? null)
    } catch (error) {
      if (set !== null && set !== others) await takeOutSet(mine, set.name)
      throw error
    }
    goOn()
    kept = { revision: summary.revision, savedAt: summary.savedAt, set }
    if (others !== null && others.name !== set?.name)
      await removePeople(cabinet, (owner, name) => owner === mine.id && name !== set?.name)
    if (open().name !== summary.name)
      state.trigger.became({ part: { open: { ...open(), name: summary.name } } })
    seem({ kind: 'saved', at: summary.savedAt })
    onSaved(summary)
  }

  async function summaryOf(mine: OpenDraft, draft: Draft): Promise<KeptSummary> {
    const { id, version, title } = draft.document
    const name = await nameOf(mine)
    return {
      id: mine.id,
      name: open().isNamed ? open().name : name,
      isNamed: open().isNamed,
      policy: { id, version, title },
      changes: policyChanges(mine.base.published.policy.document, draft) + caseloadChanges(draft),
      savedAt: now(),
      revision: (kept?.revision ?? 0) + 1,
    }
  }

  const contentOf = (draft: Draft, { base }: OpenDraft, set: string) => {
    const { policy, caseload } = base.published
    return keptContent(draft, { base: base.kept, published: policy.document, sample: caseload, set })
  }

  // Until it is kept, a draft has the usual name, which another may have too.
  async function nameOf({ name, isNamed }: OpenDraft): Promise<string> {
    if (kept !== null || isNamed) return name
    const others = (await readList(cabinet)).map(([, record]) => readSummary(record)?.name ?? '')
    return freeName(name, others)
  }

  // People are put down once; what is changed in them is kept with the draft.
  async function setFor(
    mine: OpenDraft,
    people: readonly Nominal[] | null,
    goOn: () => void,
  ): Promise<KeptAs['set']> {
    if (people === null) return null
    if (kept?.set?.people === people) return kept.set
    const name = newId()
    seem({ kind: 'saving' })
    try {
      await writePeople(cabinet, mine.id, name, people, goOn)
    } catch (error) {
      await takeOutSet(mine, name)
      throw error
    }
    return { people, name }
  }

  // There may be room to take out where there is none to put in.
  const takeOutSet = ({ id }: OpenDraft, name: string) =>
    removePeople(cabinet, (owner, set) => owner === id && set === name).catch(() => {})

  const flush = () => (line = line.then(save))
  return {
    changed(draft) {
      const isFirst = latest === null
      latest = draft
      if (isFirst && (kept !== null || isNothing(draft))) settled = draft
      if (!isMine()) return
      if (kept === null && isNothing(draft)) settled = draft
      if (!isDirty()) return rest()
      if (state.get().context.saving.kind !== 'failed') seem({ kind: 'saving' })
      // Not begun anew by the next change: no more than the last half second is ever not saved.
      timer ??= setTimeout(() => void flush(), pause)
    },
    flush,
    saveAnyway() {
      settled = null
      return flush()
    },
    isDirty,
    unsaved: () => (latest !== null && isDirty() ? contentOf(latest, open(), '') : null),
    goOnWith(as) {
      era++
      kept = as
      latest = null
      settled = null
      rest()
    },
    forget() {
      era++
      kept = null
      settled = latest
      rest()
    },
  }
}
