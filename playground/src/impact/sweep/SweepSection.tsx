import { Select } from '../../design/Select.tsx'
import type { ComparedPolicies } from '../../caseload/useCompared.ts'
import { WorkStatus } from '../../work/WorkStatus.tsx'
import type { Change, View } from '../view.ts'
import { FollowedFigure } from './FollowedFigure.tsx'
import type { SweepInHand } from './useSweep.ts'

interface SweepSectionProps {
  readonly compared: ComparedPolicies
  readonly view: View
  readonly change: Change
  readonly sweep: SweepInHand
  readonly tried: number | null
  readonly setTried: (value: number | null) => void
}

/** One figure of the policy through its whole range: try a value, see the curve, ask it backwards. */
export function SweepSection(props: SweepSectionProps) {
  const { change, sweep, setTried } = props
  const { figures, figure, work } = sweep
  if (figure === null) return null
  return (
    <section className="impact__part" aria-labelledby="impact-sweep">
      <h2 className="govuk-heading-m" id="impact-sweep">
        Any value of a figure
      </h2>
      <Select
        id="impact-parameter"
        label="Figure"
        choices={figures.map(({ id, parameter }) => ({ value: id, text: parameter.title }))}
        value={figure.id}
        onChange={(parameter) => {
          setTried(null)
          change({ parameter })
        }}
      />
      <FollowedFigure key={figure.id} {...props} figure={figure} />
      {work.state !== 'done' && <WorkStatus work={work} doing="Working out every value" />}
    </section>
  )
}
