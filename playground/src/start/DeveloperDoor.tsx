import { ScrollRegion } from '../design/ScrollRegion.tsx'
import { Door } from './Door.tsx'

const command = `npx iom-rules assess --as-at 2026-11-22 \\
  --input people.json --format json`

/** For the developer: the same policy from a program. */
export function DeveloperDoor() {
  return (
    <Door id="program" title="Use it from a program" address="#/developer">
      <p className="govuk-body">
        For a developer. The policy is one JSON document, and the same answers come from the library{' '}
        <code>@iom-rules/core</code> and from the command line:
      </p>
      <ScrollRegion label="Command">
        <pre className="code">
          <code>{command}</code>
        </pre>
      </ScrollRegion>
      <p className="govuk-body">
        <a className="govuk-link" href="#/developer">
          Copy a program that runs, for this draft
        </a>
      </p>
    </Door>
  )
}
