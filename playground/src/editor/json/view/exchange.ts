import { applyEdit, editBetween, type PolicyDocument, type Step } from '@iom-rules/core'
import { textEdits } from '../../../policy-text/edits.ts'
import { sameJson } from '../../../policy-text/json.ts'
import type { TextEdit } from '../../../policy-text/members.ts'
import { plainText } from '../../../policy-text/write.ts'
import { readText } from '../faults/read.ts'
import type { Problem } from '../faults/problem.ts'
import type { Unread } from '../../../draft/draft.ts'
import { replacing } from './replace.ts'

/** What the draft says: its document, or text that is not JSON yet. */
export interface Said {
  readonly document: PolicyDocument
  readonly unread: Unread | null
}

/** The text that says it, where nobody has written it himself. */
export function textOf({ document, unread }: Said): string {
  return unread?.text ?? plainText(document).trimEnd()
}

/** What is to be told to the draft of what somebody typed, and what is wrong with it. */
export interface Outcome {
  readonly told: { readonly steps: readonly Step[] } | { readonly unread: string } | null
  readonly problems: readonly Problem[]
  readonly isRead: boolean
}

/** Keeps a text and a draft to the same: what is typed goes out as edits, what changes elsewhere comes in as text. */
export interface Exchange {
  /** The text, as somebody has left it. */
  readonly typed: (text: string) => Outcome
  /** What the draft says now; gives the edits that the text needs, none where it was the text that said so first. */
  readonly heard: (said: Said, text: string) => readonly TextEdit[]
}

export function openExchange(start: Said): Exchange {
  /** What the draft says, with all that was typed. */
  let now = start
  return {
    typed(text) {
      const read = readText(text)
      const over = now.unread?.over ?? now.document
      if (!read.ok) {
        const isKnown = now.unread?.text === text
        now = { ...now, unread: { text, over } }
        return { told: isKnown ? null : { unread: text }, problems: read.problems, isRead: false }
      }
      const steps = stepsTo(read.document, over, now.document)
      const isKnown = steps.length === 0 && now.unread === null
      now = { document: read.document, unread: null }
      return { told: isKnown ? null : { steps }, problems: [], isRead: true }
    },
    heard(said, text) {
      if (saysSame(said, now)) return []
      now = said
      const edits = said.unread === null ? textEdits(text, said.document) : null
      return edits ?? replacing(text, textOf(said))
    },
  }
}

/** What was typed over one policy as an edit of another: where that does not fit, the text is what counts. */
function stepsTo(typed: PolicyDocument, over: PolicyDocument, now: PolicyDocument): readonly Step[] {
  const steps = editBetween(over, typed)
  return over === now || applyEdit(now, steps).ok ? steps : editBetween(now, typed)
}

function saysSame(one: Said, other: Said): boolean {
  return one.unread?.text === other.unread?.text && sameJson(one.document, other.document)
}
