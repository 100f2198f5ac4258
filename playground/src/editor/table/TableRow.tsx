import type { Decision } from '@iom-rules/core'
import { Tag } from '../../design/Tag.tsx'
import { OutcomeTag } from '../../words/AnswerTag.tsx'
import type { EditorProps } from '../edit.ts'
import { pathTo, valueAt } from '../place.ts'
import { CellButton } from './CellButton.tsx'
import { CellPanel } from './CellPanel.tsx'
import { CellWords } from './CellWords.tsx'
import { GroupPanel } from './GroupPanel.tsx'
import type { Column, Row } from './grid.ts'
import { isToBeMended } from '../mended.ts'
import { OutcomePanel } from './OutcomePanel.tsx'
import { RestsOn } from './RestsOn.tsx'
import { RowPanel } from './RowPanel.tsx'
import { sentenceAt } from './sentence.ts'
import type { TableState } from './useTable.ts'
import { columnTitle } from './words.ts'

interface TableRowProps {
  readonly editor: EditorProps
  readonly id: string
  readonly decision: Decision
  readonly row: Row
  readonly rows: readonly Row[]
  readonly columns: readonly Column[]
  readonly hasGroups: boolean
  /** How many columns the table has, those at its sides included. */
  readonly width: number
  readonly table: TableState
}

/** One rule: a button in every cell, and under the row what is open of it. */
export function TableRow(props: TableRowProps) {
  const { editor, id, row, columns, hasGroups, width, table } = props
  const { policy } = editor
  const { rule, path, position, cells, groups } = row
  const title = rule.title ?? rule.name
  const isFaulty = isToBeMended(editor, path)
  const isOpen = table.opened?.row === path
  const button = (part: string, opens: string) => ({
    id: table.idOf({ row: path, part }),
    opens,
    isOpen: isOpen && table.opened?.part === part,
    onOpen: () => table.show({ row: path, part }),
    onClose: () => table.close(),
  })
  return (
    <>
      <tr className={`govuk-table__row${isOpen ? ' decision-table__row--open' : ''}`}>
        <th scope="row" className="govuk-table__header decision-table__rule">
          <CellButton {...button('row', 'move, copy or remove this rule')}>
            {position + 1}. {title}
          </CellButton>
          {rule.fallback === true && (
            <span className="decision-table__kind">Fallback: the source is silent</span>
          )}
          {isFaulty && <Tag colour="red">To be mended</Tag>}
        </th>
        {columns.map((column) => {
          const held = cells[column.key] ?? []
          const name = `${columnTitle(policy, column)}, rule ${position + 1}`
          return (
            <td key={column.key} className="govuk-table__cell">
              <CellButton {...button(column.key, `change ${name}`)} isEmpty={held.length === 0}>
                <CellWords policy={policy} cells={held} />
              </CellButton>
              {held.some((cell) => isToBeMended(editor, cell.path)) && <Tag colour="red">To be mended</Tag>}
            </td>
          )
        })}
        {hasGroups && (
          <td className="govuk-table__cell decision-table__others">
            {groups.map((group) => (
              <CellButton
                key={group.path}
                {...button(partAt(group.path), `change this part of rule ${position + 1}`)}
              >
                {sentenceAt(editor, group.path)}
              </CellButton>
            ))}
          </td>
        )}
        <td className="govuk-table__cell decision-table__outcome">
          <CellButton {...button('outcome', `change the outcome of rule ${position + 1}`)}>
            <OutcomeTag policy={policy} decision={id} outcome={rule.event.type} />
          </CellButton>
        </td>
        <td className="govuk-table__cell decision-table__basis">
          <RestsOn policy={policy} basis={rule} of={title} />
        </td>
      </tr>
      {isOpen && table.opened !== null && (
        <tr className="govuk-table__row decision-table__opened no-print">
          <td className="govuk-table__cell" colSpan={width}>
            <div className="decision-table__panel">
              <Panel {...props} part={table.opened.part} />
            </div>
          </td>
        </tr>
      )}
    </>
  )
}

/** What fits no column is opened by its place: it is still there when it has become something else. */
function partAt(path: string): string {
  return `at ${path}`
}

function Panel({ part, ...props }: TableRowProps & { readonly part: string }) {
  const { editor, id, decision, row, rows, columns, table } = props
  if (part === 'row') return <RowPanel {...{ editor, id, row, rows, table }} />
  if (part === 'outcome') {
    const place = row.path + pathTo('event', 'type')
    return (
      <OutcomePanel {...{ editor, decision, place, table }} title={`Outcome of rule ${row.position + 1}`} />
    )
  }
  if (part.startsWith(partAt(''))) {
    const path = part.slice(partAt('').length)
    return valueAt(editor.document, path) === undefined ? null : (
      <GroupPanel {...{ editor, row, path, table }} />
    )
  }
  const column = columns.find(({ key }) => key === part)
  return column === undefined ? null : <CellPanel {...{ editor, row, rows, column, table }} />
}
