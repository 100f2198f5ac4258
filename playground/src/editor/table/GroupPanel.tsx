import { Button } from '../../design/Button.tsx'
import { ConditionEditor } from '../conditions/ConditionEditor.tsx'
import type { EditorProps } from '../edit.ts'
import type { Row } from './grid.ts'
import { PanelHead } from './PanelHead.tsx'
import type { TableState } from './useTable.ts'

interface GroupPanelProps {
  readonly editor: EditorProps
  readonly row: Row
  /** JSON Pointer to it. */
  readonly path: string
  readonly table: TableState
}

/** A part of a rule that no cell can hold, as the tree it is. */
export function GroupPanel({ editor, row, path, table }: GroupPanelProps) {
  return (
    <>
      <PanelHead table={table}>{`Other conditions of rule ${row.position + 1}`}</PanelHead>
      <p className="govuk-body-s">
        A cell holds things that must all be so, and this part is a choice between several. Give it a name and
        it becomes a column of the table.
      </p>
      <ConditionEditor
        {...editor}
        path={path}
        scope={{ kind: 'facts' }}
        label={`Other conditions of rule ${row.position + 1}`}
      />
      <Button small onClick={() => table.close()}>
        Done
      </Button>
    </>
  )
}
