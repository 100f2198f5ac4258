import { dayNumber, dayText, type Day, type DayNumber } from '../../vocabulary/day.ts'
import { NONE, type FactList, type FactRecord, type Facts, type FactValue } from '../../vocabulary/fact.ts'
import type { FactDeclaration, Policy, RecordField } from '../../policy/policy.ts'
import { membershipFact } from '../roles.ts'

/** Numbers that look random and depend only on the seed. */
export interface Chance {
  /** A whole number from 0 up to, not including, `n`. */
  readonly below: (n: number) => number
  /** A whole number, both ends included. */
  readonly between: (least: number, most: number) => number
  /** True so many times in a hundred. */
  readonly percent: (chances: number) => boolean
  readonly pick: <T>(from: readonly T[]) => T
}

/** Mulberry32 (Tommy Ettinger, public domain): 32-bit steps, so that every machine draws the same. */
export function openChance(seed: number): Chance {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (n: number) => Math.floor((next() * n) / 4_294_967_296)
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    percent: (chances) => below(100) < chances,
    pick: <T>(from: readonly T[]): T => from[below(from.length)] as T,
  }
}

/** What is told apart of an event when a story goes on. */
export interface Believed {
  /** How often, against the others; 2 when nothing is said. */
  readonly weight: number
  /** Does it make sense of a person with these facts on this day? */
  readonly when?: (facts: Facts, day: Day) => boolean
}

const free = (facts: Facts) => facts['inPrison'] !== true
const inside = (facts: Facts) => facts['inPrison'] === true
const serving = (facts: Facts) => typeof facts['sentenceMonths'] === 'number'
const member = (facts: Facts) => (facts[membershipFact] ?? NONE) !== NONE

/**
 * What is believable, for the events that the shipped policies have: an event under another name
 * happens as the policy permits it. No answer of a policy depends on this.
 */
export const believed: { readonly [event: string]: Believed } = {
  FINAL_NOMINATION_SENT: { weight: 8 },
  POLICE_NOMINATED: { weight: 4 },
  MATRIX_SCORED: { weight: 30 },
  POLICE_REVIEW_COMPLETED: { weight: 30 },
  PANEL_DISCUSSED: { weight: 30 },
  PANEL_ACCEPTED: { weight: 40 },
  PANEL_REJECTED: { weight: 8 },
  PANEL_DEFERRED: { weight: 8 },
  REFERRER_NOTIFIED: { weight: 25 },
  REVIEW_OPENED: { weight: 2 },
  RETAINED: { weight: 25 },
  COHORT_CHANGED: { weight: 8 },
  DESELECTED: { weight: 10 },
  WANTED_CIRCULATED: { weight: 4, when: free },
  ARREST_SOUGHT: { weight: 3, when: (facts) => free(facts) && facts['wantedOnPnc'] !== true },
  ARREST_NOT_SOUGHT: { weight: 4 },
  WANTED_CANCELLED: { weight: 3 },
  ARRESTED: { weight: 15, when: free },
  RECALLED: { weight: 2, when: (facts) => free(facts) && serving(facts) },
  INTELLIGENCE_RECEIVED: { weight: 4 },
  INTELLIGENCE_CLEARED: { weight: 8 },
  SUPERVISION_MISSED: {
    weight: 5,
    when: (facts) => free(facts) && facts['supervisionCompliance'] !== 'NOT_APPLICABLE',
  },
  SUPERVISION_RESUMED: { weight: 10, when: (facts) => facts['supervisionCompliance'] === 'NOT_COMPLYING' },
  TREATMENT_MISSED: {
    weight: 4,
    when: (facts) => free(facts) && facts['treatmentCompliance'] !== 'NOT_APPLICABLE',
  },
  TREATMENT_RESUMED: { weight: 10, when: (facts) => facts['treatmentCompliance'] === 'NOT_COMPLYING' },
  ENGAGEMENT_CHANGED: { weight: 4, when: free },
  TAKEN_INTO_CUSTODY: { weight: 5, when: free },
  SENTENCED: {
    weight: 25,
    when: (facts, day) => inside(facts) && facts['custodyKind'] === 'REMAND' && !isSentenced(facts, day),
  },
  RELEASE_DATE_SET: { weight: 40, when: isDateable },
  RELEASED: { weight: 12, when: (facts, day) => inside(facts) && !isAhead(facts['releaseDate'], day) },
  OFFENCE_RECORDED: { weight: 6, when: free },
  OGRS_ASSESSED: { weight: 3 },
  CSS_SUPPLIED: { weight: 1 },
  MAPPA_REFERRED: { weight: 2, when: (facts) => facts['mappaStatus'] === 'NONE' },
  MAPPA_MANAGED: { weight: 20, when: (facts) => facts['mappaStatus'] === 'REFERRAL_PENDING' },
  MAPPA_ENDED: { weight: 3, when: (facts) => facts['mappaStatus'] === 'MANAGED' },
  MARAC_REFERRED: { weight: 1, when: (facts) => facts['maracRole'] === NONE },
  MARAC_CLOSED: {
    weight: 4,
    when: (facts) => facts['maracRole'] !== undefined && facts['maracRole'] !== NONE,
  },
  TEAM_AGREED: { weight: 2 },
  CSP_AGREED: { weight: 2 },
  NEEDS_ASSESSED: { weight: 2 },
  DUTY_DONE: { weight: 8, when: member },
  DUTY_WAIVED: { weight: 1, when: member },
  LIAISON_STARTED: { weight: 1 },
  LIAISON_ENDED: { weight: 1 },
  ISSUE_RAISED: { weight: 1, when: (facts) => (facts['issueScope'] ?? null) === null },
  ISSUE_CLOSED: { weight: 3, when: (facts) => (facts['issueScope'] ?? null) !== null },
  FACTS_LEARNED: { weight: 3 },
  DAY_PASSED: { weight: 3 },
}

