import type { Overview } from '../../caseload/asked.ts'
import { useDraft, usePolicies } from '../../draft/DraftProvider.tsx'
import { useDraftName } from '../../draft/useDraftName.ts'
import { dayInWords } from '../../words/days.ts'
import { count, numberInWords } from '../../words/numbers.ts'

interface ResultFootnoteProps {
  readonly overview: Overview
  /** What it took to work the figures out. */
  readonly milliseconds: number
}

/** How the figures came about, so that nobody takes them for more than they are. */
export function ResultFootnote({ overview, milliseconds }: ResultFootnoteProps) {
  const { members, people, misfits } = overview
  const asAt = useDraft((now) => now.asAt)
  const { milliseconds: preparing } = usePolicies()
  const policy = useDraftName()
  const from = useDraft((now) => (now.origin.kind === 'imported' ? 'from a file' : 'all invented'))
  return (
    <>
      {misfits !== null && (
        <p className="result__footnote">
          {count(misfits.count, 'person is', 'people are')} not counted, because their facts do not fit the
          policy: {misfits.why}
        </p>
      )}
      <p className="result__footnote">
        {count(members, 'member', 'members')} and {count(people - members, 'other', 'others')}, {from}; as at{' '}
        {dayInWords(asAt)}; {numberInWords(Math.max(1, Math.round(preparing + milliseconds)))} ms; {policy}.
        Eligibility is not membership: only a panel changes that.
      </p>
    </>
  )
}
