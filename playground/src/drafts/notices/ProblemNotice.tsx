import { Button } from '../../design/Button.tsx'
import { useDeskState, useDeskWork } from '../desk/DeskProvider.tsx'
import { Notice, toTheScreen } from './Notice.tsx'

/** Something about the drafts did not work; nothing else stops. */
export function ProblemNotice() {
  const desk = useDeskWork()
  const problem = useDeskState((state) => state.problem)
  const hasAside = useDeskState(({ aside }) => aside.length > 0)
  if (problem === null) return null
  const hide = () => {
    desk.settle({ problem: null })
    toTheScreen()
  }
  return (
    <Notice
      title="There is a problem with a draft"
      isUrgent
      actions={
        <>
          {hasAside && (
            <a className="govuk-link" href="#/drafts">
              Save what was set aside as a file
            </a>
          )}
          <Button variant="link" onClick={hide}>
            Hide this message
          </Button>
        </>
      }
    >
      <p>{problem}</p>
    </Notice>
  )
}

/** What the open draft rests on is not what it was when it was saved. */
export function ChangedSince() {
  const notes = useDeskState(({ open }) => open.notes)
  if (notes.length === 0) return null
  return (
    <Notice title="This draft is not quite as you left it">
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </Notice>
  )
}
