import { useEffect, type ReactNode } from 'react'
import { DraftProvider, useDraft } from '../../draft/DraftProvider.tsx'
import { ShelfProvider } from '../../journeys/shelf/ShelfProvider.tsx'
import { useDeskState, useDeskWork } from './DeskProvider.tsx'

/** The draft that is open and the journeys of one's own, for everything inside. */
export function OpenedDraft({ children }: { children: ReactNode }) {
  const desk = useDeskWork()
  const era = useDeskState((state) => state.era)
  const { key, base, draft } = useDeskState(({ open }) => open)
  const isMine = useDeskState(({ stance }) => stance.kind === 'mine')
  return (
    // Begun anew when everything has been thrown away, and the inner one when another draft is opened.
    <ShelfProvider key={era}>
      <DraftProvider
        key={key}
        published={base.published}
        {...(draft === undefined ? {} : { draft })}
        onRefused={isMine ? undefined : desk.refuse}
      >
        <Autosave />
        {children}
      </DraftProvider>
    </ShelfProvider>
  )
}

function Autosave() {
  const { saver } = useDeskWork()
  const draft = useDraft((now) => now)
  useEffect(() => saver.changed(draft), [saver, draft])
  return null
}
