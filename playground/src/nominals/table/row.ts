import type { Nominal } from '@iom-rules/core'
import { isSingle, sameAnswer, type Answers } from '../../caseload/answers.ts'
import type { Comparison } from '../../caseload/comparison.ts'

/** One person in the table. */
export interface Row {
  readonly nominal: Nominal
  readonly answers: Answers
  /** Does the draft answer any decision otherwise than the published policy? */
  readonly isMoved: boolean
}

/** What the table is narrowed to and ordered by, as it stands in the address. */
export interface View {
  readonly q: string
  readonly area: string
  readonly membership: string
  readonly certainty: string
  readonly moved: boolean
  /** Outcome asked of each decision; empty for any. */
  readonly outcomes: { readonly [decision: string]: string }
  readonly sort: string
  readonly descending: boolean
}

/** Stands for "no outcome" in a filter. */
export const noOutcome = '-'

export function rowsOf({ caseload, before, after }: Comparison): Row[] {
  return caseload.flatMap((nominal) => {
    const answers = after.of.get(nominal.ref)
    const published = before.of.get(nominal.ref)
    if (answers === undefined) return []
    const isMoved =
      published !== answers &&
      Object.keys(answers).some((decision) => !sameAnswer(published?.[decision], answers[decision]))
    return [{ nominal, answers, isMoved }]
  })
}

export function narrow(rows: readonly Row[], view: View, decisions: readonly string[]): Row[] {
  const text = view.q.trim().toLowerCase()
  const kept = rows.filter(({ nominal, answers, isMoved }) => {
    if (text !== '' && !nominal.ref.toLowerCase().includes(text)) return false
    if (view.area !== '' && nominal.area !== view.area) return false
    if (view.membership !== '' && membershipOf(nominal) !== view.membership) return false
    if (view.moved && !isMoved) return false
    if (view.certainty !== '' && !decisions.some((id) => certaintyOf(answers, id) === view.certainty))
      return false
    return Object.entries(view.outcomes).every(
      ([id, outcome]) => outcome === '' || outcomeOf(answers, id) === outcome,
    )
  })
  return order(kept, view)
}

function order(rows: readonly Row[], { sort, descending }: View): Row[] {
  const key = ({ nominal, answers }: Row): string => {
    if (sort === 'ref') return nominal.ref
    if (sort === 'area') return nominal.area ?? ''
    return sort === 'membership' ? membershipOf(nominal) : outcomeOf(answers, sort)
  }
  const sign = descending ? -1 : 1
  return rows.toSorted(
    (one, other) => sign * compare(key(one), key(other)) || compare(one.nominal.ref, other.nominal.ref),
  )
}

function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

/** What the panel decided; empty where that is not known. */
export function membershipOf({ facts }: Nominal): string {
  return typeof facts['membership'] === 'string' ? facts['membership'] : ''
}

function outcomeOf(answers: Answers, decision: string): string {
  const answer = answers[decision]
  return isSingle(answer) ? (answer.outcome ?? noOutcome) : noOutcome
}

function certaintyOf(answers: Answers, decision: string): string {
  const answer = answers[decision]
  return isSingle(answer) ? answer.certainty : ''
}
