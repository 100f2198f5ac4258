import { createContext, use, type ReactNode } from 'react'
import type { EditorProps } from '../../edit.ts'
import type { Circles } from '../circles.ts'
import type { Edited } from '../edits/edited.ts'
import type { Scope } from '../scope.ts'
import type { SubjectGroup } from '../subject.ts'

/** A condition to be opened inside another. */
export interface Nested {
  readonly root: string
  readonly scope: Scope
  readonly opened: readonly string[]
  readonly idOf: (path: string) => string
}

interface Afterwards {
  /** The control that focus goes to, by the path of the part the edit was about. */
  readonly focus: (at: string) => string
  /** Do the actions of the part stay open, for more of the same? */
  readonly keepsActions?: boolean
}

/** One condition being edited, as all of its parts see it. */
export interface Tree {
  readonly editor: EditorProps
  /** JSON Pointer of the whole condition. */
  readonly root: string
  readonly scope: Scope
  readonly subjects: readonly SubjectGroup[]
  readonly circles: Circles
  /** The named conditions opened round this one, outermost first. */
  readonly opened: readonly string[]
  /** The id of the control at a path: the path itself, after something that tells this tree from others. */
  readonly idOf: (path: string) => string
  /** Rearranges the condition in one step, and says what happened. */
  readonly rearrange: (edited: Edited | null, words: string, afterwards: Afterwards) => void
  /** Changes what one control says; everything of one visit is one step to undo. */
  readonly change: (edited: Edited, session: string) => void
  /** The part whose actions are open. */
  readonly actionsAt: string | null
  readonly setActionsAt: (path: string | null) => void
  readonly renderNested: (nested: Nested) => ReactNode
}

export const TreeContext = createContext<Tree | null>(null)

/** The condition that this part belongs to. */
export function useTree(): Tree {
  const tree = use(TreeContext)
  if (tree === null) throw new Error('This part stands in no condition')
  return tree
}

/** Says something to those who do not see what happened. */
export const AnnounceContext = createContext<(words: string) => void>(() => {})
