import { useEffect, useRef, type MouseEvent } from 'react'

export interface FieldError {
  /** The id of the control to go to. */
  readonly field: string
  readonly message: string
}

/** What is wrong with a form, each line leading to its field; takes focus when it appears. */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [errors])
  return (
    <div className="govuk-error-summary" tabIndex={-1} ref={box}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">There is a problem</h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            {errors.map(({ field, message }) => (
              <li key={`${field} ${message}`}>
                <FieldLink field={field}>{message}</FieldLink>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  )
}

/** A link to a control of the same page, which the address does not follow. */
export function FieldLink({ field, children }: { field: string; children: string }) {
  const follow = (event: MouseEvent) => {
    event.preventDefault()
    const control = document.getElementById(field)
    control?.scrollIntoView({ block: 'center' })
    control?.focus({ preventScroll: true })
  }
  return (
    <a className="govuk-link" href={`#${field}`} onClick={follow}>
      {children}
    </a>
  )
}
