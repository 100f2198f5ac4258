import { useMemo, useState } from 'react'
import { decisionsAbout } from '../../caseload/answers.ts'
import { countAnswers } from '../../caseload/counts.ts'
import { groups, type Group } from '../../caseload/membership.ts'
import { findMovers } from '../../caseload/movers.ts'
import { useComparison, type Comparison } from '../../caseload/useComparison.ts'
import { Select } from '../../design/Select.tsx'
import { CountsTable } from './CountsTable.tsx'
import { Movers } from './Movers.tsx'
import { ResultFootnote } from './ResultFootnote.tsx'
import { StaleNotice, useStaleness } from './StaleNotice.tsx'

/** What the draft comes to for the caseload, beside what was published. */
export function LiveResult() {
  const comparison = useComparison()
  const [chosen, setChosen] = useState<string>()
  const [group, setGroup] = useState<Group>('everyone')
  const staleness = useStaleness()
  const decisions = useMemo(
    () => decisionsAbout(comparison.draft, comparison.after),
    [comparison.draft, comparison.after],
  )
  const decision = chosen ?? decisions[0] ?? ''
  const { counts, movers } = useCounted(comparison, decision, group)
  const titleOf = (id: string) => comparison.draft.decisions[id]?.title ?? id
  return (
    <section className="result" aria-labelledby="result-heading">
      <h2 className="govuk-heading-m" id="result-heading">
        What it comes to
      </h2>
      <StaleNotice staleness={staleness} />
      <div className="result__choices">
        <Select
          id="result-decision"
          label="Decision"
          choices={decisions.map((id) => ({ value: id, text: titleOf(id) }))}
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
      <div className={staleness.isStale ? 'result__figures result__figures--stale' : 'result__figures'}>
        <CountsTable policy={comparison.draft} decision={decision} counts={counts} />
        <ResultFootnote comparison={comparison} />
        <Movers policy={comparison.draft} decision={decision} movers={movers} people={counts.people} />
      </div>
    </section>
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
