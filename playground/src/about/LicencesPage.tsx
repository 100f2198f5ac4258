import { Page } from '../address/Page.tsx'
import { Details } from '../design/Details.tsx'
import { SummaryList } from '../design/SummaryList.tsx'
import { packages } from './packages.ts'

/** What the page is built with, and under which licences. */
export function LicencesPage() {
  // The one file has nothing beside it, and so carries them itself.
  const carried = document.getElementById('licences')?.textContent ?? null
  return (
    <Page title="Licences">
      <p className="govuk-body">
        The playground is published under the MIT licence. It is built with these packages:
      </p>
      <SummaryList
        compact
        rows={packages.map(({ name, licence, holder }) => ({
          key: name,
          title: name,
          value: `${licence}, ${holder}`,
        }))}
      />
      <p className="govuk-body">
        {carried === null && (
          <>
            The full texts are in <code>licences.md</code> beside this page.{' '}
          </>
        )}
        The sources quoted are public documents of the bodies named under{' '}
        <a className="govuk-link" href="#/sources">
          sources
        </a>
        . The typeface of GOV.UK and the crown are not used: this is not a government service.
      </p>
      {carried !== null && (
        <Details summary="The full texts of the licences">
          <pre className="licences">{carried}</pre>
        </Details>
      )}
    </Page>
  )
}
