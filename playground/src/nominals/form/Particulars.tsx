import type { Dispatch, SetStateAction } from 'react'
import type { Policy } from '@iom-rules/core'
import type { FieldError } from '../../design/ErrorSummary.tsx'
import { Input } from '../../design/Input.tsx'
import { Select } from '../../design/Select.tsx'
import { notKnown } from '../../words/facts.ts'
import type { NominalForm } from './form.ts'

interface ParticularsProps {
  readonly policy: Policy
  readonly form: NominalForm
  readonly isNew: boolean
  readonly errors: readonly FieldError[]
  readonly onChange: Dispatch<SetStateAction<NominalForm>>
}

/** Who it is: a reference and an area, and nothing that could name anybody. */
export function Particulars({ policy, form, isNew, errors, onChange }: ParticularsProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message
  const areas = Object.entries(policy.areas).map(([value, { title }]) => ({ value, text: title }))
  return (
    <div className="particulars">
      {isNew && (
        <Input
          id="nominal-ref"
          label="Reference"
          hint="Made up. Never a name, a date of birth or the number of a real record."
          width={10}
          value={form.ref}
          error={errorOf('nominal-ref')}
          onChange={(ref) => onChange((now) => ({ ...now, ref }))}
        />
      )}
      <Select
        id="nominal-area"
        label="Area"
        choices={[{ value: '', text: notKnown }, ...areas]}
        value={form.area}
        error={errorOf('nominal-area')}
        onChange={(area) => onChange((now) => ({ ...now, area }))}
      />
    </div>
  )
}
