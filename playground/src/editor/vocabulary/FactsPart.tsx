import { Page } from '../../address/Page.tsx'
import type { EditorProps } from '../edit.ts'
import { FaultSummary } from '../FaultSummary.tsx'
import { PartsNav } from '../PartsNav.tsx'
import { AreaForm } from './facts/AreaForm.tsx'
import { FactForm } from './facts/FactForm.tsx'
import { NewFact } from './facts/NewFact.tsx'
import { declarationInWords } from './facts/words.ts'
import { EntryList } from './list/EntryList.tsx'
import type { EntryWords } from './list/entry.ts'
import { NewTitled } from './list/NewTitled.tsx'

/** What the policy asks about a person, and the areas people live in. */
export function FactsPart({ rest, ...editor }: EditorProps & { readonly rest: string }) {
  return (
    <Page title="Facts" caption={editor.policy.title}>
      <PartsNav current="facts" />
      <FaultSummary editor={editor} />
      <EntryList
        editor={editor}
        section="facts"
        rest={rest}
        heading="What is asked about a person"
        intro={
          <p className="govuk-body">
            Facts are supplied by people; any of them may be unknown. What is worked out from them is under{' '}
            <a className="govuk-link" href="#/policy/part/derived">
              derived facts
            </a>
            .
          </p>
        }
        wordsOf={factEntry}
        Form={FactForm}
        New={NewFact}
      />
      <EntryList
        editor={editor}
        section="areas"
        rest={rest}
        heading="Areas"
        intro={<p className="govuk-body">The areas that people are counted by.</p>}
        wordsOf={areaEntry}
        Form={AreaForm}
        New={NewTitled}
      />
    </Page>
  )
}

function factEntry({ document }: EditorProps, id: string): EntryWords {
  const fact = document.facts?.[id]
  if (fact === undefined) return { title: id, words: null }
  const from = fact.suppliedBy === undefined ? '' : ` Supplied by ${fact.suppliedBy}.`
  return { title: fact.title, words: `${declarationInWords(fact)}${from}` }
}

function areaEntry({ document }: EditorProps, id: string): EntryWords {
  return { title: document.areas?.[id]?.title ?? id, words: null }
}
