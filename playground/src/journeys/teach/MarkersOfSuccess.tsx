import { useMemo } from 'react'
import type { Policy } from '@iom-rules/core'
import { markersOf, type Timeline } from '@iom-rules/core/journey'
import { Details } from '../../design/Details.tsx'
import { SummaryList } from '../../design/SummaryList.tsx'
import { dayInWords } from '../../words/days.ts'
import { inProse } from '../words/prose.ts'

/** Volume, frequency, risk and severity before and after membership began: differences and nothing more. */
export function MarkersOfSuccess({ policy, timeline }: { policy: Policy; timeline: Timeline }) {
  const { split, markers, note } = useMemo(() => markersOf(policy, timeline), [policy, timeline])
  const rows = markers.map(({ marker, title, words }) => ({ key: marker, title, value: inProse(words) }))
  return (
    <Details plain summary="Markers of success: before and after">
      {split !== null && (
        <p className="govuk-body">Before and after {dayInWords(split)}, the day on which membership began.</p>
      )}
      <SummaryList rows={rows} />
      <p className="result-note">{note}</p>
    </Details>
  )
}
