/** One thing that reads differently, in words for a policy lead. Plain JSON. */
export interface WrittenChange {
  /** What happened to it. */
  readonly kind: 'added' | 'removed' | 'changed' | 'moved'
  /** What kind of thing: `parameter`, `rule`, `condition`, `citation`, `fact`, … */
  readonly what: string
  /** JSON Pointer into the flat document after; before, for what was removed. */
  readonly path: string
  /** The id of the decision it lies in, if any. */
  readonly decision?: string
  /** What stood there; of something that moved, its position in its list, from 1. */
  readonly before?: unknown
  /** What stands there now; of something that moved, its new position, from 1. */
  readonly after?: unknown
  /** `Crime Severity Score that must be reached: 1,000 became 1,200.` */
  readonly words: string
}

/** A place where two documents differ, before it is put in words. */
export interface Difference {
  /** What happened at the place. */
  readonly kind: WrittenChange['kind']
  /** Keys and positions that lead to it in the document after; in the one before, for what was removed. */
  readonly path: readonly (string | number)[]
  /** The same way with names in place of positions: `decisions`, `status`, `rules`, `custody-gap`. */
  readonly way: readonly string[]
  /** What stood there; left out where it was added. */
  readonly before?: unknown
  /** What stands there now; left out where it was removed. */
  readonly after?: unknown
}
