import { dayNumber, dayText, type DayNumber } from '../../vocabulary/day.ts'
import { NONE, type Scalar } from '../../vocabulary/fact.ts'
import type { Compiled, Variable } from '../../diagram/compile.ts'
import type { FactDeclaration } from '../../policy/policy.ts'

/** Two neighbouring values in different classes; of what is only derived, values of its classes. */
export interface Edge {
  readonly low: Scalar
  readonly high: Scalar
}

/** Where a fact's classes meet: one step either side of a figure, a day and the next, a value and another. */
export function edgesOf({ policy, asAt }: Compiled, { fact, classes, carried }: Variable): Edge[] {
  const declared = carried ? policy.facts[fact] : undefined
  const values = classes.examples.filter((value) => value !== NONE)
  const differ = ({ low, high }: Edge) => classes.classOf(low) !== classes.classOf(high)
  if (classes.cuts.length > 0)
    return [...besideCuts(classes.cuts, declared), ...besideNone(declared, values)].filter(differ)
  if (declared?.type !== 'day')
    return classes.examples.flatMap((low, at) =>
      classes.examples.slice(at + 1).map((high) => ({ low, high })),
    )
  // Of days, one to come stands for its class sooner than one gone by.
  const days = [...values.filter((day) => day >= asAt), ...values.filter((day) => day < asAt)]
  return [...besideDays(values), ...besideNone(declared, days)].filter(differ)
}

function besideCuts(cuts: readonly number[], declared: FactDeclaration | undefined): Edge[] {
  const least = declared?.type === 'number' ? declared.minimum : 0
  const most = declared?.type === 'number' ? declared.maximum : Infinity
  return cuts
    .flatMap((cut) => [
      { low: beside(cuts, cut, -1), high: cut },
      { low: cut, high: beside(cuts, cut, 1) },
    ])
    .filter(({ low, high }) => low >= least && high <= most)
}

/** One beside a cut, or halfway to the next cut where that is nearer. */
function beside(cuts: readonly number[], cut: number, step: 1 | -1): number {
  const next = cuts.find((each) => (each - cut) * step > 0 && Math.abs(each - cut) <= 1)
  return next === undefined ? cut + step : (cut + next) / 2
}

function besideDays(values: readonly Scalar[]): Edge[] {
  const firsts = values.flatMap((value) => {
    const day = dayNumber(String(value)) as DayNumber
    return [day - 1, day]
  })
  return [...new Set(firsts)].map((day) => ({ low: dayText(day), high: dayText(day + 1) }))
}

function besideNone(declared: FactDeclaration | undefined, values: readonly Scalar[]): Edge[] {
  if (declared === undefined || !('mayBeNone' in declared) || !declared.mayBeNone) return []
  return values.map((high) => ({ low: NONE, high }))
}
