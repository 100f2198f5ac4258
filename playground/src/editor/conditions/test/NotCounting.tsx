import { Select } from '../../../design/Select.tsx'
import { insideSentence } from '../../../words/titles.ts'
import { useEditSession } from '../../useEditSession.ts'
import { chooseNotCounting } from '../edits/test.ts'
import type { Test } from '../shape.ts'
import { periodLists } from '../subject.ts'
import { useTree } from '../tree/tree.ts'

interface NotCountingProps {
  readonly path: string
  readonly test: Test
  readonly error: string | undefined
}

/** Which days a window leaves out: custody, say, in which nobody can offend outside. */
export function NotCounting({ path, test, error }: NotCountingProps) {
  const { editor, idOf, change } = useTree()
  const { onFocus, session } = useEditSession(`${path} not counting`)
  const lists = periodLists(editor.document).map(({ value, text }) => ({
    value,
    text: `not counting ${insideSentence(text)}`,
  }))
  const { notCounting: chosen } = test
  const isThere = chosen === undefined || lists.some(({ value }) => value === chosen)
  return (
    <div className="part__field" onFocus={onFocus}>
      <Select
        id={idOf(`${path}/notCounting`)}
        label={<span className="govuk-visually-hidden">Days that the window leaves out</span>}
        choices={[
          { value: '', text: 'counting every day' },
          ...lists,
          ...(isThere ? [] : [{ value: chosen, text: `“${chosen}”, which is no list of periods` }]),
        ]}
        value={chosen ?? ''}
        error={error}
        onChange={(list) =>
          change(chooseNotCounting(editor.document, path, list === '' ? undefined : list), session())
        }
      />
    </div>
  )
}
