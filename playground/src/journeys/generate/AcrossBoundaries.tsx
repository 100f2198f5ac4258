import { useCallback, useState } from 'react'
import { boundaryJourneys, type Boundaries, type Journey } from '@iom-rules/core/journey'
import { Button } from '../../design/Button.tsx'
import { Details } from '../../design/Details.tsx'
import { Select } from '../../design/Select.tsx'
import { useDraft, usePolicies } from '../../draft/DraftProvider.tsx'
import { count } from '../../words/numbers.ts'
import { useWorkedOut } from '../useWorkedOut.ts'
import { decisionTitle } from '../words/decisions.ts'

interface AcrossBoundariesProps {
  readonly onOpen: (journey: Journey) => void
}

/** Lists journeys whose last event only just changes a decision. */
export function AcrossBoundaries({ onOpen }: AcrossBoundariesProps) {
  const { draft: policy } = usePolicies()
  const asAt = useDraft((draft) => draft.asAt)
  const decisions = Object.keys(policy.decisions).filter(
    (id) => policy.decisions[id]?.hitPolicy !== 'COLLECT',
  )
  const [decision, setDecision] = useState(decisions[0] ?? '')
  const work = useCallback(() => boundaryJourneys(policy, decision, { asAt }), [policy, decision, asAt])
  const found = useWorkedOut(work)
  return (
    <section className="generate" aria-labelledby="boundaries-title">
      <h2 className="govuk-heading-m" id="boundaries-title">
        Across a boundary
      </h2>
      <p className="govuk-body">Where the smallest difference changes the answer.</p>
      <Select
        id="boundary-decision"
        label="The answer that changes"
        choices={decisions.map((id) => ({ value: id, text: decisionTitle(policy, id) }))}
        value={decision}
        onChange={setDecision}
      />
      <p className="govuk-body" role="status">
        {found.state === 'working' && 'Looking for boundaries…'}
        {found.state === 'failed' && found.message}
        {found.state === 'done' && count(found.value.crossings.length, 'boundary', 'boundaries')}
      </p>
      {found.state === 'done' && <Found boundaries={found.value} onOpen={onOpen} />}
    </section>
  )
}

function Found({ boundaries, onOpen }: AcrossBoundariesProps & { readonly boundaries: Boundaries }) {
  const { crossings, uncrossed } = boundaries
  return (
    <>
      <ul className="govuk-list">
        {crossings.map(({ journey }) => (
          <li key={journey.id}>
            <Button variant="link" onClick={() => onOpen(journey)}>
              {journey.title}
            </Button>
          </li>
        ))}
      </ul>
      {uncrossed.length > 0 && (
        <Details summary={`Boundaries that no journey was found for: ${uncrossed.length}`}>
          <ul className="govuk-list govuk-list--bullet">
            {uncrossed.map(({ fact, from, to, reason }) => (
              <li key={`${fact} ${String(from)} ${String(to)}`}>{reason}</li>
            ))}
          </ul>
        </Details>
      )}
    </>
  )
}
