// Short hands for policies whose faults are looked for.
import { parsePolicy, type Policy, type PolicyDocument, type Step, applyEdit } from '@iom-rules/core'
import { verify, type DecisionFinding, type VerifyOptions } from '@iom-rules/core/analysis'
import { policyOf, type Shipped } from '../rules/shipped.ts'
import type { RecordField } from '../../packages/core/src/policy/policy.ts'
import { document, weights } from '../policy/build.ts'

export const asAt = '2026-11-22'

export const figure = (minimum: number, maximum: number, more: object = {}): RecordField => ({
  type: 'number',
  title: 'Figure',
  unit: 'score',
  minimum,
  maximum,
  ...more,
})

export const parameter = (value: unknown, more: object = {}): object => ({
  title: 'A threshold',
  value,
  unit: 'score',
  basis: 'assumption',
  note: 'For the test.',
  ...more,
})

/** What the offences of somebody weigh together. */
export const sumOfOffences = {
  type: 'number',
  title: 'Score',
  sum: 'offences',
  of: { table: 'weights', by: 'type' },
} as const

/** What is asked of a field of a record. */
export const where = (operator: string, value: unknown, field = 'type') => ({ field, operator, value })

/** Whether somebody has any offence of which something is so. */
export const exists = (condition: object) => ({
  type: 'boolean',
  title: 'Any',
  exists: 'offences',
  where: condition,
})

/** Of offences only X weighs anything, and that as little as can be: sums of every size can come about. */
export const lightWeights = { ...weights, rows: { X: { value: 1, grade: 'demo' } } } as const

export function parsed(given: unknown): Policy {
  const read = parsePolicy(given)
  if (!read.ok) throw new Error(JSON.stringify(read.issues, null, 2))
  return read.value
}

export function smallPolicy(more: object): Policy {
  // What is `undefined` is left out.
  return parsed(JSON.parse(JSON.stringify(document(more))))
}

/** A shipped policy with an edit, its examples left out unless they are wanted. */
export function edited(id: Shipped, steps: readonly Step[], more: Partial<PolicyDocument> = {}): Policy {
  const changed = applyEdit(policyOf(id).document, steps)
  if (!changed.ok) throw new Error(JSON.stringify(changed.issues))
  return parsed({ ...changed.value, examples: [], ...more })
}

/** Findings on the decisions alone. */
export function findingsOn(policy: Policy, options: VerifyOptions = {}): DecisionFinding[] {
  return verify(policy, { asAt, machines: false, ...options }) as DecisionFinding[]
}

export function found(
  policy: Policy,
  code: DecisionFinding['code'],
  options: VerifyOptions = {},
): DecisionFinding[] {
  return findingsOn(policy, options).filter((finding) => finding.code === code)
}

/** What the families of a finding say, part by part in alphabetical order. */
export function familiesOf({ families = [] }: Pick<DecisionFinding, 'families'>): string[] {
  return families.map(({ parts }) =>
    parts
      .map(({ words }) => words)
      .sort()
      .join('; '),
  )
}
