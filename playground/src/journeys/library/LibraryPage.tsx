import type { Journey } from '@iom-rules/core/journey'
import { Page } from '../../address/Page.tsx'
import { useOwnJourneys } from '../shelf/ShelfProvider.tsx'
import { OpenFile } from './OpenFile.tsx'
import { OwnList } from './OwnList.tsx'
import { ScenarioCard } from './ScenarioCard.tsx'

/** Every journey there is to look at, and the ways to get another. */
export function LibraryPage({ shipped }: { shipped: readonly Journey[] }) {
  const own = useOwnJourneys()
  return (
    <Page title="Journeys">
      <p className="govuk-body-l">
        What happens to somebody over time, event by event, and what the policy says after each. Everybody
        here is invented.
      </p>
      <OpenFile>
        <a className="govuk-button" href="#/journeys/new">
          Make one up
        </a>
        <a className="govuk-button govuk-button--secondary" href="#/journeys/generate">
          Generate one
        </a>
      </OpenFile>
      {own.length > 0 && <OwnList own={own} />}
      <h2 className="govuk-heading-m" id="scenarios">
        Scenarios to teach with
      </h2>
      {shipped.length === 0 ? (
        <p className="govuk-body">
          The scenarios that come with the playground are made for another policy than the one your draft
          started from. Make a journey up, or open one from a file.
        </p>
      ) : (
        <ul className="cards" aria-labelledby="scenarios">
          {shipped.map((journey) => (
            <ScenarioCard key={journey.id} journey={journey} />
          ))}
        </ul>
      )}
      <h2 className="govuk-heading-m">About all journeys at once</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          <a className="govuk-link" href="#/journeys/colours">
            Which colour can follow which
          </a>
          , and by which event
        </li>
        <li>
          <a className="govuk-link" href="#/journeys/agenda">
            The agenda of the monthly meeting
          </a>
          , from the caseload
        </li>
      </ul>
    </Page>
  )
}
