import { useState } from 'react'
import { afterPress } from '../../../design/afterPress.ts'
import { Input } from '../../../design/Input.tsx'
import { unitSuffix } from '../../../words/parameters.ts'
import { useEditSession } from '../../useEditSession.ts'
import { chooseValue } from '../edits/test.ts'
import { valueMessage } from '../fault.ts'
import { useTree } from '../tree/tree.ts'
import { numberFor } from './read-number.ts'
import type { ValueProps } from './value-props.ts'

/** A number with its unit. What cannot be the value stays as typed, and its error shows once the typing is done. */
export function NumberValue({ path, subject, comparison, value, error, isInside }: ValueProps) {
  const { editor, scope, idOf, change } = useTree()
  const place = `${path}/value`
  const { onFocus, session } = useEditSession(place)
  const [typed, setTyped] = useState<string | null>(null)
  const mistyped = editor.mistyped[place]
  const isMonths = comparison.takes === 'months'
  const type = (text: string) => {
    setTyped(text)
    const number = numberFor(subject, comparison, text)
    if (number === null) editor.onMistype(place, text, session())
    else change(chooseValue(editor.document, scope, path, number), session())
  }
  return (
    <div onFocus={onFocus}>
      <Input
        id={idOf(place)}
        label={
          <span className="govuk-visually-hidden">
            {isMonths ? 'Number of months' : `${subject.title}: number`}
          </span>
        }
        error={mistyped === undefined ? error : isInside ? undefined : valueMessage(subject, comparison)}
        inputMode="decimal"
        width={5}
        suffix={unitSuffix(isMonths ? 'months' : silent(subject.unit))}
        value={typed ?? mistyped ?? (typeof value === 'number' ? String(value) : '')}
        onChange={type}
        onBlur={() => afterPress(() => setTyped(null))}
      />
    </div>
  )
}

/** Units that name the measure itself: “75 score” says nothing that “75” does not. */
function silent(unit: string | undefined): string | undefined {
  return unit === 'score' || unit === 'level' || unit === 'category' ? undefined : unit
}
