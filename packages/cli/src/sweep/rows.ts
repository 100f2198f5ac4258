import { stepAt, stepOf, type AnswerCount, type Interval, type Sweep } from '@iom-rules/core/caseload'
import type { Layout } from '../output/encode.ts'
import type { Column } from '../output/table.ts'
import { valuesOf, type Range } from './range.ts'
import { figure, stretchWords } from './words.ts'

/** Who is where at one value, or over a stretch of values, of the parameter. */
export interface SweepRow extends Interval {
  /** Of a second parameter. */
  readonly other?: { readonly parameter: string; readonly value: number }
  readonly parameter: string
  /** Decisions, and how many get which answer. */
  readonly counts: { readonly [decision: string]: readonly AnswerCount[] }
  /** How many get another answer than at the policy’s own value; not told of pairs of values. */
  readonly moved?: { readonly [decision: string]: number }
}

/** Every step of a sweep, or what stands at the values that a range with a step names. */
export function* rowsOf(
  sweep: Sweep,
  range: Range | null,
  other?: SweepRow['other'],
): Generator<SweepRow, void, undefined> {
  const { parameter } = sweep
  const rowAt = (at: number): SweepRow => {
    const { moved, ...step } = stepAt(sweep, at)
    return other === undefined ? { parameter, ...step, moved } : { parameter, other, ...step }
  }
  if (range === null || range.step === null) {
    for (let at = 0; at < sweep.size; at += 1) yield rowAt(at)
    return
  }
  for (const value of valuesOf(range.from, range.to, range.step)) {
    const here = { from: value, to: value, fromInclusive: true, toInclusive: true }
    yield { ...rowAt(stepOf(sweep, value)), ...here }
  }
}

/** How many steps of a sweep a range with a step passes over without showing them. */
export function passedOver(sweep: Sweep, { from, to, step }: Range): number {
  if (step === null) return 0
  const shown = new Set(valuesOf(from, to, step).map((value) => stepOf(sweep, value)))
  return sweep.size - shown.size
}

/**
 * How rows of a sweep look as JSON and as a table; as CSV they are counts.
 *
 * @param decision the one that a table shows: its answers are the columns
 * @param second the other parameter of a grid
 */
export function sweepLayout(
  { areas, parameter, lines }: Pick<Sweep, 'areas' | 'parameter' | 'lines'>,
  decision: string,
  second?: string,
): Layout<SweepRow> {
  const texts = (lines[decision] ?? []).map(({ text }) => text)
  const columns: Column[] = [
    ...(second === undefined ? [] : [{ title: second }]),
    { title: parameter },
    { title: 'Area' },
    ...texts.map((title): Column => ({ title, folds: true })),
    ...(second === undefined ? [{ title: 'Moved' }] : []),
  ]
  return {
    json: ({ counts, ...row }) => ({ ...row, counts: named(counts, areas) }),
    csv: { header: [], cells: () => [] },
    table: {
      columns,
      rows: ({ other, counts, moved, ...stretch }) => {
        const found = new Map((counts[decision] ?? []).map((line) => [line.text, line]))
        const of = (count: (line: AnswerCount) => number) =>
          texts.map((text) => {
            const line = found.get(text)
            return figure(line === undefined ? 0 : count(line))
          })
        const where = other === undefined ? [] : [figure(other.value)]
        const blank = where.map(() => '')
        const all = [
          ...where,
          stretchWords(stretch),
          'All',
          ...of(({ total }) => total),
          ...(moved === undefined ? [] : [figure(moved[decision] ?? 0)]),
        ]
        return [
          all,
          ...areas.map((area, at) => [
            ...blank,
            '',
            area === '' ? '(none)' : area,
            ...of(({ byArea }) => byArea[at] ?? 0),
          ]),
        ]
      },
    },
  }
}

/** Counts with the names of the areas. */
function named(counts: SweepRow['counts'], areas: readonly string[]): object {
  return Object.fromEntries(
    Object.entries(counts).map(([decision, lines]) => [
      decision,
      lines.map(({ byArea, ...line }) => ({
        ...line,
        byArea: Object.fromEntries(areas.map((area, at) => [area, byArea[at] ?? 0])),
      })),
    ]),
  )
}
