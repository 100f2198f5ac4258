import { own } from '../../policy/references.ts'
import type { Policy } from '../../policy/policy.ts'

/**
 * What one of two compared policies knows of a nominal: all but the facts, the fields of records and the area that
 * only the other one has. So people of either can be judged by both, and what does not fit is still refused. Takes any
 * value, as a row of a file may hold it.
 */
export function knownTo(policy: Policy, other: Policy, nominal: unknown): unknown {
  if (!isObject(nominal)) return nominal
  const isForeign = (key: string, map: 'facts' | 'areas') =>
    own(policy[map], key) === undefined && own(other[map], key) !== undefined
  const left = Object.entries(nominal).flatMap(([key, value]): [string, unknown][] => {
    if (key === 'area' && typeof value === 'string' && isForeign(value, 'areas')) return []
    if ((key !== 'facts' && key !== 'evidence') || !isObject(value)) return [[key, value]]
    const facts = Object.entries(value).filter(([fact]) => !isForeign(fact, 'facts'))
    const known = facts.map(([fact, each]): [string, unknown] => [
      fact,
      key === 'facts' && Array.isArray(each)
        ? each.map((record: unknown) => recordKnownTo(policy, other, fact, record))
        : each,
    ])
    return [[key, Object.fromEntries(known)]]
  })
  return Object.fromEntries(left)
}

type Names = Readonly<Record<string, unknown>>

/** Does a policy have every fact, field of records and area of the other? */
export function knowsAll(policy: Policy, other: Policy): boolean {
  const has = (ours: Names, theirs: Names) => Object.keys(theirs).every((id) => own(ours, id) !== undefined)
  return (
    has(policy.facts, other.facts) &&
    has(policy.areas, other.areas) &&
    Object.keys(other.facts).every((id) => has(recordOf(policy, id), recordOf(other, id)))
  )
}

function recordKnownTo(policy: Policy, other: Policy, list: string, record: unknown): unknown {
  if (!isObject(record)) return record
  const [ours, theirs] = [recordOf(policy, list), recordOf(other, list)]
  return Object.fromEntries(
    Object.entries(record).filter(
      ([field]) => own(ours, field) !== undefined || own(theirs, field) === undefined,
    ),
  )
}

function recordOf(policy: Policy, list: string): Names {
  const declared = own(policy.facts, list)
  return declared?.type === 'list' ? (declared.record ?? {}) : {}
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
