/** Something has lost the shape that forms can show. */
export function MendInJson({ what }: { what: string }) {
  return (
    <p className="govuk-body">
      {what} cannot be shown as a form: something of it is missing.{' '}
      <a className="govuk-link" href="#/policy/part/json">
        Mend it in the JSON
      </a>
      .
    </p>
  )
}
