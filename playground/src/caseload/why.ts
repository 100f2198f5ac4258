import { isIomRulesError, type Nominal, type Policy } from '@iom-rules/core'
import { deciding } from '@iom-rules/core/analysis'

/** What it hangs on that somebody moves, in sentences; empty where one of the policies cannot be asked. */
export function whyMoved(
  before: Policy,
  after: Policy,
  nominal: Nominal,
  decision: string,
  asAt: string,
): string {
  try {
    return deciding(before, after, nominal, decision, { asAt }).words
  } catch (error) {
    // Another policy may know nothing of a fact that this person carries.
    if (isIomRulesError(error)) return ''
    throw error
  }
}
