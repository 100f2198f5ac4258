import type { ReactNode } from 'react'
import { useHashPath } from '../address/address.ts'
import { Page } from '../address/Page.tsx'
import { StaleNotice, useStaleness } from '../policy/result/StaleNotice.tsx'

const pages = [
  { path: '/checks', text: 'Findings' },
  { path: '/checks/examples', text: 'Examples' },
  { path: '/checks/readings', text: 'Readings' },
] as const

interface ChecksPageProps {
  readonly title: string
  readonly children: ReactNode
}

/** A page of the checks, with the way to the others; what follows an older draft is greyed and says so. */
export function ChecksPage({ title, children }: ChecksPageProps) {
  const [here] = useHashPath()
  const staleness = useStaleness()
  return (
    <Page title={title} caption="Checks">
      <nav aria-label="Checks" className="contents">
        <ul className="govuk-list contents__list">
          {pages.map(({ path, text }) => (
            <li key={path}>
              <a className="govuk-link" href={`#${path}`} aria-current={here === path ? 'page' : undefined}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <StaleNotice staleness={staleness} />
      <div className={staleness.isStale ? 'checks checks--stale' : 'checks'}>{children}</div>
    </Page>
  )
}
