import { useRef, useState } from 'react'
import { Button } from '../../design/Button.tsx'
import { Details } from '../../design/Details.tsx'
import { useChange, useWholePolicies } from '../../draft/DraftProvider.tsx'
import type { Unfit } from '../../draft/unfit.ts'
import { count } from '../../words/numbers.ts'

/** Where an error leads that is about examples. */
export const unfitField = 'unfit-examples'

const shownAtMost = 3

/** Says which examples name something that the draft has no more, and takes them out; nothing where all fit. */
export function UnfitExamples() {
  const unfit = useWholePolicies()?.unfit ?? []
  const change = useChange()
  const done = useRef<HTMLParagraphElement>(null)
  const [taken, setTaken] = useState(0)
  const takeOut = () => {
    const session = `examples-out-${unfit.length}-${unfit[0]?.example.title ?? ''}`
    for (const { example } of unfit) change.exampleRemoved({ example, session })
    setTaken(unfit.length)
    done.current?.focus()
  }
  const isOne = unfit.length === 1
  return (
    <>
      <p
        className={taken > 0 && unfit.length === 0 ? 'govuk-inset-text' : 'govuk-visually-hidden'}
        role="status"
        tabIndex={-1}
        ref={done}
      >
        {taken > 0 &&
          unfit.length === 0 &&
          `${count(taken, 'example was', 'examples were')} taken out of the draft. Undo puts ${taken === 1 ? 'it' : 'them'} back.`}
      </p>
      {unfit.length > 0 && (
        <section className="unfit" id={unfitField} tabIndex={-1} aria-labelledby="unfit-title">
          <h2 className="govuk-heading-s" id="unfit-title">
            {count(unfit.length, 'example no longer fits', 'examples no longer fit')} the policy
          </h2>
          <p className="govuk-body">
            {isOne ? 'It names' : 'They name'} something that is not in your draft any more, so{' '}
            {isOne ? 'it is' : 'they are'} left out of everything that is worked out here. A policy file
            cannot be made with {isOne ? 'it' : 'them'}.
          </p>
          <UnfitList unfit={unfit.slice(0, shownAtMost)} />
          {unfit.length > shownAtMost && (
            <Details summary={`Show the other ${unfit.length - shownAtMost}`}>
              <UnfitList unfit={unfit.slice(shownAtMost)} />
            </Details>
          )}
          <Button className="no-print" onClick={takeOut}>
            Take {isOne ? 'it' : 'them'} out of the draft
          </Button>
        </section>
      )}
    </>
  )
}

function UnfitList({ unfit }: { unfit: readonly Unfit[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {unfit.map(({ example, issues }, at) => (
        <li key={`${at} ${example.title}`}>
          {example.title}
          <span className="unfit__why">
            {[...new Set(issues.map(({ message }) => message.replaceAll(/`([^`]*)`/g, '“$1”')))].join(' ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
