import type { Condition, PolicyDocument } from '@iom-rules/core'
import { subjectOf, type Subject } from '../conditions/subject.ts'
import { comparisonsFor } from '../conditions/test/comparison.ts'
import type { Column, Row } from './grid.ts'
import { conditionOf } from './part.ts'

/** What an empty cell can be filled with at one press: what other rules ask of the column, and a plain beginning. */
export function offersFor(
  document: PolicyDocument,
  column: Column,
  rows: readonly Row[],
): readonly Condition[] {
  const { id, key, kind } = column
  if (kind === 'named') return [{ condition: id }, { not: { condition: id } }]
  const asked = rows.flatMap(({ cells }) =>
    (cells[key] ?? []).map((cell) => conditionOf(cell, cell.isNegated)),
  )
  const subject = subjectOf(document, { kind: 'facts' }, id)
  const offers = [...asked, ...(subject === null ? [] : beginnings(subject))]
  const texts = offers.map((offer) => JSON.stringify(offer))
  return offers.filter((_, at) => texts.indexOf(texts[at] ?? '') === at)
}

function beginnings(subject: Subject): readonly Condition[] {
  const { id: fact, type, choices, minimum } = subject
  if (type === 'boolean') return [true, false].map((value) => ({ fact, operator: 'equal', value }))
  if (type === 'choice') return choices.map(({ value }) => ({ fact, operator: 'equal', value }))
  if (type === 'day') return [{ fact, operator: 'onOrBefore', value: { fact: 'asAt' } }]
  const [first] = comparisonsFor(subject, { kind: 'facts' })
  return [{ fact, operator: first?.operator ?? 'equal', value: Number.isFinite(minimum) ? minimum : 0 }]
}