/** Has the present custody been given its sentence? An older one has a release date gone by. */
function isSentenced(facts: Facts, day: Day): boolean {
  const date = facts['releaseDate']
  const isOver = typeof date === 'string' && date !== NONE && date <= day
  return serving(facts) && !isOver
}

/** In custody with no release to come, and sentenced where sentences are recorded. */
function isDateable(facts: Facts, day: Day): boolean {
  const told = facts['sentenceMonths'] === undefined || serving(facts)
  return inside(facts) && told && !isAhead(facts['releaseDate'], day)
}

/** Is a release still to come? */
function isAhead(date: FactValue | undefined, day: Day): boolean {
  return typeof date === 'string' && date !== NONE && date > day
}

/** Words for “nothing to say of this person”, the quietest first. */
const quiet = [NONE, 'NOT_SENTENCED', 'COMPLYING', 'NOT_APPLICABLE']
/** Yes-or-no facts that are as often so as not. */
const eitherWay = ['iomTeamAgrees', 'cspAgrees', 'statutory', 'engagingWithAllAgencies']

/** Somebody to begin a story with: at liberty, with an offence or two where the policy lists them. */
export function quietFacts(policy: Policy, asAt: Day, chance: Chance): Facts {
  const facts: Record<string, FactValue> = {}
  for (const [id, fact] of Object.entries(policy.facts)) {
    // What the policy works out is left to it.
    if (policy.derived[id] !== undefined || fact.suppliedBy === undefined) continue
    const value = quietValue(id, fact, asAt, chance)
    if (value !== null) facts[id] = value
  }
  return facts
}

function quietValue(id: string, fact: FactDeclaration, asAt: Day, chance: Chance): FactValue {
  if (fact.type === 'list') {
    if (fact.record === undefined) return []
    const isPeriods = Object.values(fact.record).some((field) => 'mayBeNone' in field && field.mayBeNone)
    return isPeriods ? [] : drawRecords(fact.record, asAt, chance)
  }
  if (fact.type === 'boolean') return eitherWay.includes(id) && chance.percent(60)
  if (fact.type === 'choice') return quiet.find((word) => fact.values.includes(word)) ?? null
  if ('mayBeNone' in fact && fact.mayBeNone) return NONE
  if (fact.type === 'day') return null
  // A level or category of something that is not so.
  if (fact.maximum - fact.minimum < 10) return null
  return Math.round(fact.minimum + (chance.between(30, 95) * (fact.maximum - fact.minimum)) / 100)
}

function drawRecords(fields: { readonly [field: string]: RecordField }, asAt: Day, chance: Chance): FactList {
  return Array.from({ length: chance.between(1, 2) }, (): FactRecord => {
    const values = Object.entries(fields).flatMap(([field, declared]): [string, string][] => {
      if (declared.type === 'choice') return [[field, chance.pick(declared.values.slice(0, 5))]]
      if (declared.type !== 'day') return []
      return [[field, dayText((dayNumber(asAt) as DayNumber) - chance.between(20, 420))]]
    })
    return Object.fromEntries(values)
  })
}
