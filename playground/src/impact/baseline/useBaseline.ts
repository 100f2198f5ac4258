import type { Policy } from '@iom-rules/core'
import { usePublished } from '../../draft/DraftProvider.tsx'
import { useBrought } from '../ImpactProvider.tsx'
import type { Against } from '../view.ts'

/** The policy that the draft is compared with. */
export interface Baseline {
  readonly against: Against
  readonly policy: Policy
  /** In a sentence: `the published policy`. */
  readonly words: string
  /** In short, before an arrow: `published`. */
  readonly short: string
}

/** What is compared with; the published policy where what was asked for is not there. */
export function useBaseline(against: Against): Baseline {
  const { policy } = usePublished()
  const { saved, file } = useBrought()
  if (against === 'saved' && saved !== null)
    return { against, policy: saved.policy, words: `the draft as saved in ${saved.name}`, short: 'saved' }
  if (against === 'file' && file !== null)
    return { against, policy: file.policy, words: `the policy in ${file.name}`, short: file.policy.id }
  return { against: 'published', policy, words: 'the published policy', short: 'published' }
}
