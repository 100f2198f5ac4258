import { useMemo, useState } from 'react'
import { applyEdit } from '@iom-rules/core'
import type { EditorProps } from '../../edit.ts'
import { useFocusLater } from '../../useFocusLater.ts'
import { circlesAt } from '../circles.ts'
import { rehomed } from '../edits/rehome.ts'
import type { Scope } from '../scope.ts'
import { subjectGroups } from '../subject.ts'
import type { Tree } from './tree.ts'

let rearrangements = 0

interface Opened {
  readonly editor: EditorProps
  readonly root: string
  readonly scope: Scope
  readonly opened: readonly string[]
  readonly idOf: Tree['idOf']
  readonly announce: (words: string) => void
}

/** Takes a condition in hand. */
export function useCondition({
  editor,
  root,
  scope,
  opened,
  idOf,
  announce,
}: Opened): Omit<Tree, 'renderNested'> {
  const { document, mistyped, onEdit, onMistype } = editor
  const [actionsAt, setActionsAt] = useState<string | null>(null)
  const focusLater = useFocusLater()

  const rearrange: Tree['rearrange'] = (edited, words, { focus, keepsActions = false }) => {
    if (edited === null) return
    const after = applyEdit(document, edited.steps)
    const session = `rearranged ${++rearrangements}`
    const refused = after.ok ? onEdit(edited.steps, { session }) : after.issues
    if (!after.ok || refused.length > 0) {
      announce(`That could not be done. ${refused[0]?.message ?? ''}`)
      return
    }
    for (const { from, to, text } of rehomed(document, after.value, root, mistyped)) {
      onMistype(from, null, session)
      if (to !== null) onMistype(to, text, session)
    }
    announce(words)
    setActionsAt(keepsActions ? edited.at : null)
    focusLater(idOf(focus(edited.at)))
  }

  const change: Tree['change'] = ({ steps, at }, session) => {
    onEdit(steps, { session, place: `${at}/value` })
  }

  const circles = useMemo(() => circlesAt(document, root), [document, root])
  const subjects = useMemo(
    () => subjectGroups(document, scope, circles.decisions),
    [document, scope, circles],
  )
  return { editor, root, scope, subjects, circles, opened, idOf, rearrange, change, actionsAt, setActionsAt }
}
