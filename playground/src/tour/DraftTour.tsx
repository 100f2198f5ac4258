import { useMemo, type ReactNode } from 'react'
import { useDraft, usePublished } from '../draft/DraftProvider.tsx'
import { personShown, stopsIn } from './stops.ts'
import { TourProvider } from './TourProvider.tsx'

/** The tour of what the draft started from: a policy without cohorts has fewer stops. */
export function DraftTour({ children }: { children: ReactNode }) {
  const { policy } = usePublished()
  const people = useDraft((draft) => draft.caseload)
  const person = useMemo(() => personShown(people), [people])
  const stops = useMemo(() => stopsIn(policy, person), [policy, person])
  return <TourProvider stops={stops}>{children}</TourProvider>
}
