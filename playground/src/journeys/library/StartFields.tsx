import { Radios } from '../../design/Choices.tsx'
import { DateInput } from '../../design/DateInput.tsx'
import type { FieldError } from '../../design/ErrorSummary.tsx'
import { Input } from '../../design/Input.tsx'
import { startIds, type StartEntry } from './start.ts'

interface StartFieldsProps {
  readonly entry: StartEntry
  readonly errors: readonly FieldError[]
  readonly onChange: (entry: StartEntry) => void
}

/** Who a journey starts with, and when. */
export function StartFields({ entry, errors, onChange }: StartFieldsProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message
  return (
    <>
      <Radios
        id={startIds.from}
        legend="Start with"
        legendSize="s"
        choices={[
          {
            value: 'somebody',
            text: 'Somebody of the caseload',
            hint: 'With the facts they have there.',
          },
          {
            value: 'nobody',
            text: 'Somebody of whom nothing is known',
            hint: 'They are in no cohort. Everything else is learnt as the journey goes.',
          },
        ]}
        value={entry.from}
        onChange={(from) => onChange({ ...entry, from: from === 'nobody' ? 'nobody' : 'somebody' })}
      />
      {entry.from === 'somebody' && (
        <Input
          id={startIds.ref}
          label="Reference"
          labelSize="s"
          hint="As in the table of nominals, such as HAL-004."
          width={10}
          value={entry.ref}
          error={errorOf(startIds.ref)}
          onChange={(ref) => onChange({ ...entry, ref })}
        />
      )}
      <DateInput
        id={startIds.day}
        legend="First day"
        legendSize="s"
        value={entry.day}
        error={errorOf(startIds.day)}
        onChange={(day) => onChange({ ...entry, day })}
      />
    </>
  )
}
