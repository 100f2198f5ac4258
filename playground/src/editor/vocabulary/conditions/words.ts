import { idInWords } from '../../../words/titles.ts'
import { saidText, sentenceOf } from '../../conditions/sentence.ts'
import type { EditorProps } from '../../edit.ts'

/** What the condition at a place says, as a sentence of its own. */
export function conditionInWords(editor: EditorProps, path: string): string {
  const said = sentenceOf(editor, { kind: 'facts' }, path)
  if (said === null) return ''
  const text = saidText(said)
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

/** A named condition has no title of its own: its name in words, as a heading. */
export function nameAsTitle(name: string): string {
  const words = idInWords(name)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
