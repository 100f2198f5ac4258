import { useMemo } from 'react'
import { isDay } from '@iom-rules/core'
import { useQuery } from '../../address/address.ts'
import { useWholePolicies } from '../../draft/DraftProvider.tsx'
import { ExampleInHand } from './ExampleInHand.tsx'
import { ExampleReasons } from './ExampleReasons.tsx'
import { exampleAddress, exampleIn, numberedAddress } from './address.ts'
import { NoExample } from './NoExample.tsx'

/** Why every decision answers what it does for an example person: one of the policy’s, or one that a proof made up. */
export function ExamplePage() {
  const query = useQuery()
  const number = query.get('number')
  return number === null ? <MadeUp /> : <OfThePolicy number={Number(number)} />
}

function MadeUp() {
  const query = useQuery()
  const [facts, asAt] = [query.get('facts'), query.get('as-at')]
  // Going to another decision of the same person is not another person.
  const person = useMemo(
    () => exampleIn(new URLSearchParams({ facts: facts ?? '', 'as-at': asAt ?? '' })),
    [facts, asAt],
  )
  if (person === null || !isDay(person.asAt))
    return <NoExample why="The address carries no example person." />
  return (
    <ExampleReasons
      example={person}
      caption="Made up to show a case"
      addressOf={(decision) => `#${exampleAddress(person, decision)}`}
      canAdd
    />
  )
}

function OfThePolicy({ number }: { number: number }) {
  const whole = useWholePolicies()
  if (whole === null) return <p className="govuk-body-l">Opening the examples…</p>
  const example = whole.draft.document.examples?.[number - 1]
  if (example === undefined) return <NoExample why={`The draft has no example ${number}.`} />
  return (
    <ExampleReasons
      example={example}
      caption={`Example ${number} of the policy`}
      addressOf={(decision) => `#${numberedAddress(number, decision)}`}
      renderBefore={({ draft, after }) => (
        <ExampleInHand key={number} policy={draft} example={example} number={number} assessment={after} />
      )}
    />
  )
}
