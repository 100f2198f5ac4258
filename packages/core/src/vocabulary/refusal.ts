import { IomRulesError } from './issue.ts'

/** The refusal that was reckoned with. Anything else is not for us to catch, and goes on. */
export function refusalIn(error: unknown, ...codes: readonly string[]): IomRulesError {
  if (error instanceof IomRulesError && codes.includes(error.code)) return error
  throw error
}
