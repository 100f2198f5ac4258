import type { Guard } from '@iom-rules/core'
import { Radios } from '../../design/Choices.tsx'
import { Select } from '../../design/Select.tsx'
import { idInWords } from '../../words/titles.ts'
import type { EditorProps } from '../edit.ts'
import { decisionOf, decisionsOf } from '../rules/decision.ts'
import { conditionTitle } from '../conditions/words.ts'
import { askedBy, guardOf, type Asked } from './guard.ts'
import { GuardInPlace } from './GuardInPlace.tsx'

interface GuardFieldsProps {
  readonly editor: EditorProps
  /** The beginning of the ids of its controls. */
  readonly field: string
  readonly guard: unknown
  readonly onChange: (guard: Guard | undefined) => void
}

/** What has to be met for a way: nothing, a named condition, or an outcome of a decision; met, or not met. */
export function GuardFields({ editor, field, guard, onChange }: GuardFieldsProps) {
  const { document } = editor
  const asked = askedBy(guard)
  const names = Object.keys(document.conditions ?? {})
  const decisions = decisionsOf(document).filter(({ decision }) => decision.hitPolicy !== 'COLLECT')
  const choose = (kind: string) => {
    const [condition] = names
    const [first] = decisions
    if (kind === 'condition' && condition !== undefined)
      onChange(guardOf({ kind: 'condition', condition, isNegated: false }))
    else if (kind === 'outcome' && first !== undefined) onChange(guardOf(firstOutcome(document, first.id)))
    else onChange(undefined)
  }
  return (
    <div className="machine__guard">
      <Select
        id={`${field}-kind`}
        label="This way is open"
        choices={[
          { value: 'always', text: 'Whatever the rules say' },
          ...(names.length === 0 ? [] : [{ value: 'condition', text: 'Only by a named condition' }]),
          ...(decisions.length === 0 ? [] : [{ value: 'outcome', text: 'Only by the answer of a decision' }]),
        ]}
        value={asked?.kind ?? 'always'}
        onChange={choose}
      />
      {asked?.kind === 'condition' && (
        <Select
          id={`${field}-condition`}
          label="Named condition"
          choices={withNow(
            asked.condition,
            names.map((name) => ({ value: name, text: conditionTitle(name) })),
          )}
          value={asked.condition}
          onChange={(condition) => onChange(guardOf({ ...asked, condition }))}
        />
      )}
      {asked?.kind === 'outcome' && (
        <>
          <Select
            id={`${field}-decision`}
            label="Decision"
            choices={withNow(
              asked.decision,
              decisions.map(({ id, decision }) => ({ value: id, text: decision.title })),
            )}
            value={asked.decision}
            onChange={(decision) =>
              onChange(guardOf({ ...firstOutcome(document, decision), isNegated: asked.isNegated }))
            }
          />
          <Select
            id={`${field}-outcome`}
            label="Outcome"
            choices={withNow(asked.outcome, outcomesOf(document, asked.decision))}
            value={asked.outcome}
            onChange={(outcome) => onChange(guardOf({ ...asked, outcome }))}
          />
        </>
      )}
      {asked !== null && (
        <>
          <Radios
            id={`${field}-sense`}
            legend="It is open when that is"
            hint="What is not known for certain is neither: the way stays closed until it is known"
            small
            inline
            choices={[
              { value: 'yes', text: 'Certainly so' },
              { value: 'no', text: 'Certainly not so' },
            ]}
            value={asked.isNegated ? 'no' : 'yes'}
            onChange={(sense) => onChange(guardOf({ ...asked, isNegated: sense === 'no' }))}
          />
          <GuardInPlace editor={editor} asked={asked} />
        </>
      )}
    </div>
  )
}

type Choices = readonly { readonly value: string; readonly text: string }[]

// What is chosen is among the choices even where the policy has it no more.
function withNow(now: string, choices: Choices): Choices {
  return choices.some(({ value }) => value === now) ? choices : [{ value: now, text: now }, ...choices]
}

function outcomesOf(document: EditorProps['document'], decision: string): Choices {
  const outcomes = Object.entries(decisionOf(document, decision)?.outcomes ?? {})
  return outcomes.map(([value, { title }]) => ({ value, text: title ?? idInWords(value) }))
}

function firstOutcome(document: EditorProps['document'], decision: string): Asked {
  return {
    kind: 'outcome',
    decision,
    outcome: outcomesOf(document, decision)[0]?.value ?? '',
    isNegated: false,
  }
}
