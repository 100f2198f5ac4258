/**
 * Whole caseloads: invented people to try a policy on.
 *
 * @packageDocumentation
 */
export { generate, type GenerateOptions } from './caseload/generate.ts'
