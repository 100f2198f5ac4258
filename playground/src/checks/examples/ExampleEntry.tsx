import type { Example, Policy } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import { Tag } from '../../design/Tag.tsx'
import { dayInWords } from '../../words/days.ts'
import { personInWords } from '../../words/person.ts'
import type { ExampleOutcome } from '../../work/task.ts'
import { numberedAddress } from '../example/address.ts'
import { differenceInWords } from './difference.ts'

interface ExampleEntryProps {
  readonly policy: Policy
  readonly outcome: ExampleOutcome
  /** Its place among the examples of the draft, from 1. */
  readonly number: number
  /** Takes away an example that was added here. */
  readonly onRemove?: (example: Example) => void
}

/** One example: whether it holds, and what differs where it does not. */
export function ExampleEntry({ policy, outcome, number, onRemove }: ExampleEntryProps) {
  const { example, failures } = outcome
  const holds = failures.length === 0
  // Of one that fails, what differs and what can be done stand before the decisions.
  const decision = holds ? Object.keys(example.expect)[0] : undefined
  return (
    <li className={`example${holds ? '' : ' example--fails'}`}>
      <p className="example__head">
        <Tag colour={holds ? 'green' : 'red'}>{holds ? 'Holds' : 'Does not hold'}</Tag>{' '}
        <strong>{example.title}</strong>{' '}
        <a className="govuk-link no-print" href={`#${numberedAddress(number, decision)}`}>
          Show<span className="govuk-visually-hidden">: {example.title}</span>
        </a>{' '}
        {onRemove !== undefined && (
          <Button variant="link" onClick={() => onRemove(example)}>
            Remove<span className="govuk-visually-hidden">: {example.title}</span>
          </Button>
        )}
      </p>
      {!holds && (
        <ul className="govuk-list govuk-list--bullet">
          {failures.map((failure) => (
            <li key={`${failure.decision} ${failure.key}`}>{differenceInWords(policy, failure)}</li>
          ))}
        </ul>
      )}
      <p className="example__person">
        {personInWords(policy, example.facts)}. As at {dayInWords(example.asAt)}.
      </p>
    </li>
  )
}
