import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react'
import { go } from '../address/address.ts'
import { stops, type Stop } from './stops.ts'

/** Where somebody is on the tour. */
interface Tour {
  readonly stops: readonly Stop[]
  /** `null` while nobody is on it. */
  readonly at: number | null
  readonly goTo: (at: number) => void
  readonly end: () => void
}

const TourContext = createContext<Tour>({ stops, at: null, goTo: () => {}, end: () => {} })

interface TourProviderProps {
  /** Where it goes. */
  readonly stops: readonly Stop[]
  readonly children: ReactNode
}

export function TourProvider({ stops: shown, children }: TourProviderProps) {
  const [at, setAt] = useState<number | null>(null)
  const goTo = useCallback(
    (to: number) => {
      setAt(to)
      const stop = shown[to]
      if (stop !== undefined) go(stop.address)
    },
    [shown],
  )
  const end = useCallback(() => setAt(null), [])
  const tour = useMemo(() => ({ stops: shown, at, goTo, end }), [shown, at, goTo, end])
  return <TourContext value={tour}>{children}</TourContext>
}

export function useTour(): Tour {
  return use(TourContext)
}
