import type { Rule } from '@iom-rules/core'
import { outcomeInWords } from '../../words/answers.ts'
import { sentenceOf } from '../conditions/sentence.ts'
import type { EditorProps } from '../edit.ts'
import { rulePath } from './edits/rules.ts'
import { wordsFor } from './words.ts'

interface RuleSentenceProps {
  readonly editor: EditorProps
  readonly decision: string
  readonly rule: Rule
}

/** What a rule says, with gaps where something is still to be said. */
export function RuleSentence({ editor, decision, rule }: RuleSentenceProps) {
  const said = sentenceOf(editor, { kind: 'facts' }, `${rulePath(decision, rule.name)}/conditions`) ?? []
  return (
    <p className="rule__sentence">
      {outcomeInWords(wordsFor(editor), decision, rule.event.type)} if{' '}
      {said.map(({ text, isGap }, at) =>
        // The stretches of one sentence, in their order.
        // oxlint-disable-next-line react/no-array-index-key
        isGap ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
      )}
      .
    </p>
  )
}
