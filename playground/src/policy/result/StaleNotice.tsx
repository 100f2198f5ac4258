import type { Issue, Policy } from '@iom-rules/core'
import { useHashPath } from '../../address/address.ts'
import { FieldLink } from '../../design/ErrorSummary.tsx'
import { useDraft, usePolicies } from '../../draft/DraftProvider.tsx'
import { parameterFieldId } from '../parameters/ParameterField.tsx'

/** Why the figures are not those of what is on the screen. */
interface Staleness {
  readonly isStale: boolean
  readonly parameters: readonly string[]
  readonly issues: readonly Issue[]
  readonly policy: Policy
}

export function useStaleness(): Staleness {
  const { published, issues } = usePolicies()
  const mistyped = useDraft((draft) => draft.mistyped)
  const parameters = Object.keys(mistyped)
  return { isStale: parameters.length + issues.length > 0, parameters, issues, policy: published }
}

/** Says that the last valid result is shown, and what to mend. */
export function StaleNotice({ staleness }: { staleness: Staleness }) {
  const { isStale, parameters, issues, policy } = staleness
  if (!isStale) return null
  return (
    <div className="stale-notice" role="status">
      <p className="stale-notice__title">Last valid result</p>
      {parameters.length > 0 && (
        <p className="govuk-body-s">
          It does not follow what you typed in{' '}
          {parameters.map((id, at) => (
            <span key={id}>
              {at > 0 && ', '}
              <ParameterLink id={id} title={policy.parameters[id]?.title ?? id} />
            </span>
          ))}
          .
        </p>
      )}
      {issues.map(({ path, message, help }) => (
        <p key={path + message} className="govuk-body-s">
          {message} {help}
        </p>
      ))}
    </div>
  )
}

// On the policy screen the control is there to go to; from elsewhere the address leads to it.
function ParameterLink({ id, title }: { id: string; title: string }) {
  const [here] = useHashPath()
  if (here.startsWith('/policy')) return <FieldLink field={parameterFieldId(id)}>{title}</FieldLink>
  return (
    <a className="govuk-link" href={`#/policy?parameter=${id}`}>
      {title}
    </a>
  )
}
