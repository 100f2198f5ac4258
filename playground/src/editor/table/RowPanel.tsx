import { Button } from '../../design/Button.tsx'
import type { EditorProps } from '../edit.ts'
import { faultInWords, faultsWithin } from '../faults.ts'
import { addRule, copyOf, rulePath } from '../rules/edits/rules.ts'
import { pathTo } from '../place.ts'
import { settingSteps } from '../vocabulary/fields/set.ts'
import { ruleAddress } from '../whereabouts.ts'
import type { Row } from './grid.ts'
import { partsOf } from './part.ts'
import { PanelHead } from './PanelHead.tsx'
import { sentenceAt } from './sentence.ts'
import type { TableState } from './useTable.ts'

interface RowPanelProps {
  readonly editor: EditorProps
  readonly id: string
  readonly row: Row
  readonly rows: readonly Row[]
  readonly table: TableState
}

/** A rule as a whole: what it says, its place in the order, a copy of it, and the way out. */
export function RowPanel({ editor, id, row, rows, table }: RowPanelProps) {
  const { document, issues, onEdit } = editor
  const { rule, path, position } = row
  const asksNothing = partsOf(rule.conditions, '').length === 0
  const faults = faultsWithin(document, issues, path).filter(
    ({ code }) => code !== 'empty-group' || !asksNothing,
  )
  const placeAt = (at: number) => pathTo('decisions', id, 'rules', at)
  const move = (by: -1 | 1) => {
    const to = placeAt(position + by)
    if (onEdit([{ op: 'move', from: path, path: to }]).length > 0) return
    const words = `It is now rule ${position + by + 1} of ${rows.length}.`
    // One that goes by its position, for want of a name of its own, goes by another now.
    table.show({ row: path === placeAt(position) ? to : path, part: 'row' }, words)
  }
  const duplicate = () => {
    const copy = copyOf(document, id, rule)
    if (onEdit(addRule(document, id, copy, position + 1)).length > 0) return
    table.show(
      { row: rulePath(id, copy.name), part: 'row' },
      `A copy was put after it, as rule ${position + 2}.`,
    )
  }
  const remove = () => {
    if (onEdit(settingSteps(document, path, undefined)).length > 0) return
    const next = rows[position + 1] ?? rows[position - 1]
    const said = `Rule ${position + 1} was removed. You can undo this.`
    table.close()
    table.say(said, next === undefined ? `table-${id}-add` : table.idOf({ row: next.path, part: 'row' }))
  }
  return (
    <>
      <PanelHead table={table}>{`Rule ${position + 1}: ${rule.title ?? rule.name}`}</PanelHead>
      {asksNothing ? (
        <p className="govuk-error-message">
          <span className="govuk-visually-hidden">Error:</span> This rule asks nothing yet. Fill a cell of its
          row, or remove it.
        </p>
      ) : (
        <p className="govuk-body-s">Met when: {sentenceAt(editor, path + pathTo('conditions'))}.</p>
      )}
      {faults.map((fault) => (
        <p key={fault.path + fault.message} className="govuk-error-message">
          <span className="govuk-visually-hidden">Error:</span> {faultInWords(fault)}
        </p>
      ))}
      <div className="govuk-button-group">
        {position > 0 && (
          <Button small variant="secondary" onClick={() => move(-1)}>
            Move up
          </Button>
        )}
        {position < rows.length - 1 && (
          <Button small variant="secondary" onClick={() => move(1)}>
            Move down
          </Button>
        )}
        <Button small variant="secondary" onClick={duplicate}>
          Duplicate
        </Button>
        <Button small variant="secondary" onClick={remove}>
          Remove
        </Button>
        <a className="govuk-link" href={`#${ruleAddress(id, rule.name)}`}>
          Edit it as a sentence, with its title and source
        </a>
      </div>
      <Button small onClick={() => table.close()}>
        Done
      </Button>
    </>
  )
}
