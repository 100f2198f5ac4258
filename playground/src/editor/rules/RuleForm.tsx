import { useEffect, useRef } from 'react'
import type { Rule } from '@iom-rules/core'
import { Details } from '../../design/Details.tsx'
import { ConditionEditor } from '../conditions/ConditionEditor.tsx'
import { BasisFields } from '../vocabulary/basis/BasisFields.tsx'
import { FlagField } from '../vocabulary/fields/FlagField.tsx'
import { TextField } from '../vocabulary/fields/TextField.tsx'
import { rulePath } from './edits/rules.ts'
import { Faults } from './Faults.tsx'
import { cardId, type RulesInHand } from './hands.ts'
import { OutcomeField } from './OutcomeField.tsx'
import { Open } from './Open.tsx'
import { ParamsFields } from './ParamsFields.tsx'
import { RenameRule } from './RenameRule.tsx'
import { RuleActions } from './RuleActions.tsx'
import { RuleReset } from './RuleReset.tsx'

export interface RuleFormProps {
  readonly hands: RulesInHand
  readonly decision: string
  readonly rule: Rule
  /** Its position, from 0. */
  readonly at: number
  readonly of: number
  readonly onMove: (to: number) => void
}

/** A rule open in its place: what it gives, when, what it rests on, and where it stands. */
export function RuleForm({ hands, decision, rule, at, of, onMove }: RuleFormProps) {
  const { editor, beside } = hands
  const heading = useRef<HTMLHeadingElement>(null)
  const { name } = rule
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'start' })
  }, [decision])
  const path = rulePath(decision, name)
  const title = rule.title ?? name
  return (
    <Open beside={beside}>
      <h4 className="govuk-heading-s open-form__title" id={cardId(decision, name)} tabIndex={-1} ref={heading}>
        Edit the rule: {title}
      </h4>
      <Faults editor={editor} path={path} />
      <RuleReset {...{ hands, decision, rule }} />
      <OutcomeField editor={editor} decision={decision} path={`${path}/event/type`} label="It gives" />
      <ConditionEditor
        {...editor}
        path={`${path}/conditions`}
        scope={{ kind: 'facts' }}
        label={`When “${title}” is met`}
      />
      <Details summary="Title, note and what else it gives" plain>
        <TextField editor={editor} path={`${path}/title`} label="Title" hint="What the rule is called." />
        <TextField editor={editor} path={`${path}/note`} label="Note" isLong />
        <FlagField
          editor={editor}
          path={`${path}/fallback`}
          label="It is a fallback"
          hint="Not a definition found in the source: it says what happens where the source is silent."
        />
        <ParamsFields editor={editor} path={`${path}/event/params`} of={title} />
        <RenameRule {...{ hands, decision, rule }} />
      </Details>
      <Details summary="What it rests on" plain>
        <BasisFields editor={editor} path={path} />
      </Details>
      <RuleActions {...{ hands, decision, rule, at, of, onMove }} />
    </Open>
  )
}
