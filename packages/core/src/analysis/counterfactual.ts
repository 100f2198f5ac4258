import type { FactList, Facts, FactValue, Nominal, Scalar } from '../vocabulary/fact.ts'
import { didYouMean, IomRulesError } from '../vocabulary/issue.ts'
import type { Assumption, Policy } from '../policy/policy.ts'
import type { DecisionDiagrams } from '../diagram/outcomes.ts'
import { begin, decide, type Decided } from '../decision/assess.ts'
import type { AssessOptions } from '../decision/assessment.ts'
import { situate, type Situation } from '../decision/situation.ts'
import { wantedNode, type Wanted } from './counterfactual/goal.ts'
import { movesOf } from './counterfactual/move.ts'
import { obstacle } from './counterfactual/obstacle.ts'
import type { Picked, Way } from './counterfactual/search.ts'
import { loosened, roomsOf, waysThrough } from './counterfactual/space.ts'
import { amount, tell } from './counterfactual/tell.ts'
import { cannot, sentence } from './counterfactual/words.ts'

export type { Wanted }

/** One fact that would have to be otherwise. */
export interface FactChange {
  /** The fact's id. */
  readonly fact: string
  /** `change`: it is known, and would be otherwise. `learn`: it is not known, and may turn out so. */
  readonly kind: 'change' | 'learn'
  /** `null` where it is not known. */
  readonly from: Scalar | null
  /** The nearest value that does; of a list, the fewest records. */
  readonly to: Scalar | FactList
  /** Of numbers in their unit, of days in days: what has to be added. */
  readonly by?: number
  /** `the OGRS score were 75 percent or more`. */
  readonly words: string
}

/** Changes that together give the answer asked for; without any one of them it would not be certain. */
export interface Counterfactual {
  /** The fewest facts that do it, each with the nearest value that does. */
  readonly changes: readonly FactChange[]
  /** All facts of the nominal afterwards. */
  readonly facts: Facts
  /** Of contradictions that a policy only reports: those that the changes would bring in, in words. */
  readonly contradicts: readonly string[]
  /** `Would be FIXED if the OGRS score were 75 percent or more: it is 72 percent, 3 points short.` */
  readonly words: string
}

/** What would give a nominal another answer. Plain JSON. */
export interface Counterfactuals {
  /** The decision's id. */
  readonly decision: string
  /** What was asked for. */
  readonly wanted: Wanted
  /** The answer now. */
  readonly now: Decided
  /** The answer is certainly the one asked for; then nothing is listed. */
  readonly alreadySo: boolean
  /** The plainest first. */
  readonly found: readonly Counterfactual[]
  /** Why nothing can, in a sentence that names what is fixed. */
  readonly impossible?: string
}

/** Settings of {@link counterfactuals}. */
export interface CounterfactualOptions extends Omit<AssessOptions, 'decisions'> {
  /** How many at most. Default 5. */
  readonly most?: number
}

/**
 * What is the least that would have to be otherwise for a decision to give this outcome for certain?
 *
 * Of each set of facts that is enough the nearest values are given: fewest facts first, then those that
 * leave days to come in the future, then what may turn out before what would have to change, then the
 * nearest. Nothing is proposed that changes the past or a fact marked as not changeable, or that
 * contradicts an assumption; what the policy only reports as a contradiction is brought in where there is
 * no other way, and told. A fact that is not known is either part of it, or may be anything. Of a list
 * of which nothing is known records are given where some are found that do; other lists stay as they are.
 *
 * @param wanted an outcome, `SILENT` and `CONFLICT` among them, or `{ not: outcome }` for any answer but it
 * @throws IomRulesError `UNKNOWN_DECISION`, `UNKNOWN_OUTCOME`; and as `assess` does, `TOO_COMPLEX` also
 * where there is too much to look through.
 * @example
 * counterfactuals(policy, nominal, 'cohort', 'FIXED', { asAt: '2026-11-22' }).found[0]?.words
 */
export function counterfactuals(
  policy: Policy,
  nominal: Nominal,
  decision: string,
  wanted: Wanted,
  { most = 5, ...options }: CounterfactualOptions,
): Counterfactuals {
  const now = decide(policy, nominal, { ...options, decisions: [decision] })[decision] as Decided
  const { compiled, situation, assumed } = begin(policy, nominal, options)
  const diagrams = compiled.decisions.get(decision) as DecisionDiagrams
  const node = wantedNode(compiled.store, decision, diagrams, wanted)
  if (node === null) throw unknownOutcome(decision, diagrams, wanted)
  const about = { decision, wanted, now }
  if (isSo(now, wanted)) return { ...about, alreadySo: true, found: [] }
  const facts = { ...nominal.facts, ...assumed }
  const moves = movesOf(situation, facts)
  const { strict, ways } = waysThrough(roomsOf(situation, facts, node, moves), (way) => {
    const after = { ...nominal, facts: { ...nominal.facts, ...valuesOf(way) } }
    return isSo(decide(policy, after, { ...options, decisions: [decision] })[decision] as Decided, wanted)
  })
  if (ways.length === 0) {
    const fixed = loosened(situation, facts, moves, [])
    const why = obstacle(situation, fixed, node, facts)
    const impossible = cannot(policy, decision, diagrams, wanted, why)
    compiled.store.trim()
    return { ...about, alreadySo: false, found: [], impossible }
  }
  const found = ways.slice(0, most).map(({ way, room }): Counterfactual => {
    const told = tell(room, way)
    const changes = way.picks.map((pick, at) => change(pick, told.words[at] as string))
    const after = valuesOf(way)
    const contradicts = strict ? [] : reportedAnew(situation, { ...facts, ...after })
    const words = sentence(policy, decision, diagrams, wanted, told.parts, contradicts)
    return { changes, facts: { ...nominal.facts, ...after }, contradicts, words }
  })
  compiled.store.trim()
  return { ...about, alreadySo: false, found }
}

function valuesOf({ picks }: Way): Facts {
  return Object.fromEntries(picks.map(({ move, turn }): [string, FactValue] => [move.fact, turn.value]))
}

function isSo(now: Decided, wanted: Wanted): boolean {
  const outcome = typeof wanted === 'string' ? wanted : wanted.not
  const certain = 'outcomes' in now ? now.outcomes : now.possible.length === 1 ? now.possible : []
  if (typeof wanted === 'string') return certain.includes(outcome)
  return !certain.includes(outcome) && !now.possible.includes(outcome)
}

function change({ move, turn }: Picked, words: string): FactChange {
  const { fact, kind, from } = move
  const to = turn.value
  const by = typeof to === 'object' ? null : amount(from, to)
  return by === null ? { fact, kind, from, to, words } : { fact, kind, from, to, by, words }
}

/** What the policy would report as contradictions that it does not report now. */
function reportedAnew({ compiled, contradicted }: Situation, facts: Facts): string[] {
  return situate(compiled, facts)
    .contradicted.filter((at) => !contradicted.includes(at))
    .map((at) => (compiled.policy.assumptions[at] as Assumption).reason)
}

function unknownOutcome(decision: string, { outcomes }: DecisionDiagrams, wanted: Wanted): IomRulesError {
  const outcome = typeof wanted === 'string' ? wanted : wanted.not
  const help = didYouMean(outcome, outcomes) ?? `Outcomes: ${outcomes.join(', ')}.`
  return new IomRulesError(
    'UNKNOWN_OUTCOME',
    `The decision \`${decision}\` has no outcome \`${outcome}\`. ${help}`,
  )
}
