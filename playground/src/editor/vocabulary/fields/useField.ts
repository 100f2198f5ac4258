import type { Step } from '@iom-rules/core'
import type { EditorProps } from '../../edit.ts'
import { faultAt } from '../../faults.ts'
import { valueAt } from '../../place.ts'
import { useEditSession } from '../../useEditSession.ts'
import { settingSteps } from './set.ts'

/** What every field of a form is given. */
export interface FieldProps {
  readonly editor: EditorProps
  /** JSON Pointer to the value. */
  readonly path: string
  readonly label: string
  readonly hint?: string
  /** What to do where nothing is said and something has to be: `Enter who decided it`. */
  readonly missing?: string
}

/** A value of the document in somebody's hands. */
interface FieldInHand {
  /** The id of the control. */
  readonly id: string
  readonly value: unknown
  /** What was typed, where that cannot be the value. */
  readonly mistyped: string | undefined
  /** What is wrong with the value. */
  readonly fault: string | undefined
  readonly onFocus: ReturnType<typeof useEditSession>['onFocus']
  /** Sets the value; `undefined` takes it out. What cannot be is kept as the text that was typed. */
  readonly set: (value: unknown, typed: string) => void
  /** Makes an edit of one's own for what was typed. */
  readonly edit: (steps: readonly Step[], typed: string) => void
  readonly mistype: (text: string) => void
}

/** The control of a value has an id made of its path. */
export function fieldId(path: string): string {
  return `field${path.replaceAll(/[^\w-]+/g, '-')}`
}

export function useField({
  editor,
  path,
  missing,
}: Pick<FieldProps, 'editor' | 'path' | 'missing'>): FieldInHand {
  const { onFocus, session } = useEditSession(path)
  const value = valueAt(editor.document, path)
  const fault = faultAt(editor.document, editor.issues, path)
  const mistype = (text: string) => editor.onMistype(path, text, session())
  const edit = (steps: readonly Step[], typed: string) => {
    const refused = editor.onEdit(steps, { session: session(), place: path })
    if (refused.length > 0) mistype(typed)
  }
  return {
    id: fieldId(path),
    value,
    mistyped: editor.mistyped[path],
    fault: fault !== undefined && value === undefined ? (missing ?? fault) : fault,
    onFocus,
    set: (value, typed) => edit(settingSteps(editor.document, path, value), typed),
    edit,
    mistype,
  }
}
