import type { DayNumber } from '../../vocabulary/day.ts'
import type { Chance } from './chance.ts'
import { drawConduct, type Conduct } from './conduct.ts'
import { drawCustody, type Custody } from './custody.ts'
import { drawOffences, drawSeverity, isHardToScore, type Offence } from './offences.ts'
import * as agencies from './mixes-agencies.ts'
import { inPrisonPercent } from './mixes-custody.ts'
import * as offending from './mixes-offending.ts'
import type { Activity, Career, Membership } from './mixes-offending.ts'

/** An invented person, whole: what a policy asks, and what a nominal leaves unknown, comes later. */
export interface Person {
  readonly membership: Membership
  readonly under18: boolean
  /** On a current order, licence or post-sentence supervision. */
  readonly statutory: boolean
  readonly inTreatment: boolean
  readonly custody: Custody
  readonly offences: readonly Offence[]
  readonly scores: Scores
  readonly standing: Standing
  readonly conduct: Conduct
  readonly navigateGroup: string
  /** Is there an issue to escalate? */
  readonly hasIssue: boolean
  readonly issueScope: string
}

interface Scores {
  readonly ogrs: number
  /** OGRS is a Probation tool, so people under 18 mostly have none. */
  readonly ogrsTaken: boolean
  readonly predictor: string
  readonly severity: number
  /** Have the police given the score? They have most often where a table of weights would not do. */
  readonly severityGiven: boolean
}

/** What agencies and panels have said. */
interface Standing {
  readonly teamAgrees: boolean
  readonly cspAgrees: boolean
  readonly mappaStatus: string
  readonly mappaLevel: number
  readonly mappaCategory: number
  readonly maracRole: string
}

/** Invents a person; facts that go together in life are drawn together. */
export function drawPerson(chance: Chance, asAt: DayNumber): Person {
  const membership = chance.pick(offending.memberships)
  const career = chance.pick(offending.careers[membership])
  const under18 = chance.percent(career === 'DOMESTIC' ? 1 : 5)
  const inPrison = chance.percent(inPrisonPercent[membership] - (under18 ? 10 : 0))
  const drawn = chance.pick(offending.activities[membership])
  const activity = inPrison && drawn === 'STOPPED' ? 'MEDIUM' : drawn
  const onOrder = chance.percent(agencies.statutoryPercent[membership])
  const custody = drawCustody(chance, asAt, inPrison, activity, onOrder)
  const offences = drawOffences(chance, asAt, custody, career, activity, under18)
  const statutory = onOrder || (inPrison && custody.term.kind !== 'REMAND')
  const inTreatment = chance.percent(career === 'SHOPLIFTING' ? 78 : 46)
  return {
    membership,
    under18,
    statutory,
    inTreatment,
    custody,
    offences,
    scores: {
      ogrs: drawOgrs(chance, career, activity, membership),
      ogrsTaken: chance.percent(under18 ? 30 : 100),
      predictor: chance.pick(agencies.predictors),
      severity: drawSeverity(chance, asAt, custody, offences),
      severityGiven: chance.percent(isHardToScore(asAt, offences) ? 84 : 10),
    },
    standing: drawStanding(chance, membership, career),
    conduct: drawConduct(chance, inPrison, activity, statutory, inTreatment),
    navigateGroup: under18 && chance.percent(60) ? 'DYO' : chance.pick(agencies.navigateGroups[career]),
    hasIssue: chance.percent(14),
    issueScope: chance.pick(agencies.issueScopes),
  }
}

function drawOgrs(chance: Chance, career: Career, activity: Activity, membership: Membership): number {
  const [base, spread] = offending.ogrsBases[activity]
  // Probation's view of the risk is one of the reasons why a panel chooses somebody for FIXED.
  const shift = offending.ogrsShifts[career] + (membership === 'FIXED' ? 8 : 0)
  return Math.min(99, Math.max(1, base + chance.below(spread) + chance.below(spread) + shift))
}

function drawStanding(chance: Chance, membership: Membership, career: Career): Standing {
  return {
    teamAgrees: chance.percent(agencies.teamAgreesPercent[membership]),
    cspAgrees: chance.percent(agencies.cspAgreesPercent[membership]),
    mappaStatus: chance.pick(agencies.mappaStatuses[career]),
    mappaLevel: chance.pick(agencies.mappaLevels),
    mappaCategory: chance.pick(agencies.mappaCategories),
    maracRole: chance.pick(career === 'DOMESTIC' ? agencies.maracRoles.domestic : agencies.maracRoles.other),
  }
}
