import type { Parameter } from '@iom-rules/core'
import { afterPress } from '../../../design/afterPress.ts'
import { Checkboxes, Radios } from '../../../design/Choices.tsx'
import { parameterEdit } from '../../../draft/parameter-edit.ts'
import { choiceLabel } from '../../../words/facts.ts'
import { needOneMessage, parameterMessage, readParameter, unitSuffix } from '../../../words/parameters.ts'
import { Input } from '../../../design/Input.tsx'
import type { EditorProps } from '../../edit.ts'
import { pathTo } from '../../place.ts'
import { withChosen } from '../../with-chosen.ts'
import { TextField } from '../fields/TextField.tsx'
import { useField } from '../fields/useField.ts'
import { useState } from 'react'

interface ParameterValueFieldProps {
  readonly editor: EditorProps
  readonly id: string
  readonly parameter: Parameter
}

const yesNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
]

/** The value of a parameter; a figure that is tried is an assumption until somebody decides it. */
export function ParameterValueField({ editor, id, parameter }: ParameterValueFieldProps) {
  const path = pathTo('parameters', id, 'value')
  const held = useField({ editor, path })
  const { value, values } = parameter
  const set = (to: Parameter['value'], typed: string) =>
    held.edit(parameterEdit(editor.published.document, editor.document, { id, value: to }), typed)
  const words = { id: held.id, legend: 'Value', legendSize: 's', small: true, error: held.fault } as const
  const choices = (values ?? []).map((one) => ({ value: one, text: choiceLabel(editor.policy, one) }))
  if (typeof value === 'number') return <FigureField {...{ editor, parameter, held, set }} />
  if (typeof value === 'boolean') {
    return (
      <div onFocus={held.onFocus}>
        <Radios
          {...words}
          inline
          choices={yesNo}
          value={value ? 'yes' : 'no'}
          onChange={(chosen) => set(chosen === 'yes', chosen)}
        />
      </div>
    )
  }
  if (typeof value === 'object') {
    // An empty list is no value: the boxes stay empty, and the last value still counts.
    const isEmpty = held.mistyped !== undefined
    return (
      <div onFocus={held.onFocus}>
        <Checkboxes
          {...words}
          error={isEmpty ? needOneMessage(parameter) : held.fault}
          choices={withChosen(choices, isEmpty ? [] : value)}
          values={isEmpty ? [] : value}
          onChange={(chosen) => (chosen.length === 0 ? held.mistype('') : set(chosen, ''))}
        />
      </div>
    )
  }
  if (values === undefined)
    return <TextField editor={editor} path={path} label="Value" needed="Enter a value" width={20} />
  return (
    <div onFocus={held.onFocus}>
      <Radios
        {...words}
        choices={withChosen(choices, [value])}
        value={value}
        onChange={(chosen) => set(chosen, chosen)}
      />
    </div>
  )
}

interface FigureFieldProps {
  readonly parameter: Parameter
  readonly held: ReturnType<typeof useField>
  readonly set: (value: number, typed: string) => void
}

function FigureField({ parameter, held, set }: FigureFieldProps) {
  const { mistyped } = held
  const [typed, setTyped] = useState<string | null>(null)
  const type = (entered: string) => {
    setTyped(entered)
    const number = readParameter(parameter, entered)
    if (number === null) held.mistype(entered)
    else set(number, entered)
  }
  const wrong = mistyped === undefined ? held.fault : parameterMessage(parameter, mistyped)
  return (
    <div onFocus={held.onFocus}>
      <Input
        id={held.id}
        label="Value"
        labelSize="s"
        error={typed === null ? wrong : undefined}
        inputMode="decimal"
        width={5}
        suffix={unitSuffix(parameter.unit)}
        value={typed ?? mistyped ?? String(parameter.value)}
        onChange={type}
        onBlur={() => afterPress(() => setTyped(null))}
      />
    </div>
  )
}
