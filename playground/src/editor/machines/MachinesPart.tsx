import { Page } from '../../address/Page.tsx'
import type { EditorProps } from '../edit.ts'
import { FaultSummary } from '../FaultSummary.tsx'
import { PartsNav } from '../PartsNav.tsx'
import { regionsIn } from './region.ts'
import { RegionView } from './RegionView.tsx'

/** How a case travels: the parts of the process side by side, one of them open. */
export function MachinesPart({ rest, ...editor }: EditorProps & { readonly rest: string }) {
  const regions = regionsIn(editor.document)
  const asked =
    regions.find(({ id }) => id === rest || id.startsWith(`${rest}.`)) ??
    (rest === '' ? regions[0] : undefined)
  return (
    <Page title={asked === undefined ? 'Process' : `Process: ${asked.title}`} caption={editor.policy.title}>
      <PartsNav current="machines" />
      <FaultSummary editor={editor} />
      <p className="govuk-body">
        The rules propose, the process permits, and people decide. Here is which event leads from where to
        where, what has to be met for it, and what is owed after it.
      </p>
      {regions.length === 0 && (
        <p className="govuk-body">
          This policy has no process: it assesses, and says nothing of how a case travels. One can be written
          in{' '}
          <a className="govuk-link" href="#/policy/part/json">
            the JSON
          </a>{' '}
          under <code>machines</code>.
        </p>
      )}
      {regions.length > 0 && (
        <nav aria-label="Parts of the process" className="contents">
          <ul className="govuk-list contents__list">
            {regions.map(({ id, title }) => (
              <li key={id}>
                <a
                  className="govuk-link"
                  href={`#/policy/part/machines/${encodeURIComponent(id)}`}
                  aria-current={id === asked?.id ? 'page' : undefined}
                >
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {asked === undefined && regions.length > 0 && (
        <p className="govuk-body">There is no part “{rest}” in this draft. Choose one of those above.</p>
      )}
      {asked !== undefined && <RegionView key={asked.id} editor={editor} region={asked} regions={regions} />}
    </Page>
  )
}
