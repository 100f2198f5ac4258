import { useEditSession } from '../../useEditSession.ts'
import { takeFigure } from '../edits/figure.ts'
import { useTree } from '../tree/tree.ts'
import { figureInWords } from '../words.ts'
import { figureGroups } from './figure-groups.ts'
import { figureOf } from './fits.ts'
import { GroupedSelect } from './GroupedSelect.tsx'
import type { ValueProps } from './value-props.ts'

/** A figure of the policy as what is compared with. */
export function FigureValue({ path, subject, comparison, value, error }: ValueProps) {
  const { editor, scope, idOf, change } = useTree()
  const { onFocus, session } = useEditSession(`${path}/value`)
  const chosen = figureOf(value) ?? ''
  const groups = figureGroups(editor.document, subject, comparison)
  const isThere = groups.some(({ figures }) => figures.includes(chosen))
  return (
    <div onFocus={onFocus}>
      <GroupedSelect
        id={idOf(`${path}/value`)}
        label={`${subject.title}: figure of the policy`}
        blank={isThere ? null : { value: chosen, text: `“${chosen}”, which does not fit` }}
        groups={groups.map(({ title, figures }) => ({
          title,
          choices: figures.map((id) => ({ value: id, text: figureInWords(editor, id) })),
        }))}
        value={chosen}
        error={error}
        onChange={(id) => change(takeFigure(editor.document, scope, path, id), session())}
      />
    </div>
  )
}
