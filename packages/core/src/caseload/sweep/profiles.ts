import type { Compiled } from '../../diagram/compile.ts'
import type { Situated } from '../cells/decide-cells.ts'
import type { Interval } from '../sweep-steps.ts'

/** How the parameter divides the moving fact over a stretch of its values. */
export interface Divided {
  readonly compiled: Compiled
  /** The class of a value of the fact at a value of the parameter. */
  readonly classAt: (value: number, at: number) => number
  /** The classes of all values from this one up. */
  readonly classesUpwards: (value: number, at: number) => readonly number[]
}

/** How the moving fact of a row depends on the parameter. */
export interface Profile {
  /** Values within a range at which it can change, ascending, each once. */
  readonly breaks: (row: number, range: Interval) => readonly number[]
  /** What it comes to at a value of the parameter, by number: within a stretch the same number is the same. */
  readonly partAt: (row: number, at: number, divided: Divided) => number
  /** Puts what it comes to into a situation. */
  readonly place: (compiled: Compiled, part: number, situated: Situated) => void
}

/** A profile for each row. */
export interface Profiles {
  /** The variables that move, in the numbers of the evaluation. */
  readonly variables: ReadonlySet<number>
  readonly of: (row: number) => Profile
}
