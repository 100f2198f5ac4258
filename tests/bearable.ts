import { isIomRulesError } from '@iom-rules/core'

/** What comes of it; `null` where unknown lists leave more ways open than can be worked out exactly. */
export function bearable<T>(work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    if (isIomRulesError(error) && error.code === 'TOO_COMPLEX') return null
    throw error
  }
}
