import { IomRulesError } from '../vocabulary/issue.ts'
import { answerText } from '../decision/answer-text.ts'
import type { Caseload, CaseloadMoves } from './caseload.ts'
import { cellAreas } from './counts.ts'
import type { People } from './columns/people.ts'
import { inside } from './open.ts'

/**
 * Who moves from which answer to which, most first. Both caseloads must hold the same people in the same rows.
 *
 * @throws IomRulesError `UNKNOWN_DECISION`; `DIFFERENT_PEOPLE`
 */
export function movesOf(before: Caseload, after: Caseload, decision: string): readonly CaseloadMoves[] {
  const { people } = samePeople(before, after)
  const { from, to, one, other } = beside(before, after, decision)
  const areas = people.areas.length
  const counts = new Float64Array(from.texts.length * to.texts.length * areas)
  const add = (fromText: number, toText: number, area: number, count: number) => {
    const at = (fromText * to.texts.length + toText) * areas + area
    counts[at] = (counts[at] as number) + count
  }
  if (one.cells === other.cells) {
    // The same cells, so that each moves as a whole.
    const inCells = cellAreas(people, one.cells)
    for (let cell = 0; cell < one.cells.count; cell += 1)
      for (let area = 0; area < areas; area += 1)
        add(
          from.textOf[one.answerOf[cell] as number] as number,
          to.textOf[other.answerOf[cell] as number] as number,
          area,
          inCells[cell * areas + area] as number,
        )
  } else {
    const here = before.placesOf(decision)
    const there = after.placesOf(decision)
    for (let row = 0; row < before.size; row += 1)
      add(
        from.textOf[here[row] as number] as number,
        to.textOf[there[row] as number] as number,
        people.area[row] as number,
        1,
      )
  }
  const moves: CaseloadMoves[] = []
  from.texts.forEach((text, at) => {
    to.texts.forEach((into, place) => {
      if (text === into) return
      const start = (at * to.texts.length + place) * areas
      const byArea = [...counts.subarray(start, start + areas)]
      const total = byArea.reduce((sum, count) => sum + count, 0)
      if (total > 0) moves.push({ from: text, to: into, total, byArea })
    })
  })
  return moves.sort((a, b) => b.total - a.total || (a.from + a.to < b.from + b.to ? -1 : 1))
}

/** Which of those who move. */
export interface MovedOnly {
  /** The answer before, as `answerText` writes it. */
  readonly from?: string
  /** The answer after, as `answerText` writes it. */
  readonly to?: string
  /** A position in `areas`. */
  readonly area?: number
}

/**
 * The rows of those whose answer changes, in order.
 *
 * @throws IomRulesError `UNKNOWN_DECISION`; `DIFFERENT_PEOPLE`
 */
export function movedRows(
  before: Caseload,
  after: Caseload,
  decision: string,
  only: MovedOnly = {},
): number[] {
  const { people } = samePeople(before, after)
  const { from, to } = beside(before, after, decision)
  const width = to.texts.length
  const wanted = new Uint8Array(from.texts.length * width)
  from.texts.forEach((text, at) => {
    to.texts.forEach((into, place) => {
      const isAsked = (only.from ?? text) === text && (only.to ?? into) === into
      wanted[at * width + place] = text !== into && isAsked ? 1 : 0
    })
  })
  const rows: number[] = []
  const here = before.placesOf(decision)
  const there = after.placesOf(decision)
  for (let row = 0; row < before.size; row += 1) {
    const fromText = from.textOf[here[row] as number] as number
    if (wanted[fromText * width + (to.textOf[there[row] as number] as number)] === 0) continue
    if (only.area === undefined || only.area === people.area[row]) rows.push(row)
  }
  return rows
}

function beside(before: Caseload, after: Caseload, decision: string) {
  return {
    from: textsOf(before, decision),
    to: textsOf(after, decision),
    one: inside(before).evaluation.decisive(decision),
    other: inside(after).evaluation.decisive(decision),
  }
}

/** The distinct texts of the answers, and which of them each answer has. */
function textsOf(caseload: Caseload, decision: string): { texts: string[]; textOf: Uint32Array } {
  const texts: string[] = []
  const places = new Map<string, number>()
  const textOf = caseload.answersOf(decision).map((answer) => {
    const text = answerText(answer)
    const known = places.get(text)
    if (known !== undefined) return known
    places.set(text, texts.length)
    return texts.push(text) - 1
  })
  return { texts, textOf: Uint32Array.from(textOf) }
}

function samePeople(before: Caseload, after: Caseload): { readonly people: People } {
  const [one, other] = [inside(before).people, inside(after).people]
  if (one !== other && (one.size !== other.size || one.refs.some((ref, row) => ref !== other.refs[row])))
    throw new IomRulesError(
      'DIFFERENT_PEOPLE',
      'The two caseloads do not hold the same people in the same rows.',
    )
  return { people: one }
}
