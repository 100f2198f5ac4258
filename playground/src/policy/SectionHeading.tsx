import { useEffect, useRef, type ReactNode } from 'react'
import { useQuery } from '../address/address.ts'

interface SectionHeadingProps {
  readonly section: string
  readonly children: ReactNode
}

/** The heading of a part of the page, which `?section=` leads to. */
export function SectionHeading({ section, children }: SectionHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const query = useQuery()
  const isAsked = query.get('section') === section
  useEffect(() => {
    if (!isAsked) return
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView()
  }, [isAsked, query])
  return (
    <h2 className="govuk-heading-m section-heading" id={`section-${section}`} tabIndex={-1} ref={heading}>
      {children}
    </h2>
  )
}
