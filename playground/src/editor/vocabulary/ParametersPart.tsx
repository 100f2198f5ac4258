import { Page } from '../../address/Page.tsx'
import { BasisTag } from '../../sources/BasisTag.tsx'
import { parameterInWords } from '../../words/parameters.ts'
import type { EditorProps } from '../edit.ts'
import { FaultSummary } from '../FaultSummary.tsx'
import { PartsNav } from '../PartsNav.tsx'
import { EntryList } from './list/EntryList.tsx'
import type { EntryWords } from './list/entry.ts'
import { NewParameter } from './parameters/NewParameter.tsx'
import { ParameterForm } from './parameters/ParameterForm.tsx'

/** The figures and lists that people may decide to change: all that each of them says. */
export function ParametersPart({ rest, ...editor }: EditorProps & { readonly rest: string }) {
  return (
    <Page title="Parameters" caption={editor.policy.title}>
      <PartsNav current="parameters" />
      <FaultSummary editor={editor} />
      <EntryList
        editor={editor}
        section="parameters"
        rest={rest}
        heading="Figures and lists"
        intro={
          <p className="govuk-body">
            Here you change what a parameter is: its title, bounds and what it rests on. To try a value and
            see at once who moves, use{' '}
            <a className="govuk-link" href="#/policy">
              the page of figures and rules
            </a>
            .
          </p>
        }
        wordsOf={parameterEntry}
        Form={ParameterForm}
        New={NewParameter}
      />
    </Page>
  )
}

function parameterEntry({ document, policy }: EditorProps, id: string): EntryWords {
  const parameter = document.parameters?.[id]
  if (parameter === undefined) return { title: id, words: null }
  const { title, value, unit, basis } = parameter
  return {
    title,
    tags: <BasisTag basis={basis} />,
    words: parameterInWords(policy, value, unit),
  }
}
