import { IomRulesError } from './issue.ts'

/** What an option is refused with that should be a day: `asAt`. */
export function notADay(option: string, value: unknown): IomRulesError {
  const given = typeof value === 'string' ? JSON.stringify(value) : String(value)
  return new IomRulesError('INVALID_DAY', `\`${option}\` must be a day such as 2026-11-22; it is ${given}.`)
}

/** The refusal that was reckoned with. Anything else is not for us to catch, and goes on. */
export function refusalIn(error: unknown, ...codes: readonly string[]): IomRulesError {
  if (error instanceof IomRulesError && codes.includes(error.code)) return error
  throw error
}
