import type { Draft } from '../../draft/draft.ts'
import { nothingRecorded } from '../../draft/record.ts'
import type { Restored } from '../kept/restore.ts'
import type { Base } from '../shipped/base.ts'
import { newId, usualName } from './names.ts'
import type { DeskState, OpenDraft } from './state.ts'
import type { NewDraft } from './work.ts'

/** How it stands when all that was kept is gone. */
export const nothing: Partial<DeskState> = {
  stance: { kind: 'mine' },
  saving: { kind: 'nothing' },
  kept: [],
  aside: [],
  removed: [],
  offered: null,
  problem: null,
}

/** The policy as published, of which nothing is kept yet. */
export function freshDraft(base: Base, key: number): OpenDraft {
  return { key, id: newId(), name: usualName(base.published.policy), isNamed: false, base, notes: [] }
}

/** A draft that was kept, opened again. */
export function keptDraft(
  id: string,
  name: string,
  isNamed: boolean,
  restored: Restored,
): Omit<OpenDraft, 'key'> {
  return { id, name, isNamed, base: restored.base, draft: restored.draft, notes: restored.notes }
}

/** A draft to begin with. */
export function draftOf(base: Base, { document, examples = [], examplesOut = [] }: Partial<NewDraft>): Draft {
  const { policy, caseload, asAt } = base.published
  return {
    asAt,
    document: document ?? policy.document,
    unread: null,
    mistyped: {},
    reasons: {},
    record: nothingRecorded,
    examples,
    examplesOut,
    caseload,
    origin: { kind: 'sample', people: caseload },
  }
}
