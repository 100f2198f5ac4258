import { Page } from '../address/Page.tsx'

/** For a person who is not there, or who cannot be assessed. */
export function NoAnswer({ nominalRef, why }: { nominalRef: string; why: string }) {
  return (
    <Page title={`No answer for ${nominalRef}`}>
      <p className="govuk-body">{why}</p>
      <p className="govuk-body">
        <a className="govuk-link" href="#/nominals">
          See everybody
        </a>
      </p>
    </Page>
  )
}
