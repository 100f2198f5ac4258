import type { FactRecord, Facts } from '@iom-rules/core'

/**
 * The `cheshire` policy as a programmer would write it by hand, for facts that are all known: no
 * unknowns, no reasons, figures in the code. It is what the evaluators are measured against.
 */
export interface Handwritten {
  readonly cohort: string
  readonly lead: string
  readonly status: string
  readonly escalation: string
  readonly obligations: readonly string[]
  readonly flags: readonly string[]
  readonly panelItems: readonly string[]
}

const listed = new Set([
  'BURGLARY',
  'ROBBERY',
  'THEFT_OF_MOTOR_VEHICLE',
  'THEFT_FROM_MOTOR_VEHICLE',
  'THEFT_FROM_PERSON',
])
const dayMs = 86_400_000

/** Reads a day as most would. */
function day(text: unknown): number {
  return Date.parse(String(text)) / dayMs
}

/** Reads a day digit by digit, as somebody would who has measured: some ten times as fast. */
export function dayByDigits(text: unknown): number {
  const written = text as string
  const two = (at: number) => (written.charCodeAt(at) - 48) * 10 + written.charCodeAt(at + 1) - 48
  const month = two(5)
  // Years that begin in March end with the day that is not always there.
  const year = two(0) * 100 + two(2) - (month < 3 ? 1 : 0)
  const dayOfYear = Math.floor((153 * (month + (month < 3 ? 9 : -3)) + 2) / 5) + two(8) - 1
  return (
    year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear - 719_468
  )
}

/** Fixed at one *as at*, as hand-written code would be told today's figures. */
export interface Today {
  readonly asAt: number
  readonly yearAgo: number
  readonly inSixMonths: number
  readonly weights: Readonly<Record<string, number>>
}

function custodyDays(
  periods: readonly FactRecord[],
  from: number,
  asAt: number,
  readDay: typeof day,
): number {
  let days = 0
  let upTo = from
  const sorted =
    periods.length < 2
      ? periods
      : [...periods].sort((a, b) => (String(a['from']) < String(b['from']) ? -1 : 1))
  for (const period of sorted) {
    const start = Math.max(upTo, readDay(period['from']))
    const end = period['to'] === 'NONE' ? asAt : Math.min(asAt, readDay(period['to']))
    if (end > start) {
      days += end - start
      upTo = end
    }
  }
  return days
}

/** What the lists come to, as at today. */
export interface Derived {
  readonly recentListed: boolean
  readonly onRecord: boolean
  readonly severity: number
}

export function deriveByHand(facts: Facts, today: Today, readDay = day): Derived {
  const periods = facts['custodyPeriods'] as readonly FactRecord[]
  let recentListed = false
  let onRecord = false
  let severity = 0
  for (const offence of facts['offences'] as readonly FactRecord[]) {
    if (offence['proof'] === 'SUSPECTED') continue
    const isListed = listed.has(String(offence['type']))
    onRecord ||= isListed
    const on = readDay(offence['day'])
    if (on + custodyDays(periods, on, today.asAt, readDay) < today.yearAgo) continue
    recentListed ||= isListed
    severity += today.weights[String(offence['type'])] ?? Number.NaN
  }
  if (typeof facts['cssScore'] === 'number') severity = facts['cssScore']
  return { recentListed, onRecord, severity }
}

export function byHand(facts: Facts, today: Today, readDay = day): Handwritten {
  const { recentListed, onRecord, severity } = deriveByHand(facts, today, readDay)
  const fixed = (facts['ogrsScore'] as number) >= 75 && severity >= 1000 && recentListed
  const team = facts['iomTeamAgrees'] === true
  const cohort = fixed
    ? 'FIXED'
    : onRecord && team
      ? 'FLEX'
      : team && facts['cspAgrees'] === true
        ? 'FREE'
        : 'NONE'
  const member = facts['membership'] !== 'NONE'
  const lead =
    facts['mappaStatus'] === 'MANAGED' && (facts['mappaLevel'] as number) >= 1
      ? 'MAPPA'
      : member
        ? 'IOM'
        : 'NONE'
  const obligations: string[] = []
  if (member && lead === 'MAPPA') obligations.push('IOM_PRESENT_AT_MAPPA', 'IOM_SIGHTED_ON_RISK_ASSESSMENT')
  if (member && facts['maracRole'] !== 'NONE') obligations.push('IOM_REPRESENTED_AT_MARAC')
  if (member) obligations.push('ASSIGN_POLICE_OFFENDER_MANAGER')
  if (member && facts['statutory'] === true) obligations.push('ASSIGN_PROBATION_OFFENDER_MANAGER')
  if (member) obligations.push('ENHANCED_ACCESS_TO_SERVICES')
  const wanted = facts['wantedOnPnc'] === true || facts['wantedForArrest'] === true
  const prison = facts['inPrison'] === true
  const intelligence = facts['intelligenceOfOffending'] === true
  const release = facts['releaseDate'] === 'NONE' ? Number.POSITIVE_INFINITY : readDay(facts['releaseDate'])
  const flags: string[] = []
  if (prison && wanted) flags.push('WANTED_WHILE_IN_CUSTODY')
  if (prison && intelligence) flags.push('INTELLIGENCE_IN_CUSTODY')
  if (facts['mappaStatus'] === 'REFERRAL_PENDING') flags.push('MAPPA_REFERRAL_PENDING')
  if (facts['maracRole'] === 'BOTH') flags.push('SEPARATE_VICTIM_INFORMATION')
  if (facts['under18'] === true) flags.push('YOUTH_JUSTICE')
  if (prison && release < today.asAt) flags.push('RELEASE_DATE_PASSED')
  const panelItems: string[] = []
  if (cohort === 'FIXED' && !member) panelItems.push('FIXED_ELIGIBLE_NOT_MEMBER')
  if (member && facts['membership'] !== cohort) panelItems.push('MEMBERSHIP_DIFFERS_FROM_ELIGIBILITY')
  if (member && facts['mappaStatus'] === 'ENDED') panelItems.push('MAPPA_ENDED')
  const failing =
    facts['supervisionCompliance'] === 'NOT_COMPLYING' || facts['treatmentCompliance'] === 'NOT_COMPLYING'
  const long =
    facts['sentenceKind'] === 'INDETERMINATE' ||
    (typeof facts['sentenceMonths'] === 'number' && facts['sentenceMonths'] > 24)
  const status = wanted
    ? 'RED'
    : prison
      ? release <= today.inSixMonths
        ? 'BLUE'
        : long
          ? 'BLACK'
          : 'UNCLASSIFIED'
      : intelligence && failing
        ? 'AMBER_ALERT'
        : intelligence || failing
          ? 'AMBER'
          : facts['engagingWithAllAgencies'] === true
            ? 'GREEN'
            : 'UNCLASSIFIED'
  const escalation = facts['issueScope'] === 'LOCAL' ? 'CSP' : 'RRB'
  return { cohort, lead, status, escalation, obligations, flags, panelItems }
}
