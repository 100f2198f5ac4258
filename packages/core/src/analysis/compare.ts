import { isDay, type Day } from '../vocabulary/day.ts'
import type { Nominal } from '../vocabulary/fact.ts'
import { notADay, refusalIn } from '../vocabulary/refusal.ts'
import { nodeBudget } from '../diagram/diagram.ts'
import type { Decision, Policy } from '../policy/policy.ts'
import { differences } from '../explanation/difference.ts'
import { factTitle } from '../explanation/words.ts'
import type { Comparison, DecisionComparison } from './comparison.ts'
import { effectOf, moversOf, openSides } from './comparison/effect.ts'
import { movesIn } from './comparison/moves.ts'
import { retestedFacts } from './comparison/retested.ts'
import { sentencesFor, summaryOf } from './comparison/sentences.ts'
import { mayDifferWhileUnknown } from './comparison/unknowns.ts'
import type { Progress } from './family.ts'
import { assumptionMeaning, meaningOf } from './meaning.ts'
import { pairOf } from './pair.ts'
import { slice } from './slice.ts'
import { weighsOtherwise } from './weights.ts'

/** Settings of {@link compare}. */
export interface CompareOptions {
  /** The day both are looked at; the later of their first days in force when left out. */
  readonly asAt?: Day
  /** Only these decisions, of either policy; what reads differently is then of these, and of what all share. */
  readonly decisions?: readonly string[]
  /** People to count: who of them gets another answer. */
  readonly nominals?: readonly Nominal[]
  /** Nodes that the diagrams of one decision may take; 1,000,000 when left out. */
  readonly budget?: number
  /** Called before each part of the work, and once at the end. What it throws ends the work. */
  readonly onProgress?: (progress: Progress) => void
}

/**
 * What does a change of policy do, and for whom? For each decision either a proof that nothing changes,
 * or everybody who moves, as families with an example each; beside it what reads differently, and how
 * many of a caseload move.
 *
 * @throws IomRulesError `INVALID_DAY`; `INVALID_NOMINAL` for a nominal that does not fit both policies, unless it is
 *   proved that nothing changes, as nobody is looked at then
 * @example
 * compare(before, after).decisions.flatMap(({ sentences }) => sentences)
 */
export function compare(before: Policy, after: Policy, options: CompareOptions = {}): Comparison {
  const { decisions: wanted, nominals, budget = nodeBudget, onProgress } = options
  const later = before.inForce.from > after.inForce.from ? before.inForce.from : after.inForce.from
  const asAt = options.asAt ?? later
  if (!isDay(asAt)) {
    throw notADay('asAt', asAt)
  }
  const all = [...new Set([...Object.keys(before.decisions), ...Object.keys(after.decisions)])].sort()
  const ids = wanted === undefined ? all : all.filter((id) => wanted.includes(id))
  const total = ids.length + (nominals === undefined ? 0 : 1)
  const decisions = ids.map((decision, done) => {
    const { title } = (after.decisions[decision] ?? before.decisions[decision]) as Decision
    onProgress?.({ done, total, what: title })
    return compareDecision(before, after, decision, title, asAt, budget)
  })
  if (nominals !== undefined) onProgress?.({ done: ids.length, total, what: 'Caseload' })
  // A decision that is proved to be the same needs no counting.
  const open = decisions.filter(({ status, whileUnknown }) => status !== 'same' || whileUnknown)
  const movers = (people: readonly Nominal[]) =>
    open.length === 0
      ? []
      : moversOf(
          openSides(before, after, people, asAt),
          open.map(({ decision }) => decision),
          people,
        )
  const caseload = nominals === undefined ? {} : { caseload: effectOf(nominals.length, movers(nominals)) }
  const written = differences(before, after).filter(
    ({ decision }) => decision === undefined || ids.includes(decision),
  )
  const same = open.length === 0
  onProgress?.({ done: total, total, what: '' })
  return {
    before: { id: before.id, version: before.version, hash: before.hash },
    after: { id: after.id, version: after.version, hash: after.hash },
    asAt,
    same,
    decisions,
    written,
    ...caseload,
    summary: summaryOf(decisions, same, written.length > 0),
  }
}

function compareDecision(
  before: Policy,
  after: Policy,
  decision: string,
  title: string,
  asAt: Day,
  budget: number,
): DecisionComparison {
  const answer = (
    status: DecisionComparison['status'],
    sentences: readonly string[],
    more: Partial<DecisionComparison> = {},
  ): DecisionComparison => ({ decision, title, status, moves: [], sentences, whileUnknown: false, ...more })
  if (before.decisions[decision] === undefined) return answer('added', [`“${title}” is a new decision.`])
  if (after.decisions[decision] === undefined) return answer('removed', [`“${title}” is no longer decided.`])
  if (meaningOf(before, decision, asAt) === meaningOf(after, decision, asAt))
    return answer('same', ['Nothing changes for anybody.'])
  try {
    const pair = pairOf(before, after, decision, asAt, budget)
    const first = retestedFacts(before, after, decision, asAt)
    const asked = { before, after, decision, asAt, first }
    const moves = movesIn(asked, pair)
    const redeclared = pair.redeclared.map(
      (fact) =>
        `The fact “${factTitle(after, fact)}” is declared otherwise: people were compared whose value both admit.`,
    )
    const isWeighed = weighsOtherwise(before, after, decision)
    const others = isWeighed ? ['Records weigh otherwise, so there may be people beside these.'] : []
    if (moves.length > 0)
      return answer('changed', [...sentencesFor(asked, pair, moves), ...others, ...redeclared], { moves })
    if (isWeighed) {
      const message = `Whether “${title}” changes could not be worked out: records weigh otherwise, and not every total was looked at.`
      return answer('too-complex', [message], { whileUnknown: true })
    }
    const whileUnknown =
      redeclared.length > 0 ||
      mayDifferWhileUnknown(pair) ||
      otherAssumptions(before, after, asAt) ||
      onlyOneDerives(before, after, decision)
    const sure = whileUnknown
      ? 'Every complete case comes out as before. While facts are not known, an answer may differ: what a fact can be, what is worked out, what is assumed, or what may stand provisionally has changed.'
      : 'Nothing changes for anybody. This is proved, not sampled.'
    return answer('same', [sure, ...redeclared], { whileUnknown })
  } catch (error) {
    const refusal = refusalIn(error, 'TOO_COMPLEX', 'NOT_COMPARABLE')
    const message = `Whether “${title}” changes could not be worked out: ${refusal.message}`
    return answer('too-complex', [message], { whileUnknown: true })
  }
}

/** Do the two assume otherwise, so that what is possible may differ while facts are not known? */
function otherAssumptions(before: Policy, after: Policy, asAt: Day): boolean {
  const all = (policy: Policy) =>
    policy.assumptions
      .flatMap(({ use }, at) => (use === 'reason' ? [assumptionMeaning(policy, at, asAt)] : []))
      .sort()
      .join('\n')
  return all(before) !== all(after)
}

/** Does one work a fact out from lists that the other only takes as given, and so does not know without it? */
function onlyOneDerives(before: Policy, after: Policy, decision: string): boolean {
  const [one, other] = [slice(before, [decision]), slice(after, [decision])]
  const given = (policy: Policy, id: string) =>
    policy.facts[id] !== undefined && policy.derived[id] === undefined
  return (
    Object.keys(one.derived).some((id) => given(other, id)) ||
    Object.keys(other.derived).some((id) => given(one, id))
  )
}
