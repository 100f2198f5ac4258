import type { Policy } from '@iom-rules/core'
import type { ExamplesRun } from '../../work/task.ts'

/** Rules that give no example its outcome. */
export function untouchedRules({
  rules,
}: ExamplesRun): { readonly decision: string; readonly rule: string }[] {
  return Object.entries(rules).flatMap(([decision, counts]) =>
    Object.entries(counts).flatMap(([rule, examples]) => (examples === 0 ? [{ decision, rule }] : [])),
  )
}

export function ruleTitle(policy: Policy, decision: string, rule: string): string {
  const declared = policy.decisions[decision]?.rules.find(({ name }) => name === rule)
  if (declared !== undefined) return declared.title ?? declared.name
  return rule === 'otherwise' ? 'Otherwise' : rule
}

/** The unit of a fact that is a number, supplied or derived. */
export function unitOf(policy: Policy, fact: string): string | undefined {
  const supplied = policy.facts[fact]
  return supplied?.type === 'number' ? supplied.unit : policy.derived[fact]?.unit
}
