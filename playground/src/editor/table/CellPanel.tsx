import { Button } from '../../design/Button.tsx'
import { ConditionEditor } from '../conditions/ConditionEditor.tsx'
import type { EditorProps } from '../edit.ts'
import { clearCell } from './cells.ts'
import { EmptyCell } from './EmptyCell.tsx'
import type { Column, Row } from './grid.ts'
import { NamedCell } from './NamedCell.tsx'
import { PanelHead } from './PanelHead.tsx'
import { useHeldParts } from './useHeldParts.ts'
import type { TableState } from './useTable.ts'
import { columnTitle } from './words.ts'

interface CellPanelProps {
  readonly editor: EditorProps
  readonly row: Row
  readonly rows: readonly Row[]
  readonly column: Column
  readonly table: TableState
}

/** What one rule asks of one column: to be changed, cleared, or asked for the first time. */
export function CellPanel({ editor, row, rows, column, table }: CellPanelProps) {
  const title = columnTitle(editor.policy, column)
  const label = `${title}, in rule ${row.position + 1}`
  const parts = useHeldParts(row, row.cells[column.key] ?? [])
  const clear = () => {
    if (
      editor.onEdit(
        clearCell(
          row,
          parts.flatMap(({ within }) => within),
        ),
      ).length > 0
    )
      return
    table.close(`Rule ${row.position + 1} asks nothing of “${title}” any more.`)
  }
  return (
    <>
      <PanelHead table={table}>{label}</PanelHead>
      {parts.length === 0 && <EmptyCell {...{ editor, row, rows, column, table }} title={title} />}
      {parts.map(({ path, named }) =>
        named === undefined ? (
          <ConditionEditor key={path} {...editor} path={path} scope={{ kind: 'facts' }} label={label} />
        ) : (
          <NamedCell key={path} {...{ editor, row }} cell={named} />
        ),
      )}
      <div className="govuk-button-group">
        <Button small onClick={() => table.close()}>
          Done
        </Button>
        {parts.length > 0 && (
          <Button small variant="secondary" onClick={clear}>
            Clear this cell
          </Button>
        )}
      </div>
    </>
  )
}
