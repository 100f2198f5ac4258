import type { Decided, Nominal } from '@iom-rules/core'
import { isSingle } from '../../caseload/answers.ts'
import type { Columns } from './answered.ts'

/** What the table is narrowed to and ordered by, as it stands in the address. */
export interface View {
  readonly q: string
  readonly area: string
  readonly membership: string
  readonly certainty: string
  /** A fact that is not known. */
  readonly unknown: string
  readonly moved: boolean
  /** Outcome asked of each decision; empty for any. */
  readonly outcomes: { readonly [decision: string]: string }
  readonly sort: string
  readonly descending: boolean
}

/** Stands for "no outcome" in a filter. */
export const noOutcome = '-'

/** The people of a caseload and their answers, row by row. */
export interface Answered {
  readonly people: readonly Nominal[]
  readonly columns: Columns
}

/** One person in the table. */
export interface Row {
  readonly nominal: Nominal
  readonly answers: { readonly [decision: string]: Decided | undefined }
  /** Does the draft answer any decision otherwise than the published policy? */
  readonly isMoved: boolean
}

export function nominalOf({ people, columns }: Answered, row: number): Nominal | undefined {
  return people[columns.positions === null ? row : (columns.positions[row] ?? -1)]
}

export function rowOf(answered: Answered, row: number): Row | undefined {
  const nominal = nominalOf(answered, row)
  if (nominal === undefined) return undefined
  const { decisions, moved } = answered.columns
  const answers = Object.fromEntries(
    Object.entries(decisions).map(([id, { answers, places }]) => [id, answers[places[row] ?? 0]]),
  )
  return { nominal, answers, isMoved: moved[row] === 1 }
}

/** The rows that a view shows, in its order. */
export function rowsOf(answered: Answered, view: View, decisions: readonly string[]): Uint32Array {
  const rows = narrow(answered, view, decisions)
  return view.sort === 'ref' ? turned(rows, view.descending) : sorted(answered, rows, view)
}

/** Does the answer fit the filter, for each answer of a decision? */
function fitting(columns: Columns, decision: string, fits: (answer: Decided) => boolean) {
  const column = columns.decisions[decision]
  if (column === undefined) return () => false
  const allowed = column.answers.map(fits)
  return (row: number) => allowed[column.places[row] ?? 0] === true
}

function narrow(answered: Answered, view: View, decisions: readonly string[]): Uint32Array {
  const { columns } = answered
  const text = view.q.trim().toLowerCase()
  const outcomes = Object.entries(view.outcomes).flatMap(([id, outcome]) =>
    outcome === '' ? [] : [fitting(columns, id, (answer) => outcomeOf(answer) === outcome)],
  )
  const certainties =
    view.certainty === ''
      ? null
      : decisions.map((id) =>
          fitting(columns, id, (answer) => isSingle(answer) && answer.certainty === view.certainty),
        )
  const asksPerson = [text, view.area, view.membership, view.unknown].some((asked) => asked !== '')
  return columns.byRef.filter((row) => {
    if (view.moved && columns.moved[row] !== 1) return false
    if (!outcomes.every((fits) => fits(row))) return false
    if (certainties !== null && !certainties.some((fits) => fits(row))) return false
    if (!asksPerson) return true
    const nominal = nominalOf(answered, row)
    if (nominal === undefined) return false
    if (view.area !== '' && nominal.area !== view.area) return false
    if (view.membership !== '' && membershipOf(nominal) !== view.membership) return false
    if (view.unknown !== '' && (nominal.facts[view.unknown] ?? null) !== null) return false
    return text === '' || nominal.ref.toLowerCase().includes(text)
  })
}

function turned(rows: Uint32Array, descending: boolean): Uint32Array {
  return descending ? rows.toReversed() : rows
}

// Few different keys: a list for each, in the order of the keys, is sooner made than a comparison of everybody.
function sorted(answered: Answered, rows: Uint32Array, { sort, descending }: View): Uint32Array {
  const key = keyOf(answered, sort)
  const lists = new Map<string, number[]>()
  for (const row of rows) {
    const list = lists.get(key(row))
    if (list === undefined) lists.set(key(row), [row])
    else list.push(row)
  }
  const keys = [...lists.keys()].sort()
  if (descending) keys.reverse()
  const order = new Uint32Array(rows.length)
  let at = 0
  for (const one of keys) for (const row of lists.get(one) ?? []) order[at++] = row
  return order
}

function keyOf(answered: Answered, sort: string): (row: number) => string {
  if (sort === 'area') return (row) => nominalOf(answered, row)?.area ?? ''
  const column = answered.columns.decisions[sort]
  if (column === undefined) {
    return (row) => {
      const nominal = nominalOf(answered, row)
      return nominal === undefined ? '' : membershipOf(nominal)
    }
  }
  const keys = column.answers.map(outcomeOf)
  return (row) => keys[column.places[row] ?? 0] ?? ''
}

/** What the panel decided; empty where that is not known. */
export function membershipOf({ facts }: Nominal): string {
  return typeof facts['membership'] === 'string' ? facts['membership'] : ''
}

function outcomeOf(answer: Decided): string {
  return isSingle(answer) ? (answer.outcome ?? noOutcome) : noOutcome
}
