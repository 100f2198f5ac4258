import { useHashPath } from '../address/address.ts'
import { StartPage } from '../start/StartPage.tsx'
import { Frame } from './Frame.tsx'

/** What is shown until the policy and the caseload are there. */
export function Opening() {
  const [here] = useHashPath()
  return (
    <Frame>
      {here === '/' ? <StartPage /> : <p className="govuk-body-l">Opening the policy and the caseload…</p>}
    </Frame>
  )
}

/** For a fault of the playground itself. */
export function Stopped({ error }: { error: unknown }) {
  return (
    <Frame>
      <h1 className="govuk-heading-l">The playground has stopped</h1>
      <p className="govuk-body">
        This is a fault of the playground, not of what you did. Reload the page to go on; drafts that are
        saved are kept.
      </p>
      <p className="govuk-body-s">What it said: {error instanceof Error ? error.message : String(error)}</p>
    </Frame>
  )
}
