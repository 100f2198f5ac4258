import { outcomeInWords } from '../../words/answers.ts'
import type { EditorProps } from '../edit.ts'
import { ChoiceField } from '../vocabulary/fields/ChoiceField.tsx'
import { decisionAddress } from '../whereabouts.ts'
import { decisionOf } from './decision.ts'
import { wordsFor } from './words.ts'

interface OutcomeFieldProps {
  readonly editor: EditorProps
  readonly decision: string
  readonly path: string
  readonly label: string
}

/** One of the outcomes of a decision. */
export function OutcomeField({ editor, decision, path, label }: OutcomeFieldProps) {
  const outcomes = Object.keys(decisionOf(editor.document, decision)?.outcomes ?? {})
  const policy = wordsFor(editor)
  return (
    <>
      <ChoiceField
        editor={editor}
        path={path}
        label={label}
        choices={outcomes.map((outcome) => ({
          value: outcome,
          text: outcomeInWords(policy, decision, outcome),
        }))}
      />
      {outcomes.length === 0 && (
        <p className="govuk-body">
          This decision has no outcomes yet.{' '}
          <a className="govuk-link" href={`#${decisionAddress(decision)}`}>
            Add one
          </a>{' '}
          first.
        </p>
      )}
    </>
  )
}
