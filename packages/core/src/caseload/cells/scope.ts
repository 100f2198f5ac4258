import type { Compiled } from '../../diagram/compile.ts'
import { support, type Node } from '../../diagram/diagram.ts'
import type { DecisionDiagrams } from '../../diagram/outcomes.ts'

/** What an answer of a decision can hang on. */
export interface Scope {
  /** The diagrams to follow: one for what is decided, or one for each outcome that is collected. */
  readonly roots: readonly Node[]
  /** Variables that matter, in ascending order. */
  readonly variables: readonly number[]
  /** Positions of the assumptions that restrict them. */
  readonly assumptions: readonly number[]
}

/** The facts of a decision, and those that an assumption or a common list ties to them. */
export function scopeOf(compiled: Compiled, diagrams: DecisionDiagrams): Scope {
  const { store, groups } = compiled
  const roots = diagrams.hitPolicy === 'COLLECT' ? diagrams.collected : [diagrams.byRule]
  const asked = new Set(roots.flatMap((root) => [...support(store, root)]))
  const reached = new Set(asked)
  const tied = groups.map((group) => group.members.map((member) => member.variable))
  const reasoning = compiled.assumptions.flatMap(({ node, reasons }, at) =>
    reasons ? [{ at, variables: support(store, node) }] : [],
  )
  const bearing = new Set<number>()
  for (let before = -1; before !== reached.size;) {
    before = reached.size
    for (const variables of tied)
      if (variables.some((variable) => reached.has(variable)))
        variables.forEach((variable) => reached.add(variable))
    for (const { at, variables } of reasoning) {
      if (![...variables].some((variable) => reached.has(variable))) continue
      bearing.add(at)
      variables.forEach((variable) => reached.add(variable))
      variables.forEach((variable) => asked.add(variable))
    }
  }
  return {
    roots,
    variables: [...asked].sort((a, b) => a - b),
    assumptions: [...bearing].sort((a, b) => a - b),
  }
}
