import { useState } from 'react'
import { Button } from '../../design/Button.tsx'
import { download } from '../../files/download.ts'
import { useBrought } from '../../impact/ImpactProvider.tsx'
import type { Told } from '../note/told.ts'
import { fileOf, holdsPolicy, type Form } from './forms.ts'
import { loadWord } from './with-word.ts'

interface ExportButtonsProps {
  readonly told: Told
  readonly isChanged: boolean
  /** Is the record fit for it? What is not is then shown. */
  readonly check: (forFile: boolean) => boolean
}

const ofChange: readonly { readonly form: Form; readonly text: string }[] = [
  ...(loadWord === null ? [] : [{ form: 'word' as const, text: 'Change note: Word' }]),
  { form: 'html', text: 'Change note: web page' },
  { form: 'markdown', text: 'Change note: Markdown' },
]

/** The forms in which the change can be taken away. Nothing leaves the browser but into a file. */
export function ExportButtons({ told, isChanged, check }: ExportButtonsProps) {
  const [said, setSaid] = useState('')
  const { setSaved } = useBrought()
  const save = async (form: Form) => {
    if (!check(holdsPolicy(form))) {
      setSaid('')
      return
    }
    setSaid('Making the file…')
    try {
      const { name, type, content } = await fileOf(form, told, isChanged)
      download(name, type, content)
      setSaid(`Saved as ${name}.`)
      if (holdsPolicy(form)) setSaved({ name, policy: told.draft })
    } catch (error) {
      setSaid(`The file could not be made: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const start = (form: Form) => {
    save(form).catch(reportError)
  }
  if (!isChanged) {
    return (
      <>
        <Button variant="secondary" onClick={() => start('policy')}>
          Policy file
        </Button>
        <Said words={said} />
      </>
    )
  }
  const print = () => {
    if (check(false)) globalThis.print()
  }
  return (
    <>
      <Button onClick={() => start('bundle')}>Policy file and change note</Button>
      <p className="govuk-hint">
        One ZIP file: the policy file, the change note{' '}
        {loadWord === null ? 'for a browser' : 'for Word, for a browser'} and as Markdown, what the checks
        found, and a text that says what is what.
      </p>
      <div className="govuk-button-group">
        {ofChange.map(({ form, text }) => (
          <Button key={form} variant="secondary" onClick={() => start(form)}>
            {text}
          </Button>
        ))}
        <Button variant="secondary" onClick={() => start('policy')}>
          Policy file
        </Button>
        <Button variant="secondary" onClick={print}>
          Print the note
        </Button>
      </div>
      <Said words={said} />
    </>
  )
}

function Said({ words }: { words: string }) {
  return (
    <p className="govuk-body" role="status">
      {words}
    </p>
  )
}
