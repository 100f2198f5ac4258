import type { Nominal } from '../vocabulary/fact.ts'
import type { FactDeclaration, Policy } from '../policy/policy.ts'
import type { DecisionDiagrams } from '../diagram/outcomes.ts'
import { isLeaf, type Node, type Store } from '../diagram/diagram.ts'
import { cofactor, mattering } from '../diagram/matter.ts'
import type { AssessOptions } from './assessment.ts'
import { factAt, learnableIn, sureOf } from './answer.ts'
import { begin, wantedDecisions } from './assess.ts'
import { look, under, type Situation } from './situation.ts'

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
  const roots = rootsOf(situation, compiled.decisions.get(id) as DecisionDiagrams)
  const costs = new Map<string, number>()
  for (const root of roots) {
    const node = look(situation, under(situation, root))
    for (const variable of mattering(compiled.store, node, learnableIn(compiled))) {
      for (const fact of factAt(compiled, variable))
        costs.set(fact, (costs.get(fact) ?? 0) + left(situation, node, variable))
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

function rootsOf(situation: Situation, diagrams: DecisionDiagrams): readonly Node[] {
  if (diagrams.hitPolicy !== 'COLLECT') return [diagrams.byOutcome]
  return diagrams.collected.filter((node) => sureOf(situation, node) === null)
}

/** How much there is still to ask, on average over its answers, once a variable is known. */
function left(situation: Situation, root: Node, variable: number): number {
  const { store, carriers, variables } = situation.compiled
  const width = variables[variable - carriers.length]?.classes.count ?? widthOf(store, root, variable)
  let total = 0
  for (let at = 0; at < width; at += 1) total += sizeOf(store, cofactor(store, root, variable, at))
  return total / width
}

function sizeOf(store: Store, root: Node): number {
  const seen = new Set<Node>()
  const walk = (node: Node): void => {
    if (isLeaf(store, node) || seen.has(node)) return
    seen.add(node)
    store.children(node).forEach(walk)
  }
  walk(root)
  return seen.size
}

/** A list has as many classes as there are ways in which it can matter here. */
function widthOf(store: Store, root: Node, variable: number): number {
  if (isLeaf(store, root) || store.level(root) > variable) return 0
  if (store.level(root) === variable) return store.children(root).length
  return Math.max(...store.children(root).map((child) => widthOf(store, child, variable)))
}
