import { useMemo } from 'react'
import type { PolicyDocument } from '@iom-rules/core'
import type { Comparison } from '@iom-rules/core/analysis'
import { Textarea } from '../../design/Textarea.tsx'
import { useChange, useDraft } from '../../draft/DraftProvider.tsx'
import { useEditSession } from '../../editor/useEditSession.ts'
import { changedPlaces, type ChangedPlace } from './places.ts'

interface WrittenChangesProps {
  readonly comparison: Comparison
  readonly documents: { readonly published: PolicyDocument; readonly draft: PolicyDocument }
}

/** Everything that reads differently, with a reason for each to be typed. */
export function WrittenChanges({ comparison, documents }: WrittenChangesProps) {
  const { published, draft } = documents
  const places = useMemo(
    () => changedPlaces(comparison.written, published, draft),
    [comparison, published, draft],
  )
  return (
    <ol className="govuk-list changed-places">
      {places.map((changed, at) => (
        <Changed key={changed.place} changed={changed} field={`reason-${at + 1}`} />
      ))}
    </ol>
  )
}

/** More than a board will read. */
const longestReason = 1000

function Changed({ changed, field }: { changed: ChangedPlace; field: string }) {
  const { place, changes } = changed
  const change = useChange()
  const reason = useDraft((draft) => draft.reasons[place] ?? '')
  const { onFocus, session } = useEditSession(place)
  const [first, ...others] = changes
  return (
    <li className="changed-place">
      <p className="govuk-body changed-place__words">{first?.words}</p>
      {others.map(({ path, words }) => (
        <p key={path} className="govuk-body-s changed-place__words">
          {words}
        </p>
      ))}
      <div onFocus={onFocus}>
        <Textarea
          id={field}
          rows={2}
          label={
            <>
              Reason<span className="govuk-visually-hidden"> for this change: {first?.words}</span>
            </>
          }
          maxLength={longestReason}
          value={reason}
          onChange={(text) => change.reasonGiven({ place, text, session: session() })}
        />
      </div>
    </li>
  )
}
