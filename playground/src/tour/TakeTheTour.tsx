import { Button } from '../design/Button.tsx'
import { useTour } from './TourProvider.tsx'

/** The way into the tour. */
export function TakeTheTour() {
  const { at, goTo } = useTour()
  if (at !== null) return null
  return (
    <p className="govuk-body no-print">
      <Button variant="secondary" onClick={() => goTo(0)}>
        Take the two-minute tour
      </Button>
    </p>
  )
}
