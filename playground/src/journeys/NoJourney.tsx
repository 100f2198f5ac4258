import type { Issue } from '@iom-rules/core'
import type { Journey } from '@iom-rules/core/journey'
import { Page } from '../address/Page.tsx'

/** For an address that names no journey. */
export function NoJourney() {
  return (
    <Page title="There is no such journey">
      <p className="govuk-body">
        It may have been made in another window, or before the page was reloaded, and not kept.{' '}
        <a className="govuk-link" href="#/journeys">
          See every journey
        </a>
        .
      </p>
    </Page>
  )
}

interface UnfitJourneyProps {
  readonly journey: Journey
  readonly message: string
  readonly issues: readonly Issue[]
}

/** For a journey that the draft has no place for. */
export function UnfitJourney({ journey, message, issues }: UnfitJourneyProps) {
  return (
    <Page title={journey.title} caption="Journey">
      <p className="govuk-body">The journey does not fit your draft, so nothing can be said of it.</p>
      {issues.length === 0 ? <p className="govuk-body">{message}</p> : <IssueList issues={issues} />}
      <p className="govuk-body">
        Undo what you changed, or{' '}
        <a className="govuk-link" href="#/journeys">
          see the other journeys
        </a>
        .
      </p>
    </Page>
  )
}

/** Faults of a file: what is wrong, what to do, and every place where it is so. */
export function IssueList({ issues }: { issues: readonly Issue[] }) {
  const places = new Map<string, string[]>()
  for (const { path, message, help } of issues) {
    const words = `${message} ${help ?? ''}`.trim().replaceAll('`', '')
    places.set(words, [...(places.get(words) ?? []), path || 'the whole file'])
  }
  return (
    <ul className="govuk-list govuk-list--bullet">
      {[...places].map(([words, paths]) => (
        <li key={words}>
          {words}
          <span className="standing__note">
            At: <code>{paths.join(', ')}</code>
          </span>
        </li>
      ))}
    </ul>
  )
}
