import { useState, type FormEvent } from 'react'
import { accept, type Acceptance, type PolicyDocument } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import { DateInput, noDay } from '../../design/DateInput.tsx'
import { ErrorSummary, type FieldError } from '../../design/ErrorSummary.tsx'
import { Input } from '../../design/Input.tsx'
import { useChange, useDraft, usePolicies } from '../../draft/DraftProvider.tsx'
import { Textarea } from '../../design/Textarea.tsx'
import { dayEntry } from '../../words/days.ts'
import { readAcceptance, type AcceptEntry } from './accept.ts'
import type { AnyFinding } from './finding.ts'

interface AcceptFormProps {
  readonly id: string
  readonly finding: AnyFinding
  readonly onAccepted: () => void
  readonly onCancel: () => void
}

/** What this draft accepts, beside what was accepted in the published policy. */
function ownAcceptances(
  published: PolicyDocument,
  { acceptances = [] }: PolicyDocument,
): readonly Acceptance[] {
  const shipped = new Set((published.acceptances ?? []).map((each) => JSON.stringify(each)))
  return acceptances.filter((each) => !shipped.has(JSON.stringify(each)))
}

/** Puts on record that a finding may stand: why, who says so, and the day. */
export function AcceptForm({ id, finding, onAccepted, onCancel }: AcceptFormProps) {
  const { draft, published } = usePolicies()
  const change = useChange()
  // Whoever accepts several says once who they are.
  const last = useDraft(({ document }) => ownAcceptances(published.document, document).at(-1))
  const [entry, setEntry] = useState<AcceptEntry>(() => ({
    reason: '',
    by: last?.by ?? '',
    on: last === undefined ? noDay : dayEntry(last.on),
  }))
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const errorOf = (field: string) => errors.find((error) => error.field === `${id}-${field}`)?.message
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const read = readAcceptance(id, entry)
    if ('errors' in read) {
      setErrors(read.errors)
      return
    }
    change.findingAccepted({ acceptance: accept(draft, finding, read.words) })
    onAccepted()
  }
  return (
    <form className="accept" noValidate onSubmit={submit} aria-label="Accept this finding">
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <Textarea
        id={`${id}-reason`}
        label="Why may it stand?"
        hint="It is recorded in the policy, for whoever reads it next."
        rows={2}
        value={entry.reason}
        error={errorOf('reason')}
        onChange={(reason) => setEntry({ ...entry, reason })}
      />
      <Input
        id={`${id}-by`}
        label="Accepted by"
        hint="A role or a board, not a name"
        value={entry.by}
        error={errorOf('by')}
        onChange={(by) => setEntry({ ...entry, by })}
      />
      <DateInput
        id={`${id}-on`}
        legend="On"
        value={entry.on}
        error={errorOf('on')}
        onChange={(on) => setEntry({ ...entry, on })}
      />
      <div className="govuk-button-group">
        <Button type="submit" small>
          Accept
        </Button>
        <Button variant="link" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
