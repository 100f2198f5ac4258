import { Select } from '../../../design/Select.tsx'
import { useEditSession } from '../../useEditSession.ts'
import { chooseComparison } from '../edits/test.ts'
import type { Test } from '../shape.ts'
import type { Subject } from '../subject.ts'
import { useTree } from '../tree/tree.ts'
import { comparisonOf, comparisonsFor } from './comparison.ts'

interface ComparisonSelectProps {
  readonly path: string
  readonly subject: Subject
  readonly test: Test
  readonly error: string | undefined
}

/** How a test compares: only the ways that fit what is tested. */
export function ComparisonSelect({ path, subject, test, error }: ComparisonSelectProps) {
  const { editor, scope, idOf, change } = useTree()
  const { onFocus, session } = useEditSession(`${path} operator`)
  const chosen = comparisonOf(subject, scope, test)?.key ?? ''
  const choices = comparisonsFor(subject, scope).map(({ key, text }) => ({ value: key, text }))
  return (
    <div className="part__field" onFocus={onFocus}>
      <Select
        id={idOf(`${path}/operator`)}
        label={<span className="govuk-visually-hidden">How {subject.title} is compared</span>}
        choices={chosen === '' ? [{ value: '', text: 'Choose how' }, ...choices] : choices}
        value={chosen}
        error={error}
        onChange={(key) => change(chooseComparison(editor.document, scope, path, key), session())}
      />
    </div>
  )
}
