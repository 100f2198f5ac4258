import type { Issue, PolicyDocument } from '@iom-rules/core'
import { useHashPath } from '../../address/address.ts'
import { Button } from '../../design/Button.tsx'
import { FieldLink } from '../../design/ErrorSummary.tsx'
import { useChange, useDraft, usePolicies } from '../../draft/DraftProvider.tsx'
import { faultInWords } from '../../editor/faults.ts'
import { whereabouts } from '../../editor/whereabouts.ts'
import { parameterFieldId } from '../parameters/ParameterField.tsx'

const shownAtMost = 3

/** Why the figures are not those of what is on the screen. */
interface Staleness {
  readonly isStale: boolean
  readonly parameters: readonly string[]
  /** Other places where text was typed that cannot be the value. */
  readonly mistyped: readonly string[]
  readonly document: PolicyDocument
  readonly issues: readonly Issue[]
  /** Is there JSON as typed that is not taken up yet? */
  readonly hasUnread: boolean
}

export function useStaleness(): Staleness {
  const { document, issues } = usePolicies()
  const places = Object.keys(useDraft((draft) => draft.mistyped))
  const parameters = places.flatMap((place) => parameterAt(place) ?? [])
  const mistyped = places.filter((place) => parameterAt(place) === undefined)
  const hasUnread = useDraft((draft) => draft.unread !== null)
  const isStale = hasUnread || places.length + issues.length > 0
  return { isStale, parameters, mistyped, document, issues, hasUnread }
}

function parameterAt(place: string): string | undefined {
  return /^\/parameters\/([^/]+)\/value$/.exec(place)?.[1]
}

/** Says that the last valid result is shown, and what to mend. */
export function StaleNotice({ staleness }: { staleness: Staleness }) {
  const { isStale, parameters, mistyped, document, issues, hasUnread } = staleness
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
              <ParameterLink id={id} title={document.parameters?.[id]?.title ?? id} />
            </span>
          ))}
          .
        </p>
      )}
      {hasUnread && <UnreadJson />}
      {mistyped.map((path) => (
        <p key={path} className="govuk-body-s">
          It does not follow what you typed in <PlaceLink document={document} path={path} />.
        </p>
      ))}
      {issues.slice(0, shownAtMost).map((issue) => (
        <p key={issue.path + issue.message} className="govuk-body-s">
          In <PlaceLink document={document} path={issue.path} />: {faultInWords(issue)}
        </p>
      ))}
      {issues.length > shownAtMost && <p className="govuk-body-s">And {issues.length - shownAtMost} more.</p>}
    </div>
  )
}

function UnreadJson() {
  const change = useChange()
  const discard = () => {
    change.textTyped({ text: null })
    // The button goes with what it was about.
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
  }
  return (
    <p className="govuk-body-s">
      It does not follow what you typed as JSON, which cannot be taken up yet.{' '}
      <a className="govuk-link" href="#/policy/part/json">
        Open it
      </a>{' '}
      or{' '}
      <Button variant="link" onClick={discard}>
        discard it
      </Button>
      .
    </p>
  )
}

function PlaceLink({ document, path }: { document: PolicyDocument; path: string }) {
  const { words, address } = whereabouts(document, path)
  return (
    <a className="govuk-link" href={`#${address}`}>
      {words}
    </a>
  )
}

// On the policy screen the control is there to go to; from elsewhere the address leads to it.
function ParameterLink({ id, title }: { id: string; title: string }) {
  const [here] = useHashPath()
  const isHere = here.startsWith('/policy') && !here.startsWith('/policy/part/')
  if (isHere) return <FieldLink field={parameterFieldId(id)}>{title}</FieldLink>
  return (
    <a className="govuk-link" href={`#/policy?parameter=${id}`}>
      {title}
    </a>
  )
}
