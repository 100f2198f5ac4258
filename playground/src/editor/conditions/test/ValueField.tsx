import type { Test } from '../shape.ts'
import type { Subject } from '../subject.ts'
import type { Comparison } from './comparison.ts'
import { ChoiceValue } from './ChoiceValue.tsx'
import { DayValue } from './DayValue.tsx'
import { FigureValue } from './FigureValue.tsx'
import { figureOf } from './fits.ts'
import { NumberValue } from './NumberValue.tsx'
import type { ValueProps } from './value-props.ts'
import { ValueSource } from './ValueSource.tsx'
import { YesNoValue } from './YesNoValue.tsx'

interface ValueFieldProps {
  readonly path: string
  readonly subject: Subject
  /** `null` only where the fact is yes or no, which needs none. */
  readonly comparison: Comparison | null
  readonly test: Test
  readonly error: string | undefined
  /** Is somebody still filling the test in? */
  readonly isInside: boolean
}

/** More than these take the whole width, side by side. */
const fewChoices = 4

/** What a test compares with, by type: a number with its unit, choices as choices, days as days. */
export function ValueField({ path, subject, comparison, test, error, isInside }: ValueFieldProps) {
  const { operator, value } = test
  if (subject.type === 'boolean' && figureOf(value) === null) {
    const isYes = typeof value === 'boolean' ? value === (operator !== 'notEqual') : null
    return <YesNoValue path={path} subject={subject} isYes={isYes} error={error} />
  }
  if (comparison === null || comparison.takes === 'nothing') return null
  const isLong =
    comparison.takes === 'list' && figureOf(value) === null && subject.choices.length > fewChoices
  const props: ValueProps = { path, subject, comparison, value, error, isInside }
  return (
    <div className={`part__field part__field--${isLong ? 'full' : 'wide'}`}>
      {figureOf(value) === null ? <PlainValue {...props} /> : <FigureValue {...props} />}
      <ValueSource path={path} subject={subject} comparison={comparison} value={value} />
    </div>
  )
}

function PlainValue(props: ValueProps) {
  const { comparison, subject } = props
  if (comparison.takes === 'months' || subject.type === 'number') return <NumberValue {...props} />
  return subject.type === 'day' ? <DayValue {...props} /> : <ChoiceValue {...props} />
}
