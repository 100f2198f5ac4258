import { useDraft, usePolicies } from '../../draft/DraftProvider.tsx'
import { WorkStatus } from '../../work/WorkStatus.tsx'
import { useLatest, useWork } from '../../work/WorkProvider.tsx'
import { ChecksPage } from '../ChecksPage.tsx'
import { ReadingsRegister } from './ReadingsRegister.tsx'

/** The ambiguity register: where the documents are silent, and what hangs on the reading taken. */
export function ReadingsPage() {
  const { published, draft } = usePolicies()
  const asAt = useDraft((now) => now.asAt)
  const caseload = useDraft((now) => now.caseload)
  const work = useWork('readings', { policy: draft, asAt, caseload })
  const effects = useLatest(work)?.value ?? null
  return (
    <ChecksPage title="Readings">
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
