import { Select } from '../../../design/Select.tsx'
import { ConditionEditor } from '../../conditions/ConditionEditor.tsx'
import type { EntryFormProps } from '../list/entry.ts'
import { pathTo } from '../../place.ts'
import { withChosen } from '../../with-chosen.ts'
import { BasisFields } from '../basis/BasisFields.tsx'
import { editWhole } from '../entry/whole.ts'
import { ChoiceField } from '../fields/ChoiceField.tsx'
import { FlagField } from '../fields/FlagField.tsx'
import { TextField } from '../fields/TextField.tsx'
import { fieldId } from '../fields/useField.ts'
import { fieldsOf, kindChoices, kindOf, listOf, recordLists, reworked, type DerivedKind } from './kinds.ts'

/** Everything a derived fact says: what it is worked out from, and which records count. */
export function DerivedForm({ editor, id }: EntryFormProps) {
  const { document } = editor
  const path = pathTo('derived', id)
  const derived = document.derived?.[id]
  if (derived === undefined) return null
  const field = (key: string) => ({ editor, path: `${path}/${key}` })
  const [kind, list] = [kindOf(derived), listOf(derived)]
  const rework = (to: DerivedKind, from: string) =>
    editWhole(editor, path, [{ op: 'replace', path, value: reworked(document, derived, to, from) }])
  const tables = Object.entries(document.tables ?? {}).map(([value, { title }]) => ({ value, text: title }))
  return (
    <>
      <TextField {...field('title')} label="Title" needed="Enter a title" />
      <TextField {...field('hint')} label="Hint (optional)" isLong />
      <div className="fields-row">
        <Select
          id={fieldId(`${path}/kind`)}
          label="What is worked out"
          choices={kindChoices}
          value={kind}
          onChange={(to) => rework(to as DerivedKind, list)}
        />
        <Select
          id={fieldId(`${path}/list`)}
          label="From the list"
          choices={withChosen(recordLists(document), [list])}
          value={list}
          onChange={(from) => rework(kind, from)}
        />
        {kind === 'latest' && (
          <ChoiceField {...field('of')} label="Which day" choices={fieldsOf(document, list, 'day')} />
        )}
        {kind === 'sum' && (
          <>
            <ChoiceField {...field('of/table')} label="Figures from the table" choices={tables} />
            <ChoiceField
              {...field('of/by')}
              label="Looked up by"
              choices={fieldsOf(document, list, 'choice')}
            />
          </>
        )}
        {derived.type === 'number' && <TextField {...field('unit')} label="Unit (optional)" width={10} />}
      </div>
      {derived.type === 'boolean' && (
        <>
          <TextField
            {...field('yes')}
            label="In a sentence, when it is so"
            hint="Such as: a listed offence was committed recently"
          />
          <TextField {...field('no')} label="In a sentence, when it is not" />
        </>
      )}
      <ConditionEditor
        {...editor}
        path={`${path}/where`}
        scope={{ kind: 'records', list }}
        label="Which records count"
      />
      <FlagField
        {...field('unlessSupplied')}
        label="May be supplied instead"
        hint="What is supplied under the same id wins. There must be a fact with that id as well."
      />
      <BasisFields editor={editor} path={path} />
    </>
  )
}
