import { compareText } from '../vocabulary/order.ts'
import type { Condition, Decision, FactTest, Policy } from '../policy/policy.ts'
import { decisionOf, testsIn } from '../policy/references.ts'
import { originOf } from '../policy/tried.ts'
import { guardsIn, writtenRegions } from '../policy/regions.ts'
import type { ResolvedTest } from './domain.ts'

/** Every distinct test made on each fact, by rules, assumptions, guards and suggestions alike. */
export function collectTests(
  policy: Policy,
  resolved: (test: FactTest) => ResolvedTest,
): Map<string, readonly ResolvedTest[]> {
  const tests = new Map<string, readonly ResolvedTest[]>()
  for (const [fact, written] of writtenTests(policy)) {
    const distinct = new Map<string, ResolvedTest>()
    for (const test of written) {
      const each = resolved(test)
      distinct.set(`${each.operator} ${JSON.stringify(each.required)}`, each)
    }
    tests.set(fact, [...distinct.values()])
  }
  return tests
}

interface Written {
  /** In the order in which rules first ask them, decision by decision. */
  readonly tests: ReadonlyMap<string, readonly FactTest[]>
  /** How many tests of decisions and assumptions each fact has. */
  readonly uses: ReadonlyMap<string, number>
}

const written = new WeakMap<Policy, Written>()

/** The tests as written, by fact. */
export function writtenTests(policy: Policy): Written['tests'] {
  return writtenIn(policy).tests
}

function writtenIn(asked: Policy): Written {
  // Another value of a parameter is tested in the same places.
  const policy = originOf(asked)
  const done = written.get(policy)
  if (done !== undefined) return done
  const tests = new Map<string, FactTest[]>()
  const uses = new Map<string, number>()
  const gather = (root: Condition, weight: number) => {
    for (const test of testsIn(root, policy.conditions)) {
      if (decisionOf(test.fact) !== null) continue
      const others = tests.get(test.fact)
      if (others === undefined) tests.set(test.fact, [test])
      else others.push(test)
      uses.set(test.fact, (uses.get(test.fact) ?? 0) + weight)
    }
  }
  for (const id of Object.keys(policy.decisions).sort())
    for (const rule of (policy.decisions[id] as Decision).rules) gather(rule.conditions, 1)
  for (const assumption of policy.assumptions) gather(assumption.condition, 1)
  for (const condition of askedElsewhere(policy)) gather(condition, 0)
  const found = { tests, uses }
  written.set(policy, found)
  return found
}

/** The orders in which facts may be asked: those that many rules use first; and as the rules first ask them. */
export function factOrders(policy: Policy): { readonly byUse: string[]; readonly asWritten: string[] } {
  const { tests, uses } = writtenIn(policy)
  const asWritten = [...tests.keys()]
  const useOf = (fact: string) => uses.get(fact) as number
  return { byUse: asWritten.toSorted((a, b) => useOf(b) - useOf(a) || compareText(a, b)), asWritten }
}

/** Conditions that guards, review triggers and suggestions ask. */
function askedElsewhere(policy: Policy): Condition[] {
  const names = new Set(policy.review?.triggers.flatMap(({ when }) => when ?? []))
  for (const { region } of writtenRegions(policy.machines)) {
    if ('follows' in region) continue
    for (const rule of guardsIn(region)) if ('condition' in rule) names.add(rule.condition)
  }
  const suggested = policy.deselection?.suggestions.flatMap(({ condition }) => condition ?? []) ?? []
  return [...[...names].sort().map((condition): Condition => ({ condition })), ...suggested]
}
