import { IomRulesError } from '../../vocabulary/issue.ts'
import type { Condition, FactTest, Policy, Rule, Value } from '../../policy/policy.ts'
import { decisionOf, isTest } from '../../policy/references.ts'

/** How a condition is asked of facts that are not all known: is it met for certain, could it be met? */
export type Sense = 'must' | 'may'

/** A test as a stock json-rules-engine reads it, with decorated operators. */
export interface EngineTest {
  /** The id of the fact, or what stands for a decision's outcome. */
  fact: string
  /** A stock operator, with the decorators that say what an unknown fact does. */
  operator: string
  /** The constant it is compared with. */
  value: Value
  /** A name for the test, which the engine carries into its results. */
  name?: string
  /** Among the tests of a group, those with a higher number are judged first. */
  priority?: number
}

/** A group; negations are gone, for they were pushed down to the tests. */
export type EngineGroup =
  | { all: EngineCondition[]; name?: string; priority?: number }
  | { any: EngineCondition[]; name?: string; priority?: number }

/** A test, or a group of tests. */
export type EngineCondition = EngineTest | EngineGroup

/** What the lowering must know about facts. */
export interface Ground {
  readonly policy: Policy
  /** Must this be fetched while the engine runs? Tests that need nothing fetched then come first. */
  readonly fetched: (fact: string) => boolean
}

/**
 * Levels of groups that are handed to the engine. It copies and judges conditions recursively, so a
 * chain of thousands of named conditions would end in an overflow of the stack, at a depth nobody can foresee.
 */
const deepest = 200
/** json-rules-engine's own default is 1; what has a higher priority is judged first, and may settle the group. */
const first = 2

/** The conditions of a rule for one sense, as json-rules-engine wants a rule's conditions: a group. */
export function lower(ground: Ground, rule: Rule, sense: Sense): EngineGroup {
  const { lowered } = turn({ ...ground, rule: rule.name, sense }, rule.conditions, false, 0)
  return isGroup(lowered) ? lowered : { all: [lowered] }
}

interface Work extends Ground {
  readonly rule: string
  readonly sense: Sense
}

interface Lowered {
  readonly lowered: EngineCondition
  readonly fetches: boolean
}

function turn(work: Work, condition: Condition, negated: boolean, depth: number): Lowered {
  if (depth > deepest) {
    const message = `The conditions of the rule \`${work.rule}\` are more than ${deepest} levels deep once named conditions are put in place, which is more than json-rules-engine can be trusted with.`
    throw new IomRulesError('TOO_COMPLEX', message)
  }
  if (isTest(condition)) return turnTest(work, condition, negated)
  if ('not' in condition) return turn(work, condition.not, !negated, depth + 1)
  if ('condition' in condition) {
    const name = condition.condition
    const inner = turn(work, work.policy.conditions[name] as Condition, negated, depth + 1)
    // Put in place rather than set on the engine, which would copy it anew for every use of its name.
    return { ...inner, lowered: { name: negated ? `not ${name}` : name, ...inner.lowered } }
  }
  const both = 'all' in condition
  const parts = (both ? condition.all : condition.any).map((part) => turn(work, part, negated, depth + 1))
  const fetches = parts.some((part) => part.fetches)
  const members = parts.map((part) =>
    fetches && !part.fetches ? { ...part.lowered, priority: first } : part.lowered,
  )
  return { lowered: both === negated ? { any: members } : { all: members }, fetches }
}

/** Derived facts and decisions come as everything they can be; other facts as a value or undefined. */
function turnTest({ policy, fetched, sense }: Work, test: FactTest, negated: boolean): Lowered {
  const { fact, operator, value } = test
  const several = decisionOf(fact) !== null || Object.hasOwn(policy.derived, fact)
  const decorator = several ? (sense === 'must' ? 'everyFact' : 'someFact') : sense
  const decorated = `${decorator}:${negated ? 'not:' : ''}${operator}`
  return { lowered: { fact, operator: decorated, value }, fetches: fetched(fact) }
}

function isGroup(condition: EngineCondition): condition is EngineGroup {
  return !('fact' in condition)
}
