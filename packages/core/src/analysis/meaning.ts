import { canonicalize } from 'json-canonicalize'
import type { Day } from '../vocabulary/day.ts'
import type { Decision, FactDeclaration, Policy } from '../policy/policy.ts'
import { derivedMeaning, restateCondition, restateDecision, unrenamed } from './restate.ts'
import { slice } from './slice.ts'

/**
 * Everything that bears on the answers of a decision, as a text. Two policies with the same text answer
 * alike; the other way about need not be so.
 */
export function meaningOf(policy: Policy, decision: string, asAt: Day): string {
  const cut = slice(policy, [decision])
  return text({
    decisions: mapped(cut.decisions, (each) => decisionMeaning(restateDecision(cut, each, unrenamed, asAt))),
    conditions: mapped(cut.conditions, (each) => restateCondition(cut, each, unrenamed, asAt)),
    derived: mapped(cut.derived, (_, id) => derivedMeaning(cut, id, asAt)),
    assumptions: cut.assumptions.map((_, at) => assumptionMeaning(cut, at, asAt)).sort(),
    facts: mapped(cut.facts, domainMeaning),
  })
}

/** What an assumption says, as a text. */
export function assumptionMeaning(policy: Policy, at: number, asAt: Day): string {
  const condition = policy.assumptions[at]?.condition ?? { all: [] }
  return text(restateCondition(policy, condition, unrenamed, asAt))
}

/** What of a decision bears on answers: not its titles, nor what it cites. */
function decisionMeaning({ hitPolicy, outcomes, rules, otherwise }: Decision): unknown {
  return {
    hitPolicy,
    outcomes: mapped(outcomes, ({ mayBeProvisional = [] }) => [...mayBeProvisional].sort()),
    rules: rules.map(({ conditions, event, fallback = false }) => ({ conditions, event, fallback })),
    otherwise:
      otherwise === undefined ? null : { outcome: otherwise.outcome, params: otherwise.params ?? {} },
  }
}

/** The values a fact can have, its words left out. */
export function domainMeaning(fact: FactDeclaration): unknown {
  const words = new Set(['title', 'hint', 'suppliedBy', 'changeable', 'labels', 'yes', 'no', 'unit'])
  return Object.fromEntries(Object.entries(fact).filter(([key]) => !words.has(key)))
}

function mapped<T>(
  map: Readonly<Record<string, T>>,
  each: (value: T, id: string) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).map(([id, value]) => [id, each(value, id)]))
}

/** The canonical text of data; what is left out is left out, and nothing in it is shared. */
export function text(value: unknown): string {
  return canonicalize(JSON.parse(JSON.stringify(value)))
}
