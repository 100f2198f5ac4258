import { difference, numberInWords } from '../../words/numbers.ts'
import type { Curve } from './curve.ts'

interface LegendProps {
  readonly curves: readonly Curve[]
  /** The steps of the value at hand and of the published one. */
  readonly at: number
  readonly publishedAt: number
  readonly where: string
}

/** Which line is which, and how many there are at the value at hand. */
export function Legend({ curves, at, publishedAt, where }: LegendProps) {
  return (
    <ul className="legend" aria-label={`At this value, in ${where}`}>
      {curves.map(({ answer, title, counts }, place) => {
        const [now = 0, was = 0] = [counts[at], counts[publishedAt]]
        return (
          <li key={answer} className="legend__entry">
            <svg className="legend__sample" viewBox="0 0 40 10" width="40" height="10" aria-hidden="true">
              <path className={`sweep-line sweep-line--${place % 4}`} d="M0 5H40" />
            </svg>
            {title} <strong>{numberInWords(now)}</strong>
            {now !== was && (
              <span className="legend__was"> ({difference(was, now)} on the published value)</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
