import type { DecisionComparison } from '@iom-rules/core/analysis'
import { exampleAddress } from '../checks/example/address.ts'
import { isProvedSame, moveTitle, sentencesOf } from '../changes/effect/move.ts'
import type { Changes } from '../changes/useChanges.ts'
import { WorkStatus } from '../work/WorkStatus.tsx'

/** What the draft changes for anybody at all, proved from the rules, with somebody whom it changes. */
export function Difference({ changes }: { changes: Changes }) {
  const { compared } = changes
  if (compared.state !== 'done')
    return <WorkStatus work={compared} doing="Comparing with the published policy" />
  const moved = compared.value.decisions.filter((decision) => !isProvedSame(decision))
  if (compared.value.same) {
    return (
      <p className="govuk-body-s" role="status">
        <strong>Nothing changes: proved.</strong> Every decision answers everybody as before, whatever is and
        is not known.
      </p>
    )
  }
  return (
    <div role="status">
      {moved.map((decision) => (
        <DecisionDifference key={decision.decision} changes={changes} decision={decision} />
      ))}
      {moved.length < compared.value.decisions.length && (
        <p className="govuk-body-s">Proved: no other decision changes for anybody.</p>
      )}
    </div>
  )
}

function DecisionDifference({ changes, decision }: { changes: Changes; decision: DecisionComparison }) {
  const [first] = sentencesOf(decision)
  return (
    <div className="effect__decision">
      <p className="govuk-body-s">
        <strong>{decision.title}</strong>
      </p>
      <ul className="govuk-list govuk-body-s effect__list">
        {decision.moves.length === 0 && first !== undefined && <li>{first}</li>}
        {decision.moves.map((move) => {
          const title = moveTitle(changes, decision.decision, move)
          const [family] = move.families
          return (
            <li key={move.words}>
              {title}
              {family !== undefined && <>: {family.words}</>}
              {family !== undefined && family.example !== null && (
                <>
                  .{' '}
                  <a
                    className="govuk-link no-print"
                    href={`#${exampleAddress(family.example, decision.decision)}`}
                  >
                    Show somebody<span className="govuk-visually-hidden"> who moves {title}</span>
                  </a>
                </>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
