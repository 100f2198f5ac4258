import { Button } from '../../design/Button.tsx'
import { Select } from '../../design/Select.tsx'
import { FactField } from '../../nominals/form/FactField.tsx'
import { fieldId } from '../../nominals/form/read.ts'
import { factTitle } from '../../words/facts.ts'
import { carriedName, learntEntry, noLearnt, type CarriedEntry, type LearntEntry } from './entry.ts'
import type { CarriedFieldProps } from './field.ts'
import { learntName } from './read.ts'

type Learnt = Extract<CarriedEntry, { kind: 'facts' }>
type LearntFactsProps = CarriedFieldProps & { readonly entry: Learnt; readonly title: string }

/** Facts that were not known, each chosen and then answered. */
export function LearntFacts(props: LearntFactsProps) {
  const { policy, eventType, field, entry, unknown, errors, onChange, title } = props
  if (unknown.length === 0) return <p className="govuk-body">Every fact is known already.</p>
  const first = fieldId(carriedName(eventType, field.field))
  const put = (learnt: readonly LearntEntry[]) => onChange({ kind: 'facts', learnt })
  const taken = new Set(entry.learnt.map(({ fact }) => fact))
  return (
    <>
      {entry.learnt.map((each, at) => {
        const declaration = policy.facts[each.fact]
        const choices = unknown
          .filter((fact) => fact === each.fact || !taken.has(fact))
          .map((fact) => ({ value: fact, text: factTitle(policy, fact) }))
        const id = at === 0 ? first : `${first}-${at}`
        return (
          <div key={at} className="learnt">
            <Select
              id={id}
              label={entry.learnt.length === 1 ? title : `${title}, fact ${at + 1}`}
              choices={[{ value: '', text: 'Choose a fact' }, ...choices]}
              value={each.fact}
              error={errors.find((error) => error.field === id)?.message}
              onChange={(fact) => put(entry.learnt.with(at, learntEntry(policy, fact)))}
            />
            {declaration !== undefined && (
              <FactField
                id={learntName(eventType, each.fact)}
                declaration={declaration}
                entry={each.entry}
                errors={errors}
                onChange={(changed) => put(entry.learnt.with(at, { ...each, entry: changed }))}
              />
            )}
            {entry.learnt.length > 1 && (
              <Button variant="link" onClick={() => put(entry.learnt.toSpliced(at, 1))}>
                Remove<span className="govuk-visually-hidden"> fact {at + 1}</span>
              </Button>
            )}
          </div>
        )
      })}
      {unknown.some((fact) => !taken.has(fact)) && !taken.has('') && (
        <p>
          <Button small variant="secondary" onClick={() => put([...entry.learnt, noLearnt])}>
            Another fact was learnt too
          </Button>
        </p>
      )}
    </>
  )
}
