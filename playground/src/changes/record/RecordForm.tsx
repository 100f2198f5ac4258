import type { ReactNode } from 'react'
import { DateInput, type DayEntry } from '../../design/DateInput.tsx'
import { Fieldset } from '../../design/FormGroup.tsx'
import { Input } from '../../design/Input.tsx'
import type { DecisionRecord } from '../../draft/record.ts'
import { useChange, useDraft } from '../../draft/DraftProvider.tsx'
import { useEditSession } from '../../editor/useEditSession.ts'
import { recordFields, type RecordErrors } from './read.ts'
import { nextVersion } from './version.ts'

interface RecordFormProps {
  /** The version that was published. */
  readonly published: string
  /** What to mend, once somebody has tried to export. */
  readonly errors: RecordErrors
}

/** Who decided, when, and the two sign-offs that a live version needs. */
export function RecordForm({ published, errors }: RecordFormProps) {
  const record = useDraft((draft) => draft.record)
  return (
    <div className="record">
      <RecordText
        field="version"
        label="New version"
        hint={`Three numbers, later than ${published}, such as ${nextVersion(published)}. A policy file needs it.`}
        error={errors.version}
        value={record.version}
        part={(version) => ({ version })}
        width={10}
      />
      <RecordText
        field="decidedBy"
        label="Decided by"
        hint="A role or a board, not a name."
        error={errors.decidedBy}
        value={record.decidedBy}
        part={(decidedBy) => ({ decidedBy })}
      />
      <RecordDay
        field="date"
        legend="Date of the decision"
        hint="The day of the board’s meeting. It dates the new version."
        error={errors.date}
        value={record.date}
        part={(date) => ({ date })}
      />
      <RecordDay
        field="from"
        legend="In force from"
        hint="The first day on which the new version holds. The version before it ends on the day before."
        error={errors.from}
        value={record.from}
        part={(from) => ({ from })}
      />
      <RecordDay
        field="review"
        legend="Review date"
        hint="The day by which the change is looked at again."
        error={errors.review}
        value={record.review}
        part={(review) => ({ review })}
      />
      <div className="sign-offs">
        <SignOffFields by="police" title="Sign-off for police" errors={errors} record={record} />
        <SignOffFields by="probation" title="Sign-off for probation" errors={errors} record={record} />
      </div>
    </div>
  )
}

interface SignOffFieldsProps {
  readonly by: 'police' | 'probation'
  readonly title: string
  readonly errors: RecordErrors
  readonly record: DecisionRecord
}

function SignOffFields({ by, title, errors, record }: SignOffFieldsProps) {
  const entry = record[by]
  return (
    <Fieldset id={`record-${by}`} legend={title} size="s" hint="A live version needs it.">
      <RecordText
        field={`${by}Name`}
        label={
          <>
            Role<span className="govuk-visually-hidden"> of whoever signs off for {by}</span>
          </>
        }
        hint="Not a name."
        error={errors[`${by}Name`]}
        value={entry.name}
        part={(name) => ({ [by]: { ...entry, name } })}
      />
      <RecordDay
        field={`${by}On`}
        legend={
          <>
            Signed off on<span className="govuk-visually-hidden"> for {by}</span>
          </>
        }
        error={errors[`${by}On`]}
        value={entry.on}
        part={(on) => ({ [by]: { ...entry, on } })}
      />
    </Fieldset>
  )
}

interface PartProps<Value> {
  readonly field: keyof typeof recordFields
  readonly hint?: string
  readonly error: string | undefined
  readonly value: Value
  /** The part of the record that a value makes. */
  readonly part: (value: Value) => Partial<DecisionRecord>
}

// One visit to a field is one step to undo.
function usePart<Value>({ field, part }: PartProps<Value>) {
  const change = useChange()
  const { onFocus, session } = useEditSession(recordFields[field])
  const set = (value: Value) => change.recordChanged({ part: part(value), session: session() })
  return { onFocus, set }
}

function RecordText(props: PartProps<string> & { readonly label: ReactNode; readonly width?: 10 }) {
  const { field, label, hint, error, value, width } = props
  const { onFocus, set } = usePart(props)
  return (
    <div onFocus={onFocus}>
      <Input
        id={recordFields[field]}
        label={label}
        labelSize="s"
        {...(hint === undefined ? {} : { hint })}
        {...(width === undefined ? {} : { width })}
        error={error}
        value={value}
        onChange={set}
      />
    </div>
  )
}

function RecordDay(props: PartProps<DayEntry> & { readonly legend: ReactNode }) {
  const { field, legend, hint, error, value } = props
  const { onFocus, set } = usePart(props)
  return (
    <div onFocus={onFocus}>
      <DateInput
        id={recordFields[field]}
        legend={legend}
        legendSize="s"
        {...(hint === undefined ? {} : { hint })}
        error={error}
        value={value}
        onChange={set}
      />
    </div>
  )
}
