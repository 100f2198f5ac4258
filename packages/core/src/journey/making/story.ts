import { addMonths, dayNumber, dayText, type Day, type DayNumber } from '../../vocabulary/day.ts'
import { NONE, type Facts } from '../../vocabulary/fact.ts'
import { IomRulesError } from '../../vocabulary/issue.ts'
import { begin } from '../../decision/assess.ts'
import type { Policy } from '../../policy/policy.ts'
import { payloadType } from '../../policy/payload.ts'
import type { EventDeclaration, PayloadField } from '../../policy/process.ts'
import { believed, openChance, quietFacts, type Chance } from './believable.ts'
import { waitingEvent } from './relevance.ts'
import { membershipFact } from '../roles.ts'
import { factsAfter } from '../effect.ts'
import { samplePayloads } from '../events.ts'
import { checkStart, journeyOf } from './generate.ts'
import type { Journey, JourneyEvent, JourneyStart, PayloadValue, Position } from '../timeline.ts'
import { broughtNear, waited } from './reach.ts'
import { beginAt, takeEvent } from '../step.ts'

/** Settings of {@link randomJourney}. */
export interface RandomOptions {
  /** A whole number from 0 to 4,294,967,295. The same seed gives the same journey on any machine. */
  readonly seed: number
  /** How many events, from 0 to 1,000. */
  readonly events: number
  /** Where it begins; when left out, an invented person on the first day the policy is in force. */
  readonly start?: JourneyStart
}

/**
 * What might happen to somebody? An invented journey that makes sense: people are sentenced in
 * custody and released from it, nominations move on, and 1 to 40 days lie between events. Its replay
 * refuses nothing. It is shorter than asked only where the policy permits nothing more.
 *
 * @throws IomRulesError `OUT_OF_RANGE` for the options; `INVALID_JOURNEY` for the start.
 * @example
 * const journey = randomJourney(policy, { seed: 1, events: 30 })
 */
export function randomJourney(policy: Policy, options: RandomOptions): Journey {
  inRange('seed', options.seed, 4_294_967_295)
  inRange('events', options.events, 1_000)
  const chance = openChance(options.seed)
  const start = options.start ?? inventStart(policy, options.seed, chance)
  const title = `An invented journey (seed ${options.seed})`
  const journey = journeyOf(policy, `random-${options.seed}`, title, start, [])
  checkStart(policy, journey)
  const events: JourneyEvent[] = []
  let position = beginAt(policy, start)
  while (events.length < options.events) {
    const next = goOn(policy, position, chance)
    if (next === null) break
    events.push(next.event)
    position = next.position
  }
  return { ...journey, events }
}

function inRange(option: string, value: number, most: number): void {
  if (Number.isInteger(value) && value >= 0 && value <= most) return
  throw new IomRulesError(
    'OUT_OF_RANGE',
    `\`${option}\` must be a whole number from 0 to ${most}; it is ${String(value)}.`,
  )
}

function inventStart(policy: Policy, seed: number, chance: Chance): JourneyStart {
  const asAt = policy.inForce.from
  let facts = quietFacts(policy, asAt, chance)
  // Sooner something unknown than facts that contradict each other.
  for (const id of Object.keys(facts)) {
    if (contradictions(policy, facts, asAt) === 0) break
    const { [id]: _, ...rest } = facts
    if (contradictions(policy, rest, asAt) < contradictions(policy, facts, asAt)) facts = rest
  }
  const areas = Object.keys(policy.areas)
  const area = areas.length === 0 ? {} : { area: chance.pick(areas) }
  return { ref: `SAMPLE-${String(seed).padStart(3, '0')}`, ...area, asAt, facts }
}

function contradictions(policy: Policy, facts: Facts, asAt: Day): number {
  return begin(policy, { ref: 'CASE', facts }, { asAt }).situation.contradicted.length
}

/** The next event and where it leads: drawn by weight until one is permitted. */
function goOn(
  policy: Policy,
  position: Position,
  chance: Chance,
): { event: JourneyEvent; position: Position } | null {
  const { facts, asAt } = position.context
  const release = releaseDue(policy, facts, asAt)
  const day =
    release !== null && chance.percent(80)
      ? release
      : dayText((dayNumber(asAt) as DayNumber) + chance.between(1, longestGap))
  const open = Object.entries(policy.events).flatMap(([type, declared]) => {
    const { weight, when } = believed[type] ?? { weight: 2 }
    if (isStale(declared, facts) || when?.(facts, day) === false) return []
    return [{ type, declared, weight: day === release && type === released ? mostLikely : weight }]
  })
  const clashes = contradictions(policy, facts, asAt)
  const near = broughtNear(policy, position, day)
  const alone = traceOf(waited(policy, near, day))
  while (open.length > 0) {
    const at = draw(open, chance)
    const { type, declared } = open[at] as (typeof open)[number]
    open.splice(at, 1)
    const event = carrying(policy, type, declared, facts, day, chance)
    if (event === null) continue
    const after = factsAfter(declared, facts, event)
    if (contradictions(policy, after, day) > clashes) continue
    const taken = takeEvent(policy, near, event)
    if (taken.refusal !== null) continue
    if (type === waitingEvent(policy) || traceOf(taken.position) !== alone)
      return { event, position: taken.position }
  }
  return null
}

