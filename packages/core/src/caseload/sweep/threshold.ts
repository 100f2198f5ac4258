import type { Decider } from '../cells/decide-cells.ts'
import type { Evaluation } from '../evaluation.ts'
import type { Interval } from '../sweep-steps.ts'
import type { Course } from './course.ts'
import { othersOf, situate, type Others } from './others.ts'
import type { Profile, Profiles } from './profiles.ts'
import { openRegimes, type Regime } from './regime.ts'

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
  const { people } = evaluation
  const regimes = openRegimes(
    evaluation,
    parameter,
    fact,
    courses.map(({ decision }) => decision),
  )
  const atBorder = borders.map(regimes.at)
  const afterBorder = borders.slice(0, -1).map((border, at) => {
    const middle = (border + (borders[at + 1] as number)) / 2
    // Where only whole numbers count, a whole one stands for the stretch.
    return regimes.at(whole && Math.floor(middle) > border ? Math.floor(middle) : middle)
  })
  const others = courses.map(({ decision }) =>
    othersOf(evaluation, regimes.met(), decision, profiles.variables),
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
  /** What holds from here on. */
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
