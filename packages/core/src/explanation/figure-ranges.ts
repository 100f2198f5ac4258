import { NONE } from '../vocabulary/fact.ts'
import type { Variable } from '../diagram/compile.ts'
import { domainOf } from '../diagram/declared.ts'
import type { Policy } from '../policy/policy.ts'
import { listed, measure } from './words.ts'

/** A stretch of a line of numbers: a figure itself, or everything strictly between two. */
interface Stretch {
  readonly from: number
  readonly to: number
  readonly isPoint: boolean
  readonly isIn: boolean
}

/**
 * Numbers in words, to stand after “is”: `70 percent or more and below 75 percent`, `24 months or less,
 * or none`.
 *
 * @param policy the policy that the variable is of
 */
export function figureRanges(
  policy: Policy,
  variable: Variable,
  classes: readonly number[],
  unit: string | undefined,
): string {
  const { fact, classes: own } = variable
  const words = runsOf(policy, variable, classes).map((run) => runWords(run, (value) => measure(value, unit)))
  if (domainOf(policy, fact).mayBeNone === true && classes.includes(own.classOf(NONE))) words.push('none')
  return listed(words, 'or')
}

interface Run {
  readonly first: Stretch
  readonly last: Stretch
  readonly fromStart: boolean
  readonly toEnd: boolean
}

/** Neighbouring stretches whose classes are wanted. */
function runsOf(policy: Policy, { fact, classes: own }: Variable, classes: readonly number[]): Run[] {
  const domain = domainOf(policy, fact)
  const isWhole = domain.whole === true
  const [least, most] = [domain.minimum as number, domain.maximum ?? Number.MAX_SAFE_INTEGER]
  const [low, high] = isWhole ? [Math.ceil(least), Math.floor(most)] : [least, most]
  const isIn = (value: number) => classes.includes(own.classOf(value))
  // A cut between two whole numbers lies between these.
  const cuts = isWhole ? own.cuts.flatMap((cut) => [Math.floor(cut), Math.ceil(cut)]) : own.cuts
  const stretches: Stretch[] = []
  const between = (from: number, to: number) => {
    const next = Math.floor(from) + 1
    const inside = next < to ? next : isWhole ? null : (from + to) / 2
    if (inside !== null && inside > from && inside < to)
      stretches.push({ from, to, isPoint: false, isIn: isIn(inside) })
  }
  const points = [...new Set([low, ...cuts, high])]
    .filter((point) => point >= low && point <= high)
    .sort((a, b) => a - b)
  points.forEach((point, at) => {
    stretches.push({ from: point, to: point, isPoint: true, isIn: isIn(point) })
    const next = points[at + 1]
    if (next !== undefined) between(point, next)
  })
  const runs: { first: Stretch; last: Stretch; start: number; end: number }[] = []
  stretches.forEach((stretch, at) => {
    if (!stretch.isIn) return
    const last = runs.at(-1)
    if (last !== undefined && last.end === at - 1) Object.assign(last, { last: stretch, end: at })
    else runs.push({ first: stretch, last: stretch, start: at, end: at })
  })
  return runs.map(({ first, last, start, end }) => ({
    first,
    last,
    fromStart: start === 0,
    toEnd: end === stretches.length - 1,
  }))
}

function runWords({ first, last, fromStart, toEnd }: Run, figure: (value: number) => string): string {
  if (first === last && first.isPoint) return figure(first.from)
  if (fromStart && toEnd) return 'any figure'
  const least = first.isPoint ? `${figure(first.from)} or more` : `more than ${figure(first.from)}`
  const most = last.isPoint ? `${figure(last.to)} or less` : `below ${figure(last.to)}`
  if (fromStart) return most
  return toEnd ? least : `${least} and ${most}`
}
