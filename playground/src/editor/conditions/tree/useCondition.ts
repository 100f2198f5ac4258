import { useMemo, useState } from 'react'
import type { EditorProps } from '../../edit.ts'
import { isWithin } from '../../place.ts'
import { useFocusLater } from '../../useFocusLater.ts'
import { circlesAt } from '../circles.ts'
import { rearrange as rearranged } from '../rearrange.ts'
import type { Scope } from '../scope.ts'
import { subjectGroups } from '../subject.ts'
import type { Tree } from './tree.ts'

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
  const { document, onEdit } = editor
  const [actionsAt, setActionsAt] = useState<string | null>(null)
  const focusLater = useFocusLater()

  const rearrange: Tree['rearrange'] = (edited, words, { focus, keepsActions = false }) => {
    if (edited === null) return
    const [refused] = rearranged(editor, root, edited.steps)
    if (refused !== undefined) {
      announce(`That could not be done. ${refused.message}`)
      return
    }
    announce(words)
    setActionsAt(keepsActions ? edited.at : null)
    focusLater(idOf(focus(edited.at)))
  }

  const change: Tree['change'] = ({ steps, at }, session) => {
    const place = `${at}/value`
    // What does not touch the value leaves what was typed for it.
    const settles = steps.length === 0 || steps.some(({ path }) => isWithin(place, path))
    onEdit(steps, settles ? { session, place } : { session })
  }

  const circles = useMemo(() => circlesAt(document, root), [document, root])
  const subjects = useMemo(
    () => subjectGroups(document, scope, circles.decisions),
    [document, scope, circles],
  )
  return { editor, root, scope, subjects, circles, opened, idOf, rearrange, change, actionsAt, setActionsAt }
}
