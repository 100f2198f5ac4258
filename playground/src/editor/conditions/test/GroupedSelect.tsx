import { describedBy, FieldNotes, FormGroup } from '../../../design/FormGroup.tsx'

interface Choice {
  readonly value: string
  readonly text: string
}

interface GroupedSelectProps {
  readonly id: string
  /** Said, and not shown: the row reads as a sentence. */
  readonly label: string
  /** What stands there while nothing of the groups is chosen. */
  readonly blank: Choice | null
  readonly groups: readonly { readonly title: string; readonly choices: readonly Choice[] }[]
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (value: string) => void
}

/** One of many, under headings. */
export function GroupedSelect({ id, label, blank, groups, value, error, onChange }: GroupedSelectProps) {
  return (
    <FormGroup error={error}>
      <label className="govuk-label govuk-visually-hidden" htmlFor={id}>
        {label}
      </label>
      <FieldNotes id={id} error={error} />
      <select
        className={`govuk-select${error === undefined ? '' : ' govuk-select--error'}`}
        id={id}
        value={value}
        aria-describedby={describedBy({ id, error })}
        aria-invalid={error !== undefined || undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {blank !== null && <option value={blank.value}>{blank.text}</option>}
        {groups.map(({ title, choices }) => (
          <optgroup key={title} label={title}>
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.text}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </FormGroup>
  )
}
