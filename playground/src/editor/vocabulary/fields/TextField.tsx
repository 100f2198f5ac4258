import { Input } from '../../../design/Input.tsx'
import { Textarea } from '../../../design/Textarea.tsx'
import { useField, type FieldProps } from './useField.ts'

interface TextFieldProps extends FieldProps {
  /** What to do about an empty field, where it has to say something: `Enter a title`. */
  readonly needed?: string
  /** Several lines. */
  readonly isLong?: boolean
  readonly width?: 5 | 10 | 20
}

/** The longest that the language takes for words, and for prose. */
const longest = { words: 400, prose: 4000 }

/** Text of the policy; emptied, one that may be left out is taken out. */
export function TextField({ needed, isLong = false, width, ...field }: TextFieldProps) {
  const { id, value, mistyped, fault, onFocus, set, mistype } = useField(field)
  const text = mistyped ?? (typeof value === 'string' ? value : '')
  const type = (entered: string) => {
    if (entered.trim() !== '') set(entered, entered)
    else if (needed === undefined) set(undefined, entered)
    else mistype(entered)
  }
  const words = {
    id,
    label: field.label,
    hint: field.hint,
    error: mistyped === undefined ? fault : (needed ?? 'Enter other words'),
    value: text,
    onChange: type,
  }
  return (
    <div onFocus={onFocus}>
      {isLong ? (
        <Textarea {...words} rows={2} maxLength={longest.prose} />
      ) : (
        <Input {...words} spellCheck maxLength={longest.words} {...(width === undefined ? {} : { width })} />
      )}
    </div>
  )
}
