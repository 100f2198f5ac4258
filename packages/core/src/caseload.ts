/**
 * Whole caseloads: what a policy answers for everybody at once, who moves when it changes, what every value of
 * a parameter comes to, and invented people to try it on.
 *
 * @packageDocumentation
 */
export { generate, type GenerateOptions } from './caseload/generate.ts'
export type { AnswerCount, Caseload, CaseloadMoves, CaseloadOptions } from './caseload/caseload.ts'
export { openCaseload, underPolicy, withNominals } from './caseload/open.ts'
export { countsOf } from './caseload/counts.ts'
export { movedRows, movesOf, type MovedOnly } from './caseload/moves.ts'
export { sweep, type SweepOptions } from './caseload/sweep.ts'
export { withParameters } from './policy/tried.ts'
export {
  moversBetween,
  stepAt,
  stepOf,
  type Interval,
  type Mover,
  type Sweep,
  type SweepChanges,
  type SweepLine,
  type SweepStep,
} from './caseload/sweep-steps.ts'
export { answerText } from './decision/answer-text.ts'
export { inverse, type CountedValues, type Inverse, type Target } from './caseload/inverse.ts'
export { resources } from './caseload/resources.ts'
export type {
  AreaResources,
  CohortHours,
  CohortPeople,
  Headcount,
  HoursGiven,
  Resources,
  ResourcesGiven,
} from './caseload/hours.ts'
export {
  grid,
  gridAt,
  type Grid,
  type GridColumns,
  type GridOptions,
  type GridRows,
} from './caseload/grid.ts'
