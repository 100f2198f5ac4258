import { Page } from '../../address/Page.tsx'
import type { EditorProps } from '../edit.ts'
import { FaultSummary } from '../FaultSummary.tsx'
import { PartsNav } from '../PartsNav.tsx'
import { decisionsOf } from '../rules/decision.ts'
import { DecisionTable } from './DecisionTable.tsx'

/** A decision as a table, and the way to the tables of the others. */
export function TablePart({ rest, ...editor }: EditorProps & { readonly rest: string }) {
  const decisions = decisionsOf(editor.document)
  const asked = decisions.find(({ id }) => id === rest) ?? (rest === '' ? decisions[0] : undefined)
  const title = asked === undefined ? 'Decision tables' : `${asked.decision.title} as a table`
  return (
    <Page title={title} caption={editor.policy.title}>
      <PartsNav current="table" />
      <FaultSummary editor={editor} />
      {decisions.length === 0 && (
        <p className="govuk-body">
          The policy has no decision yet.{' '}
          <a className="govuk-link" href="#/policy?section=rules">
            Add one with its rules
          </a>
          , and its table is here.
        </p>
      )}
      {decisions.length > 0 && (
        <nav aria-label="Decision tables" className="contents">
          <ul className="govuk-list contents__list">
            {decisions.map(({ id, decision }) => (
              <li key={id}>
                <a
                  className="govuk-link"
                  href={`#/policy/part/table/${encodeURIComponent(id)}`}
                  aria-current={id === asked?.id ? 'page' : undefined}
                >
                  {decision.title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {asked === undefined && decisions.length > 0 && (
        <p className="govuk-body">There is no decision “{rest}” in this draft. Choose one of those above.</p>
      )}
      {asked !== undefined && (
        <DecisionTable key={asked.id} editor={editor} id={asked.id} decision={asked.decision} />
      )}
    </Page>
  )
}
