import type { ReactNode } from 'react'

export interface FieldWords {
  readonly id: string
  readonly hint?: ReactNode
  readonly error?: string | undefined
}

/** The ids a control is described by: its hint, then its error. */
export function describedBy({ id, hint, error }: FieldWords): string | undefined {
  const ids = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean)
  return ids.length === 0 ? undefined : ids.join(' ')
}

/** A label or legend, hint, error and control, in GOV.UK's order. */
export function FormGroup({ error, children }: { error?: string | undefined; children: ReactNode }) {
  return (
    <div className={`govuk-form-group${error === undefined ? '' : ' govuk-form-group--error'}`}>
      {children}
    </div>
  )
}

export function Hint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div id={`${id}-hint`} className="govuk-hint">
      {children}
    </div>
  )
}

export function ErrorMessage({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-error`} className="govuk-error-message">
      <span className="govuk-visually-hidden">Error:</span> {children}
    </p>
  )
}

/** Hint and error of a field, where it has them. */
export function FieldNotes({ id, hint, error }: FieldWords) {
  return (
    <>
      {hint !== undefined && <Hint id={id}>{hint}</Hint>}
      {error !== undefined && <ErrorMessage id={id}>{error}</ErrorMessage>}
    </>
  )
}

interface FieldsetProps extends FieldWords {
  readonly legend: ReactNode
  readonly size?: 's' | 'm' | 'l'
  readonly role?: 'group'
  readonly children: ReactNode
}

/** A group of controls that answer one question. */
export function Fieldset({ legend, size, role, children, ...words }: FieldsetProps) {
  const look = size === undefined ? '' : ` govuk-fieldset__legend--${size}`
  return (
    <fieldset className="govuk-fieldset" aria-describedby={describedBy(words)} role={role}>
      <legend className={`govuk-fieldset__legend${look}`}>{legend}</legend>
      <FieldNotes {...words} />
      {children}
    </fieldset>
  )
}
