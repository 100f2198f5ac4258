import type { Family } from '@iom-rules/core/analysis'
import { count } from '../../words/numbers.ts'
import { exampleAddress } from '../example/address.ts'

interface FamiliesProps {
  readonly families: readonly Family[]
  readonly more: number
  readonly decision: string | undefined
}

const shownAtMost = 4

/** Whom a finding is about, family by family, each with the way to an example person. */
export function Families({ families, more, decision }: FamiliesProps) {
  const shown = families.slice(0, shownAtMost)
  const left = families.length - shown.length + more
  return (
    <div className="families">
      <p className="families__title">Whom it is about</p>
      <ul className="govuk-list govuk-list--bullet">
        {shown.map(({ words, example }) => (
          <li key={words}>
            {words}
            {example !== null && families.length > 1 && (
              <>
                {' '}
                <a className="govuk-link no-print" href={`#${exampleAddress(example, decision)}`}>
                  Example<span className="govuk-visually-hidden">: {words}</span>
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
      {left > 0 && <p className="govuk-body-s">And {count(left, 'group more', 'groups more')}.</p>}
    </div>
  )
}
