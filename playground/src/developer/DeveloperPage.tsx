import type { ReactNode } from 'react'
import { useHashPath } from '../address/address.ts'
import { Page } from '../address/Page.tsx'
import { StaleNotice, useStaleness } from '../policy/result/StaleNotice.tsx'

const pages = [
  { path: '/developer/snippet', text: 'Snippet' },
  { path: '/developer/json', text: 'JSON' },
  { path: '/developer/schema', text: 'Schemas' },
  { path: '/developer/vectors', text: 'Test vectors' },
] as const

/** A page for the developer, with the way to the others. What is on it follows the last valid draft. */
export function DeveloperPage({ title, children }: { title: string; children: ReactNode }) {
  const [at] = useHashPath()
  const here = at === '/developer' ? '/developer/snippet' : at
  const staleness = useStaleness()
  return (
    <Page title={title} caption="Developer">
      <nav aria-label="Developer" className="contents">
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
      {children}
    </Page>
  )
}
