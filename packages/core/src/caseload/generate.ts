import { dayNumber, type Day, type DayNumber } from '../vocabulary/day.ts'
import type { Facts, Nominal } from '../vocabulary/fact.ts'
import { didYouMean, IomRulesError } from '../vocabulary/issue.ts'
import { notADay } from '../vocabulary/refusal.ts'
import type { Policy } from '../policy/policy.ts'
import { lotsOf, openChance, type Chance } from './people/chance.ts'
import { drawPerson } from './people/person.ts'
import { planFacts, type Source } from './people/plan.ts'
import { prefixes, withoutArea } from './people/reference.ts'
import { roomForFacts } from './people/room.ts'
import { isUnknown, shareUnknown, withGap } from './people/unknown.ts'
import { uphold, type Upheld } from './people/uphold.ts'

/** Settings of {@link generate}. */
export interface GenerateOptions {
  /** How many, from 0. */
  readonly count: number
  /** A whole number from 0 to 4,294,967,295. The same seed gives the same people on any machine. */
  readonly seed: number
  /** The day the facts are true of: nothing recorded as past is after it. */
  readonly asAt: Day
  /**
   * The share of facts left unknown, 0 to 1; default 0.08. It is an average: of many people everything
   * is known. At 0 every declared fact has a value, those with nothing to say of a person included (a MAPPA level
   * without MAPPA); at 1 none has.
   */
  readonly unknownRate?: number
  /**
   * The same for single facts, by id, whatever the `unknownRate`: of so many people this fact is unknown, chosen
   * person by person. At 0 it is always known. A fact that would give away one that is unknown, such as
   * the kind of custody of somebody of whom it is unknown whether they are in prison, stays unknown with it.
   */
  readonly unknownRates?: Readonly<Record<string, number>>
  /** Areas to take people from, evenly. Default: every area of the policy. */
  readonly areas?: readonly string[]
}

/**
 * Who could this policy be asked about? Invents nominals from its declared facts, believable where the
 * facts are those of IOM, one at a time, so that a million need no memory.
 *
 * A person is the same whatever the count, and at other rates of the unknown the same person with other gaps.
 * Figures of the policy are not read, so a changed threshold meets the same people. Nobody breaks an
 * assumption that the policy reasons with.
 *
 * @throws IomRulesError `INVALID_DAY`, `OUT_OF_RANGE`, `UNKNOWN_AREA` or `UNKNOWN_FACT` for the options;
 *   `TOO_COMPLEX` as `assess`.
 * @example
 * const people = [...generate(policy, { count: 100, seed: 1, asAt: '2026-11-22' })]
 * people.length // 100
 */
export function generate(policy: Policy, options: GenerateOptions): Generator<Nominal, void, undefined> {
  const asAt = dayNumber(options.asAt)
  if (asAt === null) {
    throw notADay('asAt', options.asAt)
  }
  const { count, seed, unknownRate = 0.08, unknownRates = {} } = options
  inRange('count', count, 0, 4_294_967_295, true)
  inRange('seed', seed, 0, 4_294_967_295, true)
  inRange('unknownRate', unknownRate, 0, 1, false)
  for (const [id, rate] of Object.entries(unknownRates)) {
    inRange(`unknownRates.${id}`, rate, 0, 1, false)
    if (Object.hasOwn(policy.facts, id)) continue
    const help =
      didYouMean(id, Object.keys(policy.facts)) ?? `Facts: ${Object.keys(policy.facts).join(', ')}.`
    throw new IomRulesError('UNKNOWN_FACT', `The policy ${policy.id} declares no fact \`${id}\`. ${help}`)
  }
  const known = Object.keys(policy.areas)
  const areas = options.areas ?? known
  for (const area of areas) {
    if (known.includes(area)) continue
    const help = didYouMean(area, known) ?? `Areas: ${known.join(', ') || 'none'}.`
    throw new IomRulesError('UNKNOWN_AREA', `The policy ${policy.id} has no area \`${area}\`. ${help}`)
  }
  const sources = planFacts(policy, options.asAt, asAt, unknownRates)
  const partners = sources.map((source) => sources.find(({ id }) => id === source.with))
  const upheld = uphold(policy, options.asAt)
  return people({ count, seed, unknownRate, areas, asAt, sources, partners, upheld })
}

function inRange(option: string, value: number, least: number, most: number, whole: boolean): void {
  if (value >= least && value <= most && (!whole || Number.isInteger(value))) return
  throw new IomRulesError(
    'OUT_OF_RANGE',
    `\`${option}\` must be a ${whole ? 'whole number' : 'number'} from ${least} to ${most}; it is ${value}.`,
  )
}

interface Plan {
  readonly count: number
  readonly seed: number
  readonly unknownRate: number
  readonly areas: readonly string[]
  readonly asAt: DayNumber
  readonly sources: readonly Source[]
  /** For each of them the one it is only known with. */
  readonly partners: readonly (Source | undefined)[]
  readonly upheld: Upheld
}

const areaStream = -1

function* people(plan: Plan): Generator<Nominal, void, undefined> {
  const { count, seed, areas, upheld } = plan
  const chance = openChance()
  const starts = areas.map(prefixes(areas))
  for (let number = 0; number < count; number += 1) {
    chance.start(seed, number, areaStream)
    const place = areas.length === 0 ? 0 : chance.below(areas.length)
    let facts: Facts = {}
    let holds = false
    for (let attempt = 0; attempt < upheld.attempts && !holds; attempt += 1) {
      facts = drawFacts(plan, chance, number, attempt)
      holds = upheld.holds(facts)
    }
    // Sooner something unknown than something the policy holds to be impossible.
    if (!holds) facts = Object.fromEntries(Object.entries(facts).filter(([id]) => !upheld.facts.has(id)))
    const area = areas[place]
    const ref = `${starts[place] ?? withoutArea}-${String(number + 1).padStart(3, '0')}`
    yield area === undefined ? { ref, facts } : { ref, area, facts }
  }
}

function drawFacts(plan: Plan, chance: Chance, number: number, attempt: number): Facts {
  const { seed, unknownRate, sources, partners } = plan
  chance.start(seed, number, attempt)
  const person = drawPerson(chance, plan.asAt)
  const lots = lotsOf(seed, number)
  const share = shareUnknown(lots, unknownRate)
  const facts = roomForFacts()
  // A loop and no closures: this is where the time of a million people goes.
  for (let at = 0; at < sources.length; at += 1) {
    const source = sources[at] as Source
    if (isUnknown(lots, share, source, person)) continue
    const partner = partners[at]
    if (partner !== undefined && isUnknown(lots, share, partner, person)) continue
    chance.start(seed ^ attempt, number, source.key)
    const value = source.value(person, chance, (source.rate ?? unknownRate) === 0)
    if (value !== undefined) facts[source.id] = withGap(lots, share, source, value)
  }
  return facts
}
