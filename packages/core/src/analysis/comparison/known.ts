import { own } from '../../policy/references.ts'
import type { Policy } from '../../policy/policy.ts'

/**
 * What one of two compared policies knows of a nominal: all but the facts and the area that only the other
 * one has. So people of either can be judged by both, and what does not fit is still refused. Takes any
 * value, as a row of a file may hold it.
 */
export function knownTo(policy: Policy, other: Policy, nominal: unknown): unknown {
  if (!isObject(nominal)) return nominal
  const isForeign = (key: string, map: 'facts' | 'areas') =>
    own(policy[map], key) === undefined && own(other[map], key) !== undefined
  const left = Object.entries(nominal).flatMap(([key, value]): [string, unknown][] => {
    if (key === 'area' && typeof value === 'string' && isForeign(value, 'areas')) return []
    if ((key !== 'facts' && key !== 'evidence') || !isObject(value)) return [[key, value]]
    return [[key, Object.fromEntries(Object.entries(value).filter(([fact]) => !isForeign(fact, 'facts')))]]
  })
  return Object.fromEntries(left)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
