import type { Policy } from '@iom-rules/core'
import { Checkboxes } from '../../design/Choices.tsx'
import { Input } from '../../design/Input.tsx'
import { Select } from '../../design/Select.tsx'
import { certaintyWords, outcomeInWords } from '../../words/answers.ts'
import { factInWords } from '../../words/facts.ts'
import { noOutcome, type View } from './view.ts'

interface FiltersProps {
  readonly policy: Policy
  readonly decisions: readonly string[]
  readonly view: View
  readonly change: (changed: { readonly [name: string]: string }) => void
}

const any = { value: '', text: 'Any' }

/** Narrows the table; every choice takes effect at once and stands in the address. */
export function Filters({ policy, decisions, view, change }: FiltersProps) {
  const membership = policy.facts['membership']
  const memberships = membership?.type === 'choice' ? membership.values : []
  const certainties = Object.entries(certaintyWords).map(([value, { word }]) => ({ value, text: word }))
  return (
    <search className="filters no-print" aria-label="Narrow the table">
      <Input
        id="filter-q"
        label="Reference"
        type="search"
        width={10}
        value={view.q}
        onChange={(q) => change({ q })}
      />
      <Select
        id="filter-area"
        label="Area"
        choices={[any, ...Object.entries(policy.areas).map(([value, { title }]) => ({ value, text: title }))]}
        value={view.area}
        onChange={(area) => change({ area })}
      />
      {memberships.length > 0 && (
        <Select
          id="filter-membership"
          label="Membership"
          choices={[any, ...memberships.map((value) => ({ value, text: factInWords(membership, value) }))]}
          value={view.membership}
          onChange={(chosen) => change({ membership: chosen })}
        />
      )}
      {decisions.map((id) => (
        <Select
          key={id}
          id={`filter-${id}`}
          label={policy.decisions[id]?.title ?? id}
          choices={[
            any,
            ...Object.keys(policy.decisions[id]?.outcomes ?? {}).map((value) => ({
              value,
              text: outcomeInWords(policy, id, value),
            })),
            { value: noOutcome, text: 'No outcome' },
          ]}
          value={view.outcomes[id] ?? ''}
          onChange={(outcome) => change({ [id]: outcome })}
        />
      ))}
      <Select
        id="filter-certainty"
        label="Certainty of any of these"
        choices={[any, ...certainties]}
        value={view.certainty}
        onChange={(certainty) => change({ certainty })}
      />
      <Select
        id="filter-unknown"
        label="Fact that is not known"
        choices={[any, ...Object.entries(policy.facts).map(([value, { title }]) => ({ value, text: title }))]}
        value={view.unknown}
        onChange={(unknown) => change({ unknown })}
      />
      <Checkboxes
        id="filter-moved"
        legend={<span className="govuk-visually-hidden">Changed by the draft</span>}
        small
        choices={[{ value: 'yes', text: 'Only people the draft moves' }]}
        values={view.moved ? ['yes'] : []}
        onChange={([moved = '']) => change({ moved })}
      />
    </search>
  )
}
