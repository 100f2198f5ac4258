import { canonicalize } from 'json-canonicalize'
import type { Day } from '../vocabulary/day.ts'
import type {
  Assumption,
  Condition,
  Decision,
  FactDeclaration,
  Policy,
  RecordField,
} from '../policy/policy.ts'
import { testsIn } from '../policy/references.ts'
import { derivedMeaning, restateCondition, restateDecision, unrenamed } from './restate.ts'
import { slice } from './slice.ts'

/** One policy is held against many others. */
const remembered = new WeakMap<Policy, Map<string, string>>()

/**
 * Everything that bears on the answers of a decision, as a text. Two policies with the same text answer
 * alike; the other way about need not be so.
 */
export function meaningOf(policy: Policy, decision: string, asAt: Day): string {
  let known = remembered.get(policy)
  if (known === undefined) remembered.set(policy, (known = new Map()))
  const key = `${asAt} ${decision}`
  let meaning = known.get(key)
  if (meaning === undefined) known.set(key, (meaning = meaningAt(policy, decision, asAt)))
  return meaning
}

function meaningAt(policy: Policy, decision: string, asAt: Day): string {
  const cut = slice(policy, [decision])
  return text({
    decisions: mapped(cut.decisions, (each) => decisionMeaning(restateDecision(cut, each, unrenamed, asAt))),
    conditions: mapped(cut.conditions, (each) => restateCondition(cut, each, unrenamed, asAt)),
    derived: mapped(cut.derived, (_, id) => derivedMeaning(cut, id, asAt)),
    assumptions: cut.assumptions.map((_, at) => assumptionMeaning(cut, at, asAt)).sort(),
    facts: mapped(cut.facts, domainMeaning),
  })
}

/** What an assumption says, as a text: with what its names stand for, and the lists behind its facts. */
export function assumptionMeaning(policy: Policy, at: number, asAt: Day): string {
  const condition = expanded(policy, (policy.assumptions[at] as Assumption).condition)
  const derived = [...testsIn(condition, {})].flatMap(({ fact }) =>
    policy.derived[fact] === undefined ? [] : [[fact, derivedMeaning(policy, fact, asAt)] as const],
  )
  return text([restateCondition(policy, condition, unrenamed, asAt), Object.fromEntries(derived)])
}

/** The ids of the assumptions that two policies both reason with, as each of them calls them. */
export function sharedAssumptions(
  one: Policy,
  other: Policy,
  asAt: Day,
): ReadonlyMap<Policy, ReadonlySet<string>> {
  const meanings = (policy: Policy) =>
    policy.assumptions.flatMap(({ id, use }, at) =>
      use === 'reason' ? [[id, assumptionMeaning(policy, at, asAt)] as const] : [],
    )
  const [ours, theirs] = [meanings(one), meanings(other)]
  const idsIn = (own: typeof ours, others: typeof ours) =>
    new Set(own.flatMap(([id, says]) => (others.some(([, said]) => said === says) ? [id] : [])))
  return new Map([
    [one, idsIn(ours, theirs)],
    [other, idsIn(theirs, ours)],
  ])
}

/** A condition with what named ones stand for in place of their names. */
function expanded(policy: Policy, condition: Condition): Condition {
  const inner = (part: Condition) => expanded(policy, part)
  if ('all' in condition) return { all: condition.all.map(inner) }
  if ('any' in condition) return { any: condition.any.map(inner) }
  if ('not' in condition) return { not: inner(condition.not) }
  return 'condition' in condition ? inner(policy.conditions[condition.condition] as Condition) : condition
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

const words = new Set(['title', 'hint', 'suppliedBy', 'changeable', 'labels', 'yes', 'no', 'unit'])

/** The values a fact can have, its words and those of its fields left out. */
export function domainMeaning(fact: FactDeclaration): unknown {
  const domain = withoutWords(fact)
  return fact.type === 'list' && fact.record !== undefined
    ? { ...domain, record: mapped(fact.record, withoutWords) }
    : domain
}

function withoutWords(field: FactDeclaration | RecordField): Record<string, unknown> {
  return Object.fromEntries(Object.entries(field).filter(([key]) => !words.has(key)))
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
