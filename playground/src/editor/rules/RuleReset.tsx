import type { Rule } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import { cardId, type RulesInHand } from './hands.ts'
import { resetRule } from './edits/rules.ts'
import { publishedRule, statusOf } from './status.ts'

interface RuleResetProps {
  readonly hands: RulesInHand
  readonly decision: string
  readonly rule: Rule
}

/** Says that a rule is not as published, and the way back. */
export function RuleReset({ hands, decision, rule }: RuleResetProps) {
  const { editor, say, focusLater } = hands
  const published = publishedRule(editor.published, decision, rule.name)
  const status = statusOf(rule, published)
  if (status === 'same') return null
  if (published === undefined) return <p className="govuk-body-s">This rule is new in this draft.</p>
  const reset = () => {
    editor.onEdit(resetRule(editor.document, decision, published))
    say('The rule is as published again. Undo takes it back.')
    focusLater(cardId(decision, rule.name))
  }
  return (
    <p className="govuk-body-s">
      Changed in this draft.
      {rule.cite !== undefined && ' Does the source still say so? '}{' '}
      <Button variant="link" onClick={reset}>
        Reset this rule to the published one
      </Button>
    </p>
  )
}
