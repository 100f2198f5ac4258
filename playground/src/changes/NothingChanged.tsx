import { InsetText } from '../design/InsetText.tsx'

/** For a draft that is as published: says so, and what to do. */
export function NothingChanged() {
  return (
    <>
      <InsetText>The draft changes nothing in the policy: it is as published.</InsetText>
      <p className="govuk-body">To see what a change would do:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          <a className="govuk-link" href="#/policy?section=parameters">
            change a parameter
          </a>
          , such as a threshold
        </li>
        <li>
          <a className="govuk-link" href="#/checks/readings">
            take another reading
          </a>{' '}
          where the documents are silent
        </li>
        <li>
          <a className="govuk-link" href="#/open">
            open a draft
          </a>{' '}
          that somebody sent you, from a file or a link
        </li>
      </ul>
      <p className="govuk-body">Then come back here. Everything can be undone.</p>
    </>
  )
}
