import type { AreaAgenda } from '@iom-rules/core/journey'
import { dayInWords } from '../../words/days.ts'
import { numberInWords } from '../../words/numbers.ts'

/** A table of the agenda. */
export interface AgendaPart {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly AgendaRow[]
  /** What is said where there is nothing. */
  readonly nothing: string
}

export interface AgendaRow {
  readonly key: string
  /** Whom it is about; null for a row about everybody. */
  readonly ref: string | null
  readonly cells: readonly string[]
}

/** The agenda of one area, table by table. */
export function partsOf(area: AreaAgenda): AgendaPart[] {
  return [
    {
      title: 'Nominations to decide',
      columns: ['Nominal', 'Where it is', 'Since', 'Eligible for', 'Matrix (advises only)'],
      rows: area.nominations.map(({ ref, title, since, eligibility, matrix }) => {
        const score =
          matrix === null
            ? 'No score known'
            : `${numberInWords(matrix.total)} of ${numberInWords(matrix.maximum)}, ${dayInWords(matrix.on)}`
        return { key: ref, ref, cells: [title, sinceInWords(since), eligibility, score] }
      }),
      nothing: 'None.',
    },
    {
      title: 'Members to review, by exception',
      columns: ['Nominal', 'Cohort', 'Why'],
      rows: area.reviews.map(({ ref, membership, reasons }) => {
        const why = reasons.map(({ words, since }) =>
          since === null ? `${words}.` : `${words} (since ${dayInWords(since)}).`,
        )
        return { key: ref, ref, cells: [membership, why.join(' ')] }
      }),
      nothing: 'None.',
    },
    {
      title: 'Deselection to consider',
      columns: ['Nominal', 'Suggestion', 'Why'],
      rows: area.deselection.flatMap(({ ref, suggestions }) =>
        suggestions.map(({ id, title, why }) => ({ key: `${ref} ${id}`, ref, cells: [title, why] })),
      ),
      nothing: 'No suggestion applies for certain.',
    },
    {
      title: 'Other items',
      columns: ['Nominal', 'Item', 'Since'],
      rows: area.others.map(({ ref, item, title, since }) => ({
        key: `${ref} ${item}`,
        ref,
        cells: [title, sinceInWords(since)],
      })),
      nothing: 'None.',
    },
    {
      title: 'Duties past their day',
      columns: ['Nominal', 'Duty', 'Owed since', 'Last day'],
      rows: area.overdue.map(({ ref, duty, title, since, due }) => ({
        key: `${ref} ${duty}`,
        ref,
        cells: [title, dayInWords(since), dayInWords(due)],
      })),
      nothing: 'None is known to be late.',
    },
    {
      title: 'Duties open',
      columns: ['Duty', 'Without a deadline', 'Still in time'],
      rows: area.open.map(({ duty, title, withoutDeadline, stillInTime }) => ({
        key: duty,
        ref: null,
        cells: [title, numberInWords(withoutDeadline), numberInWords(stillInTime)],
      })),
      nothing: 'None is known to be open.',
    },
    {
      title: 'Other teams told',
      columns: ['Nominal', 'Team', 'Since'],
      rows: area.liaison.map(({ ref, team, title, since }) => ({
        key: `${ref} ${team}`,
        ref,
        cells: [title, dayInWords(since)],
      })),
      nothing: 'None is known.',
    },
    {
      title: 'May concern the panel',
      columns: ['Nominal', 'Item', 'Depends on'],
      rows: area.mayConcern.map(({ ref, items, missing }) => ({
        key: ref,
        ref,
        cells: [items.join('; '), missing.join(', ')],
      })),
      nothing: 'Nobody: every fact that matters is known.',
    },
  ]
}

function sinceInWords(since: string | null): string {
  return since === null ? 'So today' : dayInWords(since)
}
