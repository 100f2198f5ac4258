import type { Policy } from '@iom-rules/core'

interface ModeLinksProps {
  readonly policy: Policy
  readonly path: string
  /** The decision being asked about; `null` shows all facts. */
  readonly asked: string | null
}

/** All facts, or only those that matter to one decision; what was entered stays. */
export function ModeLinks({ policy, path, asked }: ModeLinksProps) {
  const modes = [
    { ask: null, text: 'All facts' },
    ...Object.entries(policy.decisions).map(([id, { title }]) => ({ ask: id, text: `Only what matters to ${title.toLowerCase()}` })),
  ]
  return (
    <nav aria-label="Which facts to ask" className="contents">
      <ul className="govuk-list contents__list">
        {modes.map(({ ask, text }) => (
          <li key={text}>
            <a
              className="govuk-link"
              href={`#${path}${ask === null ? '' : `?ask=${ask}`}`}
              aria-current={ask === asked ? 'page' : undefined}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
