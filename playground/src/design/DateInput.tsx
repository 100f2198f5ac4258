import type { ReactNode } from 'react'
import { Fieldset, FormGroup, type FieldWords } from './FormGroup.tsx'

/** A day as it is typed, before it is known to be one. */
export interface DayEntry {
  readonly day: string
  readonly month: string
  readonly year: string
}

export const noDay: DayEntry = { day: '', month: '', year: '' }

interface DateInputProps extends FieldWords {
  readonly legend: ReactNode
  readonly legendSize?: 's' | 'm' | 'l'
  readonly value: DayEntry
  readonly onChange: (value: DayEntry) => void
}

const parts = [
  { part: 'day', text: 'Day', width: 2 },
  { part: 'month', text: 'Month', width: 2 },
  { part: 'year', text: 'Year', width: 4 },
] as const

/** A day in three boxes. */
export function DateInput({ legend, legendSize, value, onChange, ...words }: DateInputProps) {
  const error = words.error === undefined ? '' : ' govuk-input--error'
  return (
    <FormGroup error={words.error}>
      <Fieldset
        {...words}
        legend={legend}
        role="group"
        {...(legendSize === undefined ? {} : { size: legendSize })}
      >
        <div className="govuk-date-input" id={`${words.id}-boxes`}>
          {parts.map(({ part, text, width }, at) => {
            const id = at === 0 ? words.id : `${words.id}-${part}`
            return (
              <div key={part} className="govuk-date-input__item">
                <div className="govuk-form-group">
                  <label className="govuk-label govuk-date-input__label" htmlFor={id}>
                    {text}
                  </label>
                  <input
                    className={`govuk-input govuk-date-input__input govuk-input--width-${width}${error}`}
                    id={id}
                    type="text"
                    inputMode="numeric"
                    autoComplete="off"
                    value={value[part]}
                    onChange={(event) => onChange({ ...value, [part]: event.currentTarget.value })}
                  />
                </div>
              </div>
            )
          })}
        </div>
      </Fieldset>
    </FormGroup>
  )
}
