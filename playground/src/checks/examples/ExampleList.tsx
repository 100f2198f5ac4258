import { useRef, useState } from 'react'
import type { Example, Policy } from '@iom-rules/core'
import { addressOf, go, useQuery } from '../../address/address.ts'
import { Button } from '../../design/Button.tsx'
import { Select } from '../../design/Select.tsx'
import { useChange, useDraft } from '../../draft/DraftProvider.tsx'
import { replacedBy } from '../../draft/examples.ts'
import { count, numberInWords } from '../../words/numbers.ts'
import type { ExampleOutcome, ExamplesRun } from '../../work/task.ts'
import { ExampleEntry } from './ExampleEntry.tsx'

const shows = {
  failing: 'Those that do not hold',
  added: 'Those added or changed in this draft',
  all: 'All',
} as const

type Show = keyof typeof shows

const shownAtFirst = 20

/** The examples, those that do not hold before the others. */
export function ExampleList({ policy, run }: { policy: Policy; run: ExamplesRun }) {
  const change = useChange()
  const added = useDraft(({ examples }) => examples)
  const out = useDraft(({ examplesOut }) => examplesOut)
  const [showsAll, setShowsAll] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const failed = run.outcomes.filter(({ failures }) => failures.length > 0)
  const asked = useQuery().get('show')
  const show = isShow(asked) ? asked : failed.length > 0 ? 'failing' : 'all'
  const isAdded = ({ example }: ExampleOutcome) => added.some((one) => sameExample(one, example))
  const isChanged = ({ example }: ExampleOutcome) =>
    replacedBy({ examples: added, examplesOut: out }, example) !== undefined
  const chosen = { failing: failed, added: run.outcomes.filter(isAdded), all: run.outcomes }[show]
  const shown = showsAll ? chosen : chosen.slice(0, shownAtFirst)
  const remove = (example: Example) => {
    change.exampleRemoved({ example })
    heading.current?.focus()
  }
  return (
    <section aria-labelledby="examples-heading" className="checks__group">
      <h2 className="govuk-heading-m" id="examples-heading" tabIndex={-1} ref={heading}>
        The examples
      </h2>
      <p className="govuk-body" role="status">
        <strong>
          {failed.length === 0
            ? `All ${count(run.outcomes.length, 'example holds', 'examples hold')}.`
            : `${count(failed.length, 'example does', 'examples do')} not hold, of ${numberInWords(run.outcomes.length)}.`}
        </strong>
      </p>
      <Select
        id="examples-show"
        label="Show"
        choices={Object.entries(shows).map(([value, text]) => ({ value, text }))}
        value={show}
        onChange={(value) => go(addressOf('/checks/examples', { show: value }), { replace: true })}
      />
      {chosen.length === 0 ? (
        <p className="govuk-inset-text">{nothingToShow[show]}</p>
      ) : (
        <ul className="example-list">
          {shown.map((outcome, at) => (
            <ExampleEntry
              key={`${at} ${outcome.example.title}`}
              policy={policy}
              outcome={outcome}
              number={run.outcomes.indexOf(outcome) + 1}
              {...(isAdded(outcome) && !isChanged(outcome) ? { onRemove: remove } : {})}
            />
          ))}
        </ul>
      )}
      {chosen.length > shownAtFirst && (
        <Button variant="secondary" small aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? `Show the first ${shownAtFirst}` : `Show all ${chosen.length}`}
        </Button>
      )}
    </section>
  )
}

const nothingToShow: { readonly [Kind in Show]: string } = {
  failing: 'Every example holds.',
  added:
    'No example has been added. Open the why page of a person and choose “Add this person as an example”.',
  all: 'The policy has no examples. Open the why page of a person and choose “Add this person as an example”.',
}

function isShow(text: string | null): text is Show {
  return text !== null && Object.hasOwn(shows, text)
}

// What was run has been through a worker, and is a copy.
function sameExample(one: Example, other: Example): boolean {
  return one.title === other.title && JSON.stringify(one.facts) === JSON.stringify(other.facts)
}
