import { useMemo, useState } from 'react'
import type { ComparedCounts, Overview } from '../../caseload/asked.ts'
import { countLines } from '../../caseload/counts.ts'
import { groups, type Group } from '../../caseload/membership.ts'
import {
  useCompared,
  useCounts,
  useOverview,
  type Answered,
  type ComparedPolicies,
} from '../../caseload/useCompared.ts'
import { Select } from '../../design/Select.tsx'
import { usePolicies } from '../../draft/DraftProvider.tsx'
import { WorkStatus } from '../../work/WorkStatus.tsx'
import { CountsTable } from './CountsTable.tsx'
import { FirstMovers } from './FirstMovers.tsx'
import { ResultFootnote } from './ResultFootnote.tsx'
import { StaleNotice, useStaleness } from './StaleNotice.tsx'

/** What the draft comes to for the caseload, beside what was published. */
export function LiveResult() {
  const { work, latest } = useOverview(useCompared())
  return (
    <section className="result" aria-labelledby="result-heading">
      <h2 className="govuk-heading-m" id="result-heading">
        What it comes to
      </h2>
      {latest === null ? <WorkStatus work={work} doing="Counting" /> : <Figures overview={latest} />}
    </section>
  )
}

function Figures({ overview }: { overview: Answered<ComparedPolicies, Overview> }) {
  const compared = useCompared()
  const { draft } = usePolicies()
  const [chosen, setChosen] = useState<string>()
  const [group, setGroup] = useState<Group>('everyone')
  const staleness = useStaleness()
  const { about } = overview.value
  const decision = about.find((id) => id === chosen) ?? about[0] ?? ''
  const { latest, isBehind } = useCounts(compared, decision, group)
  return (
    <>
      <StaleNotice staleness={staleness} />
      <div className="result__choices">
        <Select
          id="result-decision"
          label="Decision"
          choices={about.map((id) => ({ value: id, text: draft.decisions[id]?.title ?? id }))}
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
        {latest !== null && <Counted {...latest} overview={overview} />}
      </div>
    </>
  )
}

type Asked = ComparedPolicies & { readonly decision: string; readonly group: Group }

interface CountedProps extends Answered<Asked, ComparedCounts> {
  readonly overview: Answered<ComparedPolicies, Overview>
}

function Counted({ asked, value, milliseconds, overview }: CountedProps) {
  const { after, decision } = asked
  const counts = useMemo(() => countLines(after, decision, value), [after, decision, value])
  return (
    <>
      <CountsTable policy={after} decision={decision} counts={counts} />
      <ResultFootnote overview={overview.value} milliseconds={overview.milliseconds + milliseconds} />
      <FirstMovers asked={asked} people={value.people} />
    </>
  )
}
