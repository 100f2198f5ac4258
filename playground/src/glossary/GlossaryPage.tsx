import { Page } from '../address/Page.tsx'
import { TermList } from './TermList.tsx'
import { terms } from './terms.ts'

/** Every word of the field that the screens use. */
export function GlossaryPage() {
  return (
    <Page title="Glossary">
      <p className="govuk-body">
        Words of the field, as these screens use them. Where the documents define a word, the policy cites
        them: what is said here decides nothing.
      </p>
      <TermList terms={terms} />
    </Page>
  )
}
