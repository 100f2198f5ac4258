import { setDiagnostics } from '@codemirror/lint'
import { Annotation, EditorSelection, EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { Issue, Policy, Step } from '@iom-rules/core'
import { faultInWords } from '../../faults.ts'
import { issueProblems } from '../faults/issues.ts'
import { placeOf } from '../faults/place.ts'
import type { Problem } from '../faults/problem.ts'
import { meaningAt } from '../help/hover.ts'
import { openExchange, textOf, type Said } from './exchange.ts'
import { extensions } from './extensions.ts'

/** What the editor tells of. */
export interface Heard {
  /** Answers why an edit was not made; then the text goes back to what the draft says. */
  readonly edited: (steps: readonly Step[], session: string) => readonly Issue[]
  readonly unread: (text: string, session: string) => void
  readonly problems: (problems: readonly PlacedProblem[]) => void
  /** What the word at the caret means, in lines; `null` where it means nothing of its own. */
  readonly meaning: (lines: readonly string[] | null) => void
  readonly leave: () => void
  readonly undo: () => void
  readonly redo: () => void
}

/** A problem with its line, from 1. */
export interface PlacedProblem extends Problem {
  readonly line: number
}

/** What can be asked of an editor that is open. */
export interface JsonEditor {
  readonly say: (said: Said) => void
  readonly blame: (issues: readonly Issue[]) => void
  readonly goTo: (place: { readonly from: number; readonly to: number }) => void
  readonly find: (path: string) => void
  /** Takes up what was typed a moment ago, and goes. */
  readonly close: () => void
}

/** Changes that come from the draft, and so are not told to it. */
const fromDraft = Annotation.define<true>()
/** How long nobody types before the text is read, and before another step to undo begins. */
const calm = 250
const pause = 1500

let sessions = 0

/**
 * Opens an editor in a tree of its own inside an element: the page’s Content-Security-Policy forbids style elements,
 * and only there does the editor do without.
 */
export function openJsonEditor(
  host: HTMLElement,
  start: Said,
  policy: () => Policy,
  heard: Heard,
): JsonEditor {
  const exchange = openExchange(start)
  let said = start
  let issues: readonly Issue[] = []
  let isRead = true
  let timer: ReturnType<typeof setTimeout> | null = null
  let session = ''
  let typedAt = -Infinity

  const text = () => view.state.doc.toString()
  const take = () => {
    if (timer === null) return
    clearTimeout(timer)
    timer = null
    const { told, problems, isRead: nowRead } = exchange.typed(text())
    isRead = nowRead
    show(isRead ? issueProblems(text(), issues) : problems)
    if (told !== null && 'steps' in told) refused(heard.edited(told.steps, session))
    else if (told !== null) heard.unread(told.unread, session)
    // What changed elsewhere meanwhile; after an edit the draft says all of it anyhow.
    else write()
  }
  const typed = () => {
    const now = performance.now()
    if (now - typedAt > pause) session = `JSON ${++sessions}`
    typedAt = now
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(take, calm)
  }
  const refused = (why: readonly Issue[]) => {
    if (why.length === 0) return
    write()
    show(why.map((issue) => ({ from: 0, to: 1, message: faultInWords(issue) })))
  }
  // The draft’s own way back, once it has taken up what was typed.
  const afterTyping = (act: () => void) => {
    take()
    // What is typed next is a step of its own.
    typedAt = -Infinity
    act()
  }
  const write = () => {
    const edits = exchange.heard(said, text())
    if (edits.length === 0) return
    const changes = edits.map(({ offset, length, content }) => ({
      from: offset,
      to: offset + length,
      insert: content,
    }))
    view.dispatch({ changes, annotations: fromDraft.of(true) })
    const again = exchange.typed(text())
    isRead = again.isRead
    show(isRead ? issueProblems(text(), issues) : again.problems)
  }
  const show = (problems: readonly Problem[]) => {
    const { doc } = view.state
    const whole = problems.map((problem) => ({ ...problem, line: doc.lineAt(problem.from).number }))
    view.dispatch(
      setDiagnostics(
        view.state,
        whole.map(({ from, to, message }) => ({ from, to, message, severity: 'error' })),
      ),
    )
    heard.problems(whole)
  }

  let explaining: ReturnType<typeof setTimeout> | null = null
  const explainSoon = () => {
    if (explaining !== null) clearTimeout(explaining)
    explaining = setTimeout(() => {
      const meaning = meaningAt(text(), view.state.selection.main.head, policy())
      heard.meaning(meaning?.lines ?? null)
    }, calm)
  }

  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: textOf(start),
      extensions: [
        extensions({
          policy,
          leave: heard.leave,
          undo: () => afterTyping(heard.undo),
          redo: () => afterTyping(heard.redo),
        }),
        EditorView.updateListener.of(({ docChanged, selectionSet, transactions }) => {
          if (docChanged || selectionSet) explainSoon()
          if (docChanged && !transactions.some((each) => each.annotation(fromDraft))) typed()
        }),
        EditorView.domEventHandlers({
          beforeinput: (event) => {
            if (!event.inputType.startsWith('history')) return false
            event.preventDefault()
            return true
          },
          blur: take,
        }),
      ],
    }),
  })
  // Only commands go on to the page: what is typed here is no shortcut of its own.
  const keep = (event: KeyboardEvent) => {
    const isCommand = event.ctrlKey || event.metaKey
    if (!isCommand || event.composedPath()[0] instanceof HTMLInputElement) event.stopPropagation()
  }
  host.addEventListener('keydown', keep)
  const first = exchange.typed(text())
  if (!first.isRead) {
    isRead = false
    show(first.problems)
  }

  const goTo: JsonEditor['goTo'] = ({ from, to }) => {
    view.dispatch({
      selection: EditorSelection.single(from, to),
      effects: EditorView.scrollIntoView(from, { y: 'center' }),
    })
    view.focus()
  }
  return {
    say(next) {
      said = next
      if (timer === null) write()
    },
    blame(next) {
      issues = next
      if (timer === null && isRead) show(issueProblems(text(), issues))
    },
    goTo,
    find: (path) => goTo(placeOf(text(), path)),
    close() {
      take()
      if (explaining !== null) clearTimeout(explaining)
      host.removeEventListener('keydown', keep)
      view.destroy()
    },
  }
}
