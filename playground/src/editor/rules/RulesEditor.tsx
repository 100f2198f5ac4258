import { useMemo, useState, type ReactNode } from 'react'
import type { EditorProps } from '../edit.ts'
import { useFocusLater } from '../useFocusLater.ts'
import { decisionsOf } from './decision.ts'
import { DecisionRules } from './DecisionRules.tsx'
import type { AskedRule, RulesInHand } from './hands.ts'
import { MendInJson } from './MendInJson.tsx'
import { NewDecision } from './NewDecision.tsx'
import { RemovedDecisions } from './RemovedDecisions.tsx'

interface RulesEditorProps {
  readonly editor: EditorProps
  readonly asked: AskedRule
  /** What an edit comes to, to stand beside the open form. */
  readonly beside?: ReactNode
}

/** Every decision’s rules as sentences, each to be opened and edited in its place. */
export function RulesEditor({ editor, asked, beside }: RulesEditorProps) {
  const [said, say] = useState('')
  const focusLater = useFocusLater()
  const hands = useMemo<RulesInHand>(
    () => ({ editor, asked, say, focusLater, ...(beside === undefined ? {} : { beside }) }),
    [editor, asked, focusLater, beside],
  )
  const decisions = decisionsOf(editor.document)
  const unreadable = Object.keys(editor.document.decisions ?? {}).length - decisions.length
  return (
    <>
      <p className="govuk-visually-hidden" role="status">
        {said}
      </p>
      {decisions.map((drafted) => (
        <DecisionRules key={drafted.id} hands={hands} drafted={drafted} />
      ))}
      {decisions.length === 0 && (
        <p className="govuk-body">This policy decides nothing yet. Add a decision to begin.</p>
      )}
      {unreadable > 0 && <MendInJson what="A decision" />}
      <RemovedDecisions hands={hands} />
      <NewDecision hands={hands} />
    </>
  )
}
