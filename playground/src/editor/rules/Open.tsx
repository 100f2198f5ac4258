import type { ReactNode } from 'react'

/** A form open in its place: beside it, on a wide screen, what the edit comes to; after it on a narrow one. */
export function Open({ beside, children }: { beside?: ReactNode; children: ReactNode }) {
  return (
    <div className="open-form">
      <div className="open-form__fields">{children}</div>
      {beside !== undefined && <div className="open-form__beside">{beside}</div>}
    </div>
  )
}
