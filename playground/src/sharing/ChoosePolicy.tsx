import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { Button } from '../design/Button.tsx'
import { describedBy, FieldNotes, FormGroup } from '../design/FormGroup.tsx'
import { chosenFiles, droppedFiles } from './dropped.ts'
import type { Given } from './file/gather.ts'

/** Takes files that are chosen, or dropped anywhere on the page. */
export function ChoosePolicy({ onChoose }: { onChoose: (files: readonly Given[]) => void }) {
  const folder = useRef<HTMLInputElement>(null)
  const isOver = useDropped(onChoose)
  const words = {
    id: useId(),
    hint: 'A policy file (.json), or a ZIP file with one in it, as this playground exports them.',
  }
  const take = (control: HTMLInputElement) => {
    const files = chosenFiles(control.files ?? [])
    if (files.length > 0) onChoose(files)
    // Emptied, so that the same file can be chosen again once it is mended.
    control.value = ''
  }
  return (
    <section aria-labelledby="choose-policy" className={`drop${isOver ? ' drop--over' : ''}`}>
      <h2 className="govuk-heading-m" id="choose-policy">
        From a file
      </h2>
      <FormGroup>
        <label className="govuk-label" htmlFor={words.id}>
          Choose a file, or drop it here
        </label>
        <FieldNotes {...words} />
        <input
          className="govuk-file-upload"
          id={words.id}
          type="file"
          multiple
          accept=".json,.zip,application/json,application/zip"
          aria-describedby={describedBy(words)}
          onChange={(event) => take(event.currentTarget)}
        />
      </FormGroup>
      <p className="govuk-body">
        Somebody who writes policies as a folder of files can{' '}
        <Button variant="link" onClick={() => folder.current?.click()}>
          choose a folder
        </Button>{' '}
        or drop one here.
      </p>
      <input
        ref={folder}
        type="file"
        hidden
        aria-label="Policy folder"
        onChange={(event) => take(event.currentTarget)}
        {...{ webkitdirectory: '' }}
      />
    </section>
  )
}

// Dropped beside the box, a file would take the place of the page.
function useDropped(onChoose: (files: readonly Given[]) => void): boolean {
  const [isOver, setIsOver] = useState(false)
  const choose = useEffectEvent(onChoose)
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return
      event.preventDefault()
      setIsOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false)
    }
    const drop = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return
      event.preventDefault()
      setIsOver(false)
      droppedFiles(event.dataTransfer).then(choose, reportError)
    }
    addEventListener('dragover', over)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [])
  return isOver
}
