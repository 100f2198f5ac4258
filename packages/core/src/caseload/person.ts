import type { DayNumber } from '../vocabulary/day.ts'
import type { Chance } from './chance.ts'
import { drawCustody, type Custody } from './custody.ts'
import { drawOffences, drawSeverity, type Offence } from './offences.ts'
import * as agencies from './mixes-agencies.ts'
import { inPrisonPercent } from './mixes-custody.ts'
import * as offending from './mixes-offending.ts'
import type { Activity, Career, Membership } from './mixes-offending.ts'

/** An invented person, whole: what a policy asks, and what a nominal leaves unknown, comes later. */
export interface Person extends Standing, Conduct {
  readonly membership: Membership
  readonly career: Career
  readonly under18: boolean
  readonly statutory: boolean
  readonly inTreatment: boolean
  readonly custody: Custody
  readonly offences: readonly Offence[]
  readonly ogrs: number
  readonly predictor: string
  readonly severity: number
  /** The police have given the score, most often where a table of weights would not do. */
  readonly severityGiven: boolean
  readonly navigateGroup: string
  readonly issue: boolean
  readonly issueScope: string
}

interface Standing {
  readonly teamAgrees: boolean
  readonly cspAgrees: boolean
  readonly mappaStatus: string
  readonly mappaLevel: number
  readonly mappaCategory: number
  readonly maracRole: string
}

interface Conduct {
  readonly wantedOnPnc: boolean
  readonly wantedForArrest: boolean
  readonly pncReason: string
  readonly intelligence: boolean
  readonly supervision: Compliance
  readonly treatment: Compliance
  readonly engaging: boolean
}

export type Compliance = 'COMPLYING' | 'NOT_COMPLYING' | 'NOT_APPLICABLE'

/** Invents a person; facts that go together in life are drawn together. */
export function drawPerson(chance: Chance, asAt: DayNumber): Person {
  const membership = chance.pick(offending.memberships)
  const career = chance.pick(offending.careers[membership])
  const under18 = chance.percent(career === 'DOMESTIC' ? 1 : 6)
  const inPrison = chance.percent(inPrisonPercent[membership] - (under18 ? 10 : 0))
  const drawn = chance.pick(offending.activities[membership])
  const activity = inPrison && drawn === 'STOPPED' ? 'MEDIUM' : drawn
  const onOrder = chance.percent(agencies.statutoryPercent[membership])
  const custody = drawCustody(chance, asAt, inPrison, activity, onOrder)
  const offences = drawOffences(chance, asAt, custody, career, activity, under18)
  const statutory = onOrder || (inPrison && custody.kind !== 'REMAND')
  const inTreatment = chance.percent(career === 'SHOPLIFTING' ? 78 : 46)
  const weightless = offences.some(({ type, day }) => unweighted.has(type) && asAt - day < 500)
  return {
    membership,
    career,
    under18,
    statutory,
    inTreatment,
    custody,
    offences,
    ogrs: drawOgrs(chance, career, activity, membership),
    predictor: chance.pick(agencies.predictors),
    severity: drawSeverity(chance, asAt, custody, offences),
    severityGiven: chance.percent(weightless ? 84 : 10),
    navigateGroup: under18 && chance.percent(60) ? 'DYO' : chance.pick(agencies.navigateGroups[career]),
    issue: chance.percent(14),
    issueScope: chance.pick(agencies.issueScopes),
    ...drawStanding(chance, membership, career),
    ...drawConduct(chance, custody, activity, statutory, inTreatment),
  }
}

/** Types that published tables of weights have no single figure for. */
const unweighted = new Set([
  'VEHICLE_INTERFERENCE',
  'CRIMINAL_DAMAGE',
  'DOMESTIC_ABUSE',
  'VIOLENCE',
  'DRUGS',
  'ASB',
  'OTHER',
])

function drawOgrs(chance: Chance, career: Career, activity: Activity, membership: Membership): number {
  const [base, spread] = offending.ogrsBases[activity]
  const score =
    base +
    chance.below(spread) +
    chance.below(spread) +
    offending.ogrsShifts[career] +
    (membership === 'FIXED' ? 6 : 0)
  return Math.min(99, Math.max(1, score))
}

function drawStanding(chance: Chance, membership: Membership, career: Career): Standing {
  const agreed = { NONE: 26, FIXED: 82, FLEX: 97, FREE: 97 }
  const csp = { NONE: 22, FIXED: 50, FLEX: 40, FREE: 95 }
  return {
    teamAgrees: chance.percent(agreed[membership]),
    cspAgrees: chance.percent(csp[membership]),
    mappaStatus: chance.pick(agencies.mappaStatuses[career]),
    mappaLevel: chance.pick(agencies.mappaLevels),
    mappaCategory: chance.pick(agencies.mappaCategories),
    maracRole: chance.pick(career === 'DOMESTIC' ? agencies.maracRoles.domestic : agencies.maracRoles.other),
  }
}

function drawConduct(
  chance: Chance,
  custody: Custody,
  activity: Activity,
  statutory: boolean,
  inTreatment: boolean,
): Conduct {
  const { inPrison } = custody
  const restless = { HIGH: 3, MEDIUM: 2, LOW: 1, STOPPED: 0 }[activity]
  const complies = (applies: boolean, percent: number): Compliance => {
    const complying = chance.percent(percent)
    if (!applies || inPrison) return 'NOT_APPLICABLE'
    return complying ? 'COMPLYING' : 'NOT_COMPLYING'
  }
  const supervision = complies(statutory, 84 - 10 * restless)
  const treatment = complies(inTreatment, 86 - 8 * restless)
  const failing = supervision === 'NOT_COMPLYING' || treatment === 'NOT_COMPLYING'
  // Wanted people are rarely in prison; a marker that was not cleared is a slip to be seen.
  const wantedOnPnc = chance.percent(inPrison ? 6 : 3 + (failing ? 6 : 0) + restless)
  const wantedForArrest = chance.percent(wantedOnPnc ? 3 : inPrison ? 1 : 1 + restless)
  return {
    wantedOnPnc,
    wantedForArrest,
    pncReason: chance.pick(agencies.pncReasons),
    intelligence: chance.percent(inPrison ? 10 : 10 + 12 * restless),
    supervision,
    treatment,
    engaging: chance.percent(inPrison ? 55 : 80) && !failing,
  }
}
