/**
 * Proofs about a policy: what is wrong with it, what a change does to whom, what would have to be
 * otherwise for another answer, and which cases and examples its figures hang on.
 *
 * @packageDocumentation
 */
export { verify, type VerifyOptions } from './analysis/verify.ts'
export type { DecisionFault, DecisionFinding, VerifyFinding } from './analysis/finding.ts'
export type { Family, FamilyPart, Progress, Witness } from './analysis/family.ts'
export {
  counterfactuals,
  type Counterfactual,
  type CounterfactualOptions,
  type Counterfactuals,
  type FactChange,
  type Wanted,
} from './analysis/counterfactual.ts'
export {
  mutants,
  type Mutant,
  type MutantOptions,
  type MutantReport,
  type MutationKind,
  type Survivor,
} from './analysis/mutants.ts'
export { cases, type CaseOptions } from './analysis/cases.ts'
export { compare, type CompareOptions } from './analysis/compare.ts'
export { differences } from './explanation/difference.ts'
export { effectOf, moversOf, openSides, type Sides } from './analysis/comparison/effect.ts'
export { knownTo } from './analysis/comparison/known.ts'
export { apart } from './analysis/comparison/moves.ts'
export { sameDecision } from './analysis/same.ts'
export type {
  CaseloadEffect,
  CaseloadMove,
  Comparison,
  DecisionComparison,
  Move,
  Mover,
  PolicyReference,
} from './analysis/comparison.ts'
export { readings, type ReadingEffect, type ReadingOptions } from './analysis/readings.ts'
export { deciding, type DecidingOptions } from './analysis/deciding.ts'
export type {
  Deciding,
  DecidingReason,
  DecisionReason,
  OtherReason,
  RuleReason,
  TestReason,
  TestSide,
} from './analysis/deciding/reason.ts'
