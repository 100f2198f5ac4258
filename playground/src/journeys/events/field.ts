import type { Policy } from '@iom-rules/core'
import type { EventField } from '@iom-rules/core/journey'
import type { FieldError } from '../../design/ErrorSummary.tsx'
import type { CarriedEntry } from './entry.ts'

/** What every control of something an event carries is given. */
export interface CarriedFieldProps {
  readonly policy: Policy
  readonly eventType: string
  readonly field: EventField
  readonly entry: CarriedEntry
  /** Facts that nobody knows yet. */
  readonly unknown: readonly string[]
  readonly errors: readonly FieldError[]
  readonly onChange: (entry: CarriedEntry) => void
}
