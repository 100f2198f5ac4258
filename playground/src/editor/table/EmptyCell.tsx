import type { Condition } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import { rearrange } from '../conditions/rearrange.ts'
import type { EditorProps } from '../edit.ts'
import { pathTo } from '../place.ts'
import { askOf } from './cells.ts'
import { columnOf, type Cell, type Column, type Row } from './grid.ts'
import { offersFor } from './offers.ts'
import { partsOf } from './part.ts'
import type { TableState } from './useTable.ts'
import { cellInWords } from './words.ts'

interface EmptyCellProps {
  readonly editor: EditorProps
  readonly row: Row
  readonly rows: readonly Row[]
  readonly column: Column
  readonly table: TableState
  readonly title: string
}

/** What a cell that asks nothing can be filled with, at one press. */
export function EmptyCell({ editor, row, rows, column, table, title }: EmptyCellProps) {
  const offers = offersFor(editor.document, column, rows)
  const ask = (condition: Condition, words: string) => {
    if (rearrange(editor, row.path + pathTo('conditions'), askOf(row, condition)).length > 0) return
    table.say(`Rule ${row.position + 1} now asks of “${title}”: ${words}.`, table.headingId)
  }
  return (
    <>
      <p className="govuk-body-s">
        This rule does not ask about it. Choose what it should ask; you can change it after.
      </p>
      <ul
        className="decision-table__offers"
        aria-label={`What rule ${row.position + 1} can ask of “${title}”`}
      >
        {offers.map((offer) => {
          const words = offerInWords(editor, column, offer)
          return (
            <li key={JSON.stringify(offer)}>
              <Button small variant="secondary" onClick={() => ask(offer, words)}>
                {words}
              </Button>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function offerInWords(editor: EditorProps, column: Column, offer: Condition): string {
  const [cell] = partsOf(offer, '').filter((part): part is Cell => part.kind !== 'group')
  return cell !== undefined && columnOf(cell).key === column.key ? cellInWords(editor.policy, cell) : ''
}
