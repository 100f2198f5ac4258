import { IomRulesError } from '../vocabulary/issue.ts'
import type { Policy, Value } from '../policy/policy.ts'
import { outcomesInOrder, own, parameterOf } from '../policy/references.ts'
import type { AnswerCount } from './caseload.ts'
import type {
  AreaResources,
  CohortHours,
  CohortPeople,
  Headcount,
  HoursGiven,
  Resources,
  ResourcesGiven,
} from './hours.ts'
import { resourceWords } from './resource-words.ts'

/**
 * Do the cohorts get the share of hours that the policy asks for? Goes by the hours entered alone: where they are
 * not known neither is the share, and it is never guessed from how many people there are. Falling short is a warning.
 *
 * `null` when the policy asks for no share.
 *
 * @throws IomRulesError `UNKNOWN_AREA`; `UNKNOWN_OUTCOME`; `OUT_OF_RANGE` for hours below 0, or more than the capacity.
 * @example
 * const counts = countsOf(caseload, 'cohort')
 * resources(policy, { areas: { HALTON: { hours: { FIXED: 50, FLEX: 40, FREE: 10 } } } }, { areas: caseload.areas, counts })
 */
export function resources(
  policy: Policy,
  given: ResourcesGiven,
  headcount: Headcount | null = null,
): Resources | null {
  const asked = policy.resources
  const decision = asked === undefined ? undefined : own(policy.decisions, asked.decision)
  if (asked === undefined || decision === undefined) return null
  const known = Object.keys(policy.areas)
  for (const area of Object.keys(given.areas ?? {}))
    if (!known.includes(area))
      throw new IomRulesError('UNKNOWN_AREA', `The policy ${policy.id} has no area \`${area}\`.`)
  const outcomes = outcomesInOrder(decision)
  const cohorts = outcomes.filter(
    (outcome) => outcome !== decision.otherwise?.outcome || isGiven(given, outcome),
  )
  const minimumOf = (outcome: string) => percentOf(policy, own(asked.minimum, outcome))
  const of = (area: string | null, title: string, hours: HoursGiven | undefined): AreaResources => {
    if (hours !== undefined) checkHours(policy, hours, outcomes, title)
    const capacity = capacityOf(hours, cohorts)
    const counted = headcount === null ? null : peopleOf(headcount, area)
    const shares = cohorts.map((outcome): CohortHours => ({
      outcome,
      title: decision.outcomes[outcome]?.title ?? outcome,
      ...shareOf(hours?.hours[outcome] ?? null, capacity, minimumOf(outcome)),
      people: counted === null ? null : cohortPeople(counted, outcome),
    }))
    const people =
      counted === null
        ? null
        : {
            total: counted.reduce((sum, { people }) => sum + people, 0),
            undetermined: sumOf(counted, ({ outcome }) => outcome === null),
          }
    const resources = { area, title, capacity, cohorts: shares, people }
    return { ...resources, warnings: resourceWords(asked.unit, resources) }
  }
  return {
    unit: asked.unit,
    decision: asked.decision,
    note: asked.note ?? null,
    inAll: of(null, 'In all', given.inAll ?? hoursInAll(given, known, cohorts)),
    areas: Object.entries(policy.areas).map(([area, { title }]) => of(area, title, own(given.areas, area))),
  }
}

function isGiven({ areas = {}, inAll }: ResourcesGiven, outcome: string): boolean {
  return [...Object.values(areas), inAll].some((each) => typeof each?.hours[outcome] === 'number')
}

function percentOf(policy: Policy, value: Value | undefined): number | null {
  const parameter = value === undefined ? null : parameterOf(value)
  const percent = parameter === null ? value : own(policy.parameters, parameter)?.value
  return typeof percent === 'number' ? percent : null
}

