import type { FactDeclaration } from '@iom-rules/core'
import type { FieldError } from '../../design/ErrorSummary.tsx'
import type { Entry } from './entry.ts'
import { fieldId } from './read.ts'
import { RecordsField } from './RecordsField.tsx'
import { ScalarField } from './ScalarField.tsx'
import { ValuesField } from './ValuesField.tsx'

interface FactFieldProps {
  readonly id: string
  readonly declaration: FactDeclaration
  readonly entry: Entry
  readonly errors: readonly FieldError[]
  readonly onChange: (entry: Entry) => void
  /** As the one question of a page. */
  readonly large?: boolean
}

/** The control of one fact; each may be left not known. */
export function FactField({ id, declaration, entry, errors, onChange, large = false }: FactFieldProps) {
  const size = large ? 'm' : 's'
  if (declaration.type !== 'list') {
    if (entry.kind === 'values' || entry.kind === 'records') return null
    const field = fieldId(id)
    return (
      <ScalarField
        field={field}
        declaration={declaration}
        entry={entry}
        error={errors.find((error) => error.field === field)?.message}
        onChange={onChange}
        size={size}
      />
    )
  }
  if (entry.kind === 'records')
    return <RecordsField {...{ id, declaration, entry, errors, onChange, size }} />
  if (entry.kind === 'values') return <ValuesField {...{ id, declaration, entry, errors, onChange, size }} />
  return null
}
