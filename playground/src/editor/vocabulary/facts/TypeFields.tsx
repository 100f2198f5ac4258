import type { FactDeclaration, RecordField } from '@iom-rules/core'
import { Select } from '../../../design/Select.tsx'
import type { EditorProps } from '../../edit.ts'
import { editWhole } from '../entry/whole.ts'
import { FlagField } from '../fields/FlagField.tsx'
import { NumberField } from '../fields/NumberField.tsx'
import { TextField } from '../fields/TextField.tsx'
import { fieldId } from '../fields/useField.ts'
import { ValuesField } from '../fields/ValuesField.tsx'
import { retyped, typeWords, type FactType } from './declaration.ts'

interface TypeFieldsProps {
  readonly editor: EditorProps
  readonly path: string
  readonly fact: FactDeclaration | RecordField
  /** The types it may be. */
  readonly types: readonly FactType[]
}

/** The type of a fact, or of a field of a record, and what goes with the type. */
export function TypeFields({ editor, path, fact, types }: TypeFieldsProps) {
  const field = (key: string) => ({ editor, path: `${path}/${key}` })
  const retype = (type: string) =>
    editWhole(editor, path, [{ op: 'replace', path, value: retyped(fact, type as FactType) }])
  return (
    <>
      <Select
        id={fieldId(`${path}/type`)}
        label="What it can say"
        choices={types.map((type) => ({ value: type, text: typeWords[type] }))}
        value={fact.type}
        onChange={retype}
      />
      {fact.type === 'boolean' && (
        <>
          <TextField
            {...field('yes')}
            label="In a sentence, when it is so"
            hint="Such as: the IOM team agrees"
          />
          <TextField
            {...field('no')}
            label="In a sentence, when it is not"
            hint="Such as: the IOM team does not agree"
          />
        </>
      )}
      {fact.type === 'number' && (
        <>
          <div className="fields-row">
            <NumberField
              {...field('minimum')}
              label="Smallest value"
              message="Enter the smallest value as a number"
            />
            <NumberField
              {...field('maximum')}
              label="Largest value"
              message="Enter the largest value as a number"
            />
            <TextField
              {...field('unit')}
              label="Unit"
              hint="Such as percent, months, score"
              needed="Enter a unit"
              width={10}
            />
          </div>
          <FlagField {...field('whole')} label="Whole numbers only" />
        </>
      )}
      {fact.type === 'day' && <FlagField {...field('past')} label="Never after the day of the assessment" />}
      {(fact.type === 'number' || fact.type === 'day') && (
        <FlagField {...field('mayBeNone')} label="May be none" hint="It can be known that there is none." />
      )}
      {fact.type === 'code' && <FlagField {...field('optional')} label="May be left out" />}
      {(fact.type === 'choice' || (fact.type === 'list' && fact.values !== undefined)) && (
        <ValuesField
          editor={editor}
          place={{ values: `${path}/values`, labels: `${path}/labels` }}
          legend="Values, and the words for them"
          hint="Without words of its own a value is shown as in grey."
        />
      )}
    </>
  )
}
