import { parseJourney, type Journey } from '@iom-rules/core/journey'
import type { Policy } from '@iom-rules/core'
import { journeys } from 'virtual:journeys'

/**
 * The scenarios that ship, read under the policy a draft started from. They are made for the policy shown; of
 * another one some can say nothing, and are left out.
 */
export function readShipped(policy: Policy): readonly Journey[] {
  return journeys.flatMap((value) => {
    const parsed = parseJourney(policy, value)
    return parsed.ok ? [parsed.value] : []
  })
}
