import type { PolicyDocument } from '@iom-rules/core'
import { whereabouts } from '../whereabouts.ts'

interface HeldByProps {
  readonly document: PolicyDocument
  /** What would be left without it, by JSON Pointer. */
  readonly places: readonly string[]
  readonly what: 'decision' | 'outcome'
}

/** What speaks of something, and therefore keeps it from being taken out. */
export function HeldBy({ document, places, what }: HeldByProps) {
  const found = places.map((path) => whereabouts(document, path))
  const uses = found.filter(({ words }, at) => found.findIndex((use) => use.words === words) === at)
  if (uses.length === 0) return null
  return (
    <div className="held-by">
      <p className="govuk-body-s">This {what} can be removed once these no longer speak of it:</p>
      <ul className="govuk-list govuk-list--bullet govuk-body-s">
        {uses.map(({ words, address }) => (
          <li key={words}>
            <a className="govuk-link" href={`#${address}`}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
