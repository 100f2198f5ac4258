import { count } from '../words/numbers.ts'
import { usePolicies, usePolicyChanges } from './DraftProvider.tsx'

/** What the draft is called: `cheshire 1.0.0 + 2 changes`. */
export function useDraftName(): string {
  const { draft } = usePolicies()
  const changes = usePolicyChanges()
  return `${draft.id} ${draft.version}${changes === 0 ? '' : ` + ${count(changes, 'change', 'changes')}`}`
}
