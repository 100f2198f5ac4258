import { Page } from '../../address/Page.tsx'

/** For an example that is not there, or that does not fit the draft. */
export function NoExample({ why }: { why: string }) {
  return (
    <Page title="No example person here">
      <p className="govuk-body">{why}</p>
      <p className="govuk-body">
        <a className="govuk-link" href="#/checks">
          See the checks
        </a>
      </p>
    </Page>
  )
}
