import { useEffect, useRef } from 'react'
import { useHashPath } from '../address/address.ts'
import { Button } from '../design/Button.tsx'
import type { Stop } from './stops.ts'
import { useTour } from './TourProvider.tsx'

/** Says what to look at on this screen, and leads to the next. It stands above the screen, and covers nothing. */
export function TourPanel() {
  const { stops, at } = useTour()
  const [here] = useHashPath()
  const stop = at === null ? undefined : stops[at]
  if (at === null || stop === undefined) return null
  return stop.address.split('?', 1)[0] === here ? (
    <Panel key={at} at={at} stop={stop} />
  ) : (
    <Left at={at} stop={stop} />
  )
}

/** For somebody who went elsewhere meanwhile. */
function Left({ at, stop }: { at: number; stop: Stop }) {
  const { goTo, end } = useTour()
  const finish = () => finished(end)
  return (
    <section className="tour tour--left no-print" aria-label="Tour">
      <div className="tour__buttons">
        <Button small variant="secondary" onClick={() => goTo(at)}>
          Go on with the tour<span className="govuk-visually-hidden">: {stop.title}</span>
        </Button>
        <Button small variant="secondary" onClick={finish}>
          End the tour
        </Button>
      </div>
    </section>
  )
}

function Panel({ at, stop }: { at: number; stop: Stop }) {
  const { stops, goTo, end } = useTour()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }, [])
  const { target } = stop
  const isLast = at === stops.length - 1
  const finish = () => finished(end)
  return (
    <section className="tour no-print" aria-labelledby="tour-heading">
      <p className="tour__part">
        Tour, stop {at + 1} of {stops.length}
      </p>
      <h2 className="govuk-heading-m" id="tour-heading" tabIndex={-1} ref={heading}>
        {stop.title}
      </h2>
      <p className="govuk-body">{stop.text}</p>
      {target !== undefined && (
        <p className="govuk-body">
          <Button variant="link" onClick={() => show(target.selector)}>
            {target.link}
          </Button>
        </p>
      )}
      <div className="tour__buttons">
        {!isLast && (
          <Button small onClick={() => goTo(at + 1)}>
            Next<span className="govuk-visually-hidden">: {stops[at + 1]?.title}</span>
          </Button>
        )}
        {at > 0 && (
          <Button small variant="secondary" onClick={() => goTo(at - 1)}>
            Back<span className="govuk-visually-hidden">: {stops[at - 1]?.title}</span>
          </Button>
        )}
        <Button small variant="secondary" onClick={finish}>
          {isLast ? 'Finish' : 'End the tour'}
        </Button>
      </div>
    </section>
  )
}

// The button goes with the tour, and would take focus with it.
function finished(end: () => void): void {
  end()
  document.getElementById('main')?.focus()
}

function show(selector: string): void {
  const target = document.querySelector<HTMLElement>(selector)
  target?.scrollIntoView({ block: 'center' })
  target?.focus({ preventScroll: true })
}
