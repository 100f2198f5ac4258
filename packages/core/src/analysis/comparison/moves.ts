import type { Day } from '../../vocabulary/day.ts'
import type { Facts, Nominal } from '../../vocabulary/fact.ts'
import { assess } from '../../decision/assess.ts'
import type { DecisionResult } from '../../decision/assessment.ts'
import { and, NO, nodeBudget, not, type Node } from '../../diagram/diagram.ts'
import type { SingleDiagrams } from '../../diagram/outcomes.ts'
import type { Policy } from '../../policy/policy.ts'
import { outcomeWords } from '../../explanation/words.ts'
import type { Move } from '../comparison.ts'
import { familiesOf, holdsFor, witnessOf } from '../families.ts'
import type { Witness } from '../family.ts'
import { meaningOf, sharedAssumptions, text } from '../meaning.ts'
import { pairOf, type Pair } from '../pair.ts'
import { gives, outcomesEither, settledAnswer } from '../same.ts'
import type { Asked } from './asked.ts'
import { detailsChange, detailsOf } from './details.ts'
import { knownTo } from './known.ts'
import { scopeOf } from './scope.ts'

/** People who move from one outcome to another. */
export interface Parting {
  readonly from: string | null
  readonly to: string | null
  readonly set: Node
  /** The further data of an outcome that they keep, as texts. */
  readonly data?: { readonly was: string; readonly is: string }
}

/** Everybody who moves, from which outcome to which. Of a COLLECT decision each outcome comes or goes by itself. */
export function partingsOf({ compiled, universe, before, after }: Pair): Parting[] {
  const { store } = compiled
  const outcomes = outcomesEither(before, after)
  const isCollected = before.hitPolicy === 'COLLECT' || after.hitPolicy === 'COLLECT'
  const all = outcomes.flatMap((from): Parting[] => {
    const one = gives(store, before, from)
    const other = gives(store, after, from)
    return isCollected
      ? [
          { from, to: null, set: and(store, one, not(store, other)) },
          { from: null, to: from, set: and(store, not(store, one), other) },
        ]
      : outcomes
          .filter((to) => to !== from)
          .map((to) => ({ from, to, set: and(store, one, gives(store, after, to)) }))
  })
  return all.filter(({ set }) => and(store, set, universe.node) !== NO)
}

/** The same as families, and people who keep an outcome with other further data. */
export function movesIn(asked: Asked, pair: Pair): Move[] {
  const { before, after } = pair
  const moves = partingsOf(pair).map((parting) => moveOf(asked, pair, parting))
  if (before.hitPolicy === 'COLLECT' || after.hitPolicy === 'COLLECT') return moves
  const kept = outcomesEither(before, after).flatMap((outcome) =>
    otherDetails(asked, pair, before, after, outcome),
  )
  return [...moves, ...kept]
}

/**
 * The smallest nominal to whom a decision of two policies gives different outcomes, sure ones; `null`
 * where there is none.
 *
 * @throws IomRulesError `TOO_COMPLEX`; `NOT_COMPARABLE`
 */
export function apart(
  before: Policy,
  after: Policy,
  decision: string,
  asAt: Day,
  budget: number = nodeBudget,
): Witness | null {
  if (meaningOf(before, decision, asAt) === meaningOf(after, decision, asAt)) return null
  const pair = pairOf(before, after, decision, asAt, budget)
  const asked: Asked = { before, after, decision, asAt, first: new Set() }
  const [smallest] = partingsOf(pair)
    .flatMap((parting) => witnessOf(scopeOf(asked, pair), parting.set, confirmer(asked, parting)) ?? [])
    .sort((a, b) => JSON.stringify(a.facts).length - JSON.stringify(b.facts).length)
  return smallest ?? null
}

/** People who keep an outcome whose further data change, such as who owns the risk. */
function otherDetails(
  asked: Asked,
  pair: Pair,
  before: SingleDiagrams,
  after: SingleDiagrams,
  outcome: string,
): Move[] {
  const { store } = pair.compiled
  const [one, other] = [detailsOf(before, outcome), detailsOf(after, outcome)]
  return [...one.texts].flatMap((from) =>
    [...other.texts]
      .filter((to) => to !== from)
      .flatMap((to) => {
        const set = and(store, one.node(store, from), other.node(store, to))
        return and(store, set, pair.universe.node) === NO
          ? []
          : [moveOf(asked, pair, { from: outcome, to: outcome, set, data: { was: from, is: to } })]
      }),
  )
}

function moveOf(asked: Asked, pair: Pair, parting: Parting): Move {
  const { from, to, set } = parting
  const found = familiesOf(scopeOf(asked, pair), set, confirmer(asked, parting))
  return { from, to, ...found, words: wordsOf(asked, parting) }
}

/** Does `assess` give these facts the one outcome before, and the other after? */
function confirmer(
  { before, after, decision, asAt }: Asked,
  { from, to, data }: Parting,
): (facts: Facts) => boolean {
  const options = { asAt, decisions: [decision] }
  const shared = sharedAssumptions(before, after, asAt)
  const isSo = (
    policy: Policy,
    facts: Facts,
    outcome: string | null,
    other: string | null,
    details?: string,
  ) => {
    const nominal = knownTo(policy, policy === before ? after : before, { ref: 'EXAMPLE', facts })
    const { decisions, conflicts } = assess(policy, nominal as Nominal, options)
    // What only one of the two assumes rules nobody out, nor does what is only reported.
    const ruling = shared.get(policy) as ReadonlySet<string>
    const isRuledOut = conflicts.some(({ assumption }) => ruling.has(assumption))
    const result = decisions[decision] as DecisionResult
    return !isRuledOut && answers(result, outcome, other, details)
  }
  return (facts) =>
    holdsFor(() => isSo(before, facts, from, to, data?.was) && isSo(after, facts, to, from, data?.is))
}

/**
 * Is an outcome the certain answer, with these further data where any are given? Of a COLLECT decision, `null` is that
 * another certainly does not apply; of the two, only one is ever `null`.
 */
function answers(
  result: DecisionResult,
  outcome: string | null,
  other: string | null,
  details?: string,
): boolean {
  if (result.hitPolicy === 'COLLECT')
    return outcome === null
      ? ![...result.outcomes, ...result.possible].includes(other as string)
      : result.outcomes.includes(outcome)
  if (outcome === null) return !result.possible.includes(other as string)
  return settledAnswer(result) === outcome && (details === undefined || text(result.details) === details)
}

function wordsOf({ before, after, decision }: Asked, { from, to, data }: Parting): string {
  // What did not apply before does after.
  if (from === null) return `${outcomeWords(after, decision, to as string)} now applies`
  const was = outcomeWords(before, decision, from)
  if (to === null) return `${was} no longer applies`
  const is = outcomeWords(after, decision, to)
  return data === undefined ? `${was} → ${is}` : `${is}, with ${detailsChange(data.was, data.is)}`
}
