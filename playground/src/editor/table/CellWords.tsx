import type { Policy } from '@iom-rules/core'
import type { Cell } from './grid.ts'
import { cellInWords, figureOf, wordsInCell } from './words.ts'

/** What a cell asks, with the figure it takes its value from; a dash where anything will do. */
export function CellWords({ policy, cells }: { policy: Policy; cells: readonly Cell[] }) {
  if (cells.length === 0) {
    return (
      <>
        <span aria-hidden="true">–</span>
        <span className="govuk-visually-hidden">anything</span>
      </>
    )
  }
  return cells.map((cell, at) => {
    const figure = figureOf(policy, cell)
    return (
      <span key={cell.path} className="decision-cell__test">
        {at === 0 ? cellInWords(policy, cell) : `and ${wordsInCell(policy, cell)}`}
        {figure !== null && <span className="decision-table__kind">{figure}</span>}
      </span>
    )
  })
}
