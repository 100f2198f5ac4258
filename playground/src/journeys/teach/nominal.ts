import type { Nominal } from '@iom-rules/core'
import type { Journey, Step } from '@iom-rules/core/journey'

/** The nominal as the journey has made them by a step. */
export function nominalAt({ start: { ref, area } }: Journey, { standing: { facts } }: Step): Nominal {
  return area === undefined ? { ref, facts } : { ref, area, facts }
}
