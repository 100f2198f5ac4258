import type { ReactNode } from 'react'

const pages = [
  { path: '/glossary', text: 'Glossary' },
  { path: '/accessibility', text: 'Accessibility' },
  { path: '/privacy', text: 'Privacy' },
  { path: '/licences', text: 'Licences' },
  { path: '/sources', text: 'Sources' },
] as const

/** What every page owes its reader. Not the design system's footer, which carries the crown. */
export function Footer({ help }: { help?: ReactNode }) {
  return (
    <footer className="footer">
      <div className="govuk-width-container">
        <ul className="footer__pages">
          {pages.map(({ path, text }) => (
            <li key={path}>
              <a className="govuk-link" href={`#${path}`}>
                {text}
              </a>
            </li>
          ))}
          {help !== undefined && <li className="no-print">{help}</li>}
        </ul>
        <p className="footer__disclaimer">
          Not an official government service. Every person that comes with it is invented.
        </p>
      </div>
    </footer>
  )
}
