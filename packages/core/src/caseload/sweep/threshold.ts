import { holds } from '../../policy/operators.ts'
import type { Scalar } from '../../vocabulary/fact.ts'
import { NONE } from '../../vocabulary/fact.ts'
import { parameterOf, resolve } from '../../policy/references.ts'
import { tried } from '../../policy/tried.ts'
import { compile, type Compiled } from '../../diagram/compile.ts'
import type { DecisionDiagrams } from '../../diagram/outcomes.ts'
import type { Store } from '../../diagram/diagram.ts'
import { writtenTests } from '../../diagram/tested.ts'
import { noneNumber } from '../columns/column.ts'
import { sortIntoCells, type Cells, type GroupDigits } from '../cells/cells.ts'
import { openDecider, type Decider } from '../cells/decide-cells.ts'
import { scopeOf } from '../cells/scope.ts'
import type { Evaluation, Sorted } from '../evaluation.ts'
import type { Interval } from '../sweep-steps.ts'
import type { Course } from './course.ts'
import type { Divided, Profile, Profiles } from './profiles.ts'

/** A stretch of values of the parameter over which its rules divide facts in one and the same way. */
interface Regime extends Divided {
  readonly deciders: readonly Decider[]
  /** For each course and each part of the moving fact, the text for each cell of the others; -1 not yet. */
  readonly tables: readonly Map<number, Int32Array>[]
}

/**
 * Follows everybody through the range of a parameter that conditions compare with one number fact. The class of the
 * fact depends only on whether its value lies below, at or above the parameter, so that each nominal can change at its
 * own value only, and where the parameter passes another figure that the fact is compared with.
 *
 * @param borders those figures within the range, and its ends, ascending
 */
export function followThreshold(
  evaluation: Evaluation,
  parameter: string,
  fact: string,
  range: Interval,
  borders: readonly number[],
  whole: boolean,
  profiles: Profiles,
  courses: readonly Course[],
): void {
  const { policy, people, compiled } = evaluation
  const asAt = compiled.asAt
  const tests = writtenTests(policy).get(fact) ?? []
  const regimes = new Map<Store, Regime>()

  const regimeAt = (at: number): Regime => {
    const here = compile(tried(policy, parameter, at), asAt)
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
    const truths = resolved.map((test) => variable.classes.truths(test))
    const classOf = new Map<number, number>()
    for (let each = 0; each < variable.classes.count; each += 1)
      classOf.set(
        truths.reduce((bits, truth) => bits * 2 + (truth[each] === true ? 1 : 0), 0),
        each,
      )
    const classAt: Divided['classAt'] = (value, at) => {
      let bits = 0
      for (const { sign, moves, figure, ofNone } of signs) {
        const meets = value === noneNumber ? ofNone : meetsSign(sign, value - (moves ? at : figure))
        bits = bits * 2 + (meets ? 1 : 0)
      }
      return classOf.get(bits) ?? variable.classes.classOf(value === noneNumber ? NONE : value)
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
      deciders: courses.map(({ decision }) => {
        const diagrams = here.decisions.get(decision) as DecisionDiagrams
        return openDecider(here, diagrams, scopeOf(here, diagrams))
      }),
      tables: courses.map(() => new Map<number, Int32Array>()),
    }
    regimes.set(here.store, regime)
    return regime
  }

  const atBorder = borders.map(regimeAt)
  const afterBorder = borders
    .slice(0, -1)
    .map((border, at) => regimeAt((border + (borders[at + 1] as number)) / 2))

  const others = courses.map(({ decision }) =>
    othersOf(evaluation, [...regimes.values()], decision, profiles.variables),
  )

  const textAt = (regime: Regime, course: number, row: number, profile: Profile, part: number): number => {
    const { cells, axes } = others[course] as Others
    const tables = regime.tables[course] as Map<number, Int32Array>
    let table = tables.get(part)
    if (table === undefined) tables.set(part, (table = new Int32Array(cells.count).fill(-1)))
    const cell = cells.rows[row] as number
    let text = table[cell] as number
    if (text < 0) {
      const situated = situate(evaluation, regime.compiled, axes, cells.first[cell] as number)
      profile.place(regime.compiled, part, situated)
      const decider = regime.deciders[course] as Decider
      const answer = decider.answers[decider.decide(situated)] as Decider['answers'][number]
      text = (courses[course] as Course).texts.numberOf(answer)
      table[cell] = text
    }
    return text
  }

  const texts = courses.map(() => -1)
  let row = 0
  let profile: Profile
  /** The answer from here on. */
  const say = (value: number, after: 0 | 1, at: number, regime: Regime): void => {
    const part = profile.partAt(row, at, regime)
    for (let course = 0; course < courses.length; course += 1) {
      const text = textAt(regime, course, row, profile, part)
      if (texts[course] === text) continue
      if (texts[course] === -1) (courses[course] as Course).first[row] = text
      else (courses[course] as Course).add(value, after, row, text)
      texts[course] = text
    }
  }
  for (row = 0; row < people.size; row += 1) {
    profile = profiles.of(row)
    texts.fill(-1)
    const own = profile.breaks(row, range)
    if (whole) {
      sayWhole(own)
      continue
    }
    say(range.from, 0, range.from, atBorder[0] as Regime)
    let border = 0
    let last = range.from
    let next = own[0] === range.from ? 1 : 0
    while (last < range.to) {
      const value = Math.min(own[next] ?? range.to, borders[border + 1] as number)
      const regime = afterBorder[border] as Regime
      say(last, 1, (last + value) / 2, regime)
      if (own[next] === value) next += 1
      const isBorder = borders[border + 1] === value
      if (isBorder) border += 1
      say(value, 0, value, isBorder ? (atBorder[border] as Regime) : regime)
      last = value
    }
  }

  function sayWhole(own: readonly number[]): void {
    const numbers = new Set<number>()
    for (const each of [...own, ...borders])
      for (const near of [Math.floor(each), Math.floor(each) + 1, Math.ceil(each)])
        if (near >= range.from && near <= range.to) numbers.add(near)
    for (const number of [...numbers].sort((a, b) => a - b)) say(number, 0, number, regimeOfWhole(number))
  }

  function regimeOfWhole(number: number): Regime {
    const at = borders.indexOf(number)
    if (at >= 0) return atBorder[at] as Regime
    return afterBorder[borders.findLastIndex((border) => border < number)] as Regime
  }
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

interface Others {
  readonly cells: Cells
  readonly axes: readonly Sorted[]
}

/** The people of a decision by everything that it asks at any value of the parameter but the moving fact. */
function othersOf(
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
function situate(evaluation: Evaluation, compiled: Compiled, axes: readonly Sorted[], row: number) {
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
