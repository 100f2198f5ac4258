import type { FactDeclaration } from '@iom-rules/core'
import type { EventField } from '@iom-rules/core/journey'
import { Checkboxes, Radios } from '../../design/Choices.tsx'
import { Fieldset } from '../../design/FormGroup.tsx'
import { Input } from '../../design/Input.tsx'
import { Select } from '../../design/Select.tsx'
import { FactField } from '../../nominals/form/FactField.tsx'
import { fieldId } from '../../nominals/form/read.ts'
import { choiceInWords } from '../../words/facts.ts'
import { unitSuffix } from '../../words/parameters.ts'
import { wordInWords } from '../words/carried.ts'
import { carriedName, type CarriedEntry } from './entry.ts'
import type { CarriedFieldProps } from './field.ts'
import { LearntFacts } from './LearntFacts.tsx'

/** The control of one thing an event carries, by its type. */
export function CarriedField(props: CarriedFieldProps) {
  const { eventType, field, entry, errors, onChange } = props
  const { type } = field
  const name = carriedName(eventType, field.field)
  const title = field.optional === true ? `${field.title} (optional)` : field.title
  const words = field.hint === undefined ? { title } : { title, hint: field.hint }
  switch (entry.kind) {
    case 'fact': {
      if (type.kind !== 'scalar' && type.kind !== 'list') return null
      const declared = type.kind === 'list' ? type.list : (type.fact as FactDeclaration)
      return (
        <FactField
          id={name}
          declaration={{ ...declared, ...words }}
          entry={entry.entry}
          errors={errors}
          onChange={(changed) => onChange({ kind: 'fact', entry: changed })}
        />
      )
    }
    case 'plain':
      return <PlainField {...props} entry={entry} title={title} id={fieldId(name)} />
    case 'matrix':
      return <MatrixField {...props} entry={entry} title={title} name={name} />
    case 'facts':
      return <LearntFacts {...props} entry={entry} title={title} />
  }
}

type Plain = Extract<CarriedEntry, { kind: 'plain' }>
type PlainFieldProps = CarriedFieldProps & {
  readonly entry: Plain
  readonly title: string
  readonly id: string
}

/** Takes back what was chosen of a field that may be left out. */
const leftOut = { value: '', text: 'Not recorded' }

/** More than these are quicker to choose from a list. */
const mostRadios = 8

function PlainField({ field, entry, errors, onChange, title, id }: PlainFieldProps) {
  const { type, hint } = field
  const error = errors.find((each) => each.field === id)?.message
  const shared = { id, error, ...(hint === undefined ? {} : { hint }) }
  const choices = choicesOf(field)
  const change = (text: string) => onChange({ kind: 'plain', text, word: '' })
  if (choices !== null && choices.length > mostRadios) {
    return (
      <Select
        {...shared}
        label={title}
        choices={[{ value: '', text: 'Choose one' }, ...choices]}
        value={entry.text}
        onChange={change}
      />
    )
  }
  if (choices !== null) {
    return (
      <Radios
        {...shared}
        legend={title}
        legendSize="s"
        small
        inline={choices.length < 4}
        choices={field.optional === true ? [...choices, leftOut] : choices}
        value={entry.text}
        onChange={change}
      />
    )
  }
  const isNumber = type.kind === 'scalar' && type.fact.type === 'number'
  const or = type.kind === 'scalar' ? type.or : []
  return (
    <>
      <Input
        {...shared}
        label={title}
        labelSize="s"
        {...(isNumber
          ? { inputMode: 'decimal' as const, width: 5 as const, suffix: unitSuffix(type.fact.unit) }
          : {})}
        value={entry.text}
        onChange={change}
      />
      {or.length > 0 && (
        <Checkboxes
          id={`${id}-or`}
          legend={<span className="govuk-visually-hidden">{title}, or instead</span>}
          small
          choices={or.map((word) => ({ value: word, text: wordInWords(word) }))}
          values={entry.word === '' ? [] : [entry.word]}
          onChange={(words) => {
            const word = words.find((each) => each !== entry.word) ?? ''
            onChange({ kind: 'plain', text: '', word })
          }}
        />
      )}
    </>
  )
}

function choicesOf({ type }: EventField) {
  if (type.kind === 'id') return type.values.map(({ id, title }) => ({ value: id, text: title }))
  if (type.kind !== 'scalar') return null
  const { fact } = type
  if (fact.type === 'boolean')
    return [
      { value: 'true', text: 'Yes' },
      { value: 'false', text: 'No' },
    ]
  if (fact.type !== 'choice') return null
  return fact.values.map((value) => ({ value, text: fact.labels?.[value] ?? choiceInWords(value) }))
}

type Matrix = Extract<CarriedEntry, { kind: 'matrix' }>
type MatrixFieldProps = CarriedFieldProps & {
  readonly entry: Matrix
  readonly title: string
  readonly name: string
}

function MatrixField({ field, entry, errors, onChange, title, name }: MatrixFieldProps) {
  if (field.type.kind !== 'matrix') return null
  return (
    <Fieldset
      id={fieldId(name)}
      legend={title}
      size="s"
      hint="The total advises the panel. No score is a pass."
    >
      <div className="matrix">
        {field.type.items.map(({ id, title, maximum }) => {
          const control = fieldId(name, id)
          return (
            <Input
              key={id}
              id={control}
              label={title}
              inputMode="decimal"
              width={3}
              suffix={`of ${maximum}`}
              error={errors.find((each) => each.field === control)?.message}
              value={entry.scores[id] ?? ''}
              onChange={(text) => onChange({ kind: 'matrix', scores: { ...entry.scores, [id]: text } })}
            />
          )
        })}
      </div>
    </Fieldset>
  )
}
