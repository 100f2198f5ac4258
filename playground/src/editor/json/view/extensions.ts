import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  indentOnInput,
  indentUnit,
} from '@codemirror/language'
import { nextDiagnostic, previousDiagnostic } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import {
  closeHoverTooltips,
  drawSelection,
  EditorView,
  hasHoverTooltips,
  highlightActiveLine,
  highlightActiveLineGutter,
  hoverTooltip,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import type { Policy } from '@iom-rules/core'
import { offersAt } from '../help/complete.ts'
import { meaningAt, type Meaning } from '../help/hover.ts'
import { look } from './look.ts'

interface Around {
  /** The last draft that was a policy, for words. */
  readonly policy: () => Policy
  /** Takes focus out of the editor. */
  readonly leave: () => void
  readonly undo: () => void
  readonly redo: () => void
}

/** What the editor can do, its changes apart. Undo is the draft's: the editor has no history of its own. */
export function extensions({ policy, leave, undo, redo }: Around): Extension[] {
  return [
    lineNumbers(),
    highlightActiveLineGutter(),
    foldGutter(),
    codeFolding(),
    drawSelection(),
    indentOnInput(),
    indentUnit.of('  '),
    bracketMatching(),
    closeBrackets(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    // At the foot: the bar of the draft stands over the top.
    search({ top: false }),
    json(),
    EditorView.lineWrapping,
    EditorState.tabSize.of(2),
    EditorState.phrases.of(phrases),
    autocompletion({
      override: [({ state, pos, explicit }) => offersAt(state.doc.toString(), pos, explicit)],
      icons: false,
    }),
    hoverTooltip((view, at) => tooltip(meaningAt(view.state.doc.toString(), at, policy()))),
    // Tab moves on to what follows the editor, and never indents: nobody gets caught in it.
    keymap.of([
      { key: 'Mod-z', run: done(undo), stopPropagation: true, preventDefault: true },
      { key: 'Mod-y', run: done(redo), stopPropagation: true, preventDefault: true },
      { key: 'Mod-Shift-z', run: done(redo), stopPropagation: true, preventDefault: true },
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...searchKeymap,
      ...foldKeymap,
      { key: 'F8', run: nextDiagnostic },
      { key: 'Shift-F8', run: previousDiagnostic },
      { key: 'Escape', run: closeMeaning },
      { key: 'Escape', run: done(leave) },
      ...defaultKeymap,
    ]),
    EditorView.contentAttributes.of({
      'aria-label': 'The policy as JSON',
      spellcheck: 'false',
      tabindex: '0',
    }),
    look,
  ]
}

/** What opened under the pointer closes first. */
function closeMeaning(view: EditorView): boolean {
  if (!hasHoverTooltips(view.state)) return false
  view.dispatch({ effects: closeHoverTooltips })
  return true
}

/** A command that is always done. */
function done(act: () => void): () => boolean {
  return () => {
    act()
    return true
  }
}

const phrases = {
  'Fold line': 'Close this part',
  'Unfold line': 'Open this part',
  'folded code': 'a part that is closed',
  unfold: 'open it',
  replace: 'replace',
}

function tooltip(meaning: Meaning | null) {
  if (meaning === null) return null
  const { from, to, lines } = meaning
  return {
    pos: from,
    end: to,
    above: true,
    create: () => ({ dom: paragraphs(lines) }),
  }
}

function paragraphs([word = '', ...lines]: readonly string[]): HTMLElement {
  const box = document.createElement('div')
  box.className = 'cm-meaning'
  const head = document.createElement('div')
  head.className = 'cm-meaning__word'
  head.textContent = word
  const rest = lines.map((line) => {
    const part = document.createElement('div')
    part.textContent = line
    return part
  })
  box.append(head, ...rest)
  return box
}
