import { sweep, underPolicy, withParameters, type Caseload } from '@iom-rules/core/caseload'
import { usage } from '../exit.ts'
import type { Layout } from '../output/encode.ts'
import { valuesOf, type Range } from './range.ts'
import { rowsOf, sweepLayout, type SweepRow } from './rows.ts'

/** A figure of the policy, and which of its values are looked at. */
export interface Figure {
  readonly parameter: string
  readonly range: Range | null
}

const mostCells = 40_000

/**
 * Who is where at every pair of values of two figures: the second is followed exactly at each value of the first.
 */
export function gridRows(
  caseload: Caseload,
  first: Figure,
  second: Figure,
  decisions: readonly string[],
): {
  readonly rows: Iterable<SweepRow>
  readonly layout: Layout<SweepRow>
  readonly areas: readonly string[]
} {
  const { policy } = caseload
  if (first.parameter === second.parameter)
    throw usage(`--parameter ${first.parameter} is given twice: name two figures.`)
  const [one, other] = [first.range, second.range]
  if (one === null || one.step === null || other === null || other.step === null)
    throw usage('Two figures need a --range with a step for each, in the same order: --range 500:2000:500.')
  const values = valuesOf(one.from, one.to, one.step)
  const cells = values.length * valuesOf(other.from, other.to, other.step).length
  if (cells > mostCells)
    throw usage(
      `That is ${cells.toLocaleString('en')} pairs of values, and ${mostCells.toLocaleString('en')} are the most: choose longer steps.`,
    )
  const settings = { from: other.from, to: other.to, ...(decisions.length === 0 ? {} : { decisions }) }
  const followed = values.map((value) => {
    const there = underPolicy(caseload, withParameters(policy, { [first.parameter]: value }))
    return { value, found: sweep(there, second.parameter, settings) }
  })
  function* rows(): Generator<SweepRow, void, undefined> {
    for (const { value, found } of followed)
      yield* rowsOf(found, other, { parameter: first.parameter, value })
  }
  const [{ found } = { found: null }] = followed
  const shown = decisions[0] ?? found?.decisions[0] ?? ''
  const lines = followed.flatMap((each) => each.found.lines[shown] ?? [])
  const texts = lines.filter(({ text }, at) => lines.findIndex((line) => line.text === text) === at)
  const layout = sweepLayout(
    { areas: caseload.areas, parameter: second.parameter, lines: { [shown]: texts } },
    shown,
    first.parameter,
  )
  return { rows: rows(), layout, areas: caseload.areas }
}
