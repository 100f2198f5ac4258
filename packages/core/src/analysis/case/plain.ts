import { addMonths, dayNumber, dayText, type Day, type DayNumber } from '../../vocabulary/day.ts'
import type { FactRecord, Facts } from '../../vocabulary/fact.ts'
import type { Policy, RecordField } from '../../policy/policy.ts'
import { fieldTestsIn } from '../../policy/references.ts'

/** Months before the day that records are tried with: recent, and long ago. */
const plainMonths = [1, 120]

/**
 * The same facts as they are easier to read, where something stays true of them then: whole numbers, no
 * periods that a window leaves out, and records all of one day. What was worked out has the oddest figures
 * and days on which it comes out so.
 */
export function plainFacts(
  policy: Policy,
  asAt: Day,
  facts: Facts,
  isTrue: (facts: Facts) => boolean,
): Facts {
  return plainLists(policy, asAt, wholeNumbers(facts, isTrue), isTrue)
}

function wholeNumbers(facts: Facts, isTrue: (facts: Facts) => boolean): Facts {
  let plain = facts
  for (const [id, value] of Object.entries(facts)) {
    if (typeof value !== 'number' || Number.isInteger(value)) continue
    const whole = [Math.ceil(value), Math.floor(value)].map((near) => ({ ...plain, [id]: near }))
    plain = whole.find(isTrue) ?? plain
  }
  return plain
}

function plainLists(policy: Policy, asAt: Day, facts: Facts, isTrue: (facts: Facts) => boolean): Facts {
  const today = dayNumber(asAt) as DayNumber
  const periods = new Set(
    Object.values(policy.derived).flatMap(({ where }) =>
      [...fieldTestsIn(where)].flatMap(({ notCounting }) => notCounting ?? []),
    ),
  )
  const withDay = (day: Day): Facts =>
    Object.fromEntries(
      Object.entries(facts).map(([id, value]) => {
        const declared = policy.facts[id]
        if (declared?.type !== 'list' || declared.record === undefined || !Array.isArray(value))
          return [id, value]
        const { record } = declared
        return [id, periods.has(id) ? [] : (value as FactRecord[]).map((each) => dated(each, record, day))]
      }),
    )
  for (const months of plainMonths) {
    const candidate = withDay(dayText(addMonths(today, -months)))
    if (isTrue(candidate)) return candidate
  }
  return facts
}

function dated(record: FactRecord, fields: { readonly [field: string]: RecordField }, day: Day): FactRecord {
  return Object.fromEntries(
    Object.entries(record).map(([field, value]) => {
      const declared = fields[field]
      const isPast = declared?.type === 'day' && declared.past === true
      return [field, isPast ? day : value]
    }),
  )
}
