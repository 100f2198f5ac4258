import { useState, type DragEvent } from 'react'
import { describedBy, FieldNotes, FormGroup } from '../../design/FormGroup.tsx'

export const filesField = 'import-files'

interface ChooseFilesProps {
  readonly files: readonly File[]
  readonly error: string | undefined
  readonly onChoose: (files: readonly File[]) => void
}

/** Takes files that are chosen, or dropped here. */
export function ChooseFiles({ files, error, onChoose }: ChooseFilesProps) {
  const [isOver, setIsOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    const dropped = [...event.dataTransfer.files]
    if (dropped.length > 0) onChoose(dropped)
  }
  const words = {
    id: filesField,
    error,
    hint: 'CSV or Excel (.xlsx), with the names of the columns in the first row. Offences and periods in custody may stand in a second sheet or file, with the reference of the person in each row.',
  }
  return (
    // Whoever has no mouse uses the control inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label="Files"
      className={`drop${isOver ? ' drop--over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <FormGroup error={error}>
        <label className="govuk-label govuk-label--m" htmlFor={filesField}>
          Choose files, or drop them here
        </label>
        <FieldNotes {...words} />
        <input
          className={`govuk-file-upload${error === undefined ? '' : ' govuk-file-upload--error'}`}
          id={filesField}
          type="file"
          multiple
          accept=".csv,.tsv,.txt,.xlsx,text/csv"
          aria-describedby={describedBy(words)}
          onChange={(event) => {
            const control = event.currentTarget
            const some = [...(control.files ?? [])]
            if (some.length > 0) onChoose(some)
            // Emptied, so that the same file can be chosen again once it is mended.
            control.value = ''
          }}
        />
      </FormGroup>
      {files.length > 0 && (
        <p className="govuk-body" role="status">
          Chosen: {files.map(({ name }) => name).join(', ')}
        </p>
      )}
    </section>
  )
}
