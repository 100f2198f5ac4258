import { useRef, useState } from 'react'
import { Page } from '../../address/Page.tsx'
import { useDeskState, useDeskWork } from '../desk/DeskProvider.tsx'
import { EraseEverything } from '../erase/EraseEverything.tsx'
import { AsideList } from './AsideList.tsx'
import { DraftRow } from './DraftRow.tsx'
import { NewDraft } from './NewDraft.tsx'
import { RemovedList } from './RemovedList.tsx'

/** The drafts that are kept in this browser, and the ways to begin another. */
export function DraftsPage() {
  const desk = useDeskWork()
  const kept = useDeskState((state) => state.kept)
  const heading = useRef<HTMLHeadingElement>(null)
  const [lastRemoved, setLastRemoved] = useState<string | null>(null)
  const remove = (id: string) => {
    setLastRemoved(id)
    void desk.remove(id)
  }
  const putBack = (id: string) => void desk.putBack(id).then(() => heading.current?.focus())
  return (
    <Page title="Drafts">
      <p className="govuk-body-l">
        A draft is kept in this browser, on this device, half a second after every change.
      </p>
      <section aria-labelledby="kept-drafts">
        <h2 className="govuk-heading-m" id="kept-drafts" tabIndex={-1} ref={heading}>
          Kept in this browser
        </h2>
        <RemovedList last={lastRemoved} onPutBack={putBack} />
        {kept.length === 0 ? (
          <p className="govuk-body">
            No draft is kept yet. Change something, in the{' '}
            <a className="govuk-link" href="#/policy">
              policy
            </a>{' '}
            or among the people, or begin a new draft below.
          </p>
        ) : (
          <ul className="draft-list">
            {kept.map((draft) => (
              <DraftRow key={draft.id} draft={draft} onRemove={() => remove(draft.id)} />
            ))}
          </ul>
        )}
      </section>
      <AsideList onRemove={remove} />
      <NewDraft />
      <section aria-labelledby="erase-everything">
        <h2 className="govuk-heading-m" id="erase-everything">
          Erase everything
        </h2>
        <EraseEverything />
      </section>
    </Page>
  )
}
