import type { ReactNode } from 'react'

interface DoorProps {
  readonly id: string
  readonly title: string
  readonly address?: string
  readonly children: ReactNode
}

/** One way in. */
export function Door({ id, title, address, children }: DoorProps) {
  return (
    <section className="door" aria-labelledby={`door-${id}`}>
      <h2 className="govuk-heading-m" id={`door-${id}`}>
        {address === undefined ? (
          title
        ) : (
          <a className="govuk-link" href={address}>
            {title}
          </a>
        )}
      </h2>
      {children}
    </section>
  )
}
