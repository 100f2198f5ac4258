import { createStore } from '@xstate/store'
import type { Draft } from '../../draft/draft.ts'
import type { KeptSummary } from '../kept/format.ts'
import type { Base } from '../shipped/base.ts'
import type { RawDraft } from '../storage/drawers.ts'
import type { Erased } from '../storage/erase.ts'
import type { Trouble } from '../storage/trouble.ts'

/** The draft on the desk. */
export interface OpenDraft {
  /** Another number for every draft that is opened, the same one opened again included. */
  readonly key: number
  readonly id: string
  readonly name: string
  readonly isNamed: boolean
  readonly base: Base
  /** To go on with; without it, the base as it is. */
  readonly draft?: Draft
  /** What is not as it was when it was saved, in sentences. */
  readonly notes: readonly string[]
}

/** How the open draft is kept. */
export type Saving =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'failed'; readonly trouble: Trouble; readonly lastAt: number | null }

/** Whether this tab works on the open draft. */
export type Stance =
  | { readonly kind: 'mine' }
  /** Another tab does: had it before, or has taken it over. */
  | {
      readonly kind: 'elsewhere'
      readonly wasTaken: boolean
      /** Has it been saved there since it was read here? */
      readonly isBehind: boolean
      /** Is there something here that is not in what is saved? */
      readonly hasOwn: boolean
    }

/** A draft that has just been removed, and can be put back until the page is left. */
export interface Removed {
  readonly id: string
  readonly name: string
  readonly raw: RawDraft
}

/** A draft that cannot be opened; `why` in a sentence. */
export interface Aside {
  readonly id: string
  readonly name: string
  readonly why: string
}

export interface DeskState {
  readonly open: OpenDraft
  /** The drafts kept in this browser, the last saved first. */
  readonly kept: readonly KeptSummary[]
  readonly aside: readonly Aside[]
  /** Drafts that other tabs work on. */
  readonly elsewhere: ReadonlySet<string>
  readonly removed: readonly Removed[]
  readonly saving: Saving
  readonly stance: Stance
  /** The draft that is offered on return. */
  readonly offered: string | null
  /** What takes a while: `done` of `total` people read. */
  readonly busy: { readonly name: string; readonly done: number; readonly total: number } | null
  /** What did not work, in a sentence. */
  readonly problem: string | null
  /** How often a change was refused, since another tab works on the draft. */
  readonly refusals: number
  /** What was thrown away, once that has been asked for. */
  readonly erased: (Erased & { readonly drafts: number; readonly journeys: number }) | null
  /** Goes up when everything is thrown away. */
  readonly era: number
}

export function openState(open: OpenDraft) {
  const context: DeskState = {
    open,
    kept: [],
    aside: [],
    elsewhere: new Set(),
    removed: [],
    saving: { kind: 'nothing' },
    stance: { kind: 'mine' },
    offered: null,
    busy: null,
    problem: null,
    refusals: 0,
    erased: null,
    era: 0,
  }
  return createStore({
    context,
    on: { became: (before, { part }: { part: Partial<DeskState> }) => ({ ...before, ...part }) },
  })
}

export type StateStore = ReturnType<typeof openState>
