import { useState } from 'react'
import type { Column, Grid } from './grid.ts'

interface Columns {
  readonly columns: readonly Column[]
  /** Does no rule ask about it? */
  readonly isEmpty: (column: Column) => boolean
  readonly add: (column: Column) => void
  readonly drop: (column: Column) => void
}

/**
 * The columns of a table while somebody works on it: in the order in which they were first seen, and one that is
 * emptied stays, so that nothing jumps or goes from under their hands.
 */
export function useColumns(grid: Grid | null): Columns {
  const asked = grid?.columns ?? []
  const [seen, setSeen] = useState(asked)
  const isIn = (columns: readonly Column[], { key }: Column) => columns.some((each) => each.key === key)
  const fresh = asked.filter((column) => !isIn(seen, column))
  const columns = fresh.length === 0 ? seen : [...seen, ...fresh]
  if (fresh.length > 0) setSeen(columns)
  return {
    columns,
    isEmpty: (column) => !isIn(asked, column),
    add: (column) => setSeen([...columns, column]),
    drop: (column) => setSeen(columns.filter(({ key }) => key !== column.key)),
  }
}
