import type { CaseloadEffect, CaseloadMove } from '@iom-rules/core/analysis'
import { allAreas, type Cell, type Counts } from '../../caseload/counts.ts'
import { dayInWords } from '../../words/days.ts'
import { numberInWords } from '../../words/numbers.ts'
import { outcomeInWords } from '../../words/answers.ts'
import { outcomeMoves } from '../effect/collected.ts'
import { shortAnswer } from '../effect/move.ts'
import type { Block, NoteSection } from './blocks.ts'
import type { Told } from './told.ts'

type PeopleOf = Pick<Told, 'published' | 'draft' | 'comparison' | 'counts'>

/** Who of the caseload moves. It always says that the people are invented. */
export function peopleSection(told: PeopleOf): NoteSection {
  const { comparison, draft } = told
  const { caseload, asAt } = comparison
  if (caseload === undefined) return { title, blocks: [] }
  const decisions = [...new Set(caseload.moves.map(({ decision }) => decision))]
  return {
    title,
    blocks: [
      { kind: 'paragraph', text: `${movedInWords(caseload)} They are judged as at ${dayInWords(asAt)}.` },
      ...decisions.flatMap((decision): Block[] => {
        const counts = told.counts.find((each) => each.decision === decision)?.counts
        const name = draft.decisions[decision]?.title ?? decision
        const moves = caseload.moves.filter((move) => move.decision === decision)
        return [
          movesTable(told, decision, name, moves),
          ...(counts === undefined ? [] : [countsTable(told, name, counts)]),
        ]
      }),
    ],
  }
}

const title = 'Who moves'

/** `24 of 280 invented sample people get another answer.` */
export function movedInWords({ people, moved }: Pick<CaseloadEffect, 'people' | 'moved'>): string {
  const all = `${numberInWords(people)} invented sample people`
  if (moved === 0) return `None of the ${all} gets another answer.`
  return `${numberInWords(moved)} of ${all} ${moved === 1 ? 'gets' : 'get'} another answer.`
}

function movesTable(
  { published, draft }: PeopleOf,
  decision: string,
  name: string,
  moves: readonly CaseloadMove[],
): Block {
  const caption = `${name}: people who move, by area (invented people)`
  const figures = ({ count, byArea }: Pick<CaseloadMove, 'count' | 'byArea'>) =>
    [count, ...Object.keys(draft.areas).map((area) => byArea[area] ?? 0)].map(numberInWords)
  const heads = ['All areas', ...Object.values(draft.areas).map(({ title }) => title)]
  // Who has several outcomes at once would make a line for each mixture of them.
  if (draft.decisions[decision]?.hitPolicy === 'COLLECT') {
    return {
      kind: 'table',
      caption,
      head: ['Outcome', 'Before → after', ...heads],
      figuresFrom: 2,
      rows: outcomeMoves(moves).map((move) => [
        outcomeInWords(draft, decision, move.outcome),
        `${move.from} → ${move.to.toLowerCase()}`,
        ...figures(move),
      ]),
    }
  }
  return {
    kind: 'table',
    caption,
    head: ['From', 'To', ...heads],
    figuresFrom: 2,
    rows: moves.map((move) => [
      shortAnswer(published, decision, move.from),
      shortAnswer(draft, decision, move.to),
      ...figures(move),
    ]),
  }
}

function countsTable({ draft }: PeopleOf, name: string, { lines, cells }: Counts): Block {
  const areas = Object.entries(draft.areas)
  return {
    kind: 'table',
    caption: `${name}: people by area, before → after (invented people)`,
    head: ['Outcome', 'All areas', ...areas.map(([, { title }]) => title)],
    figuresFrom: 1,
    rows: lines.map(({ key, title }) => [
      title,
      ...[allAreas, ...areas.map(([area]) => area)].map((area) => beforeAfter(cells[key]?.[area])),
    ]),
  }
}

function beforeAfter(cell: Cell | undefined): string {
  const { before, after } = cell ?? { before: 0, after: 0 }
  return before === after ? numberInWords(after) : `${numberInWords(before)} → ${numberInWords(after)}`
}
