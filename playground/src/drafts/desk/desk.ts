import { keptDocument } from '../kept/document.ts'
import { restore } from '../kept/restore.ts'
import { readSummary } from '../kept/shape.ts'
import { readOne, readPart, readRaw, readSummaryOf } from '../storage/drawers.ts'
import { eraseEverything } from '../storage/erase.ts'
import { troubleInWords, troubleOf, unreachedInWords } from '../storage/trouble.ts'
import { openList } from './list.ts'
import { newId, usualName } from './names.ts'
import { draftOf, freshDraft, keptDraft, nothing } from './opening.ts'
import { openSaver, type KeptAs } from './saver.ts'
import { openState, type OpenDraft } from './state.ts'
import type { DeskWork, NewDraft, Surroundings } from './work.ts'

export function openDesk(surroundings: Surroundings): DeskWork {
  const { cabinet, holds, channel, bases, makeUp, now } = surroundings
  const state = openState(freshDraft(bases.shown, 0))
  const here = () => state.get().context
  const become = (part: Partial<ReturnType<typeof here>>) => state.trigger.became({ part })
  const list = openList({ cabinet, holds, channel, state })
  const saver = openSaver({
    cabinet,
    state,
    now,
    onSaved: (summary) => {
      list.put(summary)
      channel.say({ kind: 'changed', id: summary.id })
    },
    onRemoved: (id) => {
      list.drop(id)
      channel.say({ kind: 'changed', id })
    },
    onElsewhere: () => lose(true),
  })

  const lose = (isBehind: boolean) => {
    const hasOwn = saver.isDirty()
    become({ stance: { kind: 'elsewhere', wasTaken: true, isBehind, hasOwn } })
  }
  const onLost = () => lose(false)

  /** Is everything here kept? Another draft is not opened over one that could not be. */
  async function isSettled(): Promise<boolean> {
    if (here().stance.kind !== 'mine') {
      if (!saver.isDirty()) return true
      become({
        problem: `“${here().open.name}” stays open, since what you changed in it last is only in this tab. Keep what is here as a draft of its own, and then open the other draft.`,
      })
      return false
    }
    await saver.flush()
    if (!saver.isDirty()) return true
    const { saving, open } = here()
    const why = saving.kind === 'failed' ? troubleInWords[saving.trouble] : ''
    become({
      problem: `“${open.name}” stays open, since what you changed in it is not saved. ${why} Export it, or press “Start again”, and then open the other draft.`,
    })
    return false
  }

  function putOnDesk(
    wanted: Omit<OpenDraft, 'key'>,
    { kept, isMine }: { kept: KeptAs | null; isMine: boolean },
  ): void {
    const elsewhere = { kind: 'elsewhere', wasTaken: false, isBehind: false, hasOwn: false } as const
    saver.goOnWith(kept)
    become({
      open: { ...wanted, key: here().open.key + 1 },
      stance: isMine ? { kind: 'mine' } : elsewhere,
      offered: null,
      problem: null,
      erased: null,
    })
  }

  async function read(id: string, take: () => Promise<boolean>): Promise<void> {
    let name = here().kept.find((each) => each.id === id)?.name ?? id
    become({ busy: { name, done: 0, total: 0 }, problem: null })
    try {
      const summary = readSummary(await readSummaryOf(cabinet, id))
      name = summary?.name ?? name
      const restoring = await restore(await readOne(cabinet, id), bases, {
        part: (set, at) => readPart(cabinet, id, set, at),
        makeUp,
        onProgress: (done, total) => become({ busy: { name, done, total } }),
      })
      if (!restoring.ok || summary === null) {
        const why = restoring.ok ? 'What the list says of it is damaged.' : restoring.why
        if (restoring.ok || !restoring.isPassing) await list.putAside(id, name, why)
        return become({ problem: `“${name}” cannot be opened. ${why}` })
      }
      // People are read a few at a time: something may have been changed meanwhile.
      if (!(await isSettled())) return
      if (summary.damage !== undefined) await list.putRight(summary)
      const isMine = await take()
      await saver.flush()
      // Another tab may work on what is not open here any more.
      if (!isMine) holds.letGo()
      putOnDesk(keptDraft(summary.id, summary.name, summary.isNamed, restoring.restored), {
        kept: { revision: summary.revision, savedAt: summary.savedAt, set: restoring.restored.set },
        isMine,
      })
    } catch (error) {
      become({ problem: `“${name}” cannot be opened. ${unreachedInWords(troubleOf(error))}` })
    } finally {
      become({ busy: null })
      void list.look()
    }
  }

  async function trying(what: string, action: () => Promise<void>): Promise<void> {
    try {
      await action()
    } catch (error) {
      become({ problem: `${what} ${troubleInWords[troubleOf(error)]}` })
    }
  }

  async function openNew({ name, base, ...rest }: NewDraft): Promise<void> {
    if (!(await isSettled())) return
    const id = newId()
    const draft = draftOf(base, rest)
    putOnDesk({ id, name, isNamed: true, base, draft, notes: [] }, { kept: null, isMine: true })
    await holds.take(id, onLost)
  }

  /** Another tab wants the draft: it is saved here first. */
  async function giveUp(): Promise<void> {
    await saver.flush()
    holds.letGo()
    lose(false)
  }

  const begin = () => {
    void holds.take(here().open.id, onLost)
    void list.begin()
    return channel.listen((message) => {
      const { open, stance } = here()
      if (message.kind === 'erased') {
        // What is on the screen stays, and is a draft of its own once it is changed.
        const id = newId()
        saver.forget()
        become({ ...nothing, open: { ...open, id } })
        void holds.take(id, onLost)
        return
      }
      if (message.kind === 'wanted' && message.id === open.id && stance.kind === 'mine') return void giveUp()
      if (message.kind !== 'changed') return
      void list.look()
      if (message.id === open.id && stance.kind === 'elsewhere')
        become({ stance: { ...stance, isBehind: true } })
    })
  }

  return {
    state,
    saver,
    begin,
    async openOf({ published, ...rest }) {
      const found = published === undefined ? null : await bases.find({ kind: 'file', ...published })
      if (found?.ok === false) return become({ problem: `It cannot be opened as a draft. ${found.why}` })
      await openNew({ ...rest, base: found?.base ?? bases.shown })
    },
    async startOn(policy) {
      const found = await bases.find({ kind: 'shipped', id: policy, version: '', hash: '' })
      if (!found.ok) return become({ problem: found.why })
      const { base } = found
      await openNew({ name: list.free(usualName(base.published.policy)), base })
    },
    async open(id) {
      // Pressed twice, since many people take a while.
      if (here().busy !== null) return
      if (await isSettled()) await read(id, () => holds.take(id, onLost))
    },
    async takeOver() {
      const { id } = here().open
      channel.say({ kind: 'wanted', id })
      await holds.seize(id, onLost)
      await read(id, () => Promise.resolve(true))
    },
    async keepApart() {
      const { open } = here()
      const id = newId()
      await holds.take(id, onLost)
      become({
        open: { ...open, id, name: list.free(`${open.name} (from this tab)`), isNamed: true },
        stance: { kind: 'mine' },
      })
      saver.forget()
      await saver.saveAnyway()
    },
    rename: (id, name) =>
      trying('It could not be renamed.', async () => {
        const { open } = here()
        if (id === open.id) {
          become({ open: { ...open, name, isNamed: true } })
          return saver.saveAnyway()
        }
        await list.rename(id, name)
      }),
    duplicate: (id) =>
      trying('It could not be duplicated.', async () => {
        if (id !== here().open.id || (await isSettled())) await list.duplicate(id, newId(), now())
      }),
    remove: (id) =>
      trying('It could not be removed.', async () => {
        const isOpen = id === here().open.id
        if (isOpen && !(await isSettled())) return
        await list.remove(id)
        if (!isOpen) return
        const fresh = freshDraft(bases.shown, 0)
        putOnDesk(fresh, { kept: null, isMine: true })
        await holds.take(fresh.id, onLost)
      }),
    putBack: (id) => trying('It could not be put back.', () => list.putBack(id)),
    raw: (id) => readRaw(cabinet, id),
    async documentOf(id) {
      const isOpen = id === here().open.id
      if (isOpen) await saver.flush()
      // What could not be saved is to be had all the same.
      return keptDocument((isOpen ? saver.unsaved() : null) ?? (await readOne(cabinet, id)), bases)
    },
    async erase() {
      await saver.flush()
      saver.goOnWith(null)
      const counted = await list.counted()
      // First what is on the screen, so that nothing of it is written again.
      const open = freshDraft(bases.shown, here().open.key + 1)
      become({ ...nothing, open, era: here().era + 1 })
      channel.say({ kind: 'erased' })
      try {
        become({ erased: { ...counted, ...(await eraseEverything(cabinet)) } })
      } catch (error) {
        become({ problem: `Not everything could be erased. ${unreachedInWords(troubleOf(error))}` })
      }
      await holds.take(open.id, onLost)
    },
    refuse: () => become({ refusals: here().refusals + 1 }),
    settle: (part) => become(part),
  }
}
