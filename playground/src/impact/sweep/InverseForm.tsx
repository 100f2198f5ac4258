import { useId, useMemo, useState } from 'react'
import type { Policy } from '@iom-rules/core'
import { inverse, type CountedValues, type Sweep } from '@iom-rules/core/caseload'
import { Button } from '../../design/Button.tsx'
import { Input } from '../../design/Input.tsx'
import { Select } from '../../design/Select.tsx'
import { withUnit } from '../../words/facts.ts'
import { numberInWords, readNumber } from '../../words/numbers.ts'
import type { Figure } from './useSweep.ts'
import { intervalInWords, usableValue } from './words.ts'

interface InverseFormProps {
  readonly policy: Policy
  readonly sweep: Sweep
  readonly decision: string
  readonly lines: readonly { readonly answer: string; readonly title: string }[]
  /** The area shown; empty for all. */
  readonly area: string
  readonly drafted: number
  readonly figure: Figure
  readonly take: (value: number) => void
}

const shownAtMost = 4

/** The curve asked backwards: which values give so many people an answer? */
export function InverseForm(props: InverseFormProps) {
  const { policy, sweep, decision, lines, area: shownArea, figure } = props
  const id = useId()
  const [chosen, setChosen] = useState<{ readonly answer?: string; readonly area?: string }>({})
  const [text, setText] = useState('')
  const answer = chosen.answer ?? lines[0]?.answer ?? ''
  const area = chosen.area ?? shownArea
  const count = readNumber(text)
  const isCount = count !== null && Number.isInteger(count) && count >= 0
  const isEmpty = area !== '' && !sweep.areas.includes(area)
  const found = useMemo(() => {
    if (!isCount || count === null || isEmpty) return null
    return inverse(sweep, { decision, outcome: answer, count, ...(area === '' ? {} : { area }) })
  }, [sweep, decision, answer, area, count, isCount, isEmpty])
  const where = area === '' ? 'all areas' : (policy.areas[area]?.title ?? area)
  const title = lines.find((line) => line.answer === answer)?.title ?? answer
  const outcome = `${title} in ${where}`
  return (
    <div className="inverse no-print">
      <h3 className="govuk-heading-s">Which value gives a number you want?</h3>
      <div className="result__choices">
        <Input
          id={`${id}-count`}
          label="People"
          inputMode="numeric"
          width={5}
          value={text}
          onChange={setText}
          error={text === '' || isCount ? undefined : 'Enter a whole number of people, such as 12'}
        />
        <Select
          id={`${id}-answer`}
          label="Answer"
          choices={lines.map((line) => ({ value: line.answer, text: line.title }))}
          value={answer}
          onChange={(value) => setChosen({ ...chosen, answer: value })}
        />
        <Select
          id={`${id}-area`}
          label="In"
          choices={[
            { value: '', text: 'All areas' },
            ...Object.entries(policy.areas).map(([value, one]) => ({ value, text: one.title })),
          ]}
          value={area}
          onChange={(value) => setChosen({ ...chosen, area: value })}
        />
      </div>
      <div role="status">
        {isCount && isEmpty && (
          <p className="govuk-body">Nobody counted is in {where}, whatever the value.</p>
        )}
        {found !== null && count !== null && (
          <>
            <p className="govuk-body">
              {found.values.length > 0
                ? `${numberInWords(count)} ${outcome}: “${figure.parameter.title}” at`
                : `No value of “${figure.parameter.title}” gives exactly ${numberInWords(count)} ${outcome}. The nearest:`}
            </p>
            <Values {...props} counted={{ count, values: found.values }} />
            {found.values.length === 0 && (
              <>
                {found.below !== null && <Values {...props} counted={found.below} outcome={outcome} />}
                {found.above !== null && <Values {...props} counted={found.above} outcome={outcome} />}
              </>
            )}
          </>
        )}
      </div>
    </div>
  )
}

interface ValuesProps extends InverseFormProps {
  readonly counted: CountedValues
  /** What there are so many of, where it is another number than was asked for. */
  readonly outcome?: string
}

/** Stretches of values that give a number, each with a value to use. */
function Values({ counted, outcome, figure, drafted, take }: ValuesProps) {
  const { unit, step = 1, title } = figure.parameter
  const { values, count } = counted
  if (values.length === 0) return null
  return (
    <>
      {outcome !== undefined && (
        <p className="govuk-body inverse__count">
          {numberInWords(count)} {outcome}, at
        </p>
      )}
      <ul className="govuk-list govuk-list--bullet">
        {values.slice(0, shownAtMost).map((interval) => {
          const value = usableValue(interval, step, drafted)
          return (
            <li key={interval.from}>
              {intervalInWords(interval, unit)}{' '}
              {value === drafted ? (
                '(the draft has it)'
              ) : (
                <Button variant="link" onClick={() => take(value)}>
                  Use {withUnit(value, unit)}
                  <span className="govuk-visually-hidden">: {title}</span>
                </Button>
              )}
            </li>
          )
        })}
        {values.length > shownAtMost && <li>and {values.length - shownAtMost} more stretches of values</li>}
      </ul>
    </>
  )
}
