import { listInWords } from '../../words/answers.ts'
import type { Grid, Row } from './grid.ts'

/** How well a decision reads as a table. */
export interface Fit {
  readonly kind: 'well' | 'partly' | 'poorly'
  /** Said to a policy lead, honestly. */
  readonly words: string
  /** The rules with a part that no cell can hold. */
  readonly apart: readonly Row[]
}

/** Does this decision make a good table? It does where its rules ask the same things and ask them all at once. */
export function fitOf(grid: Grid): Fit {
  const { rows, columns } = grid
  const apart = rows.filter(({ groups }) => groups.length > 0)
  if (rows.length === 0) return { kind: 'poorly', words: 'This decision has no rules yet. Add a row.', apart }
  const shared = columns.filter(({ key }) => rows.filter(({ cells }) => key in cells).length > 1).length
  const sharing = `${shared} of ${columns.length} columns ${shared === 1 ? 'is' : 'are'} shared by two rules or more`
  const outside = apartInWords(apart, rows.length)
  if (apart.length === rows.length || (rows.length > 1 && shared === 0)) {
    const why = apart.length === rows.length ? outside : 'No two rules ask about the same thing. '
    return { kind: 'poorly', words: `${why}This decision reads better as sentences.`, apart }
  }
  if (apart.length > 0) return { kind: 'partly', words: `${outside}${sharing}.`, apart }
  if (rows.length === 1) return { kind: 'well', words: 'The one rule is a plain list of conditions.', apart }
  const words = `Every rule is a plain list of conditions, and ${sharing}.`
  return { kind: shared * 2 >= columns.length ? 'well' : 'partly', words, apart }
}

function apartInWords(apart: readonly Row[], rules: number): string {
  if (apart.length === 0) return ''
  const names = listInWords(apart.map(({ rule }) => `“${rule.title ?? rule.name}”`))
  const which = apart.length === rules ? (rules === 1 ? 'The rule' : 'Every rule') : names
  const has = apart.length > 1 && apart.length < rules ? 'have' : 'has'
  return `${which} ${has} a part that is no plain list of conditions; it stands as a sentence under “Other conditions”. `
}
