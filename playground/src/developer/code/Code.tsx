import { useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '../../design/Button.tsx'
import { download } from '../../files/download.ts'
import { numberInWords } from '../../words/numbers.ts'
import { copy } from './copy.ts'

interface CodeProps {
  /** What it is, to stand in `Copy …`: `the snippet`. */
  readonly what: string
  readonly text: string
  /** What it is saved as; without it there is no button to save it. */
  readonly file?: string
  readonly type?: string
  /** Whether it is the main thing to do here. */
  readonly primary?: boolean
}

/** Lines of a long text that are shown before somebody asks for all. */
const linesShown = 300

/** Long ones scroll, by keyboard too. */
const scrolling = { role: 'region', tabIndex: 0 }

/** A text for a program, with the ways to take it along. */
export function Code({ what, text, file, type = 'text/plain', primary = false }: CodeProps) {
  const code = useRef<HTMLElement>(null)
  const [said, setSaid] = useState('')
  const [isWhole, setIsWhole] = useState(false)
  const lines = useMemo(() => text.split('\n'), [text])
  const isShort = isWhole || lines.length <= linesShown * 2
  const take = async () => {
    const isCopied = await copy(text, () => {
      // What is selected has to be there.
      flushSync(() => setIsWhole(true))
      return code.current
    })
    setSaid(isCopied ? 'Copied.' : 'It is selected: press Ctrl and C to copy it.')
  }
  const save = (name: string) => {
    download(name, type, text)
    setSaid(`Saved as ${name}.`)
  }
  return (
    <div className="developer-code">
      <div className="govuk-button-group developer-code__buttons no-print">
        <Button
          variant={primary ? 'primary' : 'secondary'}
          onClick={() => {
            take().catch(reportError)
          }}
        >
          Copy {what}
        </Button>
        {file !== undefined && (
          <Button variant="secondary" onClick={() => save(file)}>
            Save {file}
          </Button>
        )}
        <span className="developer-code__said" role="status">
          {said}
        </span>
      </div>
      <pre className="code developer-code__text" {...scrolling} aria-label={capital(what)}>
        <code ref={code}>{isShort ? text : lines.slice(0, linesShown).join('\n')}</code>
      </pre>
      {!isShort && (
        <p className="govuk-body-s">
          The first {linesShown} of {numberInWords(lines.length)} lines are shown; what is copied or saved is
          all of it.{' '}
          <Button variant="link" onClick={() => setIsWhole(true)}>
            Show all of it
          </Button>
        </p>
      )}
    </div>
  )
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
