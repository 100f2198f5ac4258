import { useMemo, useState } from 'react'
import { decisionsAbout } from '../../caseload/answers.ts'
import type { Comparison } from '../../caseload/comparison.ts'
import { useComparison, useIsBehind } from '../../caseload/ComparisonProvider.tsx'
import { countAnswers } from '../../caseload/counts.ts'
import { groups, type Group } from '../../caseload/membership.ts'
import { findMovers } from '../../caseload/movers.ts'
import { Select } from '../../design/Select.tsx'
import { CountsTable } from './CountsTable.tsx'
import { Movers } from './Movers.tsx'
import { ResultFootnote } from './ResultFootnote.tsx'
import { StaleNotice, useStaleness } from './StaleNotice.tsx'

/** What the draft comes to for the caseload, beside what was published. */
export function LiveResult() {
  const comparison = useComparison()
  return (
    <section className="result" aria-labelledby="result-heading">
      <h2 className="govuk-heading-m" id="result-heading">
        What it comes to
      </h2>
      {comparison === null ? <p className="govuk-body">Counting…</p> : <Figures comparison={comparison} />}
    </section>
  )
}

function Figures({ comparison }: { comparison: Comparison }) {
  const { draft, before } = comparison
  const [chosen, setChosen] = useState<string>()
  const [group, setGroup] = useState<Group>('everyone')
  const staleness = useStaleness()
  const isBehind = useIsBehind()
  const decisions = useMemo(() => decisionsAbout(draft, before), [draft, before])
  const decision = chosen ?? decisions[0] ?? ''
  const { counts, movers } = useCounted(comparison, decision, group)
  return (
    <>
      <StaleNotice staleness={staleness} />
      <div className="result__choices">
        <Select
          id="result-decision"
          label="Decision"
          choices={decisions.map((id) => ({ value: id, text: draft.decisions[id]?.title ?? id }))}
          value={decision}
          onChange={setChosen}
        />
        <Select
          id="result-group"
          label="People"
          choices={Object.entries(groups).map(([value, { title }]) => ({ value, text: title }))}
          value={group}
          onChange={(value) => setGroup(value as Group)}
        />
      </div>
      <div
        className={staleness.isStale ? 'result__figures result__figures--stale' : 'result__figures'}
        aria-busy={isBehind}
      >
        <CountsTable policy={draft} decision={decision} counts={counts} />
        <ResultFootnote comparison={comparison} />
        <Movers policy={draft} decision={decision} movers={movers} people={counts.people} />
      </div>
    </>
  )
}

function useCounted({ caseload, draft, before, after }: Comparison, decision: string, group: Group) {
  return useMemo(() => {
    const people = caseload.filter(groups[group].includes)
    return {
      counts: countAnswers(draft, decision, people, before, after),
      movers: findMovers(decision, people, before, after),
    }
  }, [caseload, draft, before, after, decision, group])
}
