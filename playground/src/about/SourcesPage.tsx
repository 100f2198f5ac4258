import { Page } from '../address/Page.tsx'
import { SummaryList } from '../design/SummaryList.tsx'
import { usePublished } from '../draft/DraftProvider.tsx'
import { dayInWords } from '../words/days.ts'

/** The documents that the policy is written from. */
export function SourcesPage() {
  const { policy } = usePublished()
  return (
    <Page title="Sources">
      <p className="govuk-body">
        Every rule, figure and fallback quotes the passage it rests on, with its line, or says that it is an
        assumption. The names and addresses of individual officers have been taken out of the texts.
      </p>
      <SummaryList
        rows={Object.entries(policy.sources).map(([id, { title, published, file, note }]) => ({
          key: id,
          title,
          value: (
            <>
              {published !== undefined && <p className="govuk-body">Published {dayInWords(published)}</p>}
              {note !== undefined && <p className="govuk-body">{note}</p>}
              <p className="govuk-body-s">
                In the repository: <code>rules/sources/{file}</code>
              </p>
            </>
          ),
        }))}
      />
    </Page>
  )
}
