import type { Day } from '../../vocabulary/day.ts'
import { NONE, type Nominal } from '../../vocabulary/fact.ts'
import { IomRulesError } from '../../vocabulary/issue.ts'
import { compareText } from '../../vocabulary/order.ts'
import type { Policy } from '../../policy/policy.ts'
import type { FlatRegion, State } from '../../policy/regions.ts'
import type { Journey, Position, Standing } from '../timeline.ts'
import { checkJourney, isRecordedElsewhere } from '../parse.ts'
import { membershipFact } from '../roles.ts'
import { reachedBy } from '../making/reach.ts'
import { standingOf } from '../standing.ts'
import { beginAt } from '../step.ts'

/** The people of a caseload: as they are recorded today, and with what happened to them where it is known. */
export interface Caseload {
  /** Everybody of whom today's facts are known. */
  readonly nominals: readonly Nominal[]
  /** At most one for each person; it says more than the nominal of the same reference, and is used instead. */
  readonly journeys?: readonly Journey[]
}

/** Settings of `agendaOf`. */
export interface AgendaOptions {
  /** The day of the meeting: later events have not happened yet. */
  readonly asAt: Day
  /** As for `replay`: `this` to read journeys that were recorded under another policy. */
  readonly under?: 'recorded' | 'this'
}

/** Somebody of a caseload as they stand on the day. */
export interface Person {
  readonly ref: string
  readonly area: string | null
  readonly position: Position
  readonly standing: Standing
  /** Is it known what happened to them, or only what is so today? */
  readonly journey: boolean
  /** From which day they have been in each region's state, as far as the journey shows. */
  readonly since: { readonly [region: string]: Day }
}

/** Is this person a member for certain? */
export function isMember<T extends Pick<Person, 'standing'>>(
  person: T,
): person is T & { readonly standing: { readonly membership: string } } {
  const { membership } = person.standing
  return membership !== null && membership !== NONE
}

/** The state of a region that somebody is in: everybody is in one of each. */
export function stateIn({ standing }: Pick<Person, 'standing'>, region: FlatRegion): State {
  return region.states.get(standing.states[region.id] as string) as State
}

/** Since when somebody with a journey has been in a region's state: of each the journey tells. */
export function stateSince({ since }: Pick<Person, 'since'>, region: FlatRegion): Day {
  return since[region.id] as Day
}

/** Everybody of a caseload on a day, by reference, and what cannot be known of them. */
export function caseloadAt(
  policy: Policy,
  { nominals, journeys = [] }: Caseload,
  { asAt, under }: AgendaOptions,
): { readonly people: readonly Person[]; readonly unknown: readonly string[] } {
  const unknown: string[] = []
  const told = new Map<string, Journey>()
  const refused: string[] = []
  const foreign: string[] = []
  for (const journey of journeys) {
    checkJourney(policy, journey, under, whose(journey))
    const { ref } = journey.start
    if (isRecordedElsewhere(policy, journey.policy)) foreign.push(ref)
    if (told.has(ref))
      throw new IomRulesError('DUPLICATE_JOURNEY', `There are two journeys of ${ref}: keep one of them.`)
    told.set(ref, journey)
  }
  const people: Person[] = []
  for (const [ref, journey] of told) {
    if (journey.start.asAt > asAt) {
      unknown.push(`The journey of ${ref} begins on ${journey.start.asAt}, after this day, and is left out.`)
      continue
    }
    const reached = reachedBy(policy, journey, asAt)
    if (reached.refused > 0) refused.push(ref)
    people.push({ ...personAt(policy, reached.position, journey.start, true), since: reached.since })
  }
  const both: string[] = []
  for (const nominal of nominals) {
    if (told.has(nominal.ref) && people.some(({ ref }) => ref === nominal.ref)) both.push(nominal.ref)
    else people.push(personAt(policy, beginAt(policy, { facts: nominal.facts, asAt }), nominal, false))
  }
  people.sort((a, b) => compareText(a.ref, b.ref))
  if (both.length > 0)
    unknown.push(`Recorded today and with a journey: ${both.join(', ')}. The journey is used.`)
  if (foreign.length > 0)
    unknown.push(`Recorded under another policy or version, and read by this one: ${foreign.join(', ')}.`)
  if (refused.length > 0)
    unknown.push(`Events were refused in the journeys of ${refused.join(', ')}, and changed nothing here.`)
  return { people, unknown: [...unknown, ...unknownOf(policy, people)] }
}

/** Callers without types may hand over anything. */
function whose(journey: Partial<Journey> | null | undefined): string {
  const ref: unknown = journey?.start?.ref
  return typeof ref === 'string' ? `The journey of ${ref}` : 'A journey'
}

function personAt(
  policy: Policy,
  position: Position,
  who: Pick<Nominal, 'ref' | 'area'>,
  journey: boolean,
): Person {
  const { ref, area = null } = who
  return { ref, area, position, standing: standingOf(policy, position, who), journey, since: {} }
}

/** What only a journey tells, and what is missing of membership. */
function unknownOf(policy: Policy, people: readonly Person[]): string[] {
  const without = people.filter(({ journey }) => !journey)
  const members = without.filter(isMember)
  const unsure = people.filter(({ standing }) => standing.membership === null)
  const count = (of: readonly Person[]) => `${of.length} ${of.length === 1 ? 'person' : 'people'}`
  const told: string[] = []
  if (without.length > 0) {
    const nominations = Object.keys(policy.machines).length > 0 ? ' whether a nomination is under way,' : ''
    told.push(
      `Of ${count(without)} without a journey it is not known${nominations} what the panel has dealt with, which duties are done and which teams have been told: only what today’s facts say is listed, and no duties.`,
    )
  }
  if (members.length > 0 && policy.deselection?.suggestions.some(({ held }) => held !== undefined) === true)
    told.push(
      `For how long an outcome has held is known only from a journey: of ${count(members)} among the members no such suggestion can be made.`,
    )
  if (unsure.length > 0 && policy.facts[membershipFact] !== undefined)
    told.push(
      `Of ${count(unsure)} it is not known whether they are members: ${unsure.map(({ ref }) => ref).join(', ')}.`,
    )
  return told
}
