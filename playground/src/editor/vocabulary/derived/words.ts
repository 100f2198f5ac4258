import type { DerivedFact } from '@iom-rules/core'
import { idInWords, insideSentence } from '../../../words/titles.ts'
import { saidText, sentenceOf } from '../../conditions/sentence.ts'
import type { EditorProps } from '../../edit.ts'
import { pathTo } from '../../place.ts'
import { kindOf, listOf } from './kinds.ts'

/** How a derived fact is worked out, in a sentence. */
export function derivedInWords(editor: EditorProps, id: string, derived: DerivedFact): string {
  const list = listOf(derived)
  const scope = { kind: 'records', list } as const
  const said = sentenceOf(editor, scope, pathTo('derived', id, 'where'))
  return `${beginning(editor, derived)}${said === null ? '' : `, where ${saidText(said)}`}.`
}

function beginning({ document }: EditorProps, derived: DerivedFact): string {
  const list = insideSentence(document.facts?.[listOf(derived)]?.title ?? idInWords(listOf(derived)))
  switch (kindOf(derived)) {
    case 'exists':
      return `Whether there is one among ${list}`
    case 'count':
      return `How many there are among ${list}`
    case 'sum': {
      const table = 'sum' in derived ? derived.of.table : ''
      return `The sum of “${document.tables?.[table]?.title ?? idInWords(table)}” over ${list}`
    }
    case 'latest':
      return `The latest day among ${list}`
  }
}
