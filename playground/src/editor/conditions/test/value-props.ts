import type { Subject } from '../subject.ts'
import type { Comparison } from './comparison.ts'

/** What every control of a value is given. */
export interface ValueProps {
  /** JSON Pointer of the test. */
  readonly path: string
  readonly subject: Subject
  readonly comparison: Comparison
  readonly value: unknown
  readonly error: string | undefined
  /** Is somebody still filling the test in? */
  readonly isInside: boolean
}
