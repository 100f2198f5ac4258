import { useDeferredValue, useEffect, useMemo, useRef } from 'react'
import type { Decision, HitPolicy } from '@iom-rules/core'
import { addressOf, go } from '../../address/address.ts'
import { Button } from '../../design/Button.tsx'
import { Radios } from '../../design/Choices.tsx'
import { faultAt } from '../faults.ts'
import { TextField } from '../vocabulary/fields/TextField.tsx'
import { fieldId } from '../vocabulary/fields/useField.ts'
import { decisionPath, holdsDecision, removeDecision, setHitPolicy } from './edits/decisions.ts'
import { Faults } from './Faults.tsx'
import { HeldBy } from './HeldBy.tsx'
import type { RulesInHand } from './hands.ts'
import { hitPolicyChoices } from './hit-policy.ts'
import { Open } from './Open.tsx'
import { OutcomeList } from './OutcomeList.tsx'

interface DecisionFormProps {
  readonly hands: RulesInHand
  readonly id: string
  readonly decision: Decision
}

/** What a decision is called, asks and can give, and how its rules act together. */
export function DecisionForm({ hands, id, decision }: DecisionFormProps) {
  const { editor, beside, say, focusLater } = hands
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'start' })
  }, [])
  const path = decisionPath(id)
  const { title, hitPolicy } = decision
  // The whole document is looked through: not while somebody types.
  const settled = useDeferredValue(editor.document)
  const holds = useMemo(() => holdsDecision(settled, id), [settled, id])
  const choose = (chosen: HitPolicy) => {
    editor.onEdit(setHitPolicy(editor.document, id, chosen))
    if (chosen === 'COLLECT' && decision.otherwise !== undefined)
      say(`${title} no longer says what is given otherwise. Undo puts it back.`)
  }
  const remove = () => {
    editor.onEdit(removeDecision(editor.document, id))
    go(addressOf('/policy', {}))
    say(`The decision ${title} is taken out. Undo puts it back.`)
    focusLater('section-rules')
  }
  return (
    <Open beside={beside}>
      <h4 className="govuk-heading-s open-form__title" tabIndex={-1} ref={heading}>
        Edit the decision: {title}
      </h4>
      <Faults editor={editor} path={path} />
      <TextField editor={editor} path={`${path}/title`} label="Title" needed="Enter a title of the decision" />
      <TextField
        editor={editor}
        path={`${path}/question`}
        label="Question it answers"
        hint="For example, “Which cohort is this nominal eligible for?”"
      />
      <TextField editor={editor} path={`${path}/note`} label="Note" isLong />
      <Radios
        id={fieldId(`${path}/hitPolicy`)}
        legend="Which rule counts"
        legendSize="s"
        small
        choices={hitPolicyChoices}
        value={hitPolicy}
        error={faultAt(editor.document, editor.issues, `${path}/hitPolicy`)}
        onChange={(chosen) => choose(chosen as HitPolicy)}
      />
      <OutcomeList hands={hands} id={id} decision={decision} />
      <HeldBy document={editor.document} places={holds} what="decision" />
      <div className="govuk-button-group">
        <a className="govuk-button" href={`#${addressOf('/policy', { decision: id })}`}>
          Done
        </a>
        {holds.length === 0 && (
          <Button variant="secondary" onClick={remove}>
            Remove this decision
          </Button>
        )}
      </div>
    </Open>
  )
}
