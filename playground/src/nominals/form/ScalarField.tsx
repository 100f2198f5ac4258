import type { RecordField } from '@iom-rules/core'
import { Checkboxes, Radios } from '../../design/Choices.tsx'
import { DateInput, noDay } from '../../design/DateInput.tsx'
import { Input } from '../../design/Input.tsx'
import { Select } from '../../design/Select.tsx'
import { choiceInWords, notKnown } from '../../words/facts.ts'
import { unitSuffix } from '../../words/parameters.ts'
import type { FieldEntry } from './entry.ts'

interface ScalarFieldProps {
  readonly field: string
  readonly declaration: RecordField
  readonly entry: FieldEntry
  readonly error: string | undefined
  readonly onChange: (entry: FieldEntry) => void
  readonly size?: 's' | 'm'
  /** Inside a record of a list, where space is short. */
  readonly isInRecord?: boolean
}

/** The control of one value. */
export function ScalarField(props: ScalarFieldProps) {
  const { field, declaration, entry, error, onChange, size, isInRecord = false } = props
  const { title } = declaration
  const hint = isInRecord ? undefined : declaration.hint
  const noneBox = mayBeNone(declaration) && entry.kind !== 'choice' && (
    <Checkboxes
      id={`${field}-none`}
      legend={<span className="govuk-visually-hidden">{title}</span>}
      small
      choices={[{ value: 'none', text: noneText(declaration) }]}
      values={entry.isNone ? ['none'] : []}
      onChange={(values) => {
        const isNone = values.length > 0
        onChange(
          entry.kind === 'day' ? { kind: 'day', typed: noDay, isNone } : { kind: 'text', text: '', isNone },
        )
      }}
    />
  )
  switch (entry.kind) {
    case 'choice': {
      const choices = choicesOf(declaration)
      const change = (chosen: string) => onChange({ kind: 'choice', chosen })
      if (isInRecord || choices.length > 6) {
        return (
          <Select
            id={field}
            label={title}
            hint={hint}
            error={error}
            choices={choices}
            value={entry.chosen}
            onChange={change}
          />
        )
      }
      const isShort = declaration.type === 'boolean'
      return (
        <Radios
          {...{ id: field, legend: title, hint, error, choices, inline: isShort, small: true }}
          {...(size === undefined ? {} : { legendSize: size })}
          value={entry.chosen}
          onChange={change}
        />
      )
    }
    case 'text':
      return (
        <>
          <Input
            {...{ id: field, label: title, hint, error }}
            {...(size === undefined ? {} : { labelSize: size })}
            {...(declaration.type === 'number'
              ? { inputMode: 'decimal' as const, suffix: unitSuffix(declaration.unit) }
              : {})}
            width={declaration.type === 'number' ? 5 : 10}
            value={entry.text}
            onChange={(text) => onChange({ kind: 'text', text, isNone: false })}
          />
          {noneBox}
        </>
      )
    case 'day':
      return (
        <>
          <DateInput
            {...{ id: field, legend: title, hint, error }}
            {...(size === undefined ? {} : { legendSize: size })}
            value={entry.typed}
            onChange={(typed) => onChange({ kind: 'day', typed, isNone: false })}
          />
          {noneBox}
        </>
      )
  }
}

function choicesOf(declaration: RecordField) {
  const unknown = { value: '', text: notKnown }
  if (declaration.type === 'boolean')
    return [{ value: 'true', text: 'Yes' }, { value: 'false', text: 'No' }, unknown]
  if (declaration.type !== 'choice') return [unknown]
  const { values, labels } = declaration
  return [...values.map((value) => ({ value, text: labels?.[value] ?? choiceInWords(value) })), unknown]
}

function mayBeNone(declaration: RecordField): boolean {
  return (declaration.type === 'number' || declaration.type === 'day') && (declaration.mayBeNone ?? false)
}

function noneText(declaration: RecordField): string {
  return declaration.type === 'day' ? 'There is no such day' : 'There is none'
}
