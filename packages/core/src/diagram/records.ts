import { dayNumber, dayText, type Day, type DayNumber } from '../vocabulary/day.ts'
import type { FactRecord, Facts, Scalar } from '../vocabulary/fact.ts'
import type { Group } from './group.ts'

/** Days worth trying: known days, the edges of windows, and two long ago. */
export function anchorDays(group: Group, facts: Facts): DayNumber[] {
  const days = new Set<DayNumber>([group.asAt])
  for (const start of group.windowStarts) days.add(start).add(start - 1)
  for (const list of [...group.lists, ...group.periodLists]) {
    for (const record of (facts[list] ?? []) as readonly FactRecord[]) {
      for (const field of group.relevant.get(list) ?? []) {
        const text = record[field]
        const day = typeof text === 'string' ? dayNumber(text) : null
        if (day !== null && day <= group.asAt) days.add(day)
      }
    }
    for (const values of group.fieldValues.get(list)?.values() ?? []) {
      for (const value of values) {
        const day = typeof value === 'string' ? dayNumber(value) : null
        if (day !== null && day <= group.asAt) days.add(day)
      }
    }
  }
  const earliest = Math.min(...days)
  const gap = 2 * (group.asAt - earliest) + 400
  return [...days, earliest - gap, earliest - 2 * gap].sort((a, b) => a - b)
}

/**
 * The completions of one record: each unknown field that matters takes each value that matters. A period
 * that would end before it begins is none.
 */
export function recordCompletions(
  group: Group,
  list: string,
  record: FactRecord,
  anchors: readonly DayNumber[],
): FactRecord[] {
  let completions: FactRecord[] = [record]
  for (const field of group.relevant.get(list) ?? []) {
    if (record[field] !== undefined && record[field] !== null) continue
    const values = group.fieldValues.get(list)?.get(field) as readonly Scalar[]
    const isDayField = values.some((value) => isDayText(value))
    const days = isDayField ? [...anchors.map(dayText), ...otherEnd(group, field, record)] : []
    const candidates = [...new Set([...values, ...days])]
    completions = completions.flatMap((each) => candidates.map((value) => ({ ...each, [field]: value })))
  }
  return completions.filter(({ from, to }) => !isDayText(from) || !isDayText(to) || from <= to)
}

/** Of a period of which one end is known, the day nearest to it that the other can be. */
function otherEnd(group: Group, field: string, { from, to }: FactRecord): readonly Scalar[] {
  if (field === 'to') return isDayText(from) ? [from] : []
  return field === 'from' && isDayText(to) && (dayNumber(to) as DayNumber) <= group.asAt ? [to] : []
}

export function isDayText(value: unknown): value is Day {
  return typeof value === 'string' && dayNumber(value) !== null
}
