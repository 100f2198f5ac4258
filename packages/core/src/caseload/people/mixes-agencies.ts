import { mix, mixOf, type Mix } from './chance.ts'
import type { Activity, Career, Membership } from './mixes-offending.ts'

/** What agencies say of invented people; see `mixes-offending.ts`. Every `Percent` is times in a hundred. */

export const statutoryPercent: Readonly<Record<Membership, number>> = {
  FIXED: 84,
  FLEX: 68,
  FREE: 46,
  NONE: 50,
}

export const teamAgreesPercent: Readonly<Record<Membership, number>> = {
  FIXED: 82,
  FLEX: 97,
  FREE: 97,
  NONE: 26,
}
export const cspAgreesPercent: Readonly<Record<Membership, number>> = {
  FIXED: 50,
  FLEX: 40,
  FREE: 95,
  NONE: 22,
}

/** How far from settled somebody is, from 0 to 3. */
export const restlessness: Readonly<Record<Activity, number>> = { HIGH: 3, MEDIUM: 2, LOW: 1, STOPPED: 0 }

export const pncReasons = mixOf({ WARRANT: 46, CRIME: 36, RECALL: 18 })
export const predictors = mixOf({ OGRS3_2Y: 72, OGRS4_ARP: 28 })
export const issueScopes = mixOf({ LOCAL: 72, COUNTYWIDE: 28 })

export const mappaStatuses: Readonly<Record<Career, Mix<string>>> = {
  BURGLARY: mixOf({ NONE: 93, REFERRAL_PENDING: 2, MANAGED: 3, ENDED: 2 }),
  ROBBERY: mixOf({ NONE: 62, REFERRAL_PENDING: 6, MANAGED: 24, ENDED: 8 }),
  VEHICLES: mixOf({ NONE: 95, REFERRAL_PENDING: 1, MANAGED: 2, ENDED: 2 }),
  THEFT: mixOf({ NONE: 95, REFERRAL_PENDING: 2, MANAGED: 2, ENDED: 1 }),
  SHOPLIFTING: mixOf({ NONE: 97, REFERRAL_PENDING: 1, MANAGED: 1, ENDED: 1 }),
  DOMESTIC: mixOf({ NONE: 56, REFERRAL_PENDING: 8, MANAGED: 28, ENDED: 8 }),
  DISORDER: mixOf({ NONE: 84, REFERRAL_PENDING: 4, MANAGED: 8, ENDED: 4 }),
}

export const mappaLevels = mix<number>([
  [1, 54],
  [2, 38],
  [3, 8],
])

/** Violent offenders are in category 2; 1 and 4 are other people's, and rare here. */
export const mappaCategories = mix<number>([
  [1, 4],
  [2, 74],
  [3, 21],
  [4, 1],
])

export const maracRoles: Readonly<Record<'domestic' | 'other', Mix<string>>> = {
  domestic: mixOf({ NONE: 26, PERPETRATOR: 60, VICTIM: 4, BOTH: 10 }),
  other: mixOf({ NONE: 90, PERPETRATOR: 4, VICTIM: 4, BOTH: 2 }),
}

export const navigateGroups: Readonly<Record<Career, Mix<string>>> = {
  BURGLARY: mixOf({ NONE: 30, PPO: 40, REPEAT_OFFENDER: 30 }),
  ROBBERY: mixOf({ NONE: 40, PPO: 36, REPEAT_OFFENDER: 24 }),
  VEHICLES: mixOf({ NONE: 42, PPO: 20, REPEAT_OFFENDER: 38 }),
  THEFT: mixOf({ NONE: 44, PPO: 12, REPEAT_OFFENDER: 44 }),
  SHOPLIFTING: mixOf({ NONE: 34, PPO: 16, REPEAT_OFFENDER: 42, ASB: 8 }),
  DOMESTIC: mixOf({ NONE: 36, REPEAT_OFFENDER: 8, REPEAT_DV_PERPETRATOR: 56 }),
  DISORDER: mixOf({ NONE: 38, REPEAT_OFFENDER: 22, ASB: 40 }),
}

/** In a hundred, by need, of both schemes; any other need has `otherNeedPercent`. */
export const needPercent: Readonly<Record<string, number>> = {
  ACCOMMODATION: 46,
  ACCOMMODATION_AND_SUPPORT: 46,
  ATTITUDES_THINKING_AND_BEHAVIOUR: 52,
  SUBSTANCE_MISUSE: 62,
  DRUGS: 52,
  ALCOHOL: 26,
  EDUCATION_TRAINING_AND_EMPLOYMENT: 44,
  FINANCE_BENEFITS_AND_DEBT: 34,
}

export const otherNeedPercent = 26

/** Needs that treatment goes with: everybody in treatment has them. */
export const treatedNeeds: ReadonlySet<string> = new Set(['SUBSTANCE_MISUSE', 'DRUGS'])
