import { isMember } from '../../caseload/membership.ts'
import type { Comparison } from '../../caseload/useComparison.ts'
import { policyChanges } from '../../draft/draft.ts'
import { useDraft } from '../../draft/DraftProvider.tsx'
import { dayInWords } from '../../words/days.ts'
import { count, numberInWords } from '../../words/numbers.ts'

/** How the figures came about, so that nobody takes them for more than they are. */
export function ResultFootnote({ comparison }: { comparison: Comparison }) {
  const { caseload, asAt, draft, milliseconds } = comparison
  const changes = useDraft(policyChanges)
  const members = caseload.filter(isMember).length
  const policy = `${draft.id} ${draft.version}${changes === 0 ? '' : ` + ${count(changes, 'change', 'changes')}`}`
  return (
    <p className="result__footnote">
      {count(members, 'member', 'members')} and {count(caseload.length - members, 'other', 'others')}, all invented; as
      at {dayInWords(asAt)}; {numberInWords(Math.max(1, Math.round(milliseconds)))} ms; {policy}. Eligibility is not
      membership: only a panel changes that.
    </p>
  )
}
