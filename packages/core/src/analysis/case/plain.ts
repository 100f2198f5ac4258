import { addMonths, dayNumber, dayText, type Day } from '../../vocabulary/day.ts'
import type { FactRecord, Facts } from '../../vocabulary/fact.ts'
import type { Policy, RecordField } from '../../policy/policy.ts'
import { fieldTestsIn } from '../../policy/references.ts'

/** Months before the day that records are tried with: recent, and long ago. */
const plainMonths = [1, 120]

/**
 * The same facts with lists that are easier to read: no periods that a window leaves out, and records all
 * of one day, where something stays true of them then. Lists that were worked out hold the oddest days on
 * which they come out so.
 */
export function plainLists(
  policy: Policy,
  asAt: Day,
  facts: Facts,
  isTrue: (facts: Facts) => boolean,
): Facts {
  const today = dayNumber(asAt)
  if (today === null) return facts
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
