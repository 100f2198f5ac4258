import { useEditSession } from '../../useEditSession.ts'
import { chooseSubject } from '../edits/test.ts'
import { useTree } from '../tree/tree.ts'
import { GroupedSelect } from './GroupedSelect.tsx'

interface SubjectSelectProps {
  readonly path: string
  readonly chosen: string
  readonly error: string | undefined
}

/** What a test looks at. */
export function SubjectSelect({ path, chosen, error }: SubjectSelectProps) {
  const { editor, scope, subjects, idOf, change } = useTree()
  const { onFocus, session } = useEditSession(`${path} subject`)
  const isThere = subjects.some((group) => group.subjects.some(({ id }) => id === chosen))
  const what = scope.kind === 'facts' ? 'fact' : 'field'
  const blank = chosen === '' ? `Choose a ${what}` : `“${chosen}”, which cannot be tested here`
  return (
    <div className="part__field part__field--wide" onFocus={onFocus}>
      <GroupedSelect
        id={idOf(`${path}/${what}`)}
        label={scope.kind === 'facts' ? 'Fact' : 'Field of the record'}
        blank={isThere ? null : { value: chosen, text: blank }}
        groups={subjects.map((group) => ({
          title: group.title,
          choices: group.subjects.map(({ id, title }) => ({ value: id, text: title })),
        }))}
        value={chosen}
        error={error}
        onChange={(id) => change(chooseSubject(editor.document, scope, path, id), session())}
      />
    </div>
  )
}
