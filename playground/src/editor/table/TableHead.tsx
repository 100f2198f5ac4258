import type { HitPolicy } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import type { EditorProps } from '../edit.ts'
import type { Column } from './grid.ts'
import { columnKind, columnTitle } from './words.ts'

/** DMN writes the first letter in the corner; the words say what it does. */
const hitWords: { readonly [policy in HitPolicy]: { readonly letter: string; readonly words: string } } = {
  FIRST: { letter: 'F', words: 'The first rule that is met decides' },
  UNIQUE: { letter: 'U', words: 'At most one rule may be met' },
  COLLECT: { letter: 'C', words: 'Every rule that is met counts' },
}

interface TableHeadProps {
  readonly editor: EditorProps
  readonly columns: readonly Column[]
  readonly hitPolicy: HitPolicy
  readonly hasGroups: boolean
  /** Does no rule ask about the column yet? */
  readonly isEmpty: (column: Column) => boolean
  readonly onDrop: (column: Column) => void
}

/** The corner with the hit policy, then what each column asks. */
export function TableHead({ editor, columns, hitPolicy, hasGroups, isEmpty, onDrop }: TableHeadProps) {
  const hit = hitWords[hitPolicy] ?? { letter: '?', words: 'The policy does not say how its rules act' }
  return (
    <thead className="govuk-table__head">
      <tr className="govuk-table__row">
        <th scope="col" className="govuk-table__header decision-table__corner">
          <span className="decision-table__hit" aria-hidden="true">
            {hit.letter}
          </span>
          <span className="decision-table__kind">{hit.words}</span>
          <span className="govuk-visually-hidden">. Rule</span>
        </th>
        {columns.map((column) => (
          <th key={column.key} scope="col" className="govuk-table__header">
            {columnTitle(editor.policy, column)}
            <span className="decision-table__kind">{columnKind(editor.policy, column)}</span>
            {isEmpty(column) && (
              <Button variant="link" className="decision-table__drop no-print" onClick={() => onDrop(column)}>
                Take out
                <span className="govuk-visually-hidden">
                  {' '}
                  the empty column {columnTitle(editor.policy, column)}
                </span>
              </Button>
            )}
          </th>
        ))}
        {hasGroups && (
          <th scope="col" className="govuk-table__header">
            Other conditions
          </th>
        )}
        <th scope="col" className="govuk-table__header decision-table__outcome">
          Outcome
        </th>
        <th scope="col" className="govuk-table__header">
          Rests on
        </th>
      </tr>
    </thead>
  )
}
