import type { MachineFinding } from '@iom-rules/core/journey'
import { go } from '../../address/address.ts'
import { Button } from '../../design/Button.tsx'
import { usePolicies } from '../../draft/DraftProvider.tsx'
import { journeyPath } from '../../journeys/place.ts'
import { useShelf } from '../../journeys/shelf/ShelfProvider.tsx'
import { count } from '../../words/numbers.ts'

type Trail = NonNullable<MachineFinding['journey']>

/** Opens the journey that shows a finding about the process, at its end, as one of one's own. */
export function RunJourney({ message, trail }: { message: string; trail: Trail }) {
  const { draft } = usePolicies()
  const shelf = useShelf()
  const run = () => {
    const key = shelf.add((id) => ({
      id,
      title: message.slice(0, 120),
      policy: { id: draft.id, version: draft.version },
      ...trail,
    }))
    go(journeyPath(key, { step: trail.events.length }))
  }
  return (
    <Button variant="link" onClick={run}>
      Run the journey
      <span className="govuk-visually-hidden"> that shows it</span>,{' '}
      {count(trail.events.length, 'event', 'events')}
    </Button>
  )
}
