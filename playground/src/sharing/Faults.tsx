import { useEffect, useRef } from 'react'
import { count } from '../words/numbers.ts'
import { toldAtMost, type Placed } from './file/placed.ts'

interface FaultsProps {
  /** What cannot be opened: a file’s name, `The link`. */
  readonly what: string
  readonly issues: readonly Placed[]
}

/** Why something cannot be opened: what is wrong, where, and what to do. */
export function Faults({ what, issues }: FaultsProps) {
  const box = useRef<HTMLDivElement>(null)
  const more = issues.length - toldAtMost
  useEffect(() => box.current?.focus(), [issues])
  return (
    <div className="govuk-error-summary" tabIndex={-1} ref={box}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">{what} cannot be opened</h2>
        <div className="govuk-error-summary__body">
          <p>Nothing has been changed.</p>
          <ul className="govuk-list govuk-error-summary__list">
            {issues.slice(0, toldAtMost).map(({ message, help, where, path }, at) => (
              <li key={at} className="fault">
                <strong>{plain(message)}</strong>
                {where !== undefined && (
                  <span className="fault__where">
                    On {where}
                    {path !== '' && (
                      <>
                        {' '}
                        (<code>{path}</code>)
                      </>
                    )}
                    .
                  </span>
                )}
                {help !== undefined && <span className="fault__help">{plain(help)}</span>}
              </li>
            ))}
          </ul>
          {more > 0 && <p>And {count(more, 'fault', 'faults')} more, which may go with these.</p>}
        </div>
      </div>
    </div>
  )
}

/** Names in the messages of the core stand between marks of code. */
function plain(text: string): string {
  return text.replaceAll(/`([^`]*)`/g, '“$1”')
}
