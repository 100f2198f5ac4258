/**
 * Strong Kleene logic: what a condition says of a nominal whose facts are not all known.
 *
 * An unknown fact makes its test `undetermined`; it never reads as false. `all` is not met if any part is
 * not met, else undetermined if any part is; `any` is met if any part is met, else undetermined if any is.
 */
export type Truth = 'met' | 'not-met' | 'undetermined'

/** Met if any part is met, else undetermined if any part is, else not met. */
export function some(parts: readonly Truth[]): Truth {
  let truth: Truth = 'not-met'
  for (const part of parts) {
    if (part === 'met') return 'met'
    if (part === 'undetermined') truth = 'undetermined'
  }
  return truth
}

/** Met becomes not met and the other way about; undetermined stays. */
export function negate(truth: Truth): Truth {
  if (truth === 'undetermined') return truth
  return truth === 'met' ? 'not-met' : 'met'
}

/** The truth of something that is known. */
export function certainly(value: boolean): Truth {
  return value ? 'met' : 'not-met'
}
