import { Input } from '../../design/Input.tsx'
import { Textarea } from '../../design/Textarea.tsx'
import { useField } from '../vocabulary/fields/useField.ts'
import type { EditorProps } from '../edit.ts'
import { setInside } from './set-inside.ts'

interface WordsFieldProps {
  readonly editor: EditorProps
  /** JSON Pointer to what the words are about, which is there. */
  readonly root: string
  /** The way on from there to the words, which need not be there. */
  readonly inside: string
  readonly label: string
  readonly hint?: string
  readonly isLong?: boolean
}

/** Words of the process that may be left out; emptied, they are taken out with what held them. */
export function WordsField({ editor, root, inside, label, hint, isLong = false }: WordsFieldProps) {
  const { id, value, mistyped, fault, onFocus, edit } = useField({ editor, path: root + inside })
  const type = (text: string) =>
    edit(setInside(editor.document, root, inside, text.trim() === '' ? undefined : text), text)
  const words = {
    id,
    label,
    hint,
    error: fault,
    value: mistyped ?? (typeof value === 'string' ? value : ''),
    onChange: type,
  }
  return (
    <div onFocus={onFocus}>
      {isLong ? (
        <Textarea {...words} rows={2} maxLength={4000} />
      ) : (
        <Input {...words} spellCheck maxLength={400} />
      )}
    </div>
  )
}
