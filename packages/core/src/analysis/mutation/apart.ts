import { and, NO, or, YES, type Node } from '../../diagram/diagram.ts'
import type { SingleDiagrams } from '../../diagram/outcomes.ts'
import type { Pair } from '../pair.ts'
import { differing } from '../same.ts'

/**
 * The people to whom two decisions do not give exactly the same answer, in two sets: other in its outcome,
 * in the rule that gave it or in what that adds; and other only in which definitions are met.
 */
export function setsApart(pair: Pair): readonly Node[] {
  const { before, after, universe } = pair
  const { store } = pair.compiled
  const anybody = (set: Node) => and(store, set, universe.node)
  if (before.hitPolicy === 'COLLECT') return [anybody(differing(pair))]
  // A mutant never has another hit policy.
  const other = after as SingleDiagrams
  return [answersApart(store, before, other), definitionsApart(store, before, other)].map(anybody)
}

type Store = Pair['compiled']['store']

function exactlyOne(store: Store, one: Node, other: Node): Node {
  return store.combine('exactly one', one, other, (a, b) => (a === b ? NO : YES))
}

function answersApart(store: Store, before: SingleDiagrams, after: SingleDiagrams): Node {
  return store.combine('answers', before.byRule, after.byRule, (one, other) =>
    answerAt(before, one) === answerAt(after, other) ? NO : YES,
  )
}

/** Everything that an answer says where one leaf is left. */
function answerAt({ decision, conflictAt }: SingleDiagrams, leaf: number): string {
  // Which rules are in conflict no example can say.
  if (conflictAt(leaf) !== null) return 'CONFLICT'
  const rule = decision.rules[leaf]
  const params = rule === undefined ? decision.otherwise?.params : rule.event.params
  // A mutant never has them in another order.
  return JSON.stringify([rule?.name, rule?.event.type ?? decision.otherwise?.outcome, params ?? {}])
}

function definitionsApart(store: Store, before: SingleDiagrams, after: SingleDiagrams): Node {
  const nodeOf = ({ definitions }: SingleDiagrams, outcome: string) =>
    definitions.find((each) => each.outcome === outcome)?.node ?? NO
  const outcomes = new Set([...before.definitions, ...after.definitions].map(({ outcome }) => outcome))
  return [...outcomes].reduce(
    (whole, outcome) => or(store, whole, exactlyOne(store, nodeOf(before, outcome), nodeOf(after, outcome))),
    NO,
  )
}
