import { useEffect, useEffectEvent, useRef } from 'react'
import type { EditorProps } from '../edit.ts'
import { openJsonEditor, type JsonEditor, type PlacedProblem } from './view/open.ts'

interface JsonEditorBoxProps extends Pick<
  EditorProps,
  'document' | 'policy' | 'issues' | 'unread' | 'onEdit' | 'onTypeText' | 'onUndo' | 'onRedo'
> {
  readonly onProblems: (problems: readonly PlacedProblem[]) => void
  readonly onMeaning: (lines: readonly string[] | null) => void
  readonly onLeave: () => void
  /** Where to begin, as a JSON Pointer; the empty text is the top. */
  readonly place: string
  /** Hands over the editor once it is open, and `null` when it goes. */
  readonly onOpen: (editor: JsonEditor | null) => void
}

/** The text of the policy, to be edited. */
export function JsonEditorBox(props: JsonEditorBoxProps) {
  const { document, unread, issues, place } = props
  const editor = useRef<JsonEditor | null>(null)
  const host = useRef<HTMLDivElement>(null)
  const policyNow = useEffectEvent(() => props.policy)
  const edited = useEffectEvent<JsonEditorBoxProps['onEdit']>((steps, options) =>
    props.onEdit(steps, options),
  )
  const typed = useEffectEvent<JsonEditorBoxProps['onTypeText']>((text, session) =>
    props.onTypeText(text, session),
  )
  const undo = useEffectEvent(() => props.onUndo())
  const redo = useEffectEvent(() => props.onRedo())
  const problems = useEffectEvent<JsonEditorBoxProps['onProblems']>((found) => props.onProblems(found))
  const explained = useEffectEvent<JsonEditorBoxProps['onMeaning']>((lines) => props.onMeaning(lines))
  const leave = useEffectEvent(() => props.onLeave())
  const open = useEffectEvent((opened: JsonEditor | null) => props.onOpen(opened))
  const start = useEffectEvent(() => ({ document, unread }))
  useEffect(() => {
    if (host.current === null) return
    const opened = openJsonEditor(host.current, start(), () => policyNow(), {
      edited: (steps, session) => edited(steps, { session, takesUp: true }),
      unread: (text, session) => typed(text, session),
      problems: (found) => problems(found),
      meaning: (lines) => explained(lines),
      leave: () => leave(),
      undo: () => undo(),
      redo: () => redo(),
    })
    editor.current = opened
    open(opened)
    return () => {
      editor.current = null
      open(null)
      opened.close()
    }
  }, [])
  useEffect(() => editor.current?.say({ document, unread }), [document, unread])
  useEffect(() => editor.current?.blame(issues), [issues])
  useEffect(() => {
    if (place !== '') editor.current?.find(place)
  }, [place])
  return <div className="json-editor" ref={host} />
}
