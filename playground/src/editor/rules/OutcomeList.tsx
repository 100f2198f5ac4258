import { useState } from 'react'
import type { Decision } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import { Input } from '../../design/Input.tsx'
import { fieldId } from '../vocabulary/fields/useField.ts'
import { addOutcome, newOutcomeId, outcomePath } from './edits/outcomes.ts'
import type { RulesInHand } from './hands.ts'
import { OutcomeEntry } from './OutcomeEntry.tsx'

interface OutcomeListProps {
  readonly hands: RulesInHand
  /** The decision. */
  readonly id: string
  readonly decision: Decision
}

/** The outcomes that a decision can give. */
export function OutcomeList({ hands, id, decision }: OutcomeListProps) {
  const [opened, setOpened] = useState<string | null>(null)
  const outcomes = Object.keys(decision.outcomes)
  return (
    <fieldset className="govuk-fieldset outcomes">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Outcomes</legend>
      {outcomes.length === 0 && (
        <p className="govuk-hint">None yet. Add what the decision can come to, such as FIXED and FLEX.</p>
      )}
      {outcomes.map((outcome) => (
        <OutcomeEntry
          key={outcome}
          hands={hands}
          decision={id}
          outcome={outcome}
          others={outcomes.filter((other) => other !== outcome)}
          isOpened={outcome === opened}
          onRenamed={setOpened}
        />
      ))}
      <NewOutcome hands={hands} id={id} onAdded={setOpened} />
    </fieldset>
  )
}

interface NewOutcomeProps {
  readonly hands: RulesInHand
  readonly id: string
  readonly onAdded: (outcome: string) => void
}

function NewOutcome({ hands, id, onAdded }: NewOutcomeProps) {
  const { editor, say, focusLater } = hands
  const [title, setTitle] = useState('')
  const [isAsked, setAsked] = useState(false)
  const field = fieldId(`${outcomePath(id, '')}new`)
  const add = () => {
    setAsked(title.trim() === '')
    if (title.trim() === '') return
    const outcome = newOutcomeId(editor.document, id, title)
    if (editor.onEdit(addOutcome({ decision: id, outcome }, title.trim())).length > 0) return
    setTitle('')
    onAdded(outcome)
    say(`The outcome “${title.trim()}” is added.`)
    focusLater(fieldId(`${outcomePath(id, outcome)}/title`))
  }
  return (
    <Input
      id={field}
      label="Another outcome"
      width={20}
      maxLength={70}
      error={isAsked && title.trim() === '' ? 'Enter the title of the outcome' : undefined}
      value={title}
      onChange={setTitle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') add()
      }}
      beside={
        <Button small variant="secondary" className="id-field__button" onClick={add}>
          Add this outcome
        </Button>
      }
    />
  )
}
