import type { Decision } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import { ScrollRegion } from '../../design/ScrollRegion.tsx'
import { count } from '../../words/numbers.ts'
import type { EditorProps } from '../edit.ts'
import { addRule, newRule, rulePath } from '../rules/edits/rules.ts'
import { AddColumn } from './AddColumn.tsx'
import { fitOf } from './fit.ts'
import { gridOf } from './grid.ts'
import { OtherwiseRow } from './OtherwiseRow.tsx'
import { TableHead } from './TableHead.tsx'
import { TableRow } from './TableRow.tsx'
import { useColumns } from './useColumns.ts'
import { useTable } from './useTable.ts'

interface DecisionTableProps {
  readonly editor: EditorProps
  readonly id: string
  readonly decision: Decision
}

/** One decision in the shape of DMN: rules down in their order, what they ask across, the outcome last. */
export function DecisionTable({ editor, id, decision }: DecisionTableProps) {
  const table = useTable(id)
  const grid = gridOf(editor.document, id)
  const { columns, isEmpty, add, drop } = useColumns(grid)
  if (grid === null) {
    return (
      <p className="govuk-body">
        The rules of this decision cannot be read as rules at the moment.{' '}
        <a className="govuk-link" href="#/policy/part/json">
          Mend them in the JSON
        </a>
        .
      </p>
    )
  }
  const fit = fitOf(grid)
  const hasGroups = grid.rows.some(({ groups }) => groups.length > 0)
  const { title, question, hitPolicy } = decision
  const width = columns.length + (hasGroups ? 4 : 3)
  const addRow = () => {
    const rule = newRule(editor.document, id)
    const issues = editor.onEdit(addRule(editor.document, id, rule, grid.rows.length))
    if (issues.length > 0) return
    table.show(
      { row: rulePath(id, rule.name), part: 'row' },
      'A row was added at the end. Fill a cell to say when it is met.',
    )
  }
  return (
    <section className="decision-grid" aria-label={`${title} as a table`}>
      {question !== undefined && <p className="govuk-body">{question}</p>}
      <p className="govuk-body" data-fit={fit.kind}>
        {fit.words}{' '}
        <a className="govuk-link" href={`#/policy?decision=${encodeURIComponent(id)}`}>
          See {title} as sentences
        </a>
      </p>
      <p className="govuk-hint no-print">Press a cell to change what it asks. A dash asks nothing.</p>
      <div className="decision-grid__frame">
        <ScrollRegion label={`${title}, as a table`}>
          <table className="govuk-table decision-table">
            <caption className="govuk-visually-hidden">
              {title}: {count(grid.rows.length, 'rule', 'rules')}
              {hitPolicy === 'FIRST' && ' in order of precedence'}. Each cell is a button that opens it for
              editing under its row.
            </caption>
            <TableHead
              editor={editor}
              columns={columns}
              hitPolicy={hitPolicy}
              hasGroups={hasGroups}
              isEmpty={isEmpty}
              onDrop={(column) => {
                drop(column)
                table.say('The empty column was taken out.', `table-${id}-column`)
              }}
            />
            <tbody className="govuk-table__body">
              {grid.rows.map((row) => (
                <TableRow
                  key={row.path}
                  {...{ editor, decision, row, columns, hasGroups, table, width, id }}
                  rows={grid.rows}
                />
              ))}
              <OtherwiseRow {...{ editor, id, decision, width, table }} />
            </tbody>
          </table>
        </ScrollRegion>
      </div>
      <p role="status" className="govuk-visually-hidden">
        {table.said}
      </p>
      <div className="decision-grid__tools no-print">
        <Button variant="secondary" id={`table-${id}-add`} onClick={addRow}>
          Add a row
        </Button>
        <AddColumn
          field={`table-${id}-column`}
          editor={editor}
          id={id}
          taken={columns}
          onAdd={(column, words) => {
            add(column)
            table.say(`The column “${words}” was added. Fill a cell of it to ask about it.`)
          }}
        />
      </div>
    </section>
  )
}
