import { saidText, sentenceOf } from '../conditions/sentence.ts'
import type { EditorProps } from '../edit.ts'

/** What the condition at a place says, as a sentence without its full stop. */
export function sentenceAt(editor: EditorProps, path: string): string {
  const said = sentenceOf(editor, { kind: 'facts' }, path)
  if (said === null) return 'Nothing is asked'
  const words = saidText(said)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
