import type { Engine } from 'json-rules-engine'
import { dayNumber, type DayNumber } from '../../vocabulary/day.ts'
import { NONE, type Scalar } from '../../vocabulary/fact.ts'
import { dayRange } from '../../policy/operators.ts'

/** Operators on days that json-rules-engine does not have. */
const dayOperators = ['onOrBefore', 'onOrAfter', 'withinLastMonths', 'withinNextMonths'] as const

type Comparison = (found: Scalar, required: Scalar) => boolean

/**
 * Teaches engines what the lowered rules need beyond their own: what an unknown fact does in either
 * sense, the operators on days as at a day, and `isNone`. Every other comparison stays the engine's.
 */
export function equipmentAt(asAt: DayNumber): (engine: Engine) => void {
  const comparisons = dayOperators.map((operator) => [operator, comparison(operator, asAt)] as const)
  return (engine) => {
    engine.addOperatorDecorator<Scalar | undefined, Scalar, Scalar, Scalar>(
      'must',
      (found, required, next) => found !== undefined && next(found, required),
    )
    engine.addOperatorDecorator<Scalar | undefined, Scalar, Scalar, Scalar>(
      'may',
      (found, required, next) => found === undefined || next(found, required),
    )
    for (const [operator, compare] of comparisons) engine.addOperator(operator, compare)
    engine.addOperator<Scalar, Scalar>('isNone', (found, required) => (found === NONE) === required)
  }
}

/** The calendar is asked once for each value compared with: it takes longer than all the rest. */
function comparison(operator: string, asAt: DayNumber): Comparison {
  const ranges = new Map<Scalar, ReturnType<typeof dayRange>>()
  return (found, required) => {
    let range = ranges.get(required)
    if (range === undefined) ranges.set(required, (range = dayRange(operator, required, asAt)))
    const { from, to } = range
    const day = dayNumber(String(found))
    return day !== null && (from === null || day >= from) && (to === null || day <= to)
  }
}
