import { Page } from '../../address/Page.tsx'
import { Tag } from '../../design/Tag.tsx'
import { dayInWords } from '../../words/days.ts'
import type { EditorProps } from '../edit.ts'
import { FaultSummary } from '../FaultSummary.tsx'
import { PartsNav } from '../PartsNav.tsx'
import { pathTo } from '../place.ts'
import { AssumptionForm } from './assumptions/AssumptionForm.tsx'
import { NewAssumption } from './assumptions/NewAssumption.tsx'
import { SourceForm } from './assumptions/SourceForm.tsx'
import { conditionInWords } from './conditions/words.ts'
import { EntryList } from './list/EntryList.tsx'
import type { EntryWords } from './list/entry.ts'
import { NewTitled } from './list/NewTitled.tsx'

/** What the policy holds always to be so, and the documents it is written from. */
export function AssumptionsPart({ rest, ...editor }: EditorProps & { readonly rest: string }) {
  return (
    <Page title="Assumptions and sources" caption={editor.policy.title}>
      <PartsNav current="assumptions" />
      <FaultSummary editor={editor} />
      <EntryList
        editor={editor}
        section="assumptions"
        rest={rest}
        heading="What is held always to be so"
        intro={
          <p className="govuk-body">
            Facts cannot be just anything together: each assumption says what they cannot be.
          </p>
        }
        wordsOf={assumptionEntry}
        Form={AssumptionForm}
        New={NewAssumption}
      />
      <EntryList
        editor={editor}
        section="sources"
        rest={rest}
        heading="Sources"
        intro={
          <p className="govuk-body">
            The documents that the policy is written from. Rules and figures quote them.
          </p>
        }
        wordsOf={sourceEntry}
        Form={SourceForm}
        New={NewTitled}
      />
    </Page>
  )
}

function assumptionEntry(editor: EditorProps, id: string): EntryWords {
  const assumption = (editor.document.assumptions ?? []).find((each) => each.id === id)
  if (assumption === undefined) return { title: id, words: null }
  return {
    title: assumption.reason,
    tags: <Tag>{assumption.use === 'report' ? 'Only reported' : 'Reasoned with'}</Tag>,
    words: conditionInWords(editor, pathTo('assumptions', id, 'condition')),
  }
}

function sourceEntry({ document }: EditorProps, id: string): EntryWords {
  const source = document.sources?.[id]
  const published = source?.published
  return {
    title: source?.title ?? id,
    words:
      published === undefined
        ? 'The day of publication is not known.'
        : `Published ${dayInWords(published)}.`,
  }
}
