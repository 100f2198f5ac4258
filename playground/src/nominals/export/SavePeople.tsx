import { Button } from '../../design/Button.tsx'
import { useDraft, usePolicies } from '../../draft/DraftProvider.tsx'
import { download } from '../../files/download.ts'
import { useErrand } from '../../work/WorkProvider.tsx'
import { WorkStatus } from '../../work/WorkStatus.tsx'

/** Saves everybody in the caseload as a file that the import and the command line read. */
export function SavePeople() {
  const people = useDraft((draft) => draft.caseload)
  const { draft: policy } = usePolicies()
  const { work, start } = useErrand('peopleFile', (file) => download('nominals.csv', 'text/csv', file))
  if (work !== null && work.state !== 'cancelled') return <WorkStatus work={work} doing="Writing the file" />
  return (
    <Button variant="secondary" disabled={people.length === 0} onClick={() => start({ policy, people })}>
      Save as CSV
    </Button>
  )
}
