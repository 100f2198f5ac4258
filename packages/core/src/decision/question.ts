import type { Nominal } from '../vocabulary/fact.ts'
import type { FactDeclaration, Policy } from '../policy/policy.ts'
import type { DecisionDiagrams } from '../diagram/outcomes.ts'
import { isLeaf, type Node, type Store } from '../diagram/diagram.ts'
import { cofactor, mattering } from '../diagram/matter.ts'
import type { AssessOptions } from './assessment.ts'
import { factAt, learnableIn } from './answer.ts'
import { begin, wantedDecisions } from './assess.ts'
import { look, under } from './situation.ts'

/** The fact to ask next. */
export interface Question {
  /** The fact's id; of a list, the list as a whole is asked for. */
  readonly fact: string
  /** The fact's title, to show. */
  readonly title: string
  /** What the policy says to whoever has to find the fact out. */
  readonly hint?: string
  /** The role that knows it: `police`, `probation`. */
  readonly suppliedBy?: string
  /** What values it may have. */
  readonly declaration: FactDeclaration
  /** Everything that can still matter, this fact included. */
  readonly missing: readonly string[]
}

/**
 * Which unknown fact is best asked next, so that an interview asks only what matters?
 *
 * The fact chosen is the one whose answers leave the least to ask: the smallest diagrams, added up
 * over its classes. `skip` names facts nobody in the room can supply. `null` when the decision is
 * settled or nothing that is left can matter.
 *
 * @throws as `assess` does.
 * @example
 * const next = nextQuestion(policy, nominal, 'cohort', { asAt: '2026-11-22' })
 * if (next !== null) ask(next.title, next.hint)
 */
export function nextQuestion(
  policy: Policy,
  nominal: Nominal,
  decision: string,
  options: Omit<AssessOptions, 'decisions'> & { readonly skip?: readonly string[] },
): Question | null {
  const { compiled, situation } = begin(policy, nominal, options)
  const [id] = wantedDecisions(policy, { ...options, decisions: [decision] }) as [string]
  const diagrams = compiled.decisions.get(id) as DecisionDiagrams
  const roots = diagrams.hitPolicy === 'COLLECT' ? diagrams.collected : [diagrams.byOutcome]
  const costs = new Map<string, number>()
  for (const root of roots) {
    const node = look(situation, under(situation, root))
    const asking = [...nodesOf(compiled.store, node)]
    for (const variable of mattering(compiled.store, node, learnableIn(compiled))) {
      for (const fact of factAt(compiled, variable))
        costs.set(fact, (costs.get(fact) ?? 0) + left(compiled.store, node, asking, variable))
    }
  }
  const missing = [...costs.keys()].sort()
  const [fact] = missing
    .filter((id) => options.skip?.includes(id) !== true)
    // Of those that cost the same, the first by name: sorting keeps their order.
    .sort((a, b) => (costs.get(a) as number) - (costs.get(b) as number))
  if (fact === undefined) return null
  const declaration = policy.facts[fact] as FactDeclaration
  return {
    fact,
    title: declaration.title,
    ...(declaration.hint === undefined ? {} : { hint: declaration.hint }),
    ...(declaration.suppliedBy === undefined ? {} : { suppliedBy: declaration.suppliedBy }),
    declaration,
    missing,
  }
}

/** How much there is still to ask, on average over its answers, once a variable is known. */
function left(store: Store, root: Node, asking: readonly Node[], variable: number): number {
  // A list has as many answers as there are ways in which it can matter here.
  const answers = store.children(asking.find((node) => store.level(node) === variable) as Node)
  let total = 0
  for (const at of answers.keys()) total += nodesOf(store, cofactor(store, root, variable, at)).size
  return total / answers.length
}

/** The nodes that ask something. */
function nodesOf(store: Store, root: Node): ReadonlySet<Node> {
  const seen = new Set<Node>()
  const walk = (node: Node): void => {
    if (isLeaf(store, node) || seen.has(node)) return
    seen.add(node)
    store.children(node).forEach(walk)
  }
  walk(root)
  return seen
}
