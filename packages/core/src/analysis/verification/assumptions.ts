import type { Day } from '../../vocabulary/day.ts'
import { pointer } from '../../vocabulary/issue.ts'
import { compile, type Compiled } from '../../diagram/compile.ts'
import { and, NO, not, type Node } from '../../diagram/diagram.ts'
import type { Assumption, Policy } from '../../policy/policy.ts'
import { listed } from '../../explanation/words.ts'
import type { DecisionFinding } from '../finding.ts'
import { slice } from '../slice.ts'
import { universeOf } from '../universe.ts'

/** Assumptions that exclude everybody, and assumptions that exclude nobody whom a decision could tell apart. */
export function assumptionsIn(policy: Policy, asAt: Day, budget: number): DecisionFinding[] {
  const reasoning = policy.assumptions.filter(({ use }) => use === 'reason')
  if (reasoning.length === 0) return []
  const bearing = new Set(slice(policy, Object.keys(policy.decisions)).assumptions.map(({ id }) => id))
  // Each assumption stands for a rule here, so that the facts it speaks of are there.
  const compiled = compile({ ...slice(policy, []), ...spokenOf(policy, reasoning) }, asAt, budget)
  const { possible } = universeOf(compiled)
  const nodes = new Map(reasoning.map((each) => [each.id, compiled.nodeOf(each.condition)]))
  const clash = smallestClash(compiled, possible, reasoning, nodes)
  if (clash !== null) return [contradiction(policy, clash)]
  return reasoning.flatMap((assumption): DecisionFinding[] => {
    const others = reasoning.filter((each) => each !== assumption)
    const rest = conjunction(compiled, possible, others, nodes)
    const node = nodes.get(assumption.id) as Node
    const follows = and(compiled.store, rest, not(compiled.store, node)) === NO
    if (!follows && bearing.has(assumption.id)) return []
    const fromLists = and(compiled.store, possible, not(compiled.store, node)) === NO
    const why = !follows
      ? 'no decision looks at what it speaks of'
      : fromLists
        ? 'it follows from what the facts can be'
        : 'it follows from the other assumptions'
    return [
      {
        code: 'unneeded-assumption',
        severity: 'info',
        path: pathOf(policy, assumption),
        message: `Nothing needs the assumption “${assumption.reason}”: ${why}.`,
        help: 'It does no harm. Take it out, or keep it as something for readers to know.',
      },
    ]
  })
}

function spokenOf(
  policy: Policy,
  reasoning: readonly Assumption[],
): Pick<Policy, 'facts' | 'derived' | 'conditions' | 'assumptions'> {
  const { facts, derived, conditions } = policy
  return { facts, derived, conditions, assumptions: reasoning }
}

function conjunction(
  { store }: Compiled,
  possible: Node,
  assumptions: readonly Assumption[],
  nodes: ReadonlyMap<string, Node>,
): Node {
  return assumptions.reduce((node, { id }) => and(store, node, nodes.get(id) as Node), possible)
}

/** As few assumptions as nobody can meet together; `null` where somebody meets them all. */
function smallestClash(
  compiled: Compiled,
  possible: Node,
  reasoning: readonly Assumption[],
  nodes: ReadonlyMap<string, Node>,
): readonly Assumption[] | null {
  const clashes = (some: readonly Assumption[]) => conjunction(compiled, possible, some, nodes) === NO
  if (!clashes(reasoning)) return null
  return reasoning.reduce<readonly Assumption[]>((kept, assumption) => {
    const others = kept.filter((each) => each !== assumption)
    return clashes(others) ? others : kept
  }, reasoning)
}

function contradiction(policy: Policy, clash: readonly Assumption[]): DecisionFinding {
  const [first] = clash
  const reasons = listed(clash.map(({ reason }) => `“${reason}”`))
  return {
    code: 'contradictory-assumptions',
    severity: 'error',
    path: pathOf(policy, first as Assumption),
    message:
      clash.length === 1
        ? `Nobody can meet the assumption ${reasons}: it excludes everybody.`
        : `The assumptions ${reasons} contradict each other: nobody can meet them together.`,
    help: 'Take one out, or make it narrower. Until then nothing else about the policy can be proved.',
  }
}

function pathOf(policy: Policy, assumption: Assumption): string {
  return pointer(['assumptions', policy.assumptions.findIndex(({ id }) => id === assumption.id)])
}