function draw(open: readonly { readonly weight: number }[], chance: Chance): number {
  let left = chance.below(open.reduce((sum, { weight }) => sum + weight, 0))
  return open.findIndex(({ weight }) => (left -= weight) < 0)
}

/** Would it only repeat what is so: wanted twice, freed at liberty, a second open period in custody? */
function isStale({ set, append }: EventDeclaration, facts: Facts): boolean {
  const all = Object.entries(set ?? {})
  const plain = all.filter(([, value]) => typeof value !== 'object' || value === null)
  const isSo = ([id, value]: readonly [string, unknown]) => (facts[id] ?? null) === value
  if (plain.some((entry) => entry[1] === true && isSo(entry))) return true
  if (plain.length > 0 && plain.length === all.length && append === undefined && plain.every(isSo))
    return true
  return Object.entries(append ?? {}).some(
    ([list, value]) =>
      typeof value === 'object' &&
      value !== null &&
      Object.values(value).includes(NONE) &&
      Array.isArray(facts[list]) &&
      (facts[list] as readonly object[]).some((record) => Object.values(record).includes(NONE)),
  )
}

/** What an event can change by itself, as text. */
function traceOf({ states, context }: Position): string {
  const { facts, owed, closed, raised, liaison, matrix } = context
  return JSON.stringify([states, facts, owed, closed, raised, liaison, matrix])
}

const released = 'RELEASED'
const longestGap = 40
const mostLikely = 1_000

/** The day of a release that comes soon. */
function releaseDue(policy: Policy, facts: Facts, asAt: Day): Day | null {
  const date = facts['releaseDate']
  if (policy.events[released] === undefined || facts['inPrison'] !== true) return null
  if (typeof date !== 'string' || date === NONE || date <= asAt) return null
  return (dayNumber(date) as DayNumber) - (dayNumber(asAt) as DayNumber) <= longestGap ? date : null
}

/** The event with a payload that makes sense; null when there is none. */
function carrying(
  policy: Policy,
  type: string,
  declared: EventDeclaration,
  facts: Facts,
  day: Day,
  chance: Chance,
): JourneyEvent | null {
  if (declared.learn !== undefined) return learning(policy, type, declared.learn, facts, day, chance)
  const { payload, ...event } = chance.pick(samplePayloads(policy, type, { asAt: day, facts }))
  if (payload === undefined) return event
  const fields = Object.entries(payload).map(([field, value]): [string, PayloadValue] => [
    field,
    believableValue(policy, declared, field, value, facts, day, chance),
  ])
  return { ...event, payload: Object.fromEntries(fields) }
}

function believableValue(
  policy: Policy,
  declared: EventDeclaration,
  field: string,
  value: PayloadValue,
  facts: Facts,
  day: Day,
  chance: Chance,
): PayloadValue {
  const [told] = Object.entries(declared.set ?? {}).find(
    ([, given]) =>
      typeof given === 'object' && given !== null && 'payload' in given && given.payload === field,
  ) ?? ['']
  const today = dayNumber(day) as DayNumber
  const before = facts[told]
  switch (told) {
    case 'releaseDate': {
      const months = typeof facts['sentenceMonths'] === 'number' ? facts['sentenceMonths'] / 2 : 2
      return dayText(addMonths(today, Math.round(months)) + chance.between(1, 20))
    }
    case 'custodyKind':
      if (facts['wantedOnPnc'] === true && facts['pncReason'] === 'RECALL') return 'RECALL'
      return policy.events['SENTENCED'] === undefined && chance.percent(50) ? 'SENTENCED' : 'REMAND'
    case 'pncReason':
      return chance.pick(['WARRANT', 'CRIME'])
    case 'sentenceMonths':
      return chance.between(2, 48)
    case 'ogrsScore':
      return Math.min(100, Math.max(0, (typeof before === 'number' ? before : 60) + chance.between(-12, 12)))
    case 'cssScore':
      return 50 * chance.between(2, 40)
    default:
      break
  }
  if (payloadType(policy, declared.payload?.[field] as PayloadField).kind !== 'matrix') return value
  // Scores about as high as the sample's, which are half of what there is.
  const scores = Object.entries(value as { readonly [item: string]: number })
  return Object.fromEntries(
    scores.map(([item, score]) => [item, Math.round((score * chance.between(4, 18)) / 10)]),
  )
}

/** One unknown fact becomes known. */
function learning(
  policy: Policy,
  type: string,
  field: string,
  facts: Facts,
  day: Day,
  chance: Chance,
): JourneyEvent | null {
  const quietly = quietFacts(policy, day, chance)
  const unknown = Object.entries(quietly).filter(
    ([id]) => id !== membershipFact && (facts[id] ?? null) === null,
  )
  if (unknown.length === 0) return null
  return { type, day, payload: { [field]: Object.fromEntries([chance.pick(unknown)]) } }
}
