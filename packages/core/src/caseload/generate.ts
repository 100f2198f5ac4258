import { dayNumber, type Day, type DayNumber } from '../vocabulary/day.ts'
import type { Facts, FactValue, Nominal } from '../vocabulary/fact.ts'
import { didYouMean, IomRulesError } from '../vocabulary/issue.ts'
import type { Policy } from '../policy/policy.ts'
import { openChance, type Chance } from './people/chance.ts'
import { drawPerson } from './people/person.ts'
import { planFacts, type Source } from './people/plan.ts'
import { prefixes } from './people/reference.ts'
import { gapsOf } from './people/unknown.ts'
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
  /** Areas to take people from, evenly. Default: every area of the policy. */
  readonly areas?: readonly string[]
}

/**
 * Who could this policy be asked about? Invents nominals from its declared facts, believable where the
 * facts are those of IOM, one at a time, so that a million need no memory.
 *
 * A person is the same whatever the count, and at another `unknownRate` the same person with other gaps.
 * Figures of the policy are not read, so a changed threshold meets the same people. Nobody breaks an
 * assumption that the policy reasons with.
 *
 * @throws IomRulesError `INVALID_DAY`, `OUT_OF_RANGE` or `UNKNOWN_AREA` for the options; `TOO_COMPLEX` as `assess`.
 * @example
 * const people = [...generate(policy, { count: 100, seed: 1, asAt: '2026-11-22' })]
 * people.length // 100
 */
export function generate(policy: Policy, options: GenerateOptions): Generator<Nominal, void, undefined> {
  const asAt = dayNumber(options.asAt)
  if (asAt === null) {
    throw new IomRulesError(
      'INVALID_DAY',
      `\`asAt\` must be a day such as 2026-11-22; it is ${JSON.stringify(options.asAt)}.`,
    )
  }
  const { count, seed, unknownRate = 0.08 } = options
  inRange('count', count, 0, 4_294_967_295, true)
  inRange('seed', seed, 0, 4_294_967_295, true)
  inRange('unknownRate', unknownRate, 0, 1, false)
  const known = Object.keys(policy.areas)
  const areas = options.areas ?? known
  for (const area of areas) {
    if (known.includes(area)) continue
    const help = didYouMean(area, known) ?? `Areas: ${known.join(', ') || 'none'}.`
    throw new IomRulesError('UNKNOWN_AREA', `The policy ${policy.id} has no area \`${area}\`. ${help}`)
  }
  const sources = planFacts(policy, options.asAt, asAt)
  return people({ count, seed, unknownRate, areas, asAt, sources, upheld: uphold(policy, options.asAt) })
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
  readonly upheld: Upheld
}

const areaStream = -1

function* people(plan: Plan): Generator<Nominal, void, undefined> {
  const { count, seed, areas, upheld } = plan
  const chance = openChance()
  const prefixOf = prefixes(areas)
  for (let number = 0; number < count; number += 1) {
    chance.start(seed, number, areaStream)
    const area = areas.length === 0 ? undefined : areas[chance.below(areas.length)]
    let facts: Facts = {}
    let holds = false
    for (let attempt = 0; attempt < upheld.attempts && !holds; attempt += 1) {
      facts = drawFacts(plan, chance, number, attempt)
      holds = upheld.holds(facts)
    }
    // Sooner something unknown than something the policy holds to be impossible.
    if (!holds) facts = Object.fromEntries(Object.entries(facts).filter(([id]) => !upheld.facts.has(id)))
    const ref = `${prefixOf(area)}-${String(number + 1).padStart(3, '0')}`
    yield area === undefined ? { ref, facts } : { ref, area, facts }
  }
}

function drawFacts(
  { seed, unknownRate, asAt, sources }: Plan,
  chance: Chance,
  number: number,
  attempt: number,
): Facts {
  chance.start(seed, number, attempt)
  const person = drawPerson(chance, asAt)
  const gaps = gapsOf(seed, number, unknownRate)
  const unknown = sources.map((source) => gaps.unknown(source, person))
  const facts: Record<string, FactValue> = {}
  sources.forEach((source, at) => {
    if (unknown[at] === true || unknown[source.with] === true) return
    chance.start(seed ^ attempt, number, source.key)
    const value = source.value(person, chance, unknownRate === 0)
    if (value !== undefined) facts[source.id] = gaps.within(source, value)
  })
  return facts
}
