import type { Decision } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import { Select } from '../../design/Select.tsx'
import { idInWords } from '../../words/titles.ts'
import type { EditorProps } from '../edit.ts'
import { faultAt } from '../faults.ts'
import { valueAt } from '../place.ts'
import { settingSteps } from '../vocabulary/fields/set.ts'
import { fieldId } from '../vocabulary/fields/useField.ts'
import { PanelHead } from './PanelHead.tsx'
import type { TableState } from './useTable.ts'

interface OutcomePanelProps {
  readonly editor: EditorProps
  readonly decision: Decision
  /** JSON Pointer to the outcome. */
  readonly place: string
  readonly title: string
  readonly table: TableState
}

/** The outcome that a rule gives, or that is given otherwise. */
export function OutcomePanel({ editor, decision, place, title, table }: OutcomePanelProps) {
  const { document, issues, onEdit } = editor
  const found = valueAt(document, place)
  const now = typeof found === 'string' ? found : ''
  const outcomes = Object.entries(decision.outcomes)
  const known = outcomes.map(([value, { title: words }]) => ({ value, text: words ?? idInWords(value) }))
  const choices = Object.hasOwn(decision.outcomes, now) ? known : [{ value: now, text: now }, ...known]
  const meaning = decision.outcomes[now]?.meaning
  return (
    <>
      <PanelHead table={table}>{title}</PanelHead>
      <Select
        id={fieldId(place)}
        label="Outcome"
        hint={meaning}
        error={faultAt(document, issues, place)}
        choices={choices}
        value={now}
        onChange={(outcome) => onEdit(settingSteps(document, place, outcome))}
      />
      <Button small onClick={() => table.close()}>
        Done
      </Button>
    </>
  )
}
