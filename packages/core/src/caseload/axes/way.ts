/**
 * What records come to for each member: how many count, the sum of their weights or the latest day (`noDay` before
 * all). Bits of `open` stand for members with a weight that is not in the table.
 */
export interface Way {
  readonly figures: readonly number[]
  readonly open: number
}

export const noDay = -0x4000_0000

/** What one record can come to, by the number of windows that hold it, and whenever it was. */
export interface Kinds {
  readonly onLevel: readonly (readonly Way[])[]
  readonly whenever: readonly Way[]
}
