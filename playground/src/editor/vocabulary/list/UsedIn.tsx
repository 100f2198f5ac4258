import { Details } from '../../../design/Details.tsx'
import type { Whereabouts } from '../../whereabouts.ts'
import { count } from '../../../words/numbers.ts'

/** What speaks of a thing, each a way there. */
export function UsedIn({ one, uses }: { one: string; uses: readonly Whereabouts[] }) {
  if (uses.length === 0) return <p className="govuk-body-s entry__unused">Nothing uses this {one}.</p>
  return (
    <Details summary={`Used in ${count(uses.length, 'place', 'places')}`}>
      <ul className="govuk-list govuk-list--bullet">
        {uses.map(({ words, address }) => (
          <li key={words}>
            <a className="govuk-link" href={`#${address}`}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </Details>
  )
}
