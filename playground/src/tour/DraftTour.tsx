import { useMemo, type ReactNode } from 'react'
import { usePublished } from '../draft/DraftProvider.tsx'
import { stopsIn } from './stops.ts'
import { TourProvider } from './TourProvider.tsx'

/** The tour of what the draft started from: a policy without cohorts has fewer stops. */
export function DraftTour({ children }: { children: ReactNode }) {
  const { policy } = usePublished()
  const stops = useMemo(() => stopsIn(policy), [policy])
  return <TourProvider stops={stops}>{children}</TourProvider>
}
