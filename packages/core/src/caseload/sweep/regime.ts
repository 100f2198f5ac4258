import { NONE, type Scalar } from '../../vocabulary/fact.ts'
import type { FactTest } from '../../policy/policy.ts'
import { holds } from '../../policy/operators.ts'
import { parameterOf, resolve } from '../../policy/references.ts'
import { tried } from '../../policy/tried.ts'
import { compile, type Compiled } from '../../diagram/compile.ts'
import type { Store } from '../../diagram/diagram.ts'
import type { DecisionDiagrams } from '../../diagram/outcomes.ts'
import { writtenTests } from '../../diagram/tested.ts'
import { openDecider, type Decider } from '../cells/decide-cells.ts'
import { scopeOf } from '../cells/scope.ts'
import { noneNumber } from '../columns/column.ts'
import type { Evaluation } from '../evaluation.ts'
import type { Divided } from './profiles.ts'

/** A stretch of values of the parameter over which its rules divide facts in one and the same way. */
export interface Regime extends Divided {
  readonly deciders: readonly Decider[]
  /** For each decision and each part of the moving fact, the text for each cell of the others; -1 not yet. */
  readonly tables: readonly Map<number, Int32Array>[]
}

/** The regimes of a parameter that conditions compare with one number fact. */
export interface Regimes {
  /** The regime of a value of the parameter. */
  readonly at: (value: number) => Regime
  /** Those met so far. */
  readonly met: () => readonly Regime[]
}

export function openRegimes(
  evaluation: Evaluation,
  parameter: string,
  fact: string,
  decisions: readonly string[],
): Regimes {
  const { policy, compiled } = evaluation
  const { asAt } = compiled
  const tests = writtenTests(policy).get(fact) as readonly FactTest[]
  const regimes = new Map<Store, Regime>()
  const at = (parameterAt: number): Regime => {
    const here = compile(tried(policy, parameter, parameterAt), asAt)
    const known = regimes.get(here.store)
    if (known !== undefined) return known
    const variable = here.variable(fact) as Compiled['variables'][number]
    const resolved = tests.map((test) => ({
      operator: test.operator,
      moves: parameterOf(test.value) === parameter,
      required: resolve(here.policy, test.value, asAt) as Scalar,
    }))
    const signs = resolved.map(({ operator, moves, required }) => ({
      sign: signsOf(operator, required),
      moves,
      figure: Number(required),
      ofNone: holds(operator, NONE, required, here.asAtNumber, 'number'),
    }))
    const ways = classesByTruth(
      variable.classes.count,
      resolved.map((test) => variable.classes.truths(test)),
    )
    const classAt: Divided['classAt'] = (value, at) => {
      let place = 0
      for (const { sign, moves, figure, ofNone } of signs) {
        const meets = value === noneNumber ? ofNone : meetsSign(sign, value - (moves ? at : figure))
        place = ways[place * 2 + (meets ? 1 : 0)] as number
      }
      return place
    }
    const figures = resolved.flatMap(({ moves, required }) =>
      moves || typeof required !== 'number' ? [] : [required],
    )
    const classesUpwards: Divided['classesUpwards'] = (value, at) => {
      const cuts = [value, ...[...figures, at].filter((cut) => cut > value)].sort((a, b) => a - b)
      const samples = cuts.flatMap((cut, place) => [cut, ((cuts[place + 1] ?? cut + 2) + cut) / 2])
      return [...new Set(samples.map((sample) => classAt(sample, at)))]
    }
    const regime: Regime = {
      compiled: here,
      classAt,
      classesUpwards,
      deciders: decisions.map((decision) => {
        const diagrams = here.decisions.get(decision) as DecisionDiagrams
        return openDecider(here, diagrams, scopeOf(here, diagrams))
      }),
      tables: decisions.map(() => new Map<number, Int32Array>()),
    }
    regimes.set(here.store, regime)
    return regime
  }
  return { at, met: () => [...regimes.values()] }
}

/**
 * The class of values of which tests are true or not, found test by test, however many there are: from each place one
 * way on where a test is true and one where it is not, and after the last test the class.
 */
function classesByTruth(count: number, truths: readonly (readonly boolean[])[]): readonly number[] {
  const ways = [0, 0]
  for (let each = 0; each < count; each += 1) {
    let place = 0
    truths.forEach((truth, test) => {
      const way = place * 2 + (truth[each] === true ? 1 : 0)
      if (test === truths.length - 1) ways[way] = each
      else if (ways[way] === 0) ways[way] = ways.push(0, 0) / 2 - 1
      place = ways[way] as number
    })
  }
  return ways
}

/** Of which differences of a value from a figure a comparison is true: below, at, above. */
type Signs = readonly [boolean, boolean, boolean]

function signsOf(operator: string, required: Scalar): Signs {
  // Of a number that is known it is never true that there is none.
  if (operator === 'isNone') return [required === false, required === false, required === false]
  const of = (difference: number) => holds(operator, difference, 0, 0, 'number')
  return [of(-1), of(0), of(1)]
}

function meetsSign(signs: Signs, difference: number): boolean {
  return difference < 0 ? signs[0] : difference > 0 ? signs[2] : signs[1]
}
