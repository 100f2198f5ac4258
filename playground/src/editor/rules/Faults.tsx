import type { EditorProps } from '../edit.ts'
import { faultInWords, faultsWithin } from '../faults.ts'

/** What is wrong inside an open form, for those who do not see the marks at its fields. */
export function Faults({ editor, path }: { editor: EditorProps; path: string }) {
  const faults = faultsWithin(editor.document, editor.issues, path)
  if (faults.length === 0) return null
  return (
    <div className="stale-notice">
      <p className="stale-notice__title">Not finished</p>
      <p className="govuk-body-s">
        What you have entered is kept. Until it is mended, results are those of the last valid policy.
      </p>
      <ul className="govuk-list govuk-list--bullet govuk-body-s">
        {faults.map((fault) => (
          <li key={`${fault.path} ${fault.message}`}>{faultInWords(fault)}</li>
        ))}
      </ul>
    </div>
  )
}
