import { applyEdit, shapeFaults, type Nominal, type PolicyDocument } from '@iom-rules/core'
import type { Draft } from '../../draft/draft.ts'
import type { Published } from '../../draft/DraftProvider.tsx'
import type { Base, Bases, NotFound } from '../shipped/base.ts'
import type { KeptContent } from './format.ts'
import { caseloadAsItCame, type PeopleSource } from './people.ts'
import { readContent } from './shape.ts'
import { peopleIn, withRuns, type Run } from './runs.ts'
import { isUnfinished } from '../../editor/conditions/unfinished.ts'

/** A draft as it was, and what it started from. */
export interface Restored {
  readonly base: Base
  readonly draft: Draft
  /** The people kept one by one, with what they are called, so that they need not be kept again. */
  readonly set: { readonly people: readonly Nominal[]; readonly name: string } | null
  /** What is not as it was, in sentences. */
  readonly notes: readonly string[]
}

export type Restoring = { readonly ok: true; readonly restored: Restored } | NotFound

/** Makes a draft of what was kept of it. Never throws: what cannot be opened says why. */
export async function restore(kept: unknown, bases: Bases, source: PeopleSource): Promise<Restoring> {
  try {
    const content = readContent(kept)
    if ('why' in content) return content
    return await restored(content, bases, source)
  } catch (error) {
    return damaged(error instanceof Error ? error.message : String(error))
  }
}

async function restored(content: KeptContent, bases: Bases, source: PeopleSource): Promise<Restoring> {
  const found = await bases.find(content.base)
  if (!found.ok) return found
  const { base, note } = found
  const { published } = base
  const edited = applyEdit(published.policy.document, content.steps)
  if (!edited.ok) {
    // Where the policy is another one than it was, the copy that has the old one can still open the draft.
    const why = note ?? 'What it changes does not fit the policy it started from.'
    return { ok: false, why, isPassing: note !== null }
  }
  const drafted = shapely(published.policy.document, edited.value, content.unread)
  if (drafted === null) return damaged('What was drafted has not the shape of a policy.')
  const came = await caseloadAsItCame(content.people.origin, published, source)
  const caseload = caseloadOf(came.people, content.people.runs, came.isSame)
  if (caseload === null) return damaged('The people in it are damaged.')
  const { asAt, mistyped, reasons, record, examples, examplesOut } = content
  const draft: Draft = {
    asAt,
    ...drafted,
    mistyped,
    reasons,
    record,
    examples,
    examplesOut,
    caseload,
    origin: { ...came.origin, people: came.people },
  }
  const { origin } = content.people
  const set = origin.kind === 'whole' ? { people: came.people, name: origin.set } : null
  const notes = [note, came.isSame ? null : othersNow(origin.kind)].filter((each) => each !== null)
  return { ok: true, restored: { base, draft, set, notes } }
}

function damaged(why: string): NotFound {
  return { ok: false, why, isPassing: false }
}

function othersNow(kind: KeptContent['people']['origin']['kind']): string {
  const who = kind === 'invented' ? 'The invented people' : 'The people that come with the playground'
  return `${who} are others than when this draft was saved. Those you added or changed are there; those you took out can be there again.`
}

// A screen can rely on the shape of what is drafted. Where it is lost, nothing else is: it is text to put right.
function shapely(
  published: PolicyDocument,
  document: PolicyDocument,
  unread: KeptContent['unread'],
): Pick<Draft, 'document' | 'unread'> | null {
  const isShapely = (document: PolicyDocument) =>
    shapeFaults(document).every((issue) => isUnfinished(document, issue))
  if (document === published || isShapely(document)) return { document, unread: unreadOver(document, unread) }
  return unread === null
    ? { document: published, unread: { text: JSON.stringify(document, null, 2), over: published } }
    : null
}

function unreadOver(document: PolicyDocument, unread: KeptContent['unread']): Draft['unread'] {
  if (unread === null) return null
  const { text, steps } = typeof unread === 'string' ? { text: unread, steps: [] } : unread
  const over = applyEdit(document, steps)
  return { text, over: over.ok ? over.value : document }
}

function caseloadOf(
  people: Published['caseload'],
  runs: readonly Run[] | null,
  isSame: boolean,
): readonly Nominal[] | null {
  if (isSame) return withRuns(people, runs)
  const own = peopleIn(runs)
  const refs = new Set(own.map(({ ref }) => ref))
  return own.length === 0 ? people : [...people.filter(({ ref }) => !refs.has(ref)), ...own]
}
