import { DateInput, noDay, type DayEntry } from '../../../design/DateInput.tsx'
import { dayEntry, readDay } from '../../../words/days.ts'
import { dayOfText, textOfDay } from '../../day-text.ts'
import { useField, type FieldProps } from './useField.ts'

interface DayFieldProps extends FieldProps {
  /** What to do about what is no day: `Enter the day it was decided`. */
  readonly message: string
}

/** A day of the policy; emptied, it is taken out. */
export function DayField({ message, ...field }: DayFieldProps) {
  const { id, value, mistyped, fault, onFocus, set, mistype } = useField(field)
  const entry =
    mistyped !== undefined ? dayOfText(mistyped) : dayEntry(typeof value === 'string' ? value : '')
  const type = (entered: DayEntry) => {
    const text = textOfDay(entered)
    const day = readDay(dayOfText(text))
    if (day !== null) set(day, text)
    else if (text === textOfDay(noDay)) set(undefined, text)
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
