import { Radios } from '../../design/Choices.tsx'
import { Details } from '../../design/Details.tsx'
import { ConditionEditor } from '../conditions/ConditionEditor.tsx'
import { conditionTitle } from '../conditions/words.ts'
import type { EditorProps } from '../edit.ts'
import { pathTo } from '../place.ts'
import { fieldId } from '../vocabulary/fields/useField.ts'
import { UsedIn } from '../vocabulary/list/UsedIn.tsx'
import { usesIn } from '../vocabulary/mentions/uses.ts'
import { negateCell } from './cells.ts'
import type { Cell, Row } from './grid.ts'
import { sentenceAt } from './sentence.ts'

interface NamedCellProps {
  readonly editor: EditorProps
  readonly row: Row
  readonly cell: Extract<Cell, { readonly kind: 'named' }>
}

const answers = [
  { value: 'met', text: 'It must be met' },
  { value: 'not', text: 'It must not be met' },
]

/** Whether a named condition must be met or must not, and what it says, to be opened in place. */
export function NamedCell({ editor, row, cell }: NamedCellProps) {
  const { condition, isNegated, path } = cell
  const title = conditionTitle(condition)
  return (
    <>
      <p className="govuk-body-s">
        {title}: {sentenceAt(editor, pathTo('conditions', condition))}.
      </p>
      <Radios
        id={fieldId(path)}
        legend={`“${title}” in rule ${row.position + 1}`}
        small
        choices={answers}
        value={isNegated ? 'not' : 'met'}
        onChange={(answer) => editor.onEdit(negateCell(cell, answer === 'not'))}
      />
      <Details summary={`Change what “${title}” says, wherever it is used`}>
        <UsedIn one="named condition" uses={usesIn(editor.document)('condition', condition)} />
        <ConditionEditor
          {...editor}
          path={pathTo('conditions', condition)}
          scope={{ kind: 'facts' }}
          label={`Named condition “${title}”`}
        />
      </Details>
    </>
  )
}
