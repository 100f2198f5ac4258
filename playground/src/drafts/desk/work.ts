import type { Example, PolicyDocument } from '@iom-rules/core'
import type { Draft } from '../../draft/draft.ts'
import type { KeptDocument } from '../kept/document.ts'
import type { PeopleSource } from '../kept/people.ts'
import type { Base, Bases } from '../shipped/base.ts'
import type { Cabinet } from '../storage/cabinet.ts'
import type { RawDraft } from '../storage/drawers.ts'
import type { Channel } from './channel.ts'
import type { Holds } from './hold.ts'
import type { Saver } from './saver.ts'
import type { StateStore } from './state.ts'

/** What the desk works with. */
export interface Surroundings {
  readonly cabinet: Cabinet
  readonly holds: Holds
  readonly channel: Channel
  readonly bases: Bases
  readonly makeUp: PeopleSource['makeUp']
  readonly now: () => number
}

/** A draft to begin with, from a file or a link. */
export interface NewDraftOf {
  readonly name: string
  /** As drafted, without examples. */
  readonly document: PolicyDocument
  readonly examples?: readonly Example[]
  readonly examplesOut?: readonly Example[]
  /** What it is compared with, where that is no policy that ships. */
  readonly published?: {
    readonly document: PolicyDocument
    readonly examples: readonly Example[]
    readonly text: string
  }
}

/** A draft to begin with, and what it starts from. */
export interface NewDraft {
  readonly name: string
  readonly base: Base
  readonly document?: Draft['document']
  readonly examples?: Draft['examples']
  readonly examplesOut?: Draft['examplesOut']
}

/** The drafts there are, and the one that is open: what can be done with them. */
export interface DeskWork {
  readonly state: StateStore
  readonly saver: Saver
  /** Looks at what is kept, and listens to other tabs; gives the way to stop listening. */
  readonly begin: () => () => void
  /** Begins a draft from a file or a link; the one that is open stays as it is. */
  readonly openOf: (wanted: NewDraftOf) => Promise<void>
  /** Begins a draft of a policy that ships. */
  readonly startOn: (policy: string) => Promise<void>
  readonly open: (id: string) => Promise<void>
  readonly takeOver: () => Promise<void>
  /** Keeps what is here as a draft of its own, beside the one that another tab has. */
  readonly keepApart: () => Promise<void>
  readonly rename: (id: string, name: string) => Promise<void>
  readonly duplicate: (id: string) => Promise<void>
  readonly remove: (id: string) => Promise<void>
  readonly putBack: (id: string) => Promise<void>
  readonly raw: (id: string) => Promise<RawDraft>
  /** The policy of a draft, what could not be saved of the open one included; `null` where it is not to be had. */
  readonly documentOf: (id: string) => Promise<KeptDocument | null>
  readonly erase: () => Promise<void>
  /** Somebody wanted to change a draft that another tab works on. */
  readonly refuse: () => void
  readonly settle: (part: { offered?: null; problem?: null }) => void
}
