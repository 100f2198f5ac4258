const pages = [
  { path: '/accessibility', text: 'Accessibility' },
  { path: '/privacy', text: 'Privacy' },
  { path: '/licences', text: 'Licences' },
  { path: '/sources', text: 'Sources' },
] as const

/** What every page owes its reader. */
export function Footer() {
  return (
    <footer className="govuk-footer">
      <div className="govuk-width-container">
        <div className="govuk-footer__meta">
          <div className="govuk-footer__meta-item govuk-footer__meta-item--grow">
            <h2 className="govuk-visually-hidden">About this playground</h2>
            <ul className="govuk-footer__inline-list">
              {pages.map(({ path, text }) => (
                <li key={path} className="govuk-footer__inline-list-item">
                  <a className="govuk-footer__link" href={`#${path}`}>
                    {text}
                  </a>
                </li>
              ))}
            </ul>
            <p className="footer__disclaimer">
              Not an official government service. Every person shown here is invented.
            </p>
          </div>
        </div>
      </div>
    </footer>
  )
}
