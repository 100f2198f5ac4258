import { Page } from '../address/Page.tsx'

/** For an address that names nobody. */
export function MissingPerson({ nominalRef }: { nominalRef: string }) {
  return (
    <Page title="Nobody of that reference">
      <p className="govuk-body">
        The caseload has nobody called {nominalRef}. Perhaps the person was removed: Undo brings them back.
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href="#/nominals">
          See everybody
        </a>
      </p>
    </Page>
  )
}
