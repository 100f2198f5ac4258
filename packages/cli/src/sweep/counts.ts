import type { Layout } from '../output/encode.ts'
import type { SweepRow } from './rows.ts'

interface Line {
  readonly decision: string
  readonly area: string
  readonly answer: string
  readonly count: number
}

/** One count for each decision, area and answer. What is nobody’s is left out. */
function linesOf({ counts }: SweepRow, areas: readonly string[]): Line[] {
  return Object.entries(counts).flatMap(([decision, lines]) =>
    lines.flatMap(({ text, byArea }) =>
      byArea.flatMap((count, at): Line[] =>
        count === 0 ? [] : [{ decision, area: areas[at] ?? '', answer: text, count }],
      ),
    ),
  )
}

/** A row of the CSV: one count. */
export type CountRow = Omit<SweepRow, 'counts' | 'moved'> & Line

export function* countRows(
  rows: Iterable<SweepRow>,
  areas: readonly string[],
): Generator<CountRow, void, undefined> {
  for (const row of rows) {
    const { counts: _, moved: __, ...stretch } = row
    for (const line of linesOf(row, areas)) yield { ...stretch, ...line }
  }
}

/** @param second the parameter of the grid that `other` is of */
export function countLayout(second?: string): Layout<CountRow> {
  return {
    csv: {
      header: [
        ...(second === undefined ? [] : ['otherParameter', 'otherValue']),
        'parameter',
        'from',
        'to',
        'fromInclusive',
        'toInclusive',
        'decision',
        'area',
        'answer',
        'count',
      ],
      cells: ({ other, parameter, from, to, fromInclusive, toInclusive, decision, area, answer, count }) => [
        ...(second === undefined ? [] : [other?.parameter, other?.value]),
        parameter,
        from,
        to,
        fromInclusive,
        toInclusive,
        decision,
        area,
        answer,
        count,
      ],
    },
    table: { prose: ({ answer, count }) => `${answer} ${count}\n` },
  }
}
