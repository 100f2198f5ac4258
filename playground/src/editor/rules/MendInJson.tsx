interface MendInJsonProps {
  readonly what: string
  /** Why no form can show it: that it has lost the shape of one, where nothing else is said. */
  readonly why?: string
}

/** Something that forms cannot show. */
export function MendInJson({
  what,
  why = 'cannot be shown as a form: something of it is missing',
}: MendInJsonProps) {
  return (
    <p className="govuk-body">
      {what} {why}.{' '}
      <a className="govuk-link" href="#/policy/part/json">
        Mend it in the JSON
      </a>
      .
    </p>
  )
}
