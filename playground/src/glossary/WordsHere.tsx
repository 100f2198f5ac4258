import { useState, type ToggleEvent } from 'react'
import { useHashPath } from '../address/address.ts'
import { termsIn } from './found.ts'
import { TermList } from './TermList.tsx'
import type { Term } from './terms.ts'

/** The words of the field that stand on this screen, explained in place. */
export function WordsHere() {
  const [here] = useHashPath()
  // The glossary explains all of them. On another screen other words stand: it is closed there.
  return here === '/glossary' ? null : <Words key={here} />
}

function Words() {
  const [found, setFound] = useState<readonly Term[]>([])
  // What is on the screen is what counts, so it is read there, and only when somebody asks.
  const look = ({ currentTarget, newState }: ToggleEvent<HTMLDetailsElement>) => {
    if (newState !== 'open') return
    const main = currentTarget.closest('main')
    const words = [...(main?.children ?? [])].filter((part) => part !== currentTarget)
    setFound(termsIn(words.map((part) => part.textContent).join(' ')))
  }
  return (
    <details className="govuk-details words-here no-print" onToggle={look}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Words used on this screen</span>
      </summary>
      <div className="govuk-details__text">
        {found.length === 0 ? (
          <p className="govuk-body">None that the glossary explains.</p>
        ) : (
          <TermList terms={found} />
        )}
        <p className="govuk-body">
          <a className="govuk-link" href="#/glossary">
            See the whole glossary
          </a>
        </p>
      </div>
    </details>
  )
}
