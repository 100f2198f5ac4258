import type { FactDeclaration, ListFact, RecordField } from '../policy/policy.ts'

/** A fact with the values that two declarations both admit; `null` where they are of different types. */
export function commonFact(one: FactDeclaration, other: FactDeclaration): FactDeclaration | null {
  if (one.type === 'list' || other.type === 'list')
    return one.type === 'list' && other.type === 'list' ? commonList(one, other) : null
  return commonField(one, other) as FactDeclaration | null
}

function commonField(one: RecordField, other: RecordField): RecordField | null {
  const mayBeNone = 'mayBeNone' in one && 'mayBeNone' in other && one.mayBeNone && other.mayBeNone
  if (one.type === 'number' && other.type === 'number') {
    const minimum = Math.max(one.minimum, other.minimum)
    const maximum = Math.min(one.maximum, other.maximum)
    const whole = one.whole === true || other.whole === true
    return minimum > maximum ? null : { ...one, minimum, maximum, whole, mayBeNone }
  }
  if (one.type === 'choice' && other.type === 'choice') {
    const values = one.values.filter((value) => other.values.includes(value))
    return values.length === 0 ? null : { ...one, values }
  }
  if (one.type === 'day' && other.type === 'day')
    return { ...one, mayBeNone, past: one.past === true || other.past === true }
  return one.type === other.type ? one : null
}

/** Fields that only one of the two has are kept: the other does not look at them. */
function commonList(one: ListFact, other: ListFact): ListFact | null {
  if (one.record === undefined || other.record === undefined) return one.record === other.record ? one : null
  const record: Record<string, RecordField> = { ...other.record, ...one.record }
  for (const [field, declared] of Object.entries(one.record)) {
    const theirs = other.record[field]
    const common = theirs === undefined ? declared : commonField(declared, theirs)
    if (common === null) return null
    record[field] = common
  }
  return { ...one, record }
}
