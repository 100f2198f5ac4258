import type { Whereabouts } from '../../whereabouts.ts'

interface StillUsedProps {
  /** `This parameter`. */
  readonly what: string
  readonly uses: readonly Whereabouts[]
}

/** Why something cannot be taken out, and the way to what has to change before. */
export function StillUsed({ what, uses }: StillUsedProps) {
  return (
    <div className="entry__refusal" role="status">
      <p className="govuk-body">{what} cannot be removed while something uses it. Change these first:</p>
      <ul className="govuk-list govuk-list--bullet">
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
