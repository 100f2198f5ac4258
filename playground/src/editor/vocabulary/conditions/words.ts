import { saidText, sentenceOf } from '../../conditions/sentence.ts'
import type { EditorProps } from '../../edit.ts'

/** What the condition at a place says, as a sentence of its own. */
export function conditionInWords(editor: EditorProps, path: string): string {
  const said = sentenceOf(editor, { kind: 'facts' }, path)
  if (said === null) return ''
  const text = saidText(said)
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
