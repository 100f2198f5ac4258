import type { Comparison } from '@iom-rules/core/analysis'
import type { Layout } from './output/records.ts'

/** The whole comparison as JSON: over several lines, or on one. */
export function comparisonJson(comparison: Comparison, format: 'json' | 'ndjson'): string {
  return `${JSON.stringify(comparison, null, format === 'json' ? 2 : 0)}\n`
}

/** One line of a comparison as CSV. */
export interface ComparisonRow {
  /** `written`: what reads differently. `move`: a family of people. `caseload`: people of the caseload. */
  readonly part: 'written' | 'move' | 'caseload'
  readonly decision: string | null
  readonly from: string | null
  readonly to: string | null
  readonly area: string | null
  readonly count: number | null
  readonly words: string
  readonly example: object | null
}

const blank = { decision: null, from: null, to: null, area: null, count: null, words: '', example: null }

/** What reads differently, who moves, and who of the caseload does, line by line. */
export function comparisonRows({ written, decisions, caseload }: Comparison): ComparisonRow[] {
  return [
    ...written.map(({ decision = null, words }): ComparisonRow => ({
      ...blank,
      part: 'written',
      decision,
      words,
    })),
    ...decisions.flatMap(({ decision, moves }) =>
      moves.flatMap(({ from, to, families }) =>
        families.map(({ words, example }): ComparisonRow => ({
          ...blank,
          part: 'move',
          decision,
          from,
          to,
          words,
          example,
        })),
      ),
    ),
    ...(caseload?.moves ?? []).flatMap(({ decision, from, to, byArea }) =>
      Object.entries(byArea).map(([area, count]): ComparisonRow => ({
        ...blank,
        part: 'caseload',
        decision,
        from,
        to,
        area,
        count,
      })),
    ),
  ]
}

export const rowLayout: Layout<ComparisonRow> = {
  csv: {
    header: ['part', 'decision', 'from', 'to', 'area', 'count', 'words', 'example'],
    cells: ({ part, decision, from, to, area, count, words, example }) => [
      part,
      decision,
      from,
      to,
      area,
      count,
      words,
      example,
    ],
  },
  table: { prose: ({ words }) => `${words}\n` },
}
