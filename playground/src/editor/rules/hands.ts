import type { ReactNode } from 'react'
import type { EditorProps } from '../edit.ts'

/** Which rule or decision the address leads to, and whether it is to be edited. */
export interface AskedRule {
  readonly decision: string | null
  /** `otherwise` is what a decision gives when no rule is met. */
  readonly rule: string | null
  readonly isEdited: boolean
  /** Are the settings of the decision to be edited? */
  readonly isDecisionEdited: boolean
}

/** What every part of the rules is given. */
export interface RulesInHand {
  readonly editor: EditorProps
  readonly asked: AskedRule
  /** Tells people who hear the page what has happened. */
  readonly say: (words: string) => void
  /** Moves focus to an element once it is drawn. */
  readonly focusLater: (id: string) => void
  /** What an edit comes to, to stand beside the open form. */
  readonly beside?: ReactNode
}

/** The ids of what focus goes to. */
export function cardId(decision: string, rule: string): string {
  return `rule-${decision}-${rule}`
}

export function headingId(decision: string): string {
  return `decision-${decision}`
}
