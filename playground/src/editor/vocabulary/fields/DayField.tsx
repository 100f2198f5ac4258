import { DateInput, type DayEntry } from '../../../design/DateInput.tsx'
import { dayEntry, readDay } from '../../../words/days.ts'
import { useField, type FieldProps } from './useField.ts'

interface DayFieldProps extends FieldProps {
  /** What to do about what is no day: `Enter the day it was decided`. */
  readonly message: string
}

// Kept as one text while it is no day.
const between = '/'
const textOf = ({ day, month, year }: DayEntry) => [day, month, year].join(between)

function entryOf(text: string): DayEntry {
  const [day = '', month = '', year = ''] = text.split(between)
  return { day, month, year }
}

/** A day of the policy; emptied, it is taken out. */
export function DayField({ message, ...field }: DayFieldProps) {
  const { id, value, mistyped, fault, onFocus, set, mistype } = useField(field)
  const entry = mistyped !== undefined ? entryOf(mistyped) : dayEntry(typeof value === 'string' ? value : '')
  const type = (entered: DayEntry) => {
    const text = textOf(entered)
    const day = readDay(entered)
    if (day !== null) set(day, text)
    else if (text === textOf(entryOf(''))) set(undefined, text)
    else mistype(text)
  }
  return (
    <div onFocus={onFocus}>
      <DateInput
        id={id}
        legend={field.label}
        hint={field.hint}
        error={mistyped === undefined ? fault : message}
        value={entry}
        onChange={type}
      />
    </div>
  )
}
