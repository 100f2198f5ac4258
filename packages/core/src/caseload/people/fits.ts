import type { Day } from '../../vocabulary/day.ts'
import { NONE, type Scalar } from '../../vocabulary/fact.ts'
import type { RecordField } from '../../policy/policy.ts'

/** Tells whether a value is one that a declaration allows; days are taken to exist. */
export function fitsIn(fact: RecordField, asAt: Day): (value: Scalar) => boolean {
  switch (fact.type) {
    case 'boolean':
      return (value) => typeof value === 'boolean'
    case 'choice': {
      const values = new Set<Scalar>(fact.values)
      return (value) => values.has(value)
    }
    case 'number': {
      const { minimum, maximum, mayBeNone } = fact
      return (value) =>
        typeof value === 'number'
          ? value >= minimum && value <= maximum
          : value === NONE && mayBeNone === true
    }
    case 'day':
      return (value) =>
        value === NONE ? fact.mayBeNone === true : fact.past !== true || String(value) <= asAt
    case 'code':
      return () => false
  }
}
