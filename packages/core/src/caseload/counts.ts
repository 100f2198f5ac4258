import { answerText } from '../decision/answer-text.ts'
import type { Decided } from '../decision/assess.ts'
import { outcomesInOrder } from '../policy/references.ts'
import type { AnswerCount, Caseload, CaseloadMoves } from './caseload.ts'

/**
 * How many get which answer, in all and by area, in the policy's order of outcomes. Of a COLLECT decision
 * each outcome is counted by itself: one nominal may have several.
 *
 * @throws IomRulesError `UNKNOWN_DECISION`
 */
export function countsOf(caseload: Caseload, decision: string): readonly AnswerCount[] {
  const lines = new Map<string, Omit<AnswerCount, 'total' | 'byArea'> & { byArea: number[] }>()
  const perAnswer = tallyAnswers(caseload, decision)
  caseload.answersOf(decision).forEach((answer, place) => {
    for (const { text, outcome, certainty } of linesOf(answer)) {
      const line = lines.get(text) ?? { text, outcome, certainty, byArea: caseload.areas.map(() => 0) }
      lines.set(text, line)
      perAnswer[place]?.forEach((count, area) => (line.byArea[area] = (line.byArea[area] as number) + count))
    }
  })
  const declared = caseload.policy.decisions[decision]
  const order = declared === undefined ? [] : outcomesInOrder(declared)
  const rank = ({ outcome, text }: { outcome: string | null; text: string }) =>
    (outcome === null ? order.length : order.indexOf(outcome)) * 2 + (text.endsWith('?') ? 1 : 0)
  return [...lines.values()]
    .map((line): AnswerCount => ({ ...line, total: line.byArea.reduce((sum, count) => sum + count, 0) }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => rank(a) - rank(b) || (a.text < b.text ? -1 : 1))
}

/** The lines on which an answer is counted. */
export function linesOf(answer: Decided): Omit<AnswerCount, 'total' | 'byArea'>[] {
  if ('outcomes' in answer)
    return [
      ...answer.outcomes.map((outcome) => ({ text: outcome, outcome, certainty: 'settled' as const })),
      ...answer.possible.map((outcome) => ({
        text: `${outcome}?`,
        outcome,
        certainty: 'undetermined' as const,
      })),
    ]
  return [{ text: answerText(answer), outcome: answer.outcome, certainty: answer.certainty }]
}

/** For each answer of a decision, how many get it by area. */
function tallyAnswers(caseload: Caseload, decision: string): number[][] {
  const places = caseload.placesOf(decision)
  const tally = caseload.answersOf(decision).map(() => caseload.areas.map(() => 0))
  for (let row = 0; row < caseload.size; row += 1) {
    const counts = tally[places[row] as number] as number[]
    const area = caseload.areaOf(row)
    counts[area] = (counts[area] as number) + 1
  }
  return tally
}

/**
 * Who moves from which answer to which, most first. Both caseloads must hold the same people.
 *
 * @throws IomRulesError `UNKNOWN_DECISION`; `DIFFERENT_PEOPLE`
 */
export function movesOf(before: Caseload, after: Caseload, decision: string): readonly CaseloadMoves[] {
  const moves = new Map<string, { from: string; to: string; total: number; byArea: number[] }>()
  const texts = (caseload: Caseload) => caseload.answersOf(decision).map(answerText)
  const [from, to] = [texts(before), texts(after)]
  const [here, there] = [before.placesOf(decision), after.placesOf(decision)]
  for (let row = 0; row < before.size; row += 1) {
    const [one, other] = [from[here[row] as number] as string, to[there[row] as number] as string]
    if (one === other) continue
    const key = JSON.stringify([one, other])
    const move = moves.get(key) ?? { from: one, to: other, total: 0, byArea: before.areas.map(() => 0) }
    moves.set(key, move)
    const area = before.areaOf(row)
    move.total += 1
    move.byArea[area] = (move.byArea[area] as number) + 1
  }
  return [...moves.values()].sort((a, b) => b.total - a.total || (a.from + a.to < b.from + b.to ? -1 : 1))
}

/**
 * The rows of those whose answer changes, in order.
 *
 * @param only from and to: answers as `answerText` writes them; `area`: a position in `areas`
 * @throws IomRulesError `UNKNOWN_DECISION`; `DIFFERENT_PEOPLE`
 */
export function movedRows(
  before: Caseload,
  after: Caseload,
  decision: string,
  only: { readonly from?: string; readonly to?: string; readonly area?: number } = {},
): number[] {
  const texts = (caseload: Caseload) => caseload.answersOf(decision).map(answerText)
  const [from, to] = [texts(before), texts(after)]
  const [here, there] = [before.placesOf(decision), after.placesOf(decision)]
  const rows: number[] = []
  for (let row = 0; row < before.size; row += 1) {
    const [one, other] = [from[here[row] as number] as string, to[there[row] as number] as string]
    if (one === other) continue
    if (only.from !== undefined && only.from !== one) continue
    if (only.to !== undefined && only.to !== other) continue
    if (only.area !== undefined && only.area !== before.areaOf(row)) continue
    rows.push(row)
  }
  return rows
}
