import { BusyNotice } from './BusyNotice.tsx'
import { ElsewhereNotice } from './ElsewhereNotice.tsx'
import { KeptNotice } from './KeptNotice.tsx'
import { ChangedSince, ProblemNotice } from './ProblemNotice.tsx'
import { TroubleNotice } from './TroubleNotice.tsx'

/** What there is to know about the drafts: one was kept, another tab has it, it cannot be saved. */
export function DraftNotices() {
  return (
    <section className="draft-notices no-print" aria-label="About the drafts">
      <div className="govuk-width-container">
        <BusyNotice />
        <ProblemNotice />
        <TroubleNotice />
        <ElsewhereNotice />
        <ChangedSince />
        <KeptNotice />
      </div>
    </section>
  )
}
