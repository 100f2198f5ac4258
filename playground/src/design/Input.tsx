import type { ComponentProps, ReactNode } from 'react'
import { describedBy, FieldNotes, FormGroup } from './FormGroup.tsx'

interface InputProps extends Omit<ComponentProps<'input'>, 'onChange' | 'prefix' | 'width'> {
  readonly id: string
  readonly label: ReactNode
  readonly labelSize?: 's' | 'm'
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly suffix?: string | undefined
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20
  readonly onChange: (text: string) => void
  /** Beside the control, such as buttons that step it. */
  readonly beside?: ReactNode
}

/** One line of text, with its unit after it. */
export function Input({
  label,
  labelSize,
  hint,
  error,
  suffix,
  width,
  onChange,
  beside,
  ...rest
}: InputProps) {
  const words = { id: rest.id, hint, error }
  const classes = [
    'govuk-input',
    error !== undefined && 'govuk-input--error',
    width && `govuk-input--width-${width}`,
  ]
  return (
    <FormGroup error={error}>
      <label className={`govuk-label${labelSize ? ` govuk-label--${labelSize}` : ''}`} htmlFor={rest.id}>
        {label}
      </label>
      <FieldNotes {...words} />
      <div className="govuk-input__wrapper">
        <input
          type="text"
          spellCheck={false}
          autoComplete="off"
          {...rest}
          className={classes.filter(Boolean).join(' ')}
          aria-describedby={describedBy(words)}
          aria-invalid={error !== undefined || undefined}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        {suffix !== undefined && <div className="govuk-input__suffix">{suffix}</div>}
        {beside}
      </div>
    </FormGroup>
  )
}
