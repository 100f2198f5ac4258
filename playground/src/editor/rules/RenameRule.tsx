import type { Rule } from '@iom-rules/core'
import { go } from '../../address/address.ts'
import { fieldId } from '../vocabulary/fields/useField.ts'
import { ruleAddress } from '../whereabouts.ts'
import { renameRule } from './edits/rename-rule.ts'
import { namesOf, rulePath } from './edits/rules.ts'
import type { RulesInHand } from './hands.ts'
import { IdField } from './IdField.tsx'

interface RenameRuleProps {
  readonly hands: RulesInHand
  readonly decision: string
  readonly rule: Rule
}

/** The name by which findings, readings and examples speak of a rule. */
export function RenameRule({ hands, decision, rule }: RenameRuleProps) {
  const { editor, say } = hands
  const rename = (to: string) => {
    const refused = editor.onEdit(renameRule(editor.document, { decision, rule: rule.name }, to))
    if (refused.length > 0) return
    // The form of the renamed rule takes focus to its head.
    go(ruleAddress(decision, to), { replace: true })
    say(`The id is now ${to}. Accepted findings and readings that name the rule follow.`)
  }
  return (
    <IdField
      id={fieldId(`${rulePath(decision, rule.name)}/name`)}
      label="Id of the rule"
      hint="Accepted findings and readings that name the rule follow. Examples that name it do not: the checks will say so."
      value={rule.name}
      taken={[...namesOf(editor.document, decision), 'otherwise']}
      onRename={rename}
    />
  )
}
