import { describedBy, ErrorMessage } from '../../../design/FormGroup.tsx'
import { CitationFields } from '../../citations/CitationFields.tsx'
import { citationsAt } from '../../citations/cite.ts'
import type { EditorProps } from '../../edit.ts'
import { faultAt } from '../../faults.ts'
import { valueAt } from '../../place.ts'
import { fieldId } from '../fields/useField.ts'

interface PassagesFieldProps {
  readonly editor: EditorProps
  /** JSON Pointer to the thing that rests on the passages. */
  readonly path: string
}

/** The passages something rests on, and what is wrong where it needs one. */
export function PassagesField({ editor, path }: PassagesFieldProps) {
  const { document, issues } = editor
  const id = fieldId(`${path}/cite`)
  const title = valueAt(document, `${path}/title`)
  // Faults inside a passage stand at its fields.
  const fault =
    citationsAt(document, path).length === 0 && faultAt(document, issues, `${path}/cite`) !== undefined
      ? 'Find or type the passage that says so'
      : undefined
  return (
    <fieldset
      className="govuk-fieldset passages"
      id={id}
      tabIndex={-1}
      aria-describedby={describedBy({ id, error: fault })}
    >
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Passages it rests on</legend>
      {fault !== undefined && <ErrorMessage id={id}>{fault}</ErrorMessage>}
      <CitationFields editor={editor} path={path} of={typeof title === 'string' ? title : 'this'} />
    </fieldset>
  )
}
