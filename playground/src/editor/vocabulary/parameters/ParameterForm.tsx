import type { EntryFormProps } from '../list/entry.ts'
import { pathTo } from '../../place.ts'
import { choiceLabel } from '../../../words/facts.ts'
import { PassagesField } from '../basis/PassagesField.tsx'
import { ChoiceField } from '../fields/ChoiceField.tsx'
import { DayField } from '../fields/DayField.tsx'
import { NumberField } from '../fields/NumberField.tsx'
import { TextField } from '../fields/TextField.tsx'
import { ValuesField } from '../fields/ValuesField.tsx'
import { ParameterValueField } from './ParameterValueField.tsx'

const bases = [
  { value: 'published', text: 'Published: a source says so' },
  { value: 'local', text: 'Local: decided here' },
  { value: 'assumption', text: 'Assumption: nobody has decided it' },
]

/** Everything a parameter says. */
export function ParameterForm({ editor, id }: EntryFormProps) {
  const path = pathTo('parameters', id)
  const parameter = editor.document.parameters?.[id]
  if (parameter === undefined) return null
  const field = (key: string) => ({ editor, path: `${path}/${key}` })
  const isDecided = parameter.basis === 'local' || parameter.decidedBy !== undefined
  return (
    <>
      <ParameterValueField editor={editor} id={id} parameter={parameter} />
      <TextField {...field('title')} label="Title" needed="Enter a title" />
      <TextField {...field('hint')} label="Hint (optional)" hint="Shown under the title." isLong />
      {typeof parameter.value === 'number' && (
        <div className="fields-row">
          <TextField {...field('unit')} label="Unit" hint="Such as months" width={10} />
          <NumberField
            {...field('minimum')}
            label="Smallest value"
            message="Enter the smallest value as a number"
            isOptional
          />
          <NumberField
            {...field('maximum')}
            label="Largest value"
            message="Enter the largest value as a number"
            isOptional
          />
          <NumberField
            {...field('step')}
            label="Step"
            hint="How far its buttons move it"
            message="Enter a step above 0"
            isOptional
            isAllowed={(step) => step > 0}
          />
        </div>
      )}
      {typeof parameter.value !== 'number' && parameter.unit !== undefined && (
        <TextField {...field('unit')} label="Unit (optional)" width={10} />
      )}
      {(parameter.values !== undefined || typeof parameter.value === 'object') && (
        <ValuesField
          editor={editor}
          place={{ values: `${path}/values` }}
          legend="Values it may have"
          wordsFor={(value) => choiceLabel(editor.policy, value)}
        />
      )}
      <ChoiceField {...field('basis')} label="What the value rests on" choices={bases} />
      {isDecided && (
        <>
          <TextField
            {...field('decidedBy')}
            label="Decided by"
            hint="A role or a board, never a person’s name."
            missing="Enter the role or board that decided it"
          />
          <DayField
            {...field('decidedOn')}
            label="Decided on"
            message="Enter the day it was decided"
            missing="Enter the day it was decided"
          />
        </>
      )}
      <TextField
        {...field('note')}
        missing="Enter why this value is assumed"
        label={parameter.basis === 'assumption' ? 'Why this value' : 'Note (optional)'}
        isLong
      />
      <PassagesField editor={editor} path={path} />
      {parameter.assumption !== undefined && <TextField {...field('assumption')} label="Assumption" isLong />}
    </>
  )
}
