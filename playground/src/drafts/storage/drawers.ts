import { entries, get, keys, promisifyRequest } from 'idb-keyval'
import type { Nominal } from '@iom-rules/core'
import { partsOf, type KeptContent, type KeptSummary } from '../kept/format.ts'
import type { Cabinet } from './cabinet.ts'

/** Everything that is kept of a draft, as it is. */
export interface RawDraft {
  readonly summary: unknown
  readonly content: unknown
  readonly people: readonly { readonly key: readonly (string | number)[]; readonly part: unknown }[]
}

/** Another tab has saved the draft meanwhile, so that this one must not. */
export class SavedElsewhere extends Error {}

/** The drafts that are listed, as they are: what they are, is still to be looked at. */
export async function readList(cabinet: Cabinet): Promise<readonly (readonly [string, unknown])[]> {
  if (!(await cabinet.isThere())) return []
  const found = await entries<IDBValidKey, unknown>(cabinet.drawer('drafts'))
  return found.map(([key, value]) => [typeof key === 'string' ? key : '', value])
}

export async function readOne(cabinet: Cabinet, id: string): Promise<unknown> {
  return (await cabinet.isThere()) ? get<unknown>(id, cabinet.drawer('contents')) : undefined
}

export async function readSummaryOf(cabinet: Cabinet, id: string): Promise<unknown> {
  return (await cabinet.isThere()) ? get<unknown>(id, cabinet.drawer('drafts')) : undefined
}

export function readPart(cabinet: Cabinet, id: string, set: string, at: number): Promise<unknown> {
  return get<unknown>([id, set, at], cabinet.drawer('people'))
}

/** Puts people down a part at a time, so that it never holds up the screen. `goOn` throws where it is to stop. */
export async function writePeople(
  cabinet: Cabinet,
  id: string,
  set: string,
  people: readonly Nominal[],
  goOn: () => void,
): Promise<void> {
  for (const [at, part] of partsOf(people).entries()) {
    goOn()
    await cabinet.atOnce(['people'], async (open) => void open('people').put(part, [id, set, at]))
    await breath()
  }
}

/**
 * Puts a draft down, unless another tab has since `known`, the revision it had when this tab last looked; `null` for
 * one that has not been saved yet.
 */
export async function writeDraft(
  cabinet: Cabinet,
  summary: KeptSummary,
  content: KeptContent,
  known: number | null,
): Promise<void> {
  await cabinet.atOnce(['drafts', 'contents'], async (open) => {
    const before: unknown = await promisifyRequest(open('drafts').get(summary.id))
    if (before !== undefined && revisionOf(before) !== known) throw new SavedElsewhere()
    open('drafts').put(summary, summary.id)
    open('contents').put(content, summary.id)
  })
}

/** Puts down what the list says of a draft, and leaves the draft alone. */
export async function writeSummary(cabinet: Cabinet, summary: KeptSummary): Promise<void> {
  await cabinet.atOnce(['drafts'], async (open) => void open('drafts').put(summary, summary.id))
}

function revisionOf(summary: unknown): unknown {
  return typeof summary === 'object' && summary !== null && 'revision' in summary ? summary.revision : null
}

/** The sets of people kept, each with the draft it belongs to. */
export async function peopleKeys(cabinet: Cabinet): Promise<readonly (readonly (string | number)[])[]> {
  if (!(await cabinet.isThere())) return []
  const found = await keys<IDBValidKey>(cabinet.drawer('people'))
  return found.flatMap((key) => (Array.isArray(key) ? [key as (string | number)[]] : []))
}

/** Takes people out: those for whom `isGone` is true of draft and set. */
export async function removePeople(
  cabinet: Cabinet,
  isGone: (id: string, set: string) => boolean,
): Promise<void> {
  const gone = (await peopleKeys(cabinet)).filter(([id, set]) => isGone(String(id), String(set)))
  if (gone.length === 0) return
  await cabinet.atOnce(['people'], async (open) => {
    for (const key of gone) open('people').delete([...key])
  })
}

/** All that is kept of a draft, to be put back or saved as it is. */
export async function readRaw(cabinet: Cabinet, id: string): Promise<RawDraft> {
  const mine = (await peopleKeys(cabinet)).filter(([draft]) => draft === id)
  const people: RawDraft['people'][number][] = []
  for (const key of mine) {
    people.push({ key, part: await get<unknown>([...key], cabinet.drawer('people')) })
    await breath()
  }
  return { summary: await readSummaryOf(cabinet, id), content: await readOne(cabinet, id), people }
}

/** Wholly or not at all: people without a draft would be thrown out by the next page that is opened. */
export async function writeRaw(cabinet: Cabinet, id: string, raw: RawDraft): Promise<void> {
  await cabinet.atOnce(['drafts', 'contents', 'people'], async (open) => {
    // One after the other, so that it never holds up the screen.
    for (const { key, part } of raw.people) await promisifyRequest(open('people').put(part, [...key]))
    open('drafts').put(raw.summary, id)
    open('contents').put(raw.content, id)
  })
}

/** Takes a draft out; with `known`, the revision it had when this tab last looked, unless another has saved it since. */
export async function removeDraft(cabinet: Cabinet, id: string, known?: number): Promise<void> {
  if (!(await cabinet.isThere())) return
  await cabinet.atOnce(['drafts', 'contents'], async (open) => {
    if (known !== undefined) {
      const before: unknown = await promisifyRequest(open('drafts').get(id))
      if (before !== undefined && revisionOf(before) !== known) throw new SavedElsewhere()
    }
    open('drafts').delete(id)
    open('contents').delete(id)
  })
  await removePeople(cabinet, (draft) => draft === id)
}

/** A moment in which the screen can be drawn. */
function breath(): Promise<void> {
  return new Promise((done) => setTimeout(done))
}
