import type { Changes } from '../changes/useChanges.ts'
import type { Results } from '../changes/useTold.ts'
import { kindOf } from '../checks/findings/finding.ts'
import { count, numberInWords } from '../words/numbers.ts'
import { WorkStatus } from '../work/WorkStatus.tsx'

const shown = 3

interface BreaksProps {
  readonly changes: Changes
  readonly results: Results
}

/** What the checks find in the draft that they do not find in the published policy, and examples that fail. */
export function Breaks({ changes, results: { checks, examples } }: BreaksProps) {
  return (
    <>
      {checks.state === 'done' ? (
        <Appeared {...checks.value} />
      ) : (
        <>
          <WorkStatus work={changes.found.draft} doing="Checking your draft" />
          <WorkStatus work={changes.found.published} doing="Checking the published policy" />
        </>
      )}
      {examples.state === 'done' ? (
        <FailingExamples {...examples.value} />
      ) : (
        <WorkStatus work={changes.examples} doing="Running the examples" />
      )}
    </>
  )
}

type Checked = Extract<Results['checks'], { state: 'done' }>['value']

function Appeared({ appeared, gone }: Checked) {
  const telling = appeared.filter(({ severity }) => severity !== 'info')
  return (
    <>
      <p className="govuk-body-s" role="status">
        {telling.length === 0
          ? 'The checks find nothing new.'
          : `The checks find ${count(telling.length, 'thing', 'things')} that the published policy does not have.`}
        {gone.length > 0 && ` ${count(gone.length, 'finding is', 'findings are')} gone.`}
      </p>
      {telling.length > 0 && (
        <ul className="govuk-list govuk-body-s effect__list">
          {telling.slice(0, shown).map((finding) => (
            <li key={`${finding.code} ${finding.path} ${finding.message}`}>
              <strong>{kindOf(finding)}:</strong> {finding.message}
            </li>
          ))}
          {telling.length > shown && <li>and {telling.length - shown} more</li>}
        </ul>
      )}
    </>
  )
}

type Ran = Extract<Results['examples'], { state: 'done' }>['value']

function FailingExamples({ run, failing }: Ran) {
  return (
    <p className="govuk-body-s" role="status">
      {failing.length === 0 ? (
        holding(run)
      ) : (
        <a className="govuk-link" href="#/checks/examples">
          {failing.length} of {count(run, 'example', 'examples')} fail
        </a>
      )}
    </p>
  )
}

function holding(run: number): string {
  if (run === 0) return 'The policy has no examples.'
  return run === 1
    ? 'The one example of the policy holds.'
    : `All ${numberInWords(run)} examples of the policy hold.`
}
