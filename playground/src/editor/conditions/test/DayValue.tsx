import { useState, type FocusEvent } from 'react'
import { DateInput, noDay, type DayEntry } from '../../../design/DateInput.tsx'
import { dayEntry, readDay } from '../../../words/days.ts'
import { dayOfText, textOfDay } from '../../day-text.ts'
import { useEditSession } from '../../useEditSession.ts'
import { chooseValue } from '../edits/test.ts'
import { valueMessage } from '../fault.ts'
import { useTree } from '../tree/tree.ts'
import { isAsAt } from './fits.ts'
import type { ValueProps } from './value-props.ts'

/** A day in three boxes, or the day of the assessment. */
export function DayValue({ path, subject, comparison, value, error, isInside }: ValueProps) {
  const { editor, scope, idOf, change } = useTree()
  const place = `${path}/value`
  const { onFocus, session } = useEditSession(place)
  const [typed, setTyped] = useState<DayEntry | null>(null)
  const mistyped = editor.mistyped[place]
  if (isAsAt(value)) return <p className="govuk-body part__said">the day of the assessment</p>
  const type = (entry: DayEntry) => {
    const text = textOfDay(entry)
    const entered = dayOfText(text)
    setTyped(entered)
    const day = readDay(entered)
    if (day === null) editor.onMistype(place, text, session())
    else change(chooseValue(editor.document, scope, path, day), session())
  }
  const leave = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setTyped(null)
  }
  const stands = typeof value === 'string' ? dayEntry(value) : noDay
  return (
    <div onFocus={onFocus} onBlur={leave}>
      <DateInput
        id={idOf(place)}
        legend={<span className="govuk-visually-hidden">{subject.title}: day</span>}
        error={mistyped === undefined ? error : isInside ? undefined : valueMessage(subject, comparison)}
        value={typed ?? (mistyped === undefined ? stands : dayOfText(mistyped))}
        onChange={type}
      />
    </div>
  )
}
