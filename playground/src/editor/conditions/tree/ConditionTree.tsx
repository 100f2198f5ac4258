import { use, useMemo } from 'react'
import type { EditorProps } from '../../edit.ts'
import { valueAt } from '../../place.ts'
import { DragArea } from '../drag/DragArea.tsx'
import type { Scope } from '../scope.ts'
import { itemOf } from '../shape.ts'
import { AddBar } from './AddBar.tsx'
import { PartView } from './PartView.tsx'
import { AnnounceContext, TreeContext, type Nested } from './tree.ts'
import { useCondition } from './useCondition.ts'

interface ConditionTreeProps extends Nested {
  readonly editor: EditorProps
}

/** The parts of one condition. */
export function ConditionTree({ editor, root, scope, opened, idOf }: ConditionTreeProps) {
  const announce = use(AnnounceContext)
  const held = useCondition({ editor, root, scope: useSameScope(scope), opened, idOf, announce })
  const tree = { ...held, renderNested: (nested: Nested) => <ConditionTree editor={editor} {...nested} /> }
  const part = valueAt(editor.document, root)
  const isGroup = itemOf(part, root).shape.kind === 'group'
  return (
    <TreeContext value={tree}>
      <DragArea>
        <div className="condition-tree">
          {part === undefined ? (
            <p className="govuk-body">
              {scope.kind === 'records'
                ? 'Every record counts. Add a test to count only some.'
                : 'Nothing is asked yet. Add a test.'}
            </p>
          ) : (
            <PartView path={root} />
          )}
          {!isGroup && <AddBar group={root} kind="all" />}
        </div>
      </DragArea>
    </TreeContext>
  )
}

// Callers write the scope where they use it, as a new object every time.
function useSameScope(scope: Scope): Scope {
  const list = scope.kind === 'records' ? scope.list : null
  return useMemo(() => (list === null ? { kind: 'facts' } : { kind: 'records', list }), [list])
}
