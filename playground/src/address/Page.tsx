import { useEffect, useRef, type ReactNode } from 'react'

/** The first page shown keeps the browser's own focus; every later one takes it to its heading. */
let isFirstPage = true

interface PageProps {
  readonly title: string
  readonly caption?: string
  readonly children: ReactNode
}

// An address can ask for a place on the screen, which has taken focus by then.
function hasFocusInside(heading: HTMLElement | null): boolean {
  const main = heading?.closest('main')
  return document.activeElement !== main && main?.contains(document.activeElement) === true
}

/** A screen: its heading, the document's title, and focus on arrival. */
export function Page({ title, caption, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} – IOM rules`
    if (!isFirstPage && !hasFocusInside(heading.current)) {
      heading.current?.focus({ preventScroll: true })
      scrollTo(0, 0)
    }
    isFirstPage = false
  }, [title])
  return (
    <>
      <h1 className="govuk-heading-l" tabIndex={-1} ref={heading}>
        {caption !== undefined && <span className="govuk-caption-l">{caption}</span>}
        {title}
      </h1>
      {children}
    </>
  )
}
