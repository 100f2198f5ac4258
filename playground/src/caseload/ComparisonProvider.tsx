import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import { useDraft, usePolicies } from '../draft/DraftProvider.tsx'
import { compareInSlices, runInSlices, type Comparison } from './comparison.ts'

const ComparisonContext = createContext<Comparison | null>(null)

/** Keeps the comparison of the whole caseload up to date, a moment behind the draft. */
export function ComparisonProvider({ children }: { children: ReactNode }) {
  const { published, draft } = usePolicies()
  const caseload = useDraft((now) => now.caseload)
  const asAt = useDraft((now) => now.asAt)
  const [comparison, setComparison] = useState<Comparison | null>(null)
  useEffect(
    () => runInSlices(compareInSlices({ caseload, asAt, published, draft }), setComparison),
    [caseload, asAt, published, draft],
  )
  return <ComparisonContext value={comparison}>{children}</ComparisonContext>
}

/** Is a newer comparison than the latest finished one still being made? */
export function useIsBehind(): boolean {
  const comparison = useComparison()
  const { draft, isBehind } = usePolicies()
  const caseload = useDraft((now) => now.caseload)
  const asAt = useDraft((now) => now.asAt)
  return (
    isBehind || comparison?.draft !== draft || comparison.caseload !== caseload || comparison.asAt !== asAt
  )
}

/** The latest finished comparison; `null` until the first is. */
export function useComparison(): Comparison | null {
  return use(ComparisonContext)
}
