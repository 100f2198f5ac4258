import type { Decision } from '@iom-rules/core'
import { OutcomeTag } from '../../words/AnswerTag.tsx'
import type { EditorProps } from '../edit.ts'
import { pathTo } from '../place.ts'
import { ruleAddress } from '../whereabouts.ts'
import { CellButton } from './CellButton.tsx'
import { RestsOn } from './RestsOn.tsx'
import { OutcomePanel } from './OutcomePanel.tsx'
import type { TableState } from './useTable.ts'

interface OtherwiseRowProps {
  readonly editor: EditorProps
  readonly id: string
  readonly decision: Decision
  readonly width: number
  readonly table: TableState
}

/** The last row: what is given when no rule is met. Where every met rule counts, there is no such thing. */
export function OtherwiseRow({ editor, id, decision, width, table }: OtherwiseRowProps) {
  const { otherwise, hitPolicy } = decision
  if (otherwise === undefined && hitPolicy === 'COLLECT') return null
  const part = { row: '', part: 'outcome' }
  const isOpen = table.opened?.row === ''
  return (
    <>
      <tr className="govuk-table__row">
        <th scope="row" className="govuk-table__header decision-table__rule">
          <span className="decision-table__plain">Otherwise</span>
        </th>
        <td className="govuk-table__cell" colSpan={width - 3}>
          <span className="decision-table__plain">When no rule is met</span>
        </td>
        <td className="govuk-table__cell decision-table__outcome">
          {otherwise === undefined ? (
            <a className="govuk-link" href={`#${ruleAddress(id, 'otherwise')}`}>
              The policy does not say: decide it
            </a>
          ) : (
            <CellButton
              id={table.idOf(part)}
              opens="change the outcome when no rule is met"
              isOpen={isOpen}
              onOpen={() => table.show(part)}
              onClose={() => table.close()}
            >
              <OutcomeTag policy={editor.policy} decision={id} outcome={otherwise.outcome} />
            </CellButton>
          )}
        </td>
        <td className="govuk-table__cell decision-table__basis">
          {otherwise !== undefined && (
            <RestsOn policy={editor.policy} basis={otherwise} of={`otherwise in ${decision.title}`} />
          )}
        </td>
      </tr>
      {isOpen && otherwise !== undefined && (
        <tr className="govuk-table__row decision-table__opened no-print">
          <td className="govuk-table__cell" colSpan={width}>
            <div className="decision-table__panel">
              <OutcomePanel
                {...{ editor, decision, table }}
                place={pathTo('decisions', id, 'otherwise', 'outcome')}
                title="Outcome when no rule is met"
              />
            </div>
          </td>
        </tr>
      )}
    </>
  )
}
