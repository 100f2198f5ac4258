import type { Compiled } from '../../diagram/compile.ts'
import type { DecisionDiagrams } from '../../diagram/outcomes.ts'
import { sortIntoCells, type Cells, type GroupDigits } from '../cells/cells.ts'
import type { Situated } from '../cells/decide-cells.ts'
import { scopeOf } from '../cells/scope.ts'
import type { Evaluation, Sorted } from '../evaluation.ts'
import type { Regime } from './regime.ts'

/** The people of a decision by all that it asks but one fact. */
export interface Others {
  readonly cells: Cells
  readonly axes: readonly Sorted[]
}

/** The people of a decision by everything that it asks at any value of the parameter but the moving fact. */
export function othersOf(
  evaluation: Evaluation,
  regimes: readonly Regime[],
  decision: string,
  moving: ReadonlySet<number>,
): Others {
  const facts = new Set(
    regimes.flatMap(({ compiled }) =>
      scopeOf(compiled, compiled.decisions.get(decision) as DecisionDiagrams).variables.map(
        (variable) =>
          (compiled.variables[variable - compiled.carriers.length] as Compiled['variables'][number]).fact,
      ),
    ),
  )
  const numbers = [...facts].map(
    (fact) => (evaluation.compiled.variable(fact) as Compiled['variables'][number]).number,
  )
  const kept = evaluation.axesOf(numbers.filter((number) => !moving.has(number)))
  return {
    cells: sortIntoCells(
      kept.map(({ digits }) => digits),
      evaluation.people.size,
    ),
    axes: kept,
  }
}

/** What is known of a row apart from the moving fact, in the numbers of another compilation of the same rules. */
export function situate(
  evaluation: Evaluation,
  compiled: Compiled,
  axes: readonly Sorted[],
  row: number,
): Situated {
  const known = new Int32Array(compiled.carriers.length + compiled.variables.length).fill(-1)
  const number = (variable: number): number => {
    const { fact } = evaluation.compiled.variables[
      variable - compiled.carriers.length
    ] as Compiled['variables'][number]
    return (compiled.variable(fact) as Compiled['variables'][number]).number
  }
  const open = []
  for (const { axis, digits } of axes) {
    const digit = digits.rows[row] as number
    if (axis.kind === 'scalar') known[number(axis.variable)] = digit === axis.unknown ? -1 : digit
    else {
      const group = digits as GroupDigits
      open.push({
        variables: group.variables.map(number),
        combinations: group.combinations[digit] as GroupDigits['combinations'][number],
      })
    }
  }
  return { known, open }
}
