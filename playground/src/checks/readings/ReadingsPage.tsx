import { useMemo } from 'react'
import { useDraft, usePolicies } from '../../draft/DraftProvider.tsx'
import { numberInWords } from '../../words/numbers.ts'
import { WorkStatus } from '../../work/WorkStatus.tsx'
import { useLatest, useWork } from '../../work/WorkProvider.tsx'
import { ChecksPage } from '../ChecksPage.tsx'
import { ReadingsRegister } from './ReadingsRegister.tsx'

/** Each of them is decided one by one under every other reading. */
const countedAtMost = 1000

/** The ambiguity register: where the documents are silent, and what hangs on the reading taken. */
export function ReadingsPage() {
  const { published, draft } = usePolicies()
  const asAt = useDraft((now) => now.asAt)
  const everybody = useDraft((now) => now.caseload)
  const caseload = useMemo(() => everybody.slice(0, countedAtMost), [everybody])
  const work = useWork('readings', { policy: draft, asAt, caseload })
  const effects = useLatest(work)?.value ?? null
  return (
    <ChecksPage title="Readings">
      {everybody.length > countedAtMost && (
        <p className="govuk-body">
          People are counted among the first {numberInWords(countedAtMost)} of{' '}
          {numberInWords(everybody.length)}.
        </p>
      )}
      <ReadingsRegister
        policy={published}
        effects={effects}
        people={caseload.length}
        status={
          <WorkStatus
            work={work}
            doing="Working out what hangs on each reading"
            isBehind={effects !== null}
          />
        }
      />
    </ChecksPage>
  )
}
