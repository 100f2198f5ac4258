import { areas, types, words, yes, type Columns } from './handwritten-columns.ts'
import { policy, today, type Tally } from './people.ts'

// The `cheshire` policy as one loop over columns: totals by area and nothing else. No unknowns, no reasons, figures in the code.

/** What the lists of each person come to. */
export interface DerivedColumns {
  readonly severity: Float64Array
  readonly recentListed: Uint8Array
  readonly onRecord: Uint8Array
}

const weights = Float64Array.from(types, (type) => today.weights[type] ?? Number.NaN)
const listedOffences = policy.parameters['listedOffences']?.value as readonly string[]
const listed = Uint8Array.from(types, (type) => (listedOffences.includes(type) ? 1 : 0))

export function deriveColumns(columns: Columns): DerivedColumns {
  const { size, offences, type, counted, day, stays } = columns
  const severity = new Float64Array(size)
  const recentListed = new Uint8Array(size)
  const onRecord = new Uint8Array(size)
  const { yearAgo } = today
  for (let row = 0; row < size; row += 1) {
    let [sum, recent, record] = [0, 0, 0]
    const [first, last] = [stays[row] as number, stays[row + 1] as number]
    const end = offences[row + 1] as number
    for (let at = offences[row] as number; at < end; at += 1) {
      if (counted[at] === 0) continue
      const isListed = listed[type[at] as number] as number
      record |= isListed
      const on = day[at] as number
      // A year's custody at least would be needed to bring it back, and there may be none.
      if (on < yearAgo && (first === last || on + custodyDays(columns, first, last, on) < yearAgo)) continue
      recent |= isListed
      sum += weights[type[at] as number] as number
    }
    const supplied = columns.severity[row] as number
    severity[row] = supplied < 0 ? sum : supplied
    recentListed[row] = recent
    onRecord[row] = record
  }
  return { severity, recentListed, onRecord }
}

/** Periods lie in order and do not overlap, in the people that are invented here. */
function custodyDays({ from, to }: Columns, first: number, last: number, on: number): number {
  let days = 0
  for (let at = first; at < last; at += 1) {
    const start = Math.max(on, from[at] as number)
    const end = Math.min(today.asAt, to[at] as number)
    if (end > start) days += end - start
  }
  return days
}

const outcomes = {
  cohort: ['FIXED', 'FLEX', 'FREE', 'NONE'],
  lead: ['MAPPA', 'IOM', 'NONE'],
  status: ['RED', 'BLUE', 'BLACK', 'UNCLASSIFIED', 'AMBER_ALERT', 'AMBER', 'GREEN'],
  escalation: ['CSP', 'RRB'],
  obligations: [
    'IOM_PRESENT_AT_MAPPA',
    'IOM_SIGHTED_ON_RISK_ASSESSMENT',
    'IOM_REPRESENTED_AT_MARAC',
    'ASSIGN_POLICE_OFFENDER_MANAGER',
    'ASSIGN_PROBATION_OFFENDER_MANAGER',
    'ENHANCED_ACCESS_TO_SERVICES',
  ],
  flags: [
    'WANTED_WHILE_IN_CUSTODY',
    'INTELLIGENCE_IN_CUSTODY',
    'MAPPA_REFERRAL_PENDING',
    'SEPARATE_VICTIM_INFORMATION',
    'YOUTH_JUSTICE',
    'RELEASE_DATE_PASSED',
  ],
  panelItems: ['FIXED_ELIGIBLE_NOT_MEMBER', 'MEMBERSHIP_DIFFERS_FROM_ELIGIBILITY', 'MAPPA_ENDED'],
}
const lines = Object.entries(outcomes).flatMap(([decision, all]) =>
  all.map((outcome) => `${decision} ${outcome}`),
)
/** Where the lines of each decision start. */
const [cohortAt, leadAt, statusAt, escalationAt, owedAt, flagAt, panelAt] = [0, 4, 7, 14, 16, 22, 28]
const [managed, pending, ended] = [words.mappaStatus.indexOf('MANAGED'), 1, 3]

/** How many are on each line in each area, line by line within an area. */
export function decideColumns(columns: Columns, derived: DerivedColumns): Uint32Array {
  const width = lines.length
  const totals = new Uint32Array(areas.length * width)
  for (let row = 0; row < columns.size; row += 1) {
    const base = (columns.area[row] as number) * width
    const is = columns.yes[row] as number
    const add = (line: number, count: number) => {
      totals[base + line] = (totals[base + line] as number) + count
    }
    const membership = columns.membership[row] as number
    const member = membership === 0 ? 0 : 1
    const team = is & yes.team
    const isFixed =
      (columns.ogrs[row] as number) >= 75 &&
      (derived.severity[row] as number) >= 1000 &&
      derived.recentListed[row] === 1
    const cohort = isFixed
      ? 0
      : team === 0
        ? 3
        : derived.onRecord[row] === 1
          ? 1
          : (is & yes.csp) === 0
            ? 3
            : 2
    add(cohortAt + cohort, 1)
    const mappa = columns.mappa[row] as number
    const isMappa = mappa === managed && (columns.mappaLevel[row] as number) >= 1
    add(leadAt + (isMappa ? 0 : 2 - member), 1)
    add(statusAt + statusOf(columns, row, is), 1)
    add(escalationAt + ((is & yes.local) === 0 ? 1 : 0), 1)
    const marac = columns.marac[row] as number
    if (member === 1) {
      const both = isMappa ? 1 : 0
      add(owedAt, both)
      add(owedAt + 1, both)
      add(owedAt + 2, marac === 0 ? 0 : 1)
      add(owedAt + 3, 1)
      add(owedAt + 4, (is & yes.statutory) === 0 ? 0 : 1)
      add(owedAt + 5, 1)
      add(panelAt + 1, membership === cohort + 1 ? 0 : 1)
      add(panelAt + 2, mappa === ended ? 1 : 0)
    } else add(panelAt, cohort === 0 ? 1 : 0)
    if ((is & yes.prison) !== 0) {
      add(flagAt, (is & yes.wanted) === 0 ? 0 : 1)
      add(flagAt + 1, (is & yes.intelligence) === 0 ? 0 : 1)
      add(flagAt + 5, (columns.release[row] as number) < today.asAt ? 1 : 0)
    }
    add(flagAt + 2, mappa === pending ? 1 : 0)
    add(flagAt + 3, marac === 3 ? 1 : 0)
    add(flagAt + 4, (is & yes.young) === 0 ? 0 : 1)
  }
  return totals
}

function statusOf({ release, months }: Columns, row: number, is: number): number {
  if ((is & yes.wanted) !== 0) return 0
  if ((is & yes.prison) !== 0) {
    if ((release[row] as number) <= today.inSixMonths) return 1
    return (months[row] as number) > 24 || (is & yes.indeterminate) !== 0 ? 2 : 3
  }
  const [intelligence, failing] = [is & yes.intelligence, is & yes.failing]
  if (intelligence !== 0) return failing === 0 ? 5 : 4
  if (failing !== 0) return 5
  return (is & yes.engaging) === 0 ? 3 : 6
}

export function tallyOfTotals(totals: Uint32Array): Tally {
  return Object.fromEntries(
    areas.flatMap((area, at) =>
      lines.flatMap((line, place) => {
        const count = totals[at * lines.length + place] as number
        return count === 0 ? [] : [[`${area} ${line}`, count]]
      }),
    ),
  )
}
