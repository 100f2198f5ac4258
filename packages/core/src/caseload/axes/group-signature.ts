import type { Scalar } from '../../vocabulary/fact.ts'
import type { FieldTest, Policy, RecordCondition } from '../../policy/policy.ts'
import type { Member } from '../../diagram/group.ts'

/** Everything that the states of a group hang on: two groups over the same people with one signature have the same. */
export function groupSignature(
  policy: Policy,
  members: readonly Member[],
  required: (test: FieldTest) => Scalar | readonly string[],
): string {
  const resolved = (where: RecordCondition | undefined): unknown => {
    if (where === undefined) return null
    if ('all' in where) return ['all', where.all.map(resolved)]
    if ('any' in where) return ['any', where.any.map(resolved)]
    if ('not' in where) return ['not', resolved(where.not)]
    return [where.field, where.operator, required(where), where.notCounting]
  }
  return JSON.stringify(
    members.map(({ id, derived, list, classes }) => [
      id,
      list,
      'exists' in derived
        ? 'exists'
        : 'count' in derived
          ? 'count'
          : 'latest' in derived
            ? derived.of
            : weights(policy, derived.of),
      resolved(derived.where),
      classes.count,
      classes.cuts,
      classes.starts,
      classes.places,
      classes.examples,
    ]),
  )
}

function weights(policy: Policy, of: { readonly table: string; readonly by: string }): unknown {
  const rows = policy.tables[of.table]?.rows ?? {}
  return [of.by, Object.entries(rows).map(([row, { value }]) => [row, value])]
}
