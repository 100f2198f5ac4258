import { useState } from 'react'
import { Button } from '../../design/Button.tsx'
import type { EditorProps } from '../edit.ts'
import { useFocusLater } from '../useFocusLater.ts'
import { fieldId } from '../vocabulary/fields/useField.ts'
import { addCitation, citationPath, citationsAt, removeCitation } from './cite.ts'
import { CitationEntry } from './CitationEntry.tsx'
import { FindPassage } from './FindPassage.tsx'

interface CitationFieldsProps {
  readonly editor: EditorProps
  /** JSON Pointer to what rests on the passages. */
  readonly path: string
  /** What it is, for people who hear the page. */
  readonly of: string
}

/** The passages that something rests on: source, line and quotation of each, and the way to another. */
export function CitationFields({ editor, path, of }: CitationFieldsProps) {
  const { document, onEdit } = editor
  const focusLater = useFocusLater()
  const [isFinding, setFinding] = useState(false)
  const citations = citationsAt(document, path)
  const findId = `${fieldId(path)}-find`
  const remove = (at: number) => {
    onEdit(removeCitation(document, path, at))
    focusLater(findId)
  }
  return (
    <div className="citations">
      {citations.length === 0 && <p className="govuk-body-s">It quotes no source.</p>}
      {citations.map((_citation, at) => (
        <CitationEntry
          // What they say can be the same twice; only the position tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          key={at}
          editor={editor}
          path={citationPath(path, at)}
          title={citations.length === 1 ? 'Passage' : `Passage ${at + 1} of ${citations.length}`}
          of={of}
          onRemove={() => remove(at)}
        />
      ))}
      {isFinding ? (
        <FindPassage
          id={findId}
          document={document}
          onFound={(citation) => {
            onEdit(addCitation(document, path, citation))
            setFinding(false)
            focusLater(`${fieldId(citationPath(path, citations.length))}-title`)
          }}
          onClose={() => {
            setFinding(false)
            focusLater(findId)
          }}
        />
      ) : (
        <Button
          variant="secondary"
          small
          id={findId}
          onClick={() => {
            setFinding(true)
            focusLater(`${findId}-source`)
          }}
        >
          Quote a passage<span className="govuk-visually-hidden"> for {of}</span>
        </Button>
      )}
    </div>
  )
}