function checkHours(
  { id }: Policy,
  { hours, capacity }: HoursGiven,
  outcomes: readonly string[],
  title: string,
): void {
  for (const [outcome, value] of Object.entries(hours)) {
    if (!outcomes.includes(outcome))
      throw new IomRulesError('UNKNOWN_OUTCOME', `The policy ${id} shares no hours with \`${outcome}\`.`)
    if (typeof value === 'number' && !(value >= 0 && value < Infinity))
      throw new IomRulesError(
        'OUT_OF_RANGE',
        `Hours must be 0 or more; ${title} has ${value} for \`${outcome}\`.`,
      )
  }
  if (typeof capacity !== 'number') return
  if (!(capacity >= 0 && capacity < Infinity))
    throw new IomRulesError(
      'OUT_OF_RANGE',
      `The hours that there are must be a number from 0; ${title} has ${capacity}.`,
    )
  const sum = together(Object.values(hours).map((value) => value ?? 0)) as number
  if (capacity < sum)
    throw new IomRulesError(
      'OUT_OF_RANGE',
      `${title} has ${sum} hours for its cohorts, more than the ${capacity} that there are.`,
    )
}

/** Without a figure of its own, the hours of all cohorts, and not known while one of them is not. */
function capacityOf(given: HoursGiven | undefined, cohorts: readonly string[]): number | null {
  if (given === undefined) return null
  if (typeof given.capacity === 'number') return given.capacity
  return together(cohorts.map((outcome) => given.hours[outcome] ?? null))
}

/** The sum, not known where one of them is not. */
function together(hours: readonly (number | null)[]): number | null {
  const sum = hours.reduce((all, each) => (all === null || each === null ? null : all + each), 0)
  return sum === null ? null : toSixPlaces(sum)
}

/** So that parts of hours add up as on paper, and a third of three hours is a third. */
function toSixPlaces(hours: number): number {
  return Math.round(hours * 1e6) / 1e6
}

function shareOf(
  hours: number | null,
  capacity: number | null,
  minimum: number | null,
): Pick<CohortHours, 'hours' | 'share' | 'minimum' | 'shortfall' | 'state'> {
  const isKnown = hours !== null && capacity !== null && capacity > 0
  const share = isKnown ? (hours / capacity) * 100 : null
  if (minimum === null) return { hours, share, minimum, shortfall: null, state: 'no-minimum' }
  if (!isKnown) return { hours, share, minimum, shortfall: null, state: 'not-known' }
  const shortfall = Math.max(0, toSixPlaces((minimum * capacity) / 100 - hours))
  return { hours, share, minimum, shortfall, state: shortfall > 0 ? 'short' : 'met' }
}

/** The hours of every area together; a cohort that is not known somewhere is not known in all. */
function hoursInAll(
  { areas = {} }: ResourcesGiven,
  known: readonly string[],
  cohorts: readonly string[],
): HoursGiven | undefined {
  if (known.length === 0) return undefined
  const given = known.map((area) => own(areas, area))
  return {
    hours: Object.fromEntries(
      cohorts.map((outcome) => [outcome, together(given.map((each) => each?.hours[outcome] ?? null))]),
    ),
    capacity: together(given.map((each) => capacityOf(each, cohorts))),
  }
}

type Counted = Pick<AnswerCount, 'outcome' | 'certainty'> & { readonly people: number }

/** The lines of an area: nobody of an area that the caseload does not have. */
function peopleOf({ areas, counts }: Headcount, area: string | null): Counted[] {
  const at = area === null ? null : areas.indexOf(area)
  return counts.map(({ outcome, certainty, total, byArea }) => ({
    outcome,
    certainty,
    people: at === null ? total : (byArea[at] ?? 0),
  }))
}

function cohortPeople(counted: readonly Counted[], outcome: string): CohortPeople {
  return {
    settled: sumOf(counted, (line) => line.outcome === outcome && line.certainty === 'settled'),
    provisional: sumOf(counted, (line) => line.outcome === outcome && line.certainty === 'provisional'),
  }
}

function sumOf(counted: readonly Counted[], wanted: (line: Counted) => boolean): number {
  return counted.reduce((sum, line) => (wanted(line) ? sum + line.people : sum), 0)
}
