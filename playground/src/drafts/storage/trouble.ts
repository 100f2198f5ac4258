/** Why something cannot be kept. */
export type Trouble = 'full' | 'forbidden' | 'newer' | 'other'

const kinds: { readonly [name: string]: Trouble } = {
  QuotaExceededError: 'full',
  // A private window, or a browser that is set to keep nothing.
  SecurityError: 'forbidden',
  InvalidStateError: 'forbidden',
  NotAllowedError: 'forbidden',
  // Another copy of the page, of a later version, has made the database.
  VersionError: 'newer',
}

/** What an error of the browser's storage means. */
export function troubleOf(error: unknown): Trouble {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  return Object.hasOwn(kinds, name) ? (kinds[name] ?? 'other') : 'other'
}

/** What is wrong, in a sentence. */
export const troubleInWords: { readonly [trouble in Trouble]: string } = {
  full: 'There is no room left in this browser for what you changed.',
  forbidden:
    'This browser does not let the page keep anything, as in a private window or where its settings forbid it.',
  newer:
    'Another copy of the playground, of a later version, keeps its drafts here, and this copy must not write among them.',
  other: 'This browser could not keep what you changed.',
}

/** The same where nothing was to be kept: something was to be read, or thrown away. */
export function unreachedInWords(trouble: Trouble): string {
  return trouble === 'other'
    ? 'This browser could not reach what is kept in it. Reload the page and try again.'
    : troubleInWords[trouble]
}
