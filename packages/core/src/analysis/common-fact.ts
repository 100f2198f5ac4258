import type { FactDeclaration, ListFact, NumberFact, RecordField } from '../policy/policy.ts'

/** A fact with the values that two declarations both admit; `null` where there are none. */
export function commonFact(one: FactDeclaration, other: FactDeclaration): FactDeclaration | null {
  if (one.type === 'list' && other.type === 'list') return commonList(one as Recorded, other as Recorded)
  // Of a list and something else, the types tell that they have nothing in common.
  return commonField(one as RecordField, other as RecordField) as FactDeclaration | null
}

function commonField(one: RecordField, other: RecordField): RecordField | null {
  const mayBeNone = mayBeNoneIn(one) && mayBeNoneIn(other)
  if (one.type === 'number' && other.type === 'number') return commonNumber(one, other, mayBeNone)
  if (one.type === 'choice' && other.type === 'choice') {
    const values = one.values.filter((value) => other.values.includes(value))
    return values.length === 0 ? null : { ...one, values }
  }
  if (one.type === 'day' && other.type === 'day')
    return { ...one, mayBeNone, past: one.past === true || other.past === true }
  return one.type === other.type ? one : null
}

function mayBeNoneIn(field: RecordField): boolean {
  return 'mayBeNone' in field && field.mayBeNone
}

function commonNumber(one: NumberFact, other: NumberFact, mayBeNone: boolean): NumberFact | null {
  const whole = one.whole === true || other.whole === true
  const [low, high] = [Math.max(one.minimum, other.minimum), Math.min(one.maximum, other.maximum)]
  const [minimum, maximum] = whole ? [Math.ceil(low), Math.floor(high)] : [low, high]
  return minimum > maximum ? null : { ...one, minimum, maximum, whole, mayBeNone }
}

/** A list from which facts are worked out: no decision looks at another. */
type Recorded = ListFact & Required<Pick<ListFact, 'record'>>

/** Fields that only one of the two has are kept: the other does not look at them. */
function commonList(one: Recorded, other: Recorded): ListFact | null {
  const record: Record<string, RecordField> = { ...other.record, ...one.record }
  for (const [field, declared] of Object.entries(one.record)) {
    const theirs = other.record[field]
    const common = theirs === undefined ? declared : commonField(declared, theirs)
    if (common === null) return null
    record[field] = common
  }
  return { ...one, record }
}
