import type { Engine } from 'json-rules-engine'
import type { DayNumber } from '../../vocabulary/day.ts'
import type { Scalar } from '../../vocabulary/fact.ts'
import { holds } from '../../policy/operators.ts'

/** Operators on days that json-rules-engine does not have. */
const dayOperators = ['onOrBefore', 'onOrAfter', 'withinLastMonths', 'withinNextMonths'] as const

/**
 * Teaches an engine what the lowered rules need beyond its own: what an unknown fact does in either
 * sense, the operators on days as at a day, and `isNone`. Every other comparison stays the engine's.
 */
export function equip(engine: Engine, asAt: DayNumber): void {
  engine.addOperatorDecorator<Scalar | undefined, Scalar, Scalar, Scalar>(
    'must',
    (found, required, next) => found !== undefined && next(found, required),
  )
  engine.addOperatorDecorator<Scalar | undefined, Scalar, Scalar, Scalar>(
    'may',
    (found, required, next) => found === undefined || next(found, required),
  )
  for (const operator of [...dayOperators, 'isNone']) {
    engine.addOperator<Scalar, Scalar>(operator, (found, required) =>
      holds(operator, found, required, asAt, 'day'),
    )
  }
}
