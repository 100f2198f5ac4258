import { useMemo, useState } from 'react'
import { stepOf, type Sweep } from '@iom-rules/core/caseload'
import { Checkboxes } from '../../design/Choices.tsx'
import { Details } from '../../design/Details.tsx'
import type { ComparedPolicies } from '../../caseload/useCompared.ts'
import { NumberParameter } from '../../policy/parameters/NumberParameter.tsx'
import { parameterFieldId } from '../../policy/parameters/ParameterField.tsx'
import { useEditSession } from '../../editor/useEditSession.ts'
import { useParameter, type ParameterInHand } from '../../policy/parameters/useParameter.ts'
import { shortAnswer } from '../../changes/effect/move.ts'
import { withUnit } from '../../words/facts.ts'
import type { View } from '../view.ts'
import { curvesOf, shownRange } from './curve.ts'
import { InverseForm } from './InverseForm.tsx'
import { Legend } from './Legend.tsx'
import { Slider } from './Slider.tsx'
import { SweepChart } from './SweepChart.tsx'
import { SweepTable } from './SweepTable.tsx'
import type { Figure, SweepInHand } from './useSweep.ts'

interface FollowedFigureProps {
  readonly compared: ComparedPolicies
  readonly view: View
  readonly sweep: SweepInHand
  readonly figure: Figure
  readonly tried: number | null
  readonly setTried: (value: number | null) => void
}

/** A figure in somebody’s hands: typed, moved or asked for backwards. Everything that changes it can be undone. */
export function FollowedFigure(props: FollowedFigureProps) {
  const { compared, view, sweep, figure, setTried } = props
  const held = useParameter(figure.id, figure.parameter)
  const { onFocus, session } = useEditSession(figure.id)
  const title = compared.after.decisions[view.decision]?.title ?? view.decision
  const take = (value: number) => {
    setTried(value)
    held.set(value, session())
  }
  return (
    <div onFocus={onFocus}>
      <div className="no-print">
        <NumberParameter field={parameterFieldId(figure.id)} held={held} session={session} />
      </div>
      {sweep.sweep?.size === 1 && (
        <p className="govuk-body">Whatever the value, nobody’s answer changes in “{title}” because of it.</p>
      )}
      {sweep.sweep !== null && sweep.sweep.size > 1 && (
        // Lines and answers chosen of one decision are none of another.
        <Curves key={view.decision} {...props} sweep={sweep.sweep} held={held} take={take} />
      )}
    </div>
  )
}

interface CurvesProps extends Omit<FollowedFigureProps, 'sweep'> {
  readonly sweep: Sweep
  readonly held: ParameterInHand
  readonly take: (value: number) => void
}

function Curves({ compared, view, sweep, figure, held, tried, setTried, take }: CurvesProps) {
  const { after } = compared
  const { decision } = view
  const { title, unit, step = 1 } = figure.parameter
  const published = Number(held.resting)
  const drafted = Number(held.value)
  const value = tried ?? drafted
  const [isWhole, setIsWhole] = useState(false)
  const { least, most } = useMemo(
    () => shownRange(sweep, [published, drafted], isWhole),
    [sweep, published, drafted, isWhole],
  )
  const lines = useMemo(
    () =>
      (sweep.lines[decision] ?? []).map(({ text }) => ({
        answer: text,
        title: shortAnswer(after, decision, text),
      })),
    [sweep, decision, after],
  )
  const [chosen, setChosen] = useState<readonly string[] | null>(null)
  const curves = useMemo(() => {
    const shown = chosen ?? lines.slice(0, 3).map(({ answer }) => answer)
    const some = lines.filter(({ answer }) => shown.includes(answer))
    return curvesOf(sweep, decision, some, view.area)
  }, [sweep, decision, lines, chosen, view.area])
  const where = view.area === '' ? 'all areas' : (after.areas[view.area]?.title ?? view.area)
  const at = stepOf(sweep, Math.min(Math.max(value, sweep.range.from), sweep.range.to))
  const publishedAt = stepOf(sweep, Math.min(Math.max(published, sweep.range.from), sweep.range.to))
  const readOut = curves.map((curve) => `${curve.title} ${curve.counts[at] ?? 0}`).join(', ')
  const marks = [
    { kind: 'published' as const, value: published, text: `Published ${withUnit(published, unit)}` },
    ...(value === published
      ? []
      : [
          {
            kind: 'draft' as const,
            value,
            text: `${tried === null ? 'Draft' : 'Trying'} ${withUnit(value, unit)}`,
          },
        ]),
  ]
  return (
    <>
      <Slider
        id="impact-slider"
        label={`Move it: ${withUnit(value, unit)}`}
        least={least}
        most={most}
        step={step}
        value={value}
        words={`${withUnit(value, unit)}: ${readOut} in ${where}`}
        onTry={setTried}
        onTake={take}
      />
      <Legend {...{ curves, at, publishedAt, where }} />
      <SweepChart
        {...{ sweep, curves, least, most, marks }}
        label={`How many people get each answer in ${where}, from ${withUnit(least, unit)} to ${withUnit(most, unit)}. The table below has the figures.`}
      />
      <p className="govuk-body-s sweep-chart__axis">
        {title}
        {unit !== undefined && unit !== 'score' && unit !== 'level' && `, in ${unit}`}, and how many people
        get each answer in {where}
      </p>
      <div className="no-print">
        <Details summary="Choose lines and values">
          <div className="sweep-choices">
            <Checkboxes
              id="impact-lines"
              legend="Lines"
              small
              choices={lines.map((line) => ({ value: line.answer, text: line.title }))}
              values={curves.map(({ answer }) => answer)}
              onChange={setChosen}
            />
            {(isWhole || most < sweep.range.to) && (
              <Checkboxes
                id="impact-whole"
                legend="Values"
                small
                choices={[{ value: 'whole', text: `The whole range, to ${withUnit(sweep.range.to, unit)}` }]}
                values={isWhole ? ['whole'] : []}
                onChange={(values) => setIsWhole(values.length > 0)}
              />
            )}
          </div>
        </Details>
      </div>
      <SweepTable {...{ sweep, curves, at, unit, title, where }} />
      <InverseForm {...{ sweep, decision, lines, drafted, figure, take }} policy={after} area={view.area} />
    </>
  )
}
