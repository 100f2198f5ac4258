import { isMember } from '../../caseload/membership.ts'
import type { Comparison } from '../../caseload/comparison.ts'
import { usePolicies } from '../../draft/DraftProvider.tsx'
import { useDraftName } from '../../draft/useDraftName.ts'
import { dayInWords } from '../../words/days.ts'
import { count, numberInWords } from '../../words/numbers.ts'

/** How the figures came about, so that nobody takes them for more than they are. */
export function ResultFootnote({ comparison }: { comparison: Comparison }) {
  const { caseload, asAt, after } = comparison
  const { milliseconds: preparing } = usePolicies()
  const policy = useDraftName()
  const members = caseload.filter(isMember).length
  const [fault] = after.unfit.values()
  return (
    <>
      {fault !== undefined && (
        <p className="result__footnote">
          {count(after.unfit.size, 'person is', 'people are')} not counted, because their facts do not fit the
          draft: {fault}
        </p>
      )}
      <p className="result__footnote">
        {count(members, 'member', 'members')} and {count(caseload.length - members, 'other', 'others')}, all
        invented; as at {dayInWords(asAt)};{' '}
        {numberInWords(Math.max(1, Math.round(preparing + after.milliseconds)))} ms; {policy}. Eligibility is
        not membership: only a panel changes that.
      </p>
    </>
  )
}
