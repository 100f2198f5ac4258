import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { addressOf, go, useQuery } from '../address/address.ts'
import { Page } from '../address/Page.tsx'
import { useChecks } from '../checks/useChecks.ts'
import { Input } from '../design/Input.tsx'
import { useDraft, usePolicies } from '../draft/DraftProvider.tsx'
import { readShipped } from '../journeys/shipped.ts'
import { count } from '../words/numbers.ts'
import { entry, findingEntries, glossaryEntries, policyEntries, screenEntries, type Entry } from './entry.ts'
import { findPeople, openSearch, sameInTable } from './find.ts'

const shownAtMost = 50
const peopleAtMost = 20

/** Finds rules, figures, facts, people, findings, journeys and words, from one box. */
export function SearchPage() {
  const asked = useQuery().get('q') ?? ''
  const [typed, setTyped] = useState(asked)
  const query = useDeferredValue(typed.trim())
  const { entries, isChecking } = useEntries()
  const find = useMemo(() => openSearch(entries), [entries])
  const found = useMemo(() => find(query), [find, query])
  const { draft: policy } = usePolicies()
  const everybody = useDraft(({ caseload }) => caseload)
  const people = useMemo(
    () => findPeople(everybody, (area) => policy.areas[area]?.title ?? area, query, peopleAtMost),
    [everybody, policy, query],
  )
  const inTable = useMemo(
    () => (people.total > peopleAtMost ? sameInTable(everybody, policy.areas, query, people.total) : null),
    [everybody, policy, query, people],
  )
  useEffect(() => document.getElementById('search')?.focus(), [])
  const type = (text: string) => {
    setTyped(text)
    go(addressOf('/search', { q: text }), { replace: true })
  }
  return (
    <Page title="Search">
      <Input
        id="search"
        type="search"
        label="Search rules, parameters, facts, people, findings, journeys and words"
        value={typed}
        onChange={type}
      />
      <p className="govuk-body-s" role="status">
        {statusOf(query, found.length, people.total)}
        {query !== '' && isChecking && ' Findings of the checks follow when the checks are done.'}
      </p>
      {found.length > 0 && (
        <ol className="search-results">
          {found.slice(0, shownAtMost).map((each) => (
            <Found key={each.id} entry={each} />
          ))}
        </ol>
      )}
      {found.length > shownAtMost && (
        <p className="govuk-body-s">The first {shownAtMost} are shown. Type more to narrow it down.</p>
      )}
      {people.total > 0 && (
        <>
          <h2 className="govuk-heading-m">People</h2>
          <ul className="govuk-list">
            {people.people.map(({ ref, area }) => (
              <li key={ref}>
                <a className="govuk-link" href={`#/nominals/${encodeURIComponent(ref)}/why`}>
                  {ref}
                </a>
                {area !== undefined && `, ${policy.areas[area]?.title ?? area}`}
              </li>
            ))}
          </ul>
          {people.total > peopleAtMost && (
            <p className="govuk-body-s">
              The first {peopleAtMost} are shown.{' '}
              {inTable === null ? (
                'Type more to narrow it down.'
              ) : (
                <a className="govuk-link" href={`#${addressOf('/nominals', inTable)}`}>
                  Look among the nominals
                </a>
              )}
            </p>
          )}
        </>
      )}
      {query === '' && (
        <p className="govuk-body">Try “MAPPA”, “threshold”, “gap”, or the reference of a nominal.</p>
      )}
    </Page>
  )
}

function Found({ entry: { kind, title, text, address } }: { entry: Entry }) {
  return (
    <li className="search-results__found">
      <p className="govuk-body">
        <a className="govuk-link" href={`#${address}`}>
          {title}
        </a>{' '}
        <span className="search-results__kind">{kind}</span>
      </p>
      {text !== '' && <p className="govuk-body-s">{text}</p>}
    </li>
  )
}

function useEntries(): { readonly entries: readonly Entry[]; readonly isChecking: boolean } {
  const { draft, published } = usePolicies()
  const { judged } = useChecks()
  const entries = useMemo(
    () => [
      ...screenEntries(),
      ...policyEntries(draft),
      ...glossaryEntries(),
      ...readShipped(published).map(({ id, title, scenario }) =>
        entry('Journey', id, title, scenario?.aim ?? '', `/journeys/${id}`),
      ),
      ...findingEntries((judged ?? []).map(({ finding }) => finding)),
    ],
    [draft, published, judged],
  )
  return { entries, isChecking: judged === null }
}

function statusOf(query: string, found: number, people: number): string {
  if (query === '') return ''
  if (found + people === 0) return 'Nothing is found. Try fewer or other words.'
  const parts = [
    ...(found > 0 ? [count(found, 'thing', 'things')] : []),
    ...(people > 0 ? [count(people, 'person', 'people')] : []),
  ]
  return `${parts.join(' and ')} found.`
}
