import type { Scalar } from '../../vocabulary/fact.ts'
import type { DerivedFact, FieldTest, Policy, RecordCondition, Table } from '../../policy/policy.ts'
import type { Member } from '../../diagram/group.ts'

/** Everything that the states of a group hang on: two groups over the same people with the same have the same states. */
export interface GroupSignature {
  /** All but which records are counted. */
  readonly shape: string
  readonly counted: string
}

export function groupSignature(
  policy: Policy,
  members: readonly Member[],
  required: (test: FieldTest) => Scalar | readonly string[],
): GroupSignature {
  const resolved = (where: RecordCondition | undefined): unknown => {
    if (where === undefined) return null
    if ('all' in where) return ['all', where.all.map(resolved)]
    if ('any' in where) return ['any', where.any.map(resolved)]
    if ('not' in where) return ['not', resolved(where.not)]
    return [where.field, where.operator, required(where), where.notCounting]
  }
  const shape = members.map(({ id, derived, list, classes }) => [
    id,
    list,
    kindOf(policy, derived),
    classes.count,
    classes.cuts,
    classes.starts,
    classes.places,
    classes.examples,
  ])
  const counted = members.map(({ derived }) => resolved(derived.where))
  return { shape: JSON.stringify(shape), counted: JSON.stringify(counted) }
}

function kindOf(policy: Policy, derived: DerivedFact): unknown {
  if ('exists' in derived) return 'exists'
  if ('count' in derived) return 'count'
  return 'latest' in derived ? derived.of : weights(policy, derived.of)
}

function weights(policy: Policy, of: { readonly table: string; readonly by: string }): unknown {
  const { rows } = policy.tables[of.table] as Table
  return [of.by, Object.entries(rows).map(([row, { value }]) => [row, value])]
}
