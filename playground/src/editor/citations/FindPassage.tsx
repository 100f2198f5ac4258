import { useState } from 'react'
import type { Citation, PolicyDocument } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import { Input } from '../../design/Input.tsx'
import { Select } from '../../design/Select.tsx'
import { count } from '../../words/numbers.ts'
import { linesWith } from './passage.ts'
import { fileOf, sourceChoices } from './sources.ts'
import { TypePassage } from './TypePassage.tsx'
import { useLines } from './useLines.ts'

interface FindPassageProps {
  readonly id: string
  readonly document: PolicyDocument
  readonly onFound: (citation: Citation) => void
  readonly onClose: () => void
}

const shownAtMost = 8

/** Finds a passage by its words in a source; where the text is not here, it is typed. */
export function FindPassage({ id, document, onFound, onClose }: FindPassageProps) {
  const choices = sourceChoices(document)
  const [chosen, setSource] = useState(choices[0]?.value ?? '')
  const [words, setWords] = useState('')
  const lines = useLines(fileOf(document, chosen))
  const found = lines === null || lines === undefined ? [] : linesWith(lines, words)
  if (choices.length === 0)
    return (
      <p className="govuk-body" id={id} tabIndex={-1}>
        The policy names no sources yet. Add one under{' '}
        <a className="govuk-link" href="#/policy/part/assumptions">
          the parts of the policy
        </a>{' '}
        first.
      </p>
    )
  return (
    <section className="find-passage" aria-label="Find a passage">
      <Select id={`${id}-source`} label="Source" choices={choices} value={chosen} onChange={setSource} />
      {lines === null ? (
        <TypePassage id={`${id}-typed`} onTyped={(typed) => onFound({ source: chosen, ...typed })} />
      ) : (
        <>
          <Input
            id={`${id}-words`}
            label="Words to look for"
            hint="Leave it empty to see the whole text."
            value={words}
            onChange={setWords}
          />
          <p className="govuk-body-s" role="status">
            {lines === undefined
              ? 'Opening the text…'
              : found.length === 0
                ? 'No line has all these words. Try fewer of them.'
                : `${count(found.length, 'line', 'lines')}.${found.length > shownAtMost && words !== '' ? ` The first ${shownAtMost} are shown: add words to narrow it down.` : ''}`}
          </p>
          <ul className="find-passage__lines">
            {found.slice(0, words === '' ? found.length : shownAtMost).map(({ line, text }) => (
              <li key={line}>
                <Button variant="link" onClick={() => onFound({ source: chosen, line, quote: text })}>
                  <span className="govuk-visually-hidden">Quote </span>Line {line}: {text}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <Button variant="secondary" small onClick={onClose}>
        Cancel
      </Button>
    </section>
  )
}
