import type { DerivedFact, PolicyDocument } from '@iom-rules/core'
import { insideSentence } from '../../../words/titles.ts'
import { pathTo } from '../../place.ts'
import { listOf } from '../../vocabulary/derived/kinds.ts'
import { sentenceOf } from '../sentence.ts'
import { Disclosure } from '../tree/Disclosure.tsx'
import { NestedCondition } from '../tree/NestedCondition.tsx'
import { Sentence } from '../tree/Sentence.tsx'
import { useTree } from '../tree/tree.ts'
import { listTitle } from '../words.ts'

/** How a fact is worked out from a list, with its window, to be changed in place. */
export function DerivedDetails({ fact }: { fact: string }) {
  const { editor, opened } = useTree()
  const { document } = editor
  const derived =
    document.derived !== undefined && Object.hasOwn(document.derived, fact)
      ? document.derived[fact]
      : undefined
  if (derived === undefined) return null
  const list = listOf(derived)
  const root = pathTo('derived', fact, 'where')
  const scope = { kind: 'records', list } as const
  const said = sentenceOf(editor, scope, root)
  return (
    <Disclosure show="How this is worked out" hide="Close how this is worked out" of={derived.title}>
      <Sentence lead={leadOf(document, derived, said !== null)} said={said ?? []} isSmall />
      <NestedCondition
        kind="fact"
        id={fact}
        root={root}
        scope={scope}
        opened={opened}
        title={`How “${derived.title}” is worked out`}
      />
    </Disclosure>
  )
}

/** `Whether there is a record of offences where`: the words before what is asked of a record. */
function leadOf(document: PolicyDocument, derived: DerivedFact, isAsked: boolean): string {
  const list = insideSentence(listTitle(document, listOf(derived)))
  const where = isAsked ? ' where' : ''
  if ('exists' in derived) return `Whether there is a record of ${list}${where}`
  if ('count' in derived) return `How many records of ${list} there are${where}`
  if ('sum' in derived) {
    const table = document.tables?.[derived.of.table]?.title ?? derived.of.table
    return `The sum of “${table}” over the records of ${list}${where}`
  }
  const fields = document.facts?.[derived.latest]
  const field = fields?.type === 'list' ? fields.record?.[derived.of]?.title : undefined
  return `The latest ${insideSentence(field ?? derived.of)} of the records of ${list}${where}`
}
