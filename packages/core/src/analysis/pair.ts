import type { Day } from '../vocabulary/day.ts'
import { IomRulesError } from '../vocabulary/issue.ts'
import { compile, type Compiled } from '../diagram/compile.ts'
import { nodeBudget } from '../diagram/diagram.ts'
import type { DecisionDiagrams } from '../diagram/outcomes.ts'
import type { FactDeclaration, Policy } from '../policy/policy.ts'
import { commonFact } from './common-fact.ts'
import { assumptionMeaning, domainMeaning, meaningOf, text } from './meaning.ts'
import {
  derivedMeaning,
  restateCondition,
  restateDecision,
  restateDerived,
  type Renaming,
} from './restate.ts'
import { factsIn, restingOn, slice } from './slice.ts'
import { universeOf, type Supply, type Universe } from './universe.ts'

/**
 * One decision of two policies in one space, so that what both say of anybody stands side by side.
 * Where they declare a fact otherwise, nominals are looked at whose values both admit.
 */
export interface Pair {
  readonly compiled: Compiled
  readonly universe: Universe
  readonly before: DecisionDiagrams
  readonly after: DecisionDiagrams
  /** The id by which the policies know a fact of the pair, and whose it is where each has its own. */
  readonly known: (fact: string) => { readonly fact: string; readonly under?: 'before' | 'after' }
  /** Facts that the two declare otherwise. */
  readonly redeclared: readonly string[]
}

/** Marks what the second policy states otherwise than the first. No id can begin like this. */
const mark = 'other:'

/**
 * Puts a decision of two policies side by side.
 *
 * @param assumed what rules people out: what both assume, or all that the first assumes
 * @throws IomRulesError `TOO_COMPLEX`; `NOT_COMPARABLE` where a fact is of another type in the other policy
 */
export function pairOf(
  before: Policy,
  after: Policy,
  decision: string,
  asAt: Day,
  budget: number = nodeBudget,
  assumed: 'both' | 'before' = 'both',
): Pair {
  // In an order of their own, so that exchanging the two exchanges the answers and nothing else.
  const isSwapped = meaningOf(before, decision, asAt) > meaningOf(after, decision, asAt)
  const [first, second] = isSwapped ? [after, before] : [before, after]
  // An assumption can bear on the one through what only the other looks at.
  const [looked, lookedToo] = [first, second].map((each) => factsIn(each, restingOn(each, [decision])))
  const assuming = assumed === 'both' ? 'both' : isSwapped ? 'second' : 'first'
  const cuts = [slice(first, [decision], lookedToo), slice(second, [decision], looked)] as const
  const joined = join(...cuts, assuming, asAt)
  const compiled = compile(joined.policy, asAt, budget)
  const one = compiled.decisions.get(decision) as DecisionDiagrams
  const other = compiled.decisions.get(mark + decision) as DecisionDiagrams
  const known = (fact: string) => {
    if (fact.startsWith(mark))
      return { fact: fact.slice(mark.length), under: isSwapped ? 'before' : 'after' } as const
    return joined.apart.has(fact) ? ({ fact, under: isSwapped ? 'after' : 'before' } as const) : { fact }
  }
  return {
    compiled,
    universe: universeOf(compiled, suppliesIn(compiled, joined.policy)),
    before: isSwapped ? other : one,
    after: isSwapped ? one : other,
    known,
    redeclared: joined.redeclared,
  }
}

interface Joined {
  readonly policy: Policy
  /** Derived facts that each of the two has its own of. */
  readonly apart: ReadonlySet<string>
  readonly redeclared: readonly string[]
}

