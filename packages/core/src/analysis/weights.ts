import { compareText } from '../vocabulary/order.ts'
import type { Policy, Table } from '../policy/policy.ts'
import { slice } from './slice.ts'

/**
 * Does a sum that a decision rests on weigh records otherwise in another policy? Which totals the two can
 * come to at once is then only looked at class by class: what is found to differ does differ, and what is
 * not found is no proof.
 */
export function weighsOtherwise(before: Policy, after: Policy, decision: string): boolean {
  const [one, other] = [slice(before, [decision]), slice(after, [decision])]
  return Object.keys(one.derived).some((id) => {
    const [left, right] = [weightsOf(one, id), weightsOf(other, id)]
    return left !== null && right !== null && left !== right
  })
}

function weightsOf(policy: Policy, id: string): string | null {
  const derived = policy.derived[id]
  if (derived === undefined || !('sum' in derived)) return null
  const rows = Object.entries((policy.tables[derived.of.table] as Table).rows)
  return JSON.stringify(
    rows.map(([row, { value }]) => [row, value]).sort((a, b) => compareText(String(a[0]), String(b[0]))),
  )
}
