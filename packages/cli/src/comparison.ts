import type { CaseloadEffect, Comparison, Mover } from '@iom-rules/core/analysis'
import { moreWords } from './families.ts'
import type { Layout } from './output/encode.ts'

/** How many get an answer before and after. */
export interface AnswerChange {
  readonly decision: string
  /** In short; of a decision that collects, one outcome. */
  readonly answer: string
  readonly before: number
  readonly after: number
}

/** A comparison with what it comes to for a caseload, and how many are where. */
export type Compared = Comparison & {
  readonly caseload?: CaseloadEffect & { readonly answers: readonly AnswerChange[] }
}

/** The whole comparison as JSON: over several lines, or on one. */
export function comparisonJson(comparison: Compared, format: 'json' | 'ndjson'): string {
  return `${JSON.stringify(comparison, null, format === 'json' ? 2 : 0)}\n`
}

/** One line of a comparison as CSV. */
export interface ComparisonRow {
  /**
   * `written`: what reads differently. `move`: a family of people, or how many are not listed. `before` and
   * `after`: people of the caseload who get an answer. `caseload`: those who move.
   */
  readonly part: 'written' | 'move' | 'before' | 'after' | 'caseload'
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
export function comparisonRows({ written, decisions, caseload }: Compared): ComparisonRow[] {
  return [
    ...written.map(({ decision = null, words }): ComparisonRow => ({
      ...blank,
      part: 'written',
      decision,
      words,
    })),
    ...decisions.flatMap(({ decision, moves }) =>
      moves.flatMap(({ from, to, families, moreFamilies }) =>
        [...families, ...moreWords(moreFamilies).map((words) => ({ words, example: null }))].map(
          ({ words, example }): ComparisonRow => ({
            ...blank,
            part: 'move',
            decision,
            from,
            to,
            words,
            example,
          }),
        ),
      ),
    ),
    ...(caseload?.answers ?? []).flatMap(({ decision, answer, before, after }): ComparisonRow[] => [
      { ...blank, part: 'before', decision, from: answer, count: before },
      { ...blank, part: 'after', decision, to: answer, count: after },
    ]),
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

/** Who moves, one on each line. */
export const moverLayout: Layout<Mover> = {
  csv: {
    header: ['ref', 'area', 'decision', 'from', 'to'],
    cells: ({ ref, area, decision, from, to }) => [ref, area, decision, from, to],
  },
  table: { prose: ({ ref, decision, from, to }) => `${ref} ${decision}: ${from} → ${to}\n` },
}
