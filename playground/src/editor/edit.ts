import type { Issue, Policy, PolicyDocument, Step } from '@iom-rules/core'
import type { Unread } from '../draft/draft.ts'

/** Edits with the same session, which is one visit to a field, are one step to undo. */
interface EditOptions {
  readonly session?: string
  /** The place whose mistyped text is settled by the edit: a JSON Pointer to the value. */
  readonly place?: string
  /** Does it take up what was typed in JSON? */
  readonly takesUp?: boolean
}

/** Makes an edit to the drafted document; says why where it does not fit, and then changes nothing. */
export type Edit = (steps: readonly Step[], options?: EditOptions) => readonly Issue[]

/**
 * What every part of the editor is given, and all that it knows: a policy goes in, and edits come out. There is no
 * other state to reach for, so that the editor can become a package of its own.
 */
export interface EditorProps {
  /** As drafted; it may be no valid policy. */
  readonly document: PolicyDocument
  /** The last draft that was a policy: for words. */
  readonly policy: Policy
  /** What the draft started from. */
  readonly published: Policy
  /** What is wrong with the document, each with a JSON Pointer to its place; nothing when it is a policy. */
  readonly issues: readonly Issue[]
  /** Text typed where it cannot be the value, by JSON Pointer of the value. */
  readonly mistyped: { readonly [place: string]: string }
  readonly unread: Unread | null
  readonly onEdit: Edit
  /** Keeps text that cannot be the value at a place; `null` lets it go. */
  readonly onMistype: (place: string, text: string | null, session?: string) => void
  /** Keeps the document as typed in JSON that cannot be taken up; `null` lets it go. */
  readonly onTypeText: (text: string | null, session?: string) => void
  /** There is one way back, whatever the view in which something was done. */
  readonly onUndo: () => void
  readonly onRedo: () => void
}
