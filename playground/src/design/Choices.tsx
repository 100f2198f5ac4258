import type { ReactNode } from 'react'
import { Fieldset, FormGroup, type FieldWords } from './FormGroup.tsx'

export interface Choice {
  readonly value: string
  readonly text: ReactNode
  readonly hint?: ReactNode
  readonly disabled?: boolean
}

interface ChoicesProps extends FieldWords {
  readonly legend: ReactNode
  readonly legendSize?: 's' | 'm' | 'l'
  readonly choices: readonly Choice[]
  readonly inline?: boolean
  readonly small?: boolean
}

interface RadiosProps extends ChoicesProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

/** One of several. */
export function Radios(props: RadiosProps) {
  return (
    <Group {...props} kind="radio" isChosen={(value) => value === props.value} onToggle={props.onChange} />
  )
}

interface CheckboxesProps extends ChoicesProps {
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
}

/** Any of several; the order of the choices is kept. */
export function Checkboxes({ values, onChange, ...props }: CheckboxesProps) {
  const toggle = (value: string, isChosen: boolean) => {
    const others = values.filter((one) => one !== value)
    const chosen = new Set(isChosen ? [...others, value] : others)
    onChange(props.choices.map((choice) => choice.value).filter((one) => chosen.has(one)))
  }
  return <Group {...props} kind="checkbox" isChosen={(value) => values.includes(value)} onToggle={toggle} />
}

interface GroupProps extends ChoicesProps {
  readonly kind: 'radio' | 'checkbox'
  readonly isChosen: (value: string) => boolean
  readonly onToggle: (value: string, isChosen: boolean) => void
}

function Group({
  kind,
  legend,
  legendSize,
  choices,
  inline,
  small,
  isChosen,
  onToggle,
  ...words
}: GroupProps) {
  const name = kind === 'radio' ? 'govuk-radios' : 'govuk-checkboxes'
  const classes = [name, inline && `${name}--inline`, small && `${name}--small`].filter(Boolean).join(' ')
  return (
    <FormGroup error={words.error}>
      <Fieldset {...words} legend={legend} {...(legendSize === undefined ? {} : { size: legendSize })}>
        <div className={classes}>
          {choices.map(({ value, text, hint, disabled }, at) => {
            // The first has the field's own id, so that an error summary can lead to it.
            const id = at === 0 ? words.id : `${words.id}-${value}`
            return (
              <div key={value} className={`${name}__item`}>
                <input
                  className={`${name}__input`}
                  id={id}
                  name={words.id}
                  type={kind}
                  value={value}
                  disabled={disabled}
                  checked={isChosen(value)}
                  aria-describedby={hint === undefined ? undefined : `${id}-item-hint`}
                  onChange={(event) => onToggle(value, event.currentTarget.checked)}
                />
                <label className={`govuk-label ${name}__label`} htmlFor={id}>
                  {text}
                </label>
                {hint !== undefined && (
                  <div id={`${id}-item-hint`} className={`govuk-hint ${name}__hint`}>
                    {hint}
                  </div>
                )}
              </div>
            )
          })}
        </div>
      </Fieldset>
    </FormGroup>
  )
}