/** Both policies as one: what the second states otherwise goes by a marked name. */
function join(first: Policy, second: Policy, assuming: 'both' | 'first' | 'second', asAt: Day): Joined {
  const own = (id: string) => mark + id
  const derivedIds = new Set([...Object.keys(first.derived), ...Object.keys(second.derived)])
  // A fact that one of the two derives and the other only takes as given is told apart too.
  const apart = new Set(
    [...derivedIds].filter(
      (id) => text(derivedMeaning(first, id, asAt)) !== text(derivedMeaning(second, id, asAt)),
    ),
  )
  const renaming: Renaming = {
    decision: own,
    condition: own,
    table: own,
    derived: (id) => (apart.has(id) ? own(id) : id),
  }
  const { facts, redeclared } = commonFacts(first, second)
  // A value that is carried is of the declaration, whatever the list could give.
  const givenInSecond = [...apart].filter(
    (id) =>
      facts[id] !== undefined &&
      (second.derived[id] === undefined || second.derived[id].unlessSupplied === true),
  )
  const shared = new Set(second.assumptions.map((_, at) => assumptionMeaning(second, at, asAt)))
  const assumptions = {
    // An assumption that only one of the two makes rules nobody out.
    both: () => first.assumptions.filter((_, at) => shared.has(assumptionMeaning(first, at, asAt))),
    first: () => first.assumptions,
    second: () =>
      second.assumptions.map((each) => ({
        ...each,
        condition: restateCondition(second, each.condition, renaming, asAt),
      })),
  }
  const policy: Policy = {
    ...first,
    facts: {
      ...facts,
      ...Object.fromEntries(givenInSecond.map((id) => [own(id), facts[id] as FactDeclaration])),
    },
    derived: {
      ...first.derived,
      ...marked(
        second.derived,
        (each) => restateDerived(second, each, renaming, asAt),
        (id) => apart.has(id),
      ),
    },
    tables: { ...first.tables, ...marked(second.tables, (each) => each) },
    conditions: {
      ...first.conditions,
      ...marked(second.conditions, (each) => restateCondition(second, each, renaming, asAt)),
    },
    assumptions: assumptions[assuming](),
    decisions: {
      ...first.decisions,
      ...marked(second.decisions, (each) => restateDecision(second, each, renaming, asAt)),
    },
  }
  return { policy, apart, redeclared }
}

function marked<T>(
  map: Readonly<Record<string, T>>,
  change: (value: T) => T,
  wanted: (id: string) => boolean = () => true,
): Record<string, T> {
  const entries = Object.entries(map).filter(([id]) => wanted(id))
  return Object.fromEntries(entries.map(([id, value]) => [mark + id, change(value)]))
}

function commonFacts(
  first: Policy,
  second: Policy,
): { readonly facts: Policy['facts']; readonly redeclared: readonly string[] } {
  const facts: Record<string, FactDeclaration> = { ...first.facts, ...second.facts }
  const redeclared: string[] = []
  for (const [id, one] of Object.entries(first.facts)) {
    const other = second.facts[id]
    if (other === undefined || text(domainMeaning(one)) === text(domainMeaning(other))) continue
    const common = commonFact(one, other)
    if (common === null) {
      throw new IomRulesError(
        'NOT_COMPARABLE',
        `The fact \`${id}\` has nothing in common in the two policies: no value of it fits both.`,
      )
    }
    facts[id] = common
    redeclared.push(id)
  }
  return { facts, redeclared: redeclared.sort() }
}

/**
 * Facts that a nominal may carry and that at least one of the policies knows by another name, or works out where none
 * is carried. One that works it out whatever is carried does not look at the value.
 */
function suppliesIn(compiled: Compiled, policy: Policy): Supply[] {
  return Object.keys(policy.facts).flatMap((fact) => {
    if (fact.startsWith(mark)) return []
    const variables = [fact, mark + fact].flatMap((id) => {
      const derived = policy.derived[id]
      return derived === undefined || derived.unlessSupplied === true ? (compiled.variable(id) ?? []) : []
    })
    if (variables.every((each) => each.fact === fact && !each.derived)) return []
    return [{ fact, variables, derivable: variables.every(({ derived }) => derived) }]
  })
}
