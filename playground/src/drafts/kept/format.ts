import type { Example, Nominal, PolicyDocument, Step } from '@iom-rules/core'
import type { DecisionRecord } from '../../draft/record.ts'
import type { Run } from './runs.ts'

/** Raised when what is kept is kept in another way; a draft of another format is set aside, and never lost. */
export const format = 1

/** What the list of drafts shows of one, without reading the draft. */
export interface KeptSummary {
  readonly id: string
  readonly name: string
  /** Was the name given by somebody? */
  readonly isNamed: boolean
  readonly policy: { readonly id: string; readonly version: string; readonly title: string }
  /** To the policy and to the people. */
  readonly changes: number
  /** In milliseconds since 1970. */
  readonly savedAt: number
  /** Goes up with every save, so that a tab never writes over what another has saved. */
  readonly revision: number
  /** Why it could not be opened, once that has been tried. */
  readonly damage?: string
}

/** What a draft started from: named where it ships with the playground, and otherwise whole. */
export type KeptBase =
  | { readonly kind: 'shipped'; readonly id: string; readonly version: string; readonly hash: string }
  | {
      readonly kind: 'file'
      readonly document: PolicyDocument
      readonly examples: readonly Example[]
      readonly text: string
    }

/** Where the people come from, with no more than is needed to have them again. */
export type KeptOrigin =
  | { readonly kind: 'sample'; readonly mark: string }
  | {
      readonly kind: 'invented'
      readonly seed: number
      readonly unknownRate: number
      readonly count: number
      /** The policy they were made for, as an edit of the one the draft started from. */
      readonly steps: readonly Step[]
      readonly asAt: string
      readonly mark: string
    }
  /** Kept one by one, beside the draft. */
  | { readonly kind: 'whole'; readonly of: WholeOrigin; readonly set: string; readonly count: number }

export type WholeOrigin =
  | { readonly kind: 'sample' }
  | { readonly kind: 'invented'; readonly seed: number; readonly unknownRate: number }
  | { readonly kind: 'imported'; readonly added: boolean }

export interface KeptPeople {
  readonly origin: KeptOrigin
  /** What has been changed since they came; `null` when nothing has. */
  readonly runs: readonly Run[] | null
}

/** A draft as it is kept: the edit against what it started from, and everything that is no part of the policy. */
export interface KeptContent {
  readonly format: typeof format
  readonly base: KeptBase
  readonly asAt: string
  readonly steps: readonly Step[]
  /** The text alone, or with what it was typed over, as an edit of what is drafted. */
  readonly unread: string | { readonly text: string; readonly steps: readonly Step[] } | null
  readonly mistyped: { readonly [place: string]: string }
  readonly reasons: { readonly [place: string]: string }
  readonly record: DecisionRecord
  readonly examples: readonly Example[]
  readonly examplesOut: readonly Example[]
  readonly people: KeptPeople
}

/** So many people are written, or read, in one go: few enough not to hold up the screen. */
export const peopleAtOnce = 500

/** The people of a set, a part at a time. */
export function partsOf(people: readonly Nominal[]): readonly (readonly Nominal[])[] {
  const parts = Math.ceil(people.length / peopleAtOnce)
  return Array.from({ length: parts }, (_, at) => people.slice(at * peopleAtOnce, (at + 1) * peopleAtOnce))
}
