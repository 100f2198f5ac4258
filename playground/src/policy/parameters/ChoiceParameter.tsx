import { Checkboxes, Radios } from '../../design/Choices.tsx'
import { usePublished } from '../../draft/DraftProvider.tsx'
import { choiceLabel } from '../../words/facts.ts'
import { needOneMessage } from '../../words/parameters.ts'
import type { ParameterInHand } from './useParameter.ts'

interface ChoiceParameterProps {
  readonly field: string
  readonly held: ParameterInHand
  readonly session: () => string
}

/** A list of values to count, or one value of several. */
export function ChoiceParameter({ field, held, session }: ChoiceParameterProps) {
  const { parameter, value } = held
  const { policy } = usePublished()
  const words = {
    id: field,
    legend: parameter.title,
    legendSize: 's' as const,
    hint: parameter.hint,
    small: true,
  }
  const values = parameter.values ?? []
  const choices = values.map((one) => ({ value: one, text: choiceLabel(policy, one) }))
  if (typeof value === 'object') return <ListParameter {...{ held, session, words, choices, value }} />
  if (typeof value === 'boolean') {
    const yesNo = [
      { value: 'yes', text: 'Yes' },
      { value: 'no', text: 'No' },
    ]
    return (
      <Radios
        {...words}
        inline
        choices={yesNo}
        value={value ? 'yes' : 'no'}
        onChange={(chosen) => held.set(chosen === 'yes', session())}
      />
    )
  }
  return (
    <Radios
      {...words}
      choices={choices}
      value={String(value)}
      onChange={(chosen) => held.set(chosen, session())}
    />
  )
}

interface ListParameterProps {
  readonly held: ParameterInHand
  readonly session: () => string
  readonly words: {
    readonly id: string
    readonly legend: string
    readonly legendSize: 's'
    readonly hint: string | undefined
  }
  readonly choices: readonly { readonly value: string; readonly text: string }[]
  readonly value: readonly string[]
}

// An empty list is no value: the boxes stay empty, the error says so, and the last value still counts.
function ListParameter({ held, session, words, choices, value }: ListParameterProps) {
  const isEmpty = held.mistyped !== undefined
  const choose = (chosen: readonly string[]) => {
    if (chosen.length === 0) held.mistype('', session())
    else held.set(chosen, session())
  }
  return (
    <Checkboxes
      {...words}
      small
      choices={choices}
      values={isEmpty ? [] : value}
      error={isEmpty ? needOneMessage(held.parameter) : undefined}
      onChange={choose}
    />
  )
}
