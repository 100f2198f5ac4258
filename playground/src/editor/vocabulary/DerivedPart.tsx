import { Page } from '../../address/Page.tsx'
import { count } from '../../words/numbers.ts'
import type { EditorProps } from '../edit.ts'
import { FaultSummary } from '../FaultSummary.tsx'
import { PartsNav } from '../PartsNav.tsx'
import { DerivedForm } from './derived/DerivedForm.tsx'
import { NewDerived } from './derived/NewDerived.tsx'
import { TableForm } from './derived/TableForm.tsx'
import { derivedInWords } from './derived/words.ts'
import { EntryList } from './list/EntryList.tsx'
import type { EntryWords } from './list/entry.ts'
import { NewTitled } from './list/NewTitled.tsx'

/** What is worked out from lists of records, and the tables of figures for it. */
export function DerivedPart({ rest, ...editor }: EditorProps & { readonly rest: string }) {
  return (
    <Page title="Derived facts" caption={editor.policy.title}>
      <PartsNav current="derived" />
      <FaultSummary editor={editor} />
      <EntryList
        editor={editor}
        section="derived"
        rest={rest}
        heading="What is worked out"
        intro={
          <p className="govuk-body">
            Nobody has to supply these: they are worked out from a list of records, counting those that you
            say count, within the window that you say.
          </p>
        }
        wordsOf={derivedEntry}
        Form={DerivedForm}
        New={NewDerived}
      />
      <EntryList
        editor={editor}
        section="tables"
        rest={rest}
        heading="Tables of figures"
        intro={
          <p className="govuk-body">
            Figures looked up by a choice, such as the weight of each type of offence. They are kept apart
            from the rules, with their edition.
          </p>
        }
        wordsOf={tableEntry}
        Form={TableForm}
        New={NewTitled}
      />
    </Page>
  )
}

function derivedEntry(editor: EditorProps, id: string): EntryWords {
  const derived = editor.document.derived?.[id]
  if (derived === undefined) return { title: id, words: null }
  return { title: derived.title, words: derivedInWords(editor, id, derived) }
}

function tableEntry({ document }: EditorProps, id: string): EntryWords {
  const table = document.tables?.[id]
  if (table === undefined) return { title: id, words: null }
  const figures = count(Object.keys(table.rows).length, 'figure', 'figures')
  return { title: table.title, words: `Edition ${table.edition}, ${figures}.` }
}
