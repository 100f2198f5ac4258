import { useState, type FormEvent } from 'react'
import type { Asked, Journey } from '@iom-rules/core/journey'
import { Button } from '../../design/Button.tsx'
import { Details } from '../../design/Details.tsx'
import { Select } from '../../design/Select.tsx'
import { count } from '../../words/numbers.ts'
import { Textarea } from '../../design/Textarea.tsx'
import type { JourneyEdit } from '../edit.ts'

const asks: readonly { readonly value: Asked; readonly text: string }[] = [
  { value: 'cohort', text: 'Which cohort?' },
  { value: 'colour', text: 'Which colour?' },
  { value: 'lead', text: 'Who leads?' },
  { value: 'next', text: 'What can happen next?' },
]

interface ScenarioToolsProps {
  readonly journey: Journey
  readonly step: number
  readonly onEdit: (edit: JourneyEdit) => void
}

/** Makes a journey of one's own into something to teach with: questions, aim and notes. */
export function ScenarioTools({ journey, step, onEdit }: ScenarioToolsProps) {
  const [ask, setAsk] = useState<Asked>('cohort')
  const here = journey.scenario?.questions.filter((question) => question.step === step).length ?? 0
  const all = journey.scenario?.questions.length ?? 0
  return (
    <Details plain summary="Teach with it">
      <div className="own-tools__name">
        <Select
          id="journey-ask"
          label={`Ask at step ${step}`}
          choices={asks}
          value={ask}
          onChange={(value) => setAsk(asks.find((each) => each.value === value)?.value ?? 'cohort')}
        />
        <Button small variant="secondary" onClick={() => onEdit({ kind: 'question-added', step, ask })}>
          Add this question
        </Button>
        {here > 0 && (
          <Button small variant="secondary" onClick={() => onEdit({ kind: 'questions-removed', step })}>
            Remove the questions of this step
          </Button>
        )}
      </div>
      <p className="govuk-body" role="status">
        {count(all, 'question', 'questions')} in all, {here} at this step. The answers are always worked out
        from the policy.
      </p>
      <Notes journey={journey} onEdit={onEdit} />
    </Details>
  )
}

function Notes({ journey, onEdit }: Pick<ScenarioToolsProps, 'journey' | 'onEdit'>) {
  const [aim, setAim] = useState(journey.scenario?.aim ?? '')
  const [notes, setNotes] = useState(journey.scenario?.notes ?? '')
  const [error, setError] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isWritten = [aim, notes].every((text) => text.trim() !== '' && text.trim().length <= 4000)
    setError(isWritten ? undefined : 'Enter both, each of up to 4,000 characters')
    if (isWritten) onEdit({ kind: 'notes-written', aim: aim.trim(), notes: notes.trim() })
  }
  return (
    <form noValidate onSubmit={submit}>
      <Textarea id="journey-aim" label="Teaching aim" rows={2} value={aim} error={error} onChange={setAim} />
      <Textarea id="journey-notes" label="Notes for the facilitator" value={notes} onChange={setNotes} />
      <Button small variant="secondary" type="submit">
        Put the aim and notes in
      </Button>
    </form>
  )
}
