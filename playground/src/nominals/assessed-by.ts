import { assess, isIomRulesError, type Assessment, type Nominal, type Policy } from '@iom-rules/core'

interface Judged {
  /** `null` for somebody who does not fit the policy, or of whom too much is open to work it out. */
  readonly assessment: Assessment | null
  /** Why there is none, with the place. */
  readonly fault: string
}

/** Assesses one person, or says why that cannot be done. */
export function assessedBy(policy: Policy, nominal: Nominal, options: Parameters<typeof assess>[2]): Judged {
  try {
    return { assessment: assess(policy, nominal, options), fault: '' }
  } catch (error) {
    if (isIomRulesError(error)) return { assessment: null, fault: error.message }
    throw error
  }
}
