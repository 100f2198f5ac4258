import { useRef, type MouseEvent, type ReactNode } from 'react'
import { Footer } from './Footer.tsx'
import { Navigation } from './Navigation.tsx'

interface FrameProps {
  /** The bar of the draft, once there is one. */
  readonly bar?: ReactNode
  /** What stands after the names of screens in the navigation, by path. */
  readonly notes?: { readonly [path: string]: ReactNode }
  /** Above the screen, for somebody who is shown round. */
  readonly guide?: ReactNode
  /** Below the screen. */
  readonly after?: ReactNode
  /** In the footer: help that is wanted everywhere. */
  readonly help?: ReactNode
  readonly children: ReactNode
}

/** What stands round every screen. */
export function Frame({ bar, notes, guide, after, help, children }: FrameProps) {
  const main = useRef<HTMLElement>(null)
  // The address belongs to the screens, so the skip link moves focus itself.
  const skip = (event: MouseEvent) => {
    event.preventDefault()
    main.current?.focus()
    main.current?.scrollIntoView()
  }
  return (
    <>
      <a href="#main" className="govuk-skip-link" onClick={skip}>
        Skip to main content
      </a>
      <header>
        <div className="govuk-generic-header">
          <div className="govuk-generic-header__container govuk-width-container">
            <div className="govuk-generic-header__logo">
              <a href="#/" className="govuk-generic-header__homepage-link">
                IOM rules
              </a>
            </div>
          </div>
        </div>
        <Navigation {...(notes === undefined ? {} : { notes })} />
      </header>
      {bar}
      <div className="govuk-width-container">
        <main className="govuk-main-wrapper" id="main" tabIndex={-1} ref={main}>
          {guide}
          {children}
          {after}
        </main>
      </div>
      <Footer help={help} />
    </>
  )
}
