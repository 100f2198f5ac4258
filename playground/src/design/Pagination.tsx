interface PaginationProps {
  readonly page: number
  readonly pages: number
  /** The address of a page. */
  readonly addressOf: (page: number) => string
}

/** The way through a long table. */
export function Pagination({ page, pages, addressOf }: PaginationProps) {
  if (pages < 2) return null
  return (
    <nav className="govuk-pagination" aria-label="Pages of the table">
      {page > 1 && (
        <div className="govuk-pagination__prev">
          <a className="govuk-link govuk-pagination__link" href={addressOf(page - 1)} rel="prev">
            <span className="govuk-pagination__link-title">
              Previous<span className="govuk-visually-hidden"> page</span>
            </span>
          </a>
        </div>
      )}
      <ul className="govuk-pagination__list">
        {shownPages(page, pages).map((shown, at) =>
          shown === null ? (
            <li key={`gap-${at}`} className="govuk-pagination__item govuk-pagination__item--ellipsis">
              ⋯
            </li>
          ) : (
            <li
              key={shown}
              className={`govuk-pagination__item${shown === page ? ' govuk-pagination__item--current' : ''}`}
            >
              <a
                className="govuk-link govuk-pagination__link"
                href={addressOf(shown)}
                aria-label={`Page ${shown}`}
                aria-current={shown === page ? 'page' : undefined}
              >
                {shown}
              </a>
            </li>
          ),
        )}
      </ul>
      {page < pages && (
        <div className="govuk-pagination__next">
          <a className="govuk-link govuk-pagination__link" href={addressOf(page + 1)} rel="next">
            <span className="govuk-pagination__link-title">
              Next<span className="govuk-visually-hidden"> page</span>
            </span>
          </a>
        </div>
      )}
    </nav>
  )
}

/** First, last, and those around the current one; `null` is a gap. */
function shownPages(page: number, pages: number): (number | null)[] {
  const kept = [...new Set([1, page - 1, page, page + 1, pages])].filter((one) => one >= 1 && one <= pages)
  return kept.flatMap((one, at) => (at > 0 && one - (kept[at - 1] ?? 0) > 1 ? [null, one] : [one]))
}
