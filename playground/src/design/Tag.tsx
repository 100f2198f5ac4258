import type { ReactNode } from 'react'

export type TagColour =
  'blue' | 'green' | 'red' | 'yellow' | 'orange' | 'grey' | 'purple' | 'teal' | 'magenta' | 'black' | 'plain'

/** A word with a colour behind it; the word alone says it all. */
export function Tag({ colour = 'grey', children }: { colour?: TagColour; children: ReactNode }) {
  return (
    <strong className={`govuk-tag${colour === 'blue' ? '' : ` govuk-tag--${colour}`}`}>{children}</strong>
  )
}
