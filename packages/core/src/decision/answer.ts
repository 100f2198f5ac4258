import type { Scalar } from '../vocabulary/fact.ts'
import type { Compiled, Variable } from '../diagram/compile.ts'
import type { SingleDiagrams } from '../diagram/outcomes.ts'
import { isLeaf, YES, type Node } from '../diagram/diagram.ts'
import { mattering, type Learnable } from '../diagram/matter.ts'
import { leaves } from '../diagram/restrict.ts'
import type { Certainty } from './assessment.ts'
import { look, under, type Situation } from './situation.ts'

/** The exact answer of a FIRST or UNIQUE decision, without its reasons. */
export interface SingleAnswer {
  /** `null` when undetermined, in conflict or silent. */
  readonly outcome: string | null
  /** How sure the outcome is. */
  readonly certainty: Certainty
  /** Exactly the outcomes some completion of the unknown facts can still lead to; docs/semantics.md has the bounds for lists. */
  readonly possible: readonly string[]
  /** The rule that gave the outcome (the last of several), or `otherwise`. */
  readonly rule: string | null
  /** The rules met at once, where the certainty is `conflict`. */
  readonly conflicting?: readonly string[]
  /** The rule's further data. */
  readonly details: { readonly [key: string]: Scalar }
}

const noDetails = Object.freeze({})

/** What the diagram says: the outcome, how sure it is, and what it could still be. */
export function answerSingle(situation: Situation, diagrams: SingleDiagrams): SingleAnswer {
  const { compiled } = situation
  const node = look(situation, under(situation, diagrams.byRule))
  if (isLeaf(compiled.store, node)) return answerAt(diagrams, compiled.store.value(node))
  return answerFrom(
    diagrams,
    [...leaves(compiled.store, node)].sort((a, b) => a - b),
  )
}

/** The answer where these leaves can still be reached: at least one, in ascending order. */
export function answerFrom(diagrams: SingleDiagrams, ends: readonly number[]): SingleAnswer {
  if (ends.length === 1) return answerAt(diagrams, ends[0] as number)
  const reached = [...new Set(ends.map(diagrams.outcomeAt))].sort((a, b) => a - b)
  const possible = reached.map((at) => diagrams.outcomes[at] as string)
  if (possible.length === 1) return settled(diagrams, ends, possible)
  const last = ends.at(-1) as number
  const outcome = diagrams.outcomes[diagrams.outcomeAt(last)] as string
  const allowed = diagrams.decision.outcomes[outcome]?.mayBeProvisional ?? []
  if (!possible.every((other) => other === outcome || allowed.includes(other))) {
    return { outcome: null, certainty: 'undetermined', possible, rule: null, details: noDetails }
  }
  return { outcome, certainty: 'provisional', possible, ...given(diagrams, ends, outcome) }
}

const answers = new WeakMap<SingleDiagrams, Map<number, SingleAnswer>>()

/** The answer where only one leaf is left: always the same, so made once. */
function answerAt(diagrams: SingleDiagrams, leaf: number): SingleAnswer {
  let known = answers.get(diagrams)
  if (known === undefined) answers.set(diagrams, (known = new Map()))
  let answer = known.get(leaf)
  if (answer === undefined) {
    const possible = Object.freeze([diagrams.outcomes[diagrams.outcomeAt(leaf)] as string])
    known.set(leaf, (answer = Object.freeze(settled(diagrams, [leaf], possible))))
  }
  return answer
}

function settled(
  diagrams: SingleDiagrams,
  ends: readonly number[],
  possible: readonly string[],
): SingleAnswer {
  const outcome = possible[0] as string
  if (outcome === 'SILENT')
    return { outcome: null, certainty: 'silent', possible, rule: null, details: noDetails }
  if (outcome === 'CONFLICT') {
    const met = new Set(ends.flatMap((end) => diagrams.conflictAt(end) as readonly number[]))
    const conflicting = [...met]
      .sort((a, b) => a - b)
      .map((at) => diagrams.decision.rules[at]?.name as string)
    return { outcome: null, certainty: 'conflict', possible, rule: null, conflicting, details: noDetails }
  }
  return { outcome, certainty: 'settled', possible, ...given(diagrams, ends, outcome) }
}

/** The last rule that could have given the outcome, and what all that could have agree on. */
function given(
  diagrams: SingleDiagrams,
  ends: readonly number[],
  outcome: string,
): Pick<SingleAnswer, 'rule' | 'details'> {
  const { decision } = diagrams
  const givers = ends.filter((end) => diagrams.outcomes[diagrams.outcomeAt(end)] === outcome)
  const last = givers.at(-1) as number
  const params = givers.map(
    (end) =>
      decision.rules[end]?.event.params ??
      (end >= decision.rules.length ? decision.otherwise?.params : undefined) ??
      {},
  )
  const [first = {}, ...others] = params
  const agreed = Object.keys(first)
    .sort()
    .filter((key) => others.every((other) => other[key] === first[key]))
  const details = Object.fromEntries(agreed.map((key) => [key, first[key] as Scalar]))
  return { rule: decision.rules[last]?.name ?? 'otherwise', details }
}

/** Is a yes-or-no diagram sure here? `null` when some completions say yes and some no. */
export function sureOf(situation: Situation, root: Node): boolean | null {
  const { store } = situation.compiled
  const node = look(situation, under(situation, root))
  if (isLeaf(store, node)) return store.value(node) === YES
  const ends = leaves(store, node)
  return ends.size === 1 ? ends.has(YES) : null
}

/** The unknown facts that can still narrow what a diagram leads to, by id. */
export function missingFor(situation: Situation, root: Node): string[] {
  const node = look(situation, under(situation, root))
  return [...mattering(situation.compiled.store, node, learnableIn(situation.compiled))]
    .flatMap((variable) => factAt(situation.compiled, variable))
    .sort()
}

/** Which variables stand for something a nominal can carry. */
export function learnableIn(compiled: Compiled): Learnable {
  return (variable) => factAt(compiled, variable).length > 0
}

/** The fact a nominal can carry that a variable stands for; none for what is only derived. */
export function factAt(compiled: Compiled, variable: number): string[] {
  if (variable < compiled.carriers.length) return [compiled.carriers[variable] as string]
  const { carried, fact } = compiled.variables[variable - compiled.carriers.length] as Variable
  return carried ? [fact] : []
}
