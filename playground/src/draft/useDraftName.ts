import { count } from '../words/numbers.ts'
import { policyChanges } from './draft.ts'
import { useDraft, usePolicies } from './DraftProvider.tsx'

/** What the draft is called: `cheshire 1.0.0 + 2 changes`. */
export function useDraftName(): string {
  const { draft } = usePolicies()
  const changes = useDraft(policyChanges)
  return `${draft.id} ${draft.version}${changes === 0 ? '' : ` + ${count(changes, 'change', 'changes')}`}`
}
