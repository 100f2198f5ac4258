import type { Certainty, Nominal, Policy } from '@iom-rules/core'
import { certaintyWords, outcomeInWords } from '../words/answers.ts'
import { isSingle, type Answer, type CaseloadAnswers } from './answers.ts'

/** One line of a table of counts: an outcome that is settled, one that is provisional, or no outcome. */
export interface Line {
  readonly key: string
  readonly outcome: string | null
  readonly certainty: Certainty
  readonly title: string
}

export interface Cell {
  readonly before: number
  readonly after: number
}

export interface Counts {
  readonly lines: readonly Line[]
  /** By line, then by area; `all` is everybody, whatever the area. */
  readonly cells: { readonly [line: string]: { readonly [area: string]: Cell } }
  readonly people: number
}

export const allAreas = 'all'

/** Counts of a decision's answers by area, before and after. */
export function countAnswers(
  policy: Policy,
  decision: string,
  caseload: readonly Nominal[],
  before: CaseloadAnswers,
  after: CaseloadAnswers,
): Counts {
  const cells: { [line: string]: { [area: string]: { before: number; after: number } } } = {}
  const lines = possibleLines(policy, decision)
  for (const { key } of lines) cells[key] = { [allAreas]: { before: 0, after: 0 } }
  for (const nominal of caseload) {
    for (const side of ['before', 'after'] as const) {
      const answer = (side === 'before' ? before : after).of.get(nominal.ref)?.[decision]
      for (const key of lineKeys(answer)) {
        const line = (cells[key] ??= {})
        for (const area of [allAreas, nominal.area ?? '']) {
          const cell = (line[area] ??= { before: 0, after: 0 })
          cell[side]++
        }
      }
    }
  }
  const shown = lines.filter(({ key, certainty }) => ordinary.has(certainty) || isUsed(cells[key]))
  return { lines: shown, cells, people: caseload.length }
}

/** Shown even when nobody is on the line, so that none is seen to be none. */
const ordinary: ReadonlySet<Certainty> = new Set(['settled', 'provisional', 'undetermined'])

function isUsed(line: { readonly [area: string]: Cell } | undefined): boolean {
  return Object.values(line ?? {}).some(({ before, after }) => before + after > 0)
}

function possibleLines(policy: Policy, decision: string): Line[] {
  const declared = policy.decisions[decision]
  if (declared === undefined) return []
  const line = (outcome: string | null, certainty: Certainty, title: string): Line => {
    return { key: keyOf(outcome, certainty), outcome, certainty, title }
  }
  const outcomes = Object.entries(declared.outcomes).flatMap(([outcome, { mayBeProvisional = [] }]) => {
    const title = outcomeInWords(policy, decision, outcome)
    const settled = line(outcome, 'settled', title)
    return mayBeProvisional.length === 0
      ? [settled]
      : [settled, line(outcome, 'provisional', `${title}, provisional`)]
  })
  if (declared.hitPolicy === 'COLLECT') return outcomes
  const others = (['undetermined', 'conflict', 'silent'] as const).map((certainty) =>
    line(null, certainty, certaintyWords[certainty].word),
  )
  return [...outcomes, ...others]
}

function lineKeys(answer: Answer | undefined): string[] {
  if (answer === undefined) return []
  if (isSingle(answer)) return [keyOf(answer.outcome, answer.certainty)]
  return answer.outcomes.map((outcome) => keyOf(outcome, 'settled'))
}

function keyOf(outcome: string | null, certainty: Certainty): string {
  return `${certainty}:${outcome ?? ''}`
}
