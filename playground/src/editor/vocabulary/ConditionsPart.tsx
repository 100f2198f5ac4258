import { Page } from '../../address/Page.tsx'
import { conditionTitle } from '../conditions/words.ts'
import type { EditorProps } from '../edit.ts'
import { FaultSummary } from '../FaultSummary.tsx'
import { PartsNav } from '../PartsNav.tsx'
import { pathTo } from '../place.ts'
import { ConditionForm } from './conditions/ConditionForm.tsx'
import { NewCondition } from './conditions/NewCondition.tsx'
import { conditionInWords } from './conditions/words.ts'
import { EntryList } from './list/EntryList.tsx'
import type { EntryWords } from './list/entry.ts'

/** Conditions with a name, which rules and the process use by it. */
export function ConditionsPart({ rest, ...editor }: EditorProps & { readonly rest: string }) {
  return (
    <Page title="Named conditions" caption={editor.policy.title}>
      <PartsNav current="conditions" />
      <FaultSummary editor={editor} />
      <EntryList
        editor={editor}
        section="conditions"
        rest={rest}
        heading="Conditions with a name"
        intro={
          <p className="govuk-body">
            A condition that several rules share has a name, and is changed in one place for all of them.
          </p>
        }
        wordsOf={conditionEntry}
        Form={ConditionForm}
        New={NewCondition}
      />
    </Page>
  )
}

function conditionEntry(editor: EditorProps, id: string): EntryWords {
  return { title: conditionTitle(id), words: conditionInWords(editor, pathTo('conditions', id)) }
}
