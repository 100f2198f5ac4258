/** What a cell of a file may hold. */
export type FileCell = string | number

/** A table for a file, with its headings in the first row. */
export interface FileTable {
  /** The name of the sheet, and of the file after that of the policy. */
  readonly name: string
  readonly rows: readonly (readonly FileCell[])[]
}
