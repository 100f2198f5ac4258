import type { EditorProps } from '../edit.ts'
import type { Scope } from './scope.ts'
import { saidText, sentenceOf } from './sentence.ts'
import { ConditionTree } from './tree/ConditionTree.tsx'
import { conditionFieldId } from './tree/names.ts'
import { Sentence } from './tree/Sentence.tsx'
import { AnnounceContext } from './tree/tree.ts'
import { useAnnouncements } from './tree/useAnnouncements.ts'

interface ConditionEditorProps extends EditorProps {
  /** JSON Pointer of the condition, with ids in named lists. */
  readonly path: string
  readonly scope: Scope
  /** What the condition is of: `Conditions of FLEX`. */
  readonly label: string
  /** The words before the sentence; “If” and “Where” without. */
  readonly lead?: string
}

/** A condition as a sentence, which says what it means as one types, and as the tree to change it by. */
export function ConditionEditor({ path, scope, label, lead, ...editor }: ConditionEditorProps) {
  const said = sentenceOf(editor, scope, path)
  const { message, announce } = useAnnouncements(said === null ? 'nothing' : saidText(said))
  const words = lead ?? (scope.kind === 'facts' ? 'If' : 'Where')
  return (
    <section className="condition-editor" aria-label={label}>
      {said !== null && <Sentence lead={words} said={said} />}
      <AnnounceContext value={announce}>
        <ConditionTree editor={editor} root={path} scope={scope} opened={[]} idOf={conditionFieldId} />
      </AnnounceContext>
      <p role="status" className="govuk-visually-hidden">
        {message}
      </p>
    </section>
  )
}
