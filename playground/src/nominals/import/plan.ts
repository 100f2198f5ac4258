import type { Nominal } from '@iom-rules/core'
import type { Personal } from '@iom-rules/core/record'
import type { DayOrder } from './value.ts'

/** What each column of one table is: a place in `targets`, or empty to leave it out. */
export interface TablePlan {
  /** Position among the tables of the files. */
  readonly table: number
  readonly columns: readonly string[]
}

/** A table of the records of a list, which the reference joins to the people. */
export interface ListPlan extends TablePlan {
  readonly fact: string
}

/** How files are to be read. */
export interface Plan {
  readonly people: TablePlan
  readonly lists: readonly ListPlan[]
  readonly dayOrder: DayOrder
  /** Take no reference from the file, and make new ones: `IMP-0001`. */
  readonly newRefs: boolean
  /** Of somebody who has no row in the table of a list: is nothing known, or is it known that there are none? */
  readonly absent: 'unknown' | 'none'
}

/** Something wrong in one row, as a spreadsheet numbers rows. */
export interface RowFault {
  readonly table: string
  readonly row: number
  readonly column: string
  /** What is wrong and what to do; never the text of the cell. */
  readonly message: string
}

/** A column that the whole import is refused for. */
export interface Refusal {
  readonly table: string
  readonly column: string
  readonly kind: Personal
  /** Does the header say so, and not what is in the column? */
  readonly inHeader: boolean
  /** A row where it is seen. */
  readonly row: number | null
  readonly isReference: boolean
}

/** A text of the file and what it is read as. */
export interface Translation {
  readonly from: string
  readonly to: string
  readonly cells: number
}

/** What comes of the files, before anybody is kept. */
export interface Checked {
  readonly refused: readonly Refusal[]
  /** People in the files, those who can be read, and those of them whose reference somebody has already. */
  readonly rows: number
  readonly good: number
  readonly clashes: number
  /** The first of the faults, and how many there are. */
  readonly faults: readonly RowFault[]
  readonly faultCount: number
  /** The rows kept aside, as a file to mend. */
  readonly aside: string
  readonly preview: readonly Nominal[]
  readonly translations: { readonly [target: string]: readonly Translation[] }
  readonly notes: readonly string[]
}
