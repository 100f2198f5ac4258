import { useEffect, type Dispatch, type FormEvent, type SetStateAction } from 'react'
import type { FactDeclaration, Policy } from '@iom-rules/core'
import { useQuery } from '../../address/address.ts'
import { Button } from '../../design/Button.tsx'
import type { FieldError } from '../../design/ErrorSummary.tsx'
import { FactField } from './FactField.tsx'
import type { NominalForm } from './form.ts'
import { fieldId } from './read.ts'

interface AllFactsProps {
  readonly policy: Policy
  readonly form: NominalForm
  readonly errors: readonly FieldError[]
  readonly onChange: Dispatch<SetStateAction<NominalForm>>
  readonly onSave: () => void
}

/** Every fact, by who supplies it. */
export function AllFacts({ policy, form, errors, onChange, onSave }: AllFactsProps) {
  const wanted = useQuery().get('fact')
  useEffect(() => {
    if (wanted === null) return
    const control = document.getElementById(fieldId(wanted))
    control?.scrollIntoView({ block: 'center' })
    control?.focus({ preventScroll: true })
  }, [wanted])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSave()
  }
  return (
    <form noValidate onSubmit={submit}>
      {[...bySupplier(policy)].map(([supplier, facts], at) => (
        // The name of a supplier can have spaces, and an id cannot.
        <section key={supplier} className="supplier" aria-labelledby={`supplier-${at}`}>
          <h2 className="govuk-heading-m" id={`supplier-${at}`}>
            {supplier === '' ? 'Other facts' : `Supplied by: ${supplier}`}
          </h2>
          {facts.map(([id, declaration]) => {
            const entry = form.facts[id]
            return (
              entry !== undefined && (
                <FactField
                  key={id}
                  id={id}
                  declaration={declaration}
                  entry={entry}
                  errors={errors}
                  onChange={(changed) =>
                    onChange((now) => ({ ...now, facts: { ...now.facts, [id]: changed } }))
                  }
                />
              )
            )
          })}
        </section>
      ))}
      <Button type="submit">Save</Button>
    </form>
  )
}

function bySupplier(policy: Policy): Map<string, [string, FactDeclaration][]> {
  const groups = new Map<string, [string, FactDeclaration][]>()
  for (const [id, declaration] of Object.entries(policy.facts)) {
    const supplier = declaration.suppliedBy ?? ''
    groups.set(supplier, [...(groups.get(supplier) ?? []), [id, declaration]])
  }
  return groups
}
