import { memo, useDeferredValue } from 'react'
import { Details } from '../../design/Details.tsx'
import { NoteBlocks } from '../note/NoteBlocks.tsx'
import { noteOf } from '../note/note.ts'
import type { Told } from '../note/told.ts'

/** The note as it is exported. It is all of this screen that is printed. */
export function NotePreview({ told }: { told: Told }) {
  // Deferred, so that typing in the record is never held up by writing the note again.
  const settled = useDeferredValue(told)
  return (
    <div className="note-preview">
      <Details plain summary="Read the note before you export it">
        <NoteArticle told={settled} />
      </Details>
    </div>
  )
}

const NoteArticle = memo(function NoteArticle({ told }: { told: Told }) {
  const note = noteOf(told)
  return (
    <article className="note" aria-labelledby="note-title">
      <h2 className="govuk-heading-l" id="note-title">
        {note.title}
      </h2>
      <p className="note__standing">{note.standing}</p>
      {note.sections.map(({ title, blocks }) => (
        <section key={title}>
          <h3 className="govuk-heading-m">{title}</h3>
          <NoteBlocks blocks={blocks} level={4} />
        </section>
      ))}
    </article>
  )
})
