import { useEffect, useState } from 'react'
import type { PolicyDocument } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import { useDesk, useDeskWork } from '../desk/DeskProvider.tsx'

/** Begins a draft of a policy that ships, or of one from elsewhere. */
export function NewDraft() {
  const desk = useDeskWork()
  const { shipped } = useDesk()
  const others = useOthers()
  return (
    <section aria-labelledby="new-draft">
      <h2 className="govuk-heading-m" id="new-draft">
        Begin a new draft
      </h2>
      <p className="govuk-body">The draft that is open is kept as it is.</p>
      {others === null && (
        <p className="govuk-body" role="status">
          The other policies that come with the playground did not load. Reload the page to try again.
        </p>
      )}
      <ul className="draft-list">
        {[shipped.policy.document, ...(others ?? [])].map((policy) => (
          <li key={policy.id} className="draft-row">
            <div className="draft-row__what">
              <h3 className="draft-row__name">{policy.title}</h3>
              <p className="draft-row__about">
                {policy.id} {policy.version}, which comes with the playground
              </p>
            </div>
            <div className="draft-row__actions">
              <Button small variant="secondary" onClick={() => void desk.startOn(policy.id)}>
                Begin<span className="govuk-visually-hidden"> a draft of {policy.title}</span>
              </Button>
            </div>
          </li>
        ))}
        <li className="draft-row">
          <div className="draft-row__what">
            <h3 className="draft-row__name">A policy from elsewhere</h3>
            <p className="draft-row__about">A policy file, a bundle, or a link that somebody shared</p>
          </div>
          <div className="draft-row__actions">
            <a className="govuk-button govuk-button--secondary button--small" href="#/open">
              Open a file or a link
            </a>
          </div>
        </li>
      </ul>
    </section>
  )
}

/** `null` when they did not come. */
function useOthers(): readonly PolicyDocument[] | null {
  const { loadOthers } = useDesk()
  const [others, setOthers] = useState<readonly PolicyDocument[] | null>([])
  useEffect(() => {
    loadOthers().then(
      (shipped) => setOthers(shipped.map(({ document }) => document)),
      () => setOthers(null),
    )
  }, [loadOthers])
  return others
}
