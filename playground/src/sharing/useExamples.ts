import { useEffect, useState } from 'react'
import type { Example } from '@iom-rules/core'
import type { Published } from '../draft/DraftProvider.tsx'

/** The examples of a policy, which may come later than the policy; `null` until they are there. */
export function useExamples({ policy, examples: coming }: Published): readonly Example[] | null {
  const [examples, setExamples] = useState(coming === undefined ? policy.examples : null)
  useEffect(() => {
    coming?.then(setExamples, reportError)
  }, [coming])
  return examples
}
