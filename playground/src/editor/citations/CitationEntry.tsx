import { Button } from '../../design/Button.tsx'
import type { EditorProps } from '../edit.ts'
import { valueAt } from '../place.ts'
import { ChoiceField } from '../vocabulary/fields/ChoiceField.tsx'
import { NumberField } from '../vocabulary/fields/NumberField.tsx'
import { TextField } from '../vocabulary/fields/TextField.tsx'
import { fieldId } from '../vocabulary/fields/useField.ts'
import { LineSays } from './LineSays.tsx'
import { sourceChoices } from './sources.ts'

interface CitationEntryProps {
  readonly editor: EditorProps
  /** JSON Pointer to the citation. */
  readonly path: string
  readonly title: string
  readonly of: string
  readonly onRemove: () => void
}

/** One passage: where it stands, its words, and whether they stand there. */
export function CitationEntry({ editor, path, title, of, onRemove }: CitationEntryProps) {
  const { document, onEdit } = editor
  const source = String(valueAt(document, `${path}/source`))
  const line = Number(valueAt(document, `${path}/line`))
  const quote = String(valueAt(document, `${path}/quote`))
  return (
    <section className="citation" aria-labelledby={`${fieldId(path)}-title`}>
      <p className="citation__title" id={`${fieldId(path)}-title`} tabIndex={-1}>
        {title}
      </p>
      <div className="citation__place">
        <ChoiceField
          editor={editor}
          path={`${path}/source`}
          label="Source"
          choices={sourceChoices(document)}
        />
        <NumberField
          editor={editor}
          path={`${path}/line`}
          label="Line"
          message="Enter the number of the line, such as 58"
          isAllowed={(number) => Number.isInteger(number) && number > 0}
        />
      </div>
      <TextField
        editor={editor}
        path={`${path}/quote`}
        label="Words of the source, as they stand there"
        needed="Enter the words of the source"
        isLong
      />
      <LineSays
        document={document}
        citation={{ source, line, quote }}
        onQuote={(words) => onEdit([{ op: 'replace', path: `${path}/quote`, value: words }])}
        onMove={(to) => onEdit([{ op: 'replace', path: `${path}/line`, value: to }])}
      />
      <Button variant="link" onClick={onRemove}>
        Take this passage out<span className="govuk-visually-hidden"> of {of}</span>
      </Button>
    </section>
  )
}
