import { answerText } from '../decision/answer-text.ts'
import type { Decided } from '../decision/assess.ts'
import { outcomesInOrder } from '../policy/references.ts'
import type { Decision, Policy } from '../policy/policy.ts'
import type { AnswerCount, Caseload } from './caseload.ts'
import type { Cells } from './cells/cells.ts'
import type { People } from './columns/people.ts'
import { inside } from './open.ts'

/**
 * How many get which answer, in all and by area, in the policy's order of outcomes. Of a COLLECT decision
 * each outcome is counted by itself: one nominal may have several.
 *
 * @throws IomRulesError `UNKNOWN_DECISION`
 */
export function countsOf(caseload: Caseload, decision: string): readonly AnswerCount[] {
  const { evaluation, people } = inside(caseload)
  const { cells, answers, answerOf } = evaluation.decisive(decision)
  const areas = people.areas.length
  const inCells = cellAreas(people, cells)
  const totals = new Float64Array(answers.length * areas)
  for (let cell = 0; cell < cells.count; cell += 1) {
    const to = (answerOf[cell] as number) * areas
    for (let area = 0; area < areas; area += 1)
      totals[to + area] = (totals[to + area] as number) + (inCells[cell * areas + area] as number)
  }
  return linesFrom(caseload.policy, decision, answers, areas, totals)
}

/** The lines of a table from how many get each answer in each area (answer by answer). */
export function linesFrom(
  policy: Policy,
  decision: string,
  answers: readonly Decided[],
  areas: number,
  totals: ArrayLike<number>,
): readonly AnswerCount[] {
  const lines = new Map<string, Line & { readonly byArea: number[] }>()
  answers.forEach((answer, place) => {
    for (const line of linesOf(answer)) {
      const known = lines.get(line.text) ?? { ...line, byArea: Array.from({ length: areas }, () => 0) }
      lines.set(line.text, known)
      for (let area = 0; area < areas; area += 1)
        known.byArea[area] = (known.byArea[area] as number) + (totals[place * areas + area] as number)
    }
  })
  return [...lines.values()]
    .map((line): AnswerCount => ({ ...line, total: line.byArea.reduce((sum, count) => sum + count, 0) }))
    .filter(({ total }) => total > 0)
    .sort(inPolicyOrder(policy, decision))
}

/** Compares lines of a decision of the policy: by the order of their outcomes, what is certain before what is open. */
export function inPolicyOrder(policy: Policy, decision: string): (a: Line, b: Line) => number {
  const order = outcomesInOrder(policy.decisions[decision] as Decision)
  const rank = ({ outcome, text }: Line) =>
    (outcome === null ? order.length : order.indexOf(outcome)) * 2 + (text.endsWith('?') ? 1 : 0)
  return (a, b) => rank(a) - rank(b) || (a.text < b.text ? -1 : 1)
}

export type Line = Pick<AnswerCount, 'text' | 'outcome' | 'certainty'>

/** The lines on which an answer is counted. */
export function linesOf(answer: Decided): Line[] {
  if (!('outcomes' in answer))
    return [{ text: answerText(answer), outcome: answer.outcome, certainty: answer.certainty }]
  const line = (certainty: 'settled' | 'undetermined') => (outcome: string) => {
    return { text: certainty === 'settled' ? outcome : `${outcome}?`, outcome, certainty }
  }
  return [...answer.outcomes.map(line('settled')), ...answer.possible.map(line('undetermined'))]
}

const known = new WeakMap<People, WeakMap<Cells, Uint32Array>>()

/** How many of each cell are in each area, cell by cell. */
export function cellAreas(people: People, cells: Cells): Uint32Array {
  let here = known.get(people)
  if (here === undefined) known.set(people, (here = new WeakMap()))
  let found = here.get(cells)
  if (found === undefined) here.set(cells, (found = countAreas(people, cells)))
  return found
}

function countAreas({ area, areas }: People, { rows, count }: Cells): Uint32Array {
  const counts = new Uint32Array(count * areas.length)
  for (let row = 0; row < rows.length; row += 1) {
    const at = (rows[row] as number) * areas.length + (area[row] as number)
    counts[at] = (counts[at] as number) + 1
  }
  return counts
}
