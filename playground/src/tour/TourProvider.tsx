import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react'
import { go } from '../address/address.ts'
import { stops } from './stops.ts'

/** Where somebody is on the tour. */
interface Tour {
  /** `null` while nobody is on it. */
  readonly at: number | null
  readonly goTo: (at: number) => void
  readonly end: () => void
}

const TourContext = createContext<Tour>({ at: null, goTo: () => {}, end: () => {} })

export function TourProvider({ children }: { children: ReactNode }) {
  const [at, setAt] = useState<number | null>(null)
  const goTo = useCallback((to: number) => {
    setAt(to)
    const stop = stops[to]
    if (stop !== undefined) go(stop.address)
  }, [])
  const end = useCallback(() => setAt(null), [])
  const tour = useMemo(() => ({ at, goTo, end }), [at, goTo, end])
  return <TourContext value={tour}>{children}</TourContext>
}

export function useTour(): Tour {
  return use(TourContext)
}
