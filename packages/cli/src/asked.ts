import { isIomRulesError } from '@iom-rules/core'
import { usage } from './exit.ts'

/** What the core refuses because of how it was asked is a mistake in the call; what is too complex is not. */
export function asked<T>(ask: () => T): T {
  try {
    return ask()
  } catch (error) {
    if (isIomRulesError(error) && error.code !== 'TOO_COMPLEX') throw usage(error.message)
    throw error
  }
}
