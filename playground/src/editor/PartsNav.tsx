interface PartsNavProps {
  /** The part that is shown, as its address names it; left out on the page of the policy itself. */
  readonly current?: string
}

const parts = [
  { part: 'parameters', text: 'Parameters' },
  { part: 'facts', text: 'Facts' },
  { part: 'derived', text: 'Derived facts' },
  { part: 'conditions', text: 'Named conditions' },
  { part: 'assumptions', text: 'Assumptions' },
  { part: 'table', text: 'Decision tables' },
  { part: 'machines', text: 'Process' },
  { part: 'national', text: 'Against the national policy' },
  { part: 'json', text: 'JSON' },
]

/** The way between the parts of the policy that can be edited. */
export function PartsNav({ current }: PartsNavProps) {
  return (
    <nav aria-label="Parts of the policy" className="parts-nav">
      <ul className="parts-nav__list">
        <Part href="#/policy" text="Figures and rules" isCurrent={current === undefined} />
        {parts.map(({ part, text }) => (
          <Part key={part} href={`#/policy/part/${part}`} text={text} isCurrent={part === current} />
        ))}
      </ul>
    </nav>
  )
}

function Part({ href, text, isCurrent }: { href: string; text: string; isCurrent: boolean }) {
  return (
    <li className={`parts-nav__item${isCurrent ? ' parts-nav__item--current' : ''}`}>
      <a className="govuk-link parts-nav__link" href={href} aria-current={isCurrent ? 'page' : undefined}>
        {text}
      </a>
    </li>
  )
}
