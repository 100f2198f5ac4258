import { useMemo, useState } from 'react'
import type { Overview } from '../caseload/asked.ts'
import { countLines } from '../caseload/counts.ts'
import { groups } from '../caseload/membership.ts'
import { useCounts, type Answered, type ComparedPolicies } from '../caseload/useCompared.ts'
import { Select } from '../design/Select.tsx'
import { CountsTable } from '../policy/result/CountsTable.tsx'
import { ResultFootnote } from '../policy/result/ResultFootnote.tsx'
import { useStaleness } from '../policy/result/StaleNotice.tsx'
import type { Baseline } from './baseline/useBaseline.ts'
import { Bars } from './counts/Bars.tsx'
import { ExportImpact } from './export/ExportImpact.tsx'
import { MoveMatrix } from './moves/MoveMatrix.tsx'
import { MoverList } from './movers/MoverList.tsx'
import { ResourcesSection } from './resources/ResourcesSection.tsx'
import { SweepSection } from './sweep/SweepSection.tsx'
import { useSweep } from './sweep/useSweep.ts'
import { Headline } from './Headline.tsx'
import type { Change, View } from './view.ts'

interface ImpactProps {
  readonly view: View
  readonly address: (changed: { readonly [name: string]: string }) => string
  readonly change: Change
  readonly baseline: Baseline
  readonly compared: ComparedPolicies
  readonly overview: Answered<ComparedPolicies, Overview>
}

/** Everything about one decision: a value to try, the counts, who moves, and the hours. */
export function Impact({ view, address, change, baseline, compared, overview }: ImpactProps) {
  const { after } = compared
  const { about } = overview.value
  const decision = about.includes(view.decision) ? view.decision : (about[0] ?? '')
  const asked = useMemo(() => ({ ...view, decision }), [view, decision])
  const { latest, isBehind } = useCounts(compared, decision, view.group)
  const { isStale } = useStaleness()
  const [tried, setTried] = useState<number | null>(null)
  const sweep = useSweep({ compared, decision, group: view.group, parameter: view.parameter })
  const isCaughtUp =
    tried !== null && !isBehind && latest?.asked.after.parameters[sweep.figure?.id ?? '']?.value === tried
  if (isCaughtUp) setTried(null)
  const now = latest?.value ?? null
  // While a value is tried, what it would come to stands already in the sweep.
  const shown = useMemo(() => {
    const after = tried === null || sweep.tallyAt === null ? null : sweep.tallyAt(tried)
    return now === null || after === null ? now : { ...now, after }
  }, [now, tried, sweep])
  const counts = useMemo(
    () => (shown === null ? null : countLines(after, latest?.asked.decision ?? decision, shown)),
    [after, latest, decision, shown],
  )
  const sides = `${baseline.short} → ${tried === null ? 'draft' : 'value tried'}`
  return (
    <>
      <div className="result__choices no-print">
        <Select
          id="impact-decision"
          label="Decision"
          choices={about.map((id) => ({ value: id, text: after.decisions[id]?.title ?? id }))}
          value={decision}
          onChange={(chosen) => change({ decision: chosen, from: '', to: '' })}
        />
        <Select
          id="impact-area"
          label="Area"
          choices={[
            { value: '', text: 'All areas' },
            ...Object.entries(after.areas).map(([value, { title }]) => ({ value, text: title })),
          ]}
          value={view.area}
          onChange={(area) => change({ area })}
        />
        <Select
          id="impact-group"
          label="People"
          choices={Object.entries(groups).map(([value, { title }]) => ({ value, text: title }))}
          value={view.group}
          onChange={(group) => change({ group: group === 'everyone' ? '' : group })}
        />
      </div>
      <div
        className={isStale ? 'result__figures result__figures--stale' : 'result__figures'}
        aria-busy={isBehind || tried !== null}
      >
        {latest === null || counts === null || now === null ? (
          <p className="govuk-body">Counting…</p>
        ) : (
          <>
            <Headline {...{ baseline, compared, view: asked }} counted={now} />
            <div className="impact-columns">
              <SweepSection {...{ compared, view: asked, change, sweep, tried, setTried }} />
              <section className="impact__part" aria-labelledby="impact-counts">
                <h2 className="govuk-heading-m" id="impact-counts">
                  How many, by area
                </h2>
                <CountsTable policy={after} decision={latest.asked.decision} counts={counts} sides={sides} />
              </section>
            </div>
            {compared.people.length > 0 && (
              <section className="impact__part" aria-labelledby="impact-bars">
                <h2 className="govuk-heading-m" id="impact-bars">
                  The same as bars
                </h2>
                <Bars {...{ counts, sides }} policy={after} area={view.area} />
              </section>
            )}
            <MoveMatrix {...{ view: asked, address, compared, baseline }} counted={now} />
            <MoverList {...{ view: asked, address, change, compared, baseline }} counted={now} />
            <ResourcesSection {...{ compared }} />
            <ExportImpact
              {...{ view: asked, compared, baseline, counts, counted: now }}
              sweep={sweep.sweep}
            />
            <ResultFootnote
              overview={overview.value}
              milliseconds={overview.milliseconds + latest.milliseconds}
            />
          </>
        )}
      </div>
    </>
  )
}
