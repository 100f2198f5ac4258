import { Details } from '../../design/Details.tsx'
import { ConditionEditor } from '../conditions/ConditionEditor.tsx'
import type { EditorProps } from '../edit.ts'
import { pathTo } from '../place.ts'
import { decisionOf } from '../rules/decision.ts'
import { rulePath } from '../rules/edits/rules.ts'
import { ruleAddress } from '../whereabouts.ts'
import { sentenceAt } from '../table/sentence.ts'
import { conditionTitle } from '../conditions/words.ts'
import type { Asked } from './guard.ts'
import { GuardedBy } from './GuardedBy.tsx'

/** The conditions that a guard hangs on, to be read and changed where they are used. */
export function GuardInPlace({ editor, asked }: { editor: EditorProps; asked: Asked }) {
  if (asked.kind === 'condition') {
    const path = pathTo('conditions', asked.condition)
    const title = conditionTitle(asked.condition)
    return (
      <>
        <p className="govuk-body-s">
          {title}: {sentenceAt(editor, path)}.
        </p>
        <GuardedBy editor={editor} asked={asked} />
        <Details summary={`Change what “${title}” says, here and wherever it is used`}>
          <ConditionEditor
            {...editor}
            path={path}
            scope={{ kind: 'facts' }}
            label={`Named condition “${title}”`}
          />
        </Details>
      </>
    )
  }
  const drafted = decisionOf(editor.document, asked.decision)
  const rules = (drafted?.rules ?? []).filter(({ event }) => event.type === asked.outcome)
  return (
    <>
      <p className="govuk-body-s">
        <GuardedBy editor={editor} asked={asked} />
      </p>
      {rules.map(({ name, title = name }) => {
        const path = rulePath(asked.decision, name) + pathTo('conditions')
        return (
          <Details key={name} summary={`Change the rule “${title}”`}>
            <p className="govuk-body-s">
              It stands among the other rules of {drafted?.title}, and those before it count first:{' '}
              <a className="govuk-link" href={`#${ruleAddress(asked.decision, name)}`}>
                see it there
              </a>
              .
            </p>
            <ConditionEditor {...editor} path={path} scope={{ kind: 'facts' }} label={`Rule “${title}”`} />
          </Details>
        )
      })}
    </>
  )
}
