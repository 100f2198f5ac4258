import type { DerivedFact, NumberFact, Parameter, Policy } from '../../policy/policy.ts'
import {
  decisionOf,
  fieldsOf,
  fieldTestsIn,
  listOf,
  listsOf,
  parameterOf,
  testsIn,
} from '../../policy/references.ts'
import { writtenTests } from '../../diagram/tested.ts'

/** Where a numeric parameter is compared with what. */
export interface Uses {
  /** Number facts that conditions compare with it. */
  readonly facts: readonly string[]
  /** Facts that it reaches otherwise: as months, or through the records of a list. */
  readonly otherwise: readonly string[]
  /** Number fields of records that are compared with it. */
  readonly fields: readonly { readonly list: string; readonly field: string }[]
  /** May it only be whole: is it a number of months, or only compared with whole numbers and declared in whole numbers? */
  readonly whole: boolean
}

export function usesOf(policy: Policy, parameter: string): Uses {
  const facts: string[] = []
  const otherwise = new Set<string>()
  const fields: { list: string; field: string }[] = []
  let asMonths = false
  for (const [fact, tests] of writtenTests(policy)) {
    const using = tests.filter(({ value }) => parameterOf(value) === parameter)
    if (using.length === 0) continue
    if (using.some(({ operator }) => isMonths(operator))) {
      asMonths = true
      otherwise.add(fact)
    } else facts.push(fact)
  }
  for (const [id, derived] of Object.entries(policy.derived)) {
    for (const { field, operator, value } of fieldTestsIn(derived.where)) {
      if (parameterOf(value) !== parameter) continue
      otherwise.add(id)
      if (isMonths(operator)) asMonths = true
      else fields.push({ list: listOf(derived), field })
    }
  }
  const { minimum, maximum, step } = policy.parameters[parameter] as Parameter
  const compared = [
    ...facts.map((fact) => isWhole(policy, fact)),
    ...fields.map(({ list, field }) => (fieldsOf(policy, list)[field] as NumberFact).whole === true),
  ]
  const declaredWhole = [minimum, maximum, step].every((each) => Number.isInteger(each))
  const whole = asMonths || (declaredWhole && compared.length > 0 && compared.every((each) => each))
  return { facts, otherwise: [...otherwise], fields, whole }
}

function isMonths(operator: string): boolean {
  return operator === 'withinLastMonths' || operator === 'withinNextMonths'
}

/** Has a number fact only whole values? */
export function isWhole(policy: Policy, fact: string): boolean {
  const declared = Object.hasOwn(policy.facts, fact) ? policy.facts[fact] : undefined
  const derived: DerivedFact | undefined = Object.hasOwn(policy.derived, fact)
    ? policy.derived[fact]
    : undefined
  if (derived !== undefined && !('count' in derived)) return false
  return declared === undefined || (declared.type === 'number' && declared.whole === true)
}

/** The decisions that facts can reach: by their rules, through other decisions, assumptions and common lists. */
export function decisionsReached(policy: Policy, facts: readonly string[]): string[] {
  const ties = [
    ...policy.assumptions
      .filter(({ use }) => use === 'reason')
      .map(({ condition }) => [...testsIn(condition, policy.conditions)].map(({ fact }) => fact)),
    ...Object.entries(policy.derived).map(([id, derived]) => [id, ...listsOf(derived)]),
  ]
  const moving = new Set(facts)
  for (let before = -1; before !== moving.size;) {
    before = moving.size
    for (const tied of ties)
      if (tied.some((fact) => moving.has(fact))) tied.forEach((fact) => moving.add(fact))
  }
  const reached = new Set<string>()
  for (let before = -1; before !== reached.size;) {
    before = reached.size
    for (const [id, { rules }] of Object.entries(policy.decisions))
      for (const { conditions } of rules)
        for (const { fact } of testsIn(conditions, policy.conditions))
          if (moving.has(fact) || reached.has(decisionOf(fact) ?? '')) reached.add(id)
  }
  return [...reached].sort()
}
