import type { Chance } from './chance.ts'
import * as agencies from './mixes-agencies.ts'
import type { Activity } from './mixes-offending.ts'

export type Compliance = 'COMPLYING' | 'NOT_COMPLYING' | 'NOT_APPLICABLE'

/** How somebody is doing now. */
export interface Conduct {
  readonly wantedOnPnc: boolean
  readonly wantedForArrest: boolean
  readonly pncReason: string
  readonly intelligence: boolean
  readonly supervision: Compliance
  readonly treatment: Compliance
  readonly engaging: boolean
}

/** Invents how somebody is doing: who offends more complies less, is wanted more, and is heard of more. */
export function drawConduct(
  chance: Chance,
  inPrison: boolean,
  activity: Activity,
  statutory: boolean,
  inTreatment: boolean,
): Conduct {
  const restless = agencies.restlessness[activity]
  const supervision = drawCompliance(chance, statutory && !inPrison, 84 - 10 * restless)
  const treatment = drawCompliance(chance, inTreatment && !inPrison, 86 - 8 * restless)
  const failing = supervision === 'NOT_COMPLYING' || treatment === 'NOT_COMPLYING'
  // Wanted people are rarely in prison, and rarely wanted twice; a marker nobody cleared is a slip to be seen.
  const wantedOnPnc = chance.percent(inPrison ? 6 : 3 + (failing ? 6 : 0) + restless)
  const wantedForArrest = chance.percent(wantedOnPnc ? 3 : inPrison ? 1 : 1 + restless)
  return {
    wantedOnPnc,
    wantedForArrest,
    pncReason: chance.pick(agencies.pncReasons),
    intelligence: chance.percent(inPrison ? 10 : 10 + 12 * restless),
    supervision,
    treatment,
    engaging: chance.percent(inPrison ? 55 : 87) && !failing,
  }
}

function drawCompliance(chance: Chance, applies: boolean, percent: number): Compliance {
  const complies = chance.percent(percent)
  if (!applies) return 'NOT_APPLICABLE'
  return complies ? 'COMPLYING' : 'NOT_COMPLYING'
}
