import type { Policy } from '@iom-rules/core'
import { allAreas, type Counts } from '../../caseload/counts.ts'
import { difference, numberInWords } from '../../words/numbers.ts'

interface BarsProps {
  readonly policy: Policy
  readonly counts: Counts
  /** Empty for all of them. */
  readonly area: string
  readonly sides: string
}

/** Bars for every area: what it was above, what it would be below. The table after it says the same. */
export function Bars({ policy, counts, area, sides }: BarsProps) {
  const areas = area === '' ? [allAreas, ...Object.keys(policy.areas)] : [area]
  const nameOf = (id: string) => (id === allAreas ? 'All areas' : (policy.areas[id]?.title ?? id))
  const lines = counts.lines.filter(({ key }) =>
    Object.values(counts.cells[key] ?? {}).some(({ before, after }) => before + after > 0),
  )
  return (
    <div className="bars">
      <p className="bars__key" aria-hidden="true">
        <span className="bars__sample" /> {sides.split(' → ')[0]}{' '}
        <span className="bars__sample bars__sample--after" /> {sides.split(' → ')[1]}
      </p>
      <div className="bars__areas">
        {areas.map((id) => {
          const most = Math.max(
            1,
            ...lines.flatMap(({ key }) => {
              const { before, after } = counts.cells[key]?.[id] ?? { before: 0, after: 0 }
              return [before, after]
            }),
          )
          return (
            <figure
              key={id}
              className="bars__area"
              aria-label={`${nameOf(id)}: the table below says the same`}
            >
              <figcaption className="govuk-heading-s bars__title">{nameOf(id)}</figcaption>
              <ul className="bars__lines">
                {lines.map(({ key, title }) => {
                  const { before, after } = counts.cells[key]?.[id] ?? { before: 0, after: 0 }
                  return (
                    <li key={key} className="bars__line">
                      <span className="bars__name">{title}</span>
                      <span className="bars__pair" aria-hidden="true">
                        <Bar side="before" share={before / most} />
                        <Bar side="after" share={after / most} />
                      </span>
                      <span className="bars__figure">
                        {before === after
                          ? numberInWords(after)
                          : `${numberInWords(before)} → ${numberInWords(after)} (${difference(before, after)})`}
                      </span>
                    </li>
                  )
                })}
              </ul>
            </figure>
          )
        })}
      </div>
    </div>
  )
}

// Drawn as SVG, since the page’s policy admits no style that stands in the markup.
function Bar({ side, share }: { side: 'before' | 'after'; share: number }) {
  return (
    <svg className={`bars__bar bars__bar--${side}`} viewBox="0 0 100 8" preserveAspectRatio="none">
      <rect x="0" y="0.5" width={Math.max(share * 100, share > 0 ? 0.8 : 0)} height="7" />
    </svg>
  )
}
