import type { Decision } from '../policy/policy.ts'
import { outcomesInOrder } from '../policy/references.ts'
import { NO, or, YES, type Node, type Store } from './diagram.ts'

/** Leaves of a FIRST or UNIQUE decision: the rule's position, or one of these. */
export interface SingleDiagrams {
  readonly hitPolicy: 'FIRST' | 'UNIQUE'
  readonly decision: Decision
  /** Outcomes in order of precedence, then `SILENT` and `CONFLICT`. */
  readonly outcomes: readonly string[]
  /** Leaf value → position in `outcomes`. */
  readonly outcomeAt: (leaf: number) => number
  /** The rules met at once, for a leaf that stands for a conflict. */
  readonly conflictAt: (leaf: number) => readonly number[] | null
  readonly byRule: Node
  readonly byOutcome: Node
  /** One for each rule: are its own conditions met? */
  readonly rules: readonly Node[]
  /** One for each outcome that has a definition: is any of its rules, fallbacks left out, met? */
  readonly definitions: readonly {
    readonly outcome: string
    readonly node: Node
    /** Positions of those rules. */
    readonly rules: readonly number[]
  }[]
}

export interface CollectDiagrams {
  readonly hitPolicy: 'COLLECT'
  readonly decision: Decision
  readonly outcomes: readonly string[]
  /** One for each outcome: is any of its rules met? */
  readonly collected: readonly Node[]
  readonly rules: readonly Node[]
}

export type DecisionDiagrams = SingleDiagrams | CollectDiagrams

/** The diagrams of a COLLECT decision, from those of its rules. */
export function collect(store: Store, decision: Decision, rules: readonly Node[]): CollectDiagrams {
  const outcomes = outcomesInOrder(decision)
  const collected = outcomes.map((outcome) =>
    anyOf(store, decision, rules, (rule) => rule.event.type === outcome),
  )
  return { hitPolicy: 'COLLECT', decision, outcomes, collected, rules }
}

function anyOf(
  store: Store,
  decision: Decision,
  rules: readonly Node[],
  wanted: (rule: Decision['rules'][number]) => boolean,
): Node {
  return decision.rules.reduce(
    (node, rule, at) => (wanted(rule) ? or(store, node, rules[at] as Node) : node),
    NO,
  )
}

/** The diagrams of a FIRST or UNIQUE decision, from those of its rules. */
export function single(store: Store, id: string, decision: Decision, rules: readonly Node[]): SingleDiagrams {
  const outcomes = [...outcomesInOrder(decision), 'SILENT', 'CONFLICT']
  const none = rules.length
  const conflicts: (readonly number[])[] = []
  const positions = new Map<string, number>()
  const conflict = (met: readonly number[]): number => {
    const key = met.join()
    const known = positions.get(key)
    if (known !== undefined) return known
    conflicts.push(met)
    positions.set(key, none + conflicts.length)
    return none + conflicts.length
  }
  const metAt = (leaf: number): readonly number[] =>
    leaf < none ? [leaf] : (conflicts[leaf - none - 1] as readonly number[])
  let byRule = store.leaf(none)
  for (let at = rules.length - 1; at >= 0; at -= 1) {
    const give =
      decision.hitPolicy === 'FIRST'
        ? () => at
        : (rest: number) => (rest === none ? at : conflict([at, ...metAt(rest)]))
    byRule = store.combine(`${id} rule ${at}`, rules[at] as Node, byRule, (met, rest) =>
      met === YES ? give(rest) : rest,
    )
  }
  const outcomeAt = (leaf: number): number => {
    if (leaf > none) return outcomes.length - 1
    const outcome =
      leaf === none ? (decision.otherwise?.outcome ?? 'SILENT') : (decision.rules[leaf]?.event.type as string)
    return outcomes.indexOf(outcome)
  }
  return {
    hitPolicy: decision.hitPolicy as 'FIRST' | 'UNIQUE',
    decision,
    outcomes,
    outcomeAt,
    conflictAt: (leaf) => (leaf > none ? metAt(leaf) : null),
    byRule,
    byOutcome: store.map(`${id} outcomes`, byRule, outcomeAt),
    rules,
    definitions: outcomesInOrder(decision).flatMap((outcome) => {
      const defining = decision.rules.flatMap((rule, at) =>
        rule.event.type === outcome && rule.fallback !== true ? [at] : [],
      )
      if (defining.length === 0) return []
      return [
        {
          outcome,
          rules: defining,
          node: defining.reduce((node, at) => or(store, node, rules[at] as Node), NO),
        },
      ]
    }),
  }
}
