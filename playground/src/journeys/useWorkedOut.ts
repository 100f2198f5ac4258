import { useEffect, useState } from 'react'
import { isIomRulesError } from '@iom-rules/core'

/** Something that takes a moment: still to come, there, or not to be had, with the reason. */
export type WorkedOut<T> =
  | { readonly state: 'working' }
  | { readonly state: 'done'; readonly value: T }
  | { readonly state: 'failed'; readonly message: string }

/** Works something out once the screen is there; `work` must stay the same function until it changes. */
export function useWorkedOut<T>(work: () => T): WorkedOut<T> {
  const [found, setFound] = useState<{ work: () => T; outcome: WorkedOut<T> } | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setFound({ work, outcome: outcomeOf(work) }))
    return () => clearTimeout(timer)
  }, [work])
  return found?.work === work ? found.outcome : { state: 'working' }
}

/** What comes of it, faults of the data told and not thrown. */
export function outcomeOf<T>(work: () => T): WorkedOut<T> {
  try {
    return { state: 'done', value: work() }
  } catch (error) {
    if (isIomRulesError(error)) return { state: 'failed', message: error.message }
    throw error
  }
}
