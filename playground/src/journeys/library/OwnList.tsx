import { useRef } from 'react'
import { Button } from '../../design/Button.tsx'
import { SummaryList } from '../../design/SummaryList.tsx'
import { count } from '../../words/numbers.ts'
import { journeyPath } from '../place.ts'
import { useShelf } from '../shelf/ShelfProvider.tsx'
import type { OwnJourney } from '../shelf/shelf.ts'

/** The journeys of one's own: kept in this browser, or open and not kept. */
export function OwnList({ own }: { own: readonly OwnJourney[] }) {
  const shelf = useShelf()
  const heading = useRef<HTMLHeadingElement>(null)
  const erase = (key: string) => {
    shelf.erase(key)
    heading.current?.focus()
  }
  return (
    <section aria-labelledby="own-journeys">
      <h2 className="govuk-heading-m" id="own-journeys" tabIndex={-1} ref={heading}>
        Your own
      </h2>
      <SummaryList
        rows={own.map(({ key, journey, isKept }) => ({
          key,
          title: (
            <a className="govuk-link" href={`#${journeyPath(key)}`}>
              {journey.title}
            </a>
          ),
          value: (
            <>
              {count(journey.events.length, 'event', 'events')}.{' '}
              {isKept ? 'Kept in this browser.' : 'Not kept: gone when you close or reload the page.'}
            </>
          ),
          actions: (
            <Button variant="link" onClick={() => erase(key)}>
              Erase<span className="govuk-visually-hidden"> {journey.title}</span>
            </Button>
          ),
        }))}
      />
    </section>
  )
}
