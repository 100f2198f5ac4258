import { useEffect, useRef, useState } from 'react'
import type { ListFact, RecordField } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import type { FieldError } from '../../design/ErrorSummary.tsx'
import { Fieldset, ErrorMessage } from '../../design/FormGroup.tsx'
import { newRecord, type Entry, type FieldEntry, type RecordEntry } from './entry.ts'
import { fieldId } from './read.ts'
import { ScalarField } from './ScalarField.tsx'
import { KnownRadios } from './ValuesField.tsx'

type RecordsEntry = Extract<Entry, { kind: 'records' }>

interface RecordsFieldProps {
  readonly id: string
  readonly declaration: ListFact
  readonly entry: RecordsEntry
  readonly errors: readonly FieldError[]
  readonly onChange: (entry: RecordsEntry) => void
  readonly size: 's' | 'm'
}

/** A list of records, each with its own fields; rows come and go by buttons. */
export function RecordsField({ id, declaration, entry, errors, onChange, size }: RecordsFieldProps) {
  const { title, hint, record: fields = {} } = declaration
  const box = useRef<HTMLDivElement>(null)
  const [focusRow, setFocusRow] = useState<number | null>(null)
  const addId = fieldId(id, 'add')
  const addError = errors.find(({ field }) => field === addId)?.message
  useEffect(() => {
    if (focusRow === null) return
    box.current?.querySelector<HTMLElement>(`[data-row="${focusRow}"] :is(input, select)`)?.focus()
  }, [focusRow])
  const setRecords = (records: readonly RecordEntry[]) => onChange({ ...entry, known: 'some', records })
  const add = () => {
    const added = newRecord(fields)
    setRecords([...entry.records, added])
    setFocusRow(added.key)
  }
  const remove = (key: number) => {
    setRecords(entry.records.filter((record) => record.key !== key))
    document.getElementById(addId)?.focus()
  }
  const change = (key: number, field: string, value: FieldEntry) =>
    setRecords(
      entry.records.map((record) =>
        record.key === key ? { ...record, fields: { ...record.fields, [field]: value } } : record,
      ),
    )
  return (
    <div ref={box}>
      <KnownRadios
        {...{ id: fieldId(id), title, hint, size }}
        known={entry.known}
        some="These records"
        onChange={(known) => onChange({ ...entry, known })}
      />
      {entry.known === 'some' && (
        <div className="list-editor">
          {entry.records.map((record, at) => (
            <RecordRow
              key={record.key}
              {...{ id, at, record, fields, errors }}
              name={`${title}, record ${at + 1}`}
              onChange={(field, value) => change(record.key, field, value)}
              onRemove={() => remove(record.key)}
            />
          ))}
          {addError !== undefined && <ErrorMessage id={addId}>{addError}</ErrorMessage>}
          <Button id={addId} variant="secondary" small onClick={add}>
            Add a record<span className="govuk-visually-hidden"> to {title}</span>
          </Button>
        </div>
      )}
    </div>
  )
}

interface RecordRowProps {
  readonly id: string
  readonly at: number
  readonly name: string
  readonly record: RecordEntry
  readonly fields: { readonly [field: string]: RecordField }
  readonly errors: readonly FieldError[]
  readonly onChange: (field: string, value: FieldEntry) => void
  readonly onRemove: () => void
}

function RecordRow({ id, at, name, record, fields, errors, onChange, onRemove }: RecordRowProps) {
  return (
    <div className="record" data-row={record.key}>
      <Fieldset id={fieldId(id, at)} legend={name} size="s">
        <div className="record__fields">
          {Object.entries(fields).map(([field, declaration]) => {
            const entry = record.fields[field]
            const control = fieldId(id, at, field)
            return (
              entry !== undefined && (
                <ScalarField
                  key={field}
                  isInRecord
                  field={control}
                  declaration={declaration}
                  entry={entry}
                  error={errors.find((error) => error.field === control)?.message}
                  onChange={(value) => onChange(field, value)}
                />
              )
            )
          })}
        </div>
        <Button variant="link" onClick={onRemove}>
          Remove<span className="govuk-visually-hidden"> {name}</span>
        </Button>
      </Fieldset>
    </div>
  )
}
