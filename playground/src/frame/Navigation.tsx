import type { ReactNode } from 'react'
import { useHashPath } from '../address/address.ts'

const screens = [
  { path: '/', text: 'Start' },
  { path: '/policy', text: 'Policy' },
  { path: '/impact', text: 'Impact' },
  { path: '/checks', text: 'Checks' },
  { path: '/nominals', text: 'Nominals' },
  { path: '/journeys', text: 'Journeys' },
  { path: '/developer', text: 'Developer' },
  { path: '/search', text: 'Search' },
] as const

interface NavigationProps {
  /** What stands after a screen’s name, by its path: how much there is to look at. */
  readonly notes?: { readonly [path: string]: ReactNode }
}

/** The screens there are. */
export function Navigation({ notes = {} }: NavigationProps) {
  const [here] = useHashPath()
  return (
    <div className="govuk-service-navigation">
      <div className="govuk-width-container">
        <div className="govuk-service-navigation__container">
          <nav aria-label="Screens" className="govuk-service-navigation__wrapper">
            <ul className="govuk-service-navigation__list">
              {screens.map(({ path, text }) => {
                const isActive = path === '/' ? here === '/' : here === path || here.startsWith(`${path}/`)
                const current = here === path ? 'page' : 'true'
                return (
                  <li
                    key={path}
                    className={`govuk-service-navigation__item${isActive ? ' govuk-service-navigation__item--active' : ''}`}
                  >
                    <a
                      className="govuk-service-navigation__link"
                      href={`#${path}`}
                      aria-current={isActive ? current : undefined}
                    >
                      {isActive ? (
                        <strong className="govuk-service-navigation__active-fallback">{text}</strong>
                      ) : (
                        text
                      )}
                      {notes[path]}
                    </a>
                  </li>
                )
              })}
            </ul>
          </nav>
        </div>
      </div>
    </div>
  )
}
