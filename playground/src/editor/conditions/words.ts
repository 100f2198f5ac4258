import type { PolicyDocument } from '@iom-rules/core'
import { parameterInWords } from '../../words/parameters.ts'
import { idInWords } from '../../words/titles.ts'
import type { EditorProps } from '../edit.ts'
import type { Scope } from './scope.ts'
import { itemOf, type GroupKind } from './shape.ts'
import { saidText, sentenceOf } from './sentence.ts'
import { valueAt } from '../place.ts'
import { seatOf } from './edits/tree-path.ts'

/** What a group says of its parts. */
export function groupWords(kind: GroupKind, isNegated: boolean): string {
  if (isNegated) return kind === 'all' ? 'Not all of these are so' : 'None of these is so'
  return kind === 'all' ? 'All of these are so' : 'At least one of these is so'
}

/** What stands between the parts of a group. */
export function joiner(kind: GroupKind): 'and' | 'or' {
  return kind === 'all' ? 'and' : 'or'
}

/** A named condition as people call it: it has no title of its own. */
export function nameInWords(name: string): string {
  return `“${idInWords(name)}”`
}

/** A named condition has no title of its own: its name in words, as a heading. */
export function conditionTitle(name: string): string {
  const words = idInWords(name)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A part in a few words, to say which one is meant. */
export function partInWords(editor: EditorProps, scope: Scope, path: string): string {
  const { shape } = itemOf(valueAt(editor.document, path), path)
  if (shape.kind === 'named' && shape.name !== '') return nameInWords(shape.name)
  const said = sentenceOf(editor, scope, path)
  const words = said === null ? '' : saidText(said)
  return words.length > 90 ? `${words.slice(0, words.lastIndexOf(' ', 80))} …` : words
}

/** Where a part stands among those of its group: `, now 2 of 4`. */
export function placeInWords(document: PolicyDocument, path: string): string {
  const seat = seatOf(path)
  const members = seat === null ? null : valueAt(document, seat.list)
  return seat === null || !Array.isArray(members) ? '' : `, now ${seat.at + 1} of ${members.length}`
}

/** A figure of the policy to choose, its value first: `75%: OGRS score that counts`. Lists are short of room. */
export function figureInWords(
  { policy, document }: Pick<EditorProps, 'policy' | 'document'>,
  id: string,
): string {
  const parameter = document.parameters?.[id]
  if (parameter === undefined) return id
  return `${parameterInWords(policy, parameter.value, parameter.unit)}: ${parameter.title}`
}

/** The name of the list whose records a condition is about, inside a sentence. */
export function listTitle(document: PolicyDocument, list: string): string {
  return document.facts?.[list]?.title ?? idInWords(list)
}
