import { useRef, useState } from 'react'
import type { Assessment, Example, ExampleFailure, Policy } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import { useChange, useDraft } from '../../draft/DraftProvider.tsx'
import { replacedBy } from '../../draft/examples.ts'
import { differenceInWords, takenInWords } from '../examples/difference.ts'
import { withAnswers } from '../examples/example.ts'
import { useExamplesRun } from '../useChecks.ts'
import { ExampleTitle } from './ExampleTitle.tsx'

interface ExampleInHandProps {
  readonly policy: Policy
  readonly example: Example
  /** Its place among the examples of the draft, from 1. */
  readonly number: number
  readonly assessment: Assessment
}

/** What was done to an example here. */
interface Done {
  /** The example as it then is: with another one nothing is said. */
  readonly text: string
  readonly words: string
  readonly details: readonly string[]
}

/** One example of the policy: its title, what of it does not hold, and the way to let it expect what the draft answers. */
export function ExampleInHand({ policy, example, number, assessment }: ExampleInHandProps) {
  const change = useChange()
  const failures = useFailures(example, number)
  const original = useDraft((draft) => replacedBy(draft, example))
  const [done, setDone] = useState<Done | null>(null)
  const said = useRef<HTMLDivElement>(null)
  const replace = (by: Example, words: string, details: readonly string[]) => {
    change.exampleReplaced({ example, by })
    setDone({ text: JSON.stringify(by), words, details })
    said.current?.focus()
  }
  const take = () => {
    const words = 'This example now expects what the draft answers. Undo takes it back.'
    const details = failures.map((failure) => takenInWords(policy, failure))
    replace(withAnswers(example, failures, assessment), words, details)
  }
  const isDone = done !== null && done.text === JSON.stringify(example)
  const rename = (title: string) =>
    replace({ ...example, title }, 'This example has another title now. Undo takes it back.', [])
  return (
    <>
      <ExampleTitle title={example.title} onChange={rename} />
      <div
        className={isDone ? 'govuk-inset-text no-print' : 'govuk-visually-hidden'}
        role="status"
        tabIndex={-1}
        ref={said}
      >
        {isDone && <p className="govuk-body">{done.words}</p>}
        {isDone && done.details.length > 0 && <Listed lines={done.details} />}
      </div>
      {failures.length > 0 && (
        <section className="finding finding--error" aria-labelledby="fails-heading">
          <h2 className="govuk-heading-m" id="fails-heading">
            This example does not hold
          </h2>
          <Listed lines={failures.map((failure) => differenceInWords(policy, failure))} />
          <div className="no-print">
            <p className="govuk-body">
              Until a change is decided, an example that fails is what tells of it. Once it is decided, the
              example can expect what the draft answers. Only this example changes, and not its title: look
              whether that still says what is so.
            </p>
            <Button variant="secondary" onClick={take}>
              Take this answer as the expected one
            </Button>
          </div>
        </section>
      )}
      {original !== undefined && (
        <p className="govuk-body no-print">
          In this draft the example is not as in the published policy.{' '}
          <Button
            variant="link"
            onClick={() => replace(original, 'This example is again as in the published policy.', [])}
          >
            Make it again as published
          </Button>
        </p>
      )}
    </>
  )
}

function Listed({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

const none: readonly ExampleFailure[] = []

/** What of an example does not hold; nothing until the examples of the draft as it is now have run. */
function useFailures(example: Example, number: number): readonly ExampleFailure[] {
  const { work } = useExamplesRun()
  if (work.state !== 'done') return none
  const outcome = work.value.outcomes[number - 1]
  const isThis = outcome !== undefined && JSON.stringify(outcome.example) === JSON.stringify(example)
  return isThis ? outcome.failures : none
}
