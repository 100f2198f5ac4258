import { distance } from 'fastest-levenshtein'

/** One fault in data that somebody can mend, with the place and what to do. */
export interface Issue {
  /** Stable, for programs: `unknown-key`, `wrong-type`, `duplicate-key` and so on. */
  readonly code: string
  /** `error`: the data is not accepted. `warning`: it is, but somebody should look. */
  readonly severity: 'error' | 'warning'
  /** JSON Pointer (RFC 6901) to the place; the empty string is the whole document. */
  readonly path: string
  /** A sentence for whoever has to mend it. */
  readonly message: string
  /** What to do about it, when the product can tell. */
  readonly help?: string
}

/** The outcome of reading data from outside: a value, or every issue found in it. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** Builds an issue of severity error. */
export function fault(code: string, path: string, message: string, help?: string): Issue {
  return help === undefined
    ? { code, severity: 'error', path, message }
    : { code, severity: 'error', path, message, help }
}

/** A JSON Pointer from its parts, escaped as RFC 6901 asks. */
export function pointer(parts: readonly (string | number)[]): string {
  return parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** `Did you mean "ogrsScore"?` when one of the known words is near enough, else undefined. */
export function didYouMean(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = Math.max(2, Math.floor(word.length / 3)) + 1
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= least) continue
    const steps = distance(word.toLowerCase(), candidate.toLowerCase())
    // Of a word whose every letter would change nothing is left to mean.
    if (steps < least && steps < Math.max(candidate.length, word.length)) {
      best = candidate
      least = steps
    }
  }
  return best === undefined ? undefined : `Did you mean \`${best}\`?`
}

/** How many words a hint lists before it counts the rest. */
const mostListed = 12

/** What to write instead of an unknown word: the nearest there is, or else which there are. */
export function whichOf(word: string, known: Iterable<string>): string {
  const near = didYouMean(word, known)
  if (near !== undefined) return near
  const all = [...known].map((each) => `\`${each}\``)
  if (all.length === 0) return 'There are none yet: declare it first.'
  const more = all.length - mostListed
  return `There ${all.length === 1 ? 'is' : 'are'}: ${all.slice(0, mostListed).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`
}

const brand = '@iom-rules/error'

/** An RFC 9457 problem details object, ready for an HTTP response. */
export interface ProblemDetails {
  /** A URN made of the code: `urn:iom-rules:problem:invalid-nominal`. */
  readonly type: string
  /** The first line of the message. */
  readonly title: string
  /** The HTTP status; always 400, as the caller has to change something. */
  readonly status: number
  /** The whole message. */
  readonly detail: string
  /** The error's code, for programs: `INVALID_NOMINAL`. */
  readonly code: string
  /** Every fault in the data, where the error is about data. */
  readonly issues: readonly Issue[]
}

/**
 * Thrown when the calling program made a mistake, or handed over data it should have read with a
 * `parse…` function first. Recognise it with {@link isIomRulesError}, not with `instanceof`, which
 * fails when two copies of the package are loaded.
 */
export class IomRulesError extends Error {
  /** Always `IomRulesError`. */
  override readonly name = 'IomRulesError'
  /** What {@link isIomRulesError} looks for. */
  readonly brand = brand
  /** Stable, for programs: `INVALID_NOMINAL`, `UNKNOWN_DECISION` and so on. */
  readonly code: string
  /** Every fault in the data; empty where the error is not about data. */
  readonly issues: readonly Issue[]

  constructor(code: string, message: string, issues: readonly Issue[] = []) {
    super(message)
    this.code = code
    this.issues = issues
  }

  /** The same fault as RFC 9457 problem details, status 400. */
  toProblemDetails(): ProblemDetails {
    return {
      type: `urn:iom-rules:problem:${this.code.toLowerCase().replaceAll('_', '-')}`,
      title: this.message.split('\n', 1)[0] as string,
      status: 400,
      detail: this.message,
      code: this.code,
      issues: this.issues,
    }
  }
}

/** Is this an error that iom-rules threw on purpose? */
export function isIomRulesError(error: unknown): error is IomRulesError {
  return error instanceof Error && 'brand' in error && error.brand === brand
}
