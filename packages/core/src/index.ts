/**
 * The main door of the SDK: read a policy, assess a nominal, and say why.
 *
 * @packageDocumentation
 */
export { parsePolicy, shapeFaults, type ParseOptions } from './policy/parse.ts'
export { accept, acceptanceFor, staleAcceptances, type Acceptable } from './policy/acceptance.ts'
export { parseAcceptances } from './policy/parse-acceptances.ts'
export { joinPolicy } from './policy/parts.ts'
export { parseNominal } from './policy/nominal.ts'
export { applyEdit } from './policy/edit.ts'
export { editBetween } from './policy/edit/between.ts'
export { ownKeys } from './policy/extend.ts'
export { inverseEdit } from './policy/edit/inverse.ts'
export { differencesBetween } from './policy/difference/between.ts'
export type { Difference, WrittenChange } from './policy/difference.ts'
export { policyHash } from './policy/hash.ts'
export { readJson, locate } from './policy/text.ts'
export { limits } from './policy/limits.ts'
export type * from './policy/policy.ts'
export type * from './policy/process.ts'
export { assess, decide, type Decided } from './decision/assess.ts'
export type { SingleAnswer } from './decision/answer.ts'
export type * from './decision/assessment.ts'
export { nextQuestion, type Question } from './decision/question.ts'
export { runExamples, type ExampleFailure, type ExampleRun } from './decision/examples.ts'
export { jsonSchema, schemaNames, type SchemaName } from './decision/schema.ts'
export { checkPolicy, type CheckOptions, type Finding } from './policy/findings.ts'
export { narrate } from './explanation/narrate.ts'
export { derivedWords, recordConditionWords } from './explanation/declaration-words.ts'
export { phraseCondition, phraseRule, phraseTest } from './explanation/phrase.ts'
export { outcomeWords, valueWords } from './explanation/words.ts'
export { isDay, addMonths, dayNumber, dayText, type Day, type DayNumber } from './vocabulary/day.ts'
export { NONE } from './vocabulary/fact.ts'
export type * from './vocabulary/fact.ts'
export type { Truth } from './vocabulary/truth.ts'
export {
  didYouMean,
  isIomRulesError,
  IomRulesError,
  type Issue,
  type ProblemDetails,
  type Result,
} from './vocabulary/issue.ts'
