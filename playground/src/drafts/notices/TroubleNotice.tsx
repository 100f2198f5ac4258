import { Button } from '../../design/Button.tsx'
import { useDeskState, useDeskWork } from '../desk/DeskProvider.tsx'
import { troubleInWords } from '../storage/trouble.ts'
import { Notice } from './Notice.tsx'

/** The open draft cannot be saved: why, and what to do. */
export function TroubleNotice() {
  const desk = useDeskWork()
  const saving = useDeskState((state) => state.saving)
  const kept = useDeskState((state) => state.kept)
  if (saving.kind !== 'failed') return null
  const { trouble } = saving
  return (
    <Notice
      title="Your draft is not being saved"
      isUrgent
      actions={
        <>
          <a className="govuk-button button--small" href="#/changes/export">
            Export now
          </a>
          <Button small variant="secondary" onClick={() => void desk.saver.flush()}>
            Try again
          </Button>
          {trouble === 'full' && kept.length > 1 && (
            <a className="govuk-link" href="#/drafts">
              Remove drafts you do not need
            </a>
          )}
        </>
      }
    >
      <p>
        {troubleInWords[trouble]} What you change stays until you close or reload this page: export it before.
      </p>
    </Notice>
  )
}
