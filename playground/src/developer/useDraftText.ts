import { useMemo } from 'react'
import { usePublished, useWholePolicies } from '../draft/DraftProvider.tsx'
import { plainText, writeText } from '../policy-text/write.ts'

/** The draft with its examples as its file has it; `null` until those are there. */
export function useDraftText(): string | null {
  const whole = useWholePolicies()
  const { text: came } = usePublished()
  return useMemo(() => {
    if (whole === null) return null
    return writeText(came ?? plainText(whole.published.document), whole.draft.document)
  }, [whole, came])
}
