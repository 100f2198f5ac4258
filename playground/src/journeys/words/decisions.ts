import type { Policy } from '@iom-rules/core'

/** The decisions of a standing, in the order they are told. */
export const told = [
  { key: 'eligibility', decision: 'cohort' },
  { key: 'colour', decision: 'status' },
  { key: 'lead', decision: 'lead' },
] as const

/** What a decision is called here: the cohort it answers is one to be eligible for, and not membership. */
export function decisionTitle(policy: Policy, decision: string): string {
  return decision === 'cohort' ? 'Eligible for' : (policy.decisions[decision]?.title ?? decision)
}
