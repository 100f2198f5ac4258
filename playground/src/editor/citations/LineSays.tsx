import type { Citation, PolicyDocument } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import { isThere, lineOf, wordsOf } from './passage.ts'
import { fileOf } from './sources.ts'
import { useLines } from './useLines.ts'

interface LineSaysProps {
  readonly document: PolicyDocument
  readonly citation: Citation
  readonly onQuote: (words: string) => void
  readonly onMove: (line: number) => void
}

/** What the line of the source says, and whether the quotation stands on it. */
export function LineSays({ document, citation, onQuote, onMove }: LineSaysProps) {
  const lines = useLines(fileOf(document, citation.source))
  if (lines === undefined) return null
  if (lines === null)
    return <p className="govuk-hint">The text of this source is not here to compare with.</p>
  const words = wordsOf(lines[citation.line - 1] ?? '')
  if (isThere(lines, citation)) {
    return (
      <p className="citation__check">
        <span aria-hidden="true">✓ </span>These words stand on line {citation.line}.
      </p>
    )
  }
  const elsewhere = lineOf(lines, citation.quote)
  return (
    <div className="citation__check citation__check--not">
      <p className="govuk-body-s" role="status">
        {words === ''
          ? `There is nothing on line ${citation.line} of this source.`
          : `Line ${citation.line} does not say that. It says: “${words}”`}
      </p>
      {elsewhere !== null && (
        <Button variant="secondary" small onClick={() => onMove(elsewhere)}>
          The words are on line {elsewhere}: use that
        </Button>
      )}
      {words !== '' && (
        <Button variant="secondary" small onClick={() => onQuote(words)}>
          Quote line {citation.line}
        </Button>
      )}
    </div>
  )
}
