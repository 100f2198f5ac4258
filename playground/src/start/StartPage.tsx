import type { ReactNode } from 'react'
import { Page } from '../address/Page.tsx'
import { DeveloperDoor } from './DeveloperDoor.tsx'
import { Door } from './Door.tsx'

interface StartPageProps {
  /** The way into the tour, once there is something to show. */
  readonly tour?: ReactNode
  /** Changes to try, once the policy is there. */
  readonly whatIfs?: ReactNode
  /** People to look at, once the caseload is there. */
  readonly people?: ReactNode
}

/** Three doors, for the three people the playground is for. */
export function StartPage({ tour, whatIfs, people }: StartPageProps) {
  return (
    <Page title="See what a policy decides, and why">
      <p className="govuk-body-l start__lead">
        The rules of Integrated Offender Management, as data that you can question: change a figure and see
        who moves, ask why anybody is where they are, and see what is missing when the answer is not sure.
      </p>
      {tour}
      <div className="doors">
        <Door id="policy" title="Change the policy" address="#/policy">
          <p className="govuk-body">
            For a policy lead. Every figure with what it rests on, every rule as a sentence, and who moves
            when you change something.
          </p>
          {whatIfs}
        </Door>
        <Door id="people" title="Talk about people" address="#/nominals">
          <p className="govuk-body">
            For a trainer. An invented caseload in which every answer opens to its reasons, test by test, with
            the words of the source.
          </p>
          <p className="govuk-body">
            Or go through{' '}
            <a className="govuk-link" href="#/journeys">
              journeys
            </a>
            : scenarios event by event, to run, to quiz people with, to present and to hand out.
          </p>
          {people}
        </Door>
        <DeveloperDoor />
      </div>
      <p className="govuk-body">
        To use it on a locked-down laptop or without a network,{' '}
        <a className="govuk-link" href="#/privacy">
          take it with you as one file
        </a>
        .
      </p>
    </Page>
  )
}
