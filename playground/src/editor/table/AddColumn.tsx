import { useState } from 'react'
import { Button } from '../../design/Button.tsx'
import { Select } from '../../design/Select.tsx'
import { circlesAt } from '../conditions/circles.ts'
import { subjectGroups } from '../conditions/subject.ts'
import type { EditorProps } from '../edit.ts'
import { pathTo } from '../place.ts'
import { factColumn, namedColumn, type Column } from './grid.ts'
import { conditionTitle } from '../conditions/words.ts'

interface AddColumnProps {
  /** The id of its control. */
  readonly field: string
  readonly editor: EditorProps
  readonly id: string
  readonly taken: readonly Column[]
  readonly onAdd: (column: Column, words: string) => void
}

/** One more thing that the rules can ask about. The column is empty until a cell of it is filled. */
export function AddColumn({ field, editor, id, taken, onAdd }: AddColumnProps) {
  const [chosen, setChosen] = useState('')
  const offered = columnsOffered(editor, id).filter(({ column }) =>
    taken.every(({ key }) => key !== column.key),
  )
  const found = offered.find(({ column }) => column.key === chosen)
  const add = () => {
    if (found === undefined) return
    setChosen('')
    onAdd(found.column, found.words)
  }
  return (
    <div className="decision-grid__column">
      <Select
        id={field}
        label="Ask about something more"
        hint="A fact, the answer of another decision, or a named condition"
        choices={[
          { value: '', text: 'Choose' },
          ...offered.map(({ column, words, kind }) => ({ value: column.key, text: `${words} (${kind})` })),
        ]}
        value={found === undefined ? '' : chosen}
        onChange={setChosen}
      />
      <Button variant="secondary" onClick={add} aria-disabled={found === undefined || undefined}>
        Add a column
      </Button>
    </div>
  )
}

interface Offered {
  readonly column: Column
  readonly words: string
  readonly kind: string
}

function columnsOffered({ document }: EditorProps, id: string): Offered[] {
  const circles = circlesAt(document, pathTo('decisions', id))
  const groups = subjectGroups(document, { kind: 'facts' }, circles.decisions)
  const names = Object.keys(document.conditions ?? {}).filter((name) => !circles.names.has(name))
  const kinds: { readonly [group: string]: string } = { Facts: 'fact' }
  return [
    ...groups.flatMap(({ title, subjects }) =>
      subjects.map((subject): Offered => {
        const kind = kinds[title] ?? (subject.id.startsWith('decision.') ? 'other decision' : 'derived fact')
        return { column: factColumn(subject.id), words: subject.title, kind }
      }),
    ),
    ...names.map((name): Offered => {
      return { column: namedColumn(name), words: conditionTitle(name), kind: 'named condition' }
    }),
  ]
}
