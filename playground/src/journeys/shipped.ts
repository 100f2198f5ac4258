import { parseJourney, type Journey } from '@iom-rules/core/journey'
import type { Policy } from '@iom-rules/core'
import { journeys } from 'virtual:journeys'

/** The scenarios that ship, read under the published policy. */
export function readShipped(policy: Policy): readonly Journey[] {
  return journeys.map((value) => {
    const parsed = parseJourney(policy, value)
    if (!parsed.ok)
      throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'))
    return parsed.value
  })
}
