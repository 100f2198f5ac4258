import { useState } from 'react'
import { Button } from '../../design/Button.tsx'
import { Input } from '../../design/Input.tsx'
import { Textarea } from '../../design/Textarea.tsx'
import { readNumber } from '../../words/numbers.ts'

interface TypePassageProps {
  readonly id: string
  readonly onTyped: (passage: { readonly line: number; readonly quote: string }) => void
}

/** A passage by hand, where the text of the source is not here to choose from. */
export function TypePassage({ id, onTyped }: TypePassageProps) {
  const [line, setLine] = useState('')
  const [quote, setQuote] = useState('')
  const [isAsked, setAsked] = useState(false)
  const number = readNumber(line)
  const isLine = number !== null && Number.isInteger(number) && number > 0
  const add = () => {
    if (isLine && quote.trim() !== '') onTyped({ line: number, quote: quote.trim() })
    else setAsked(true)
  }
  return (
    <>
      <p className="govuk-body-s">The text of this source is not here: type the passage.</p>
      <Input
        id={`${id}-line`}
        label="Line"
        width={4}
        inputMode="numeric"
        error={isAsked && !isLine ? 'Enter the number of the line, such as 58' : undefined}
        value={line}
        onChange={setLine}
      />
      <Textarea
        id={`${id}-quote`}
        label="Words of the source, as they stand there"
        rows={2}
        maxLength={2000}
        error={isAsked && quote.trim() === '' ? 'Enter the words of the source' : undefined}
        value={quote}
        onChange={setQuote}
      />
      <Button small onClick={add}>
        Add this passage
      </Button>
    </>
  )
}
