import { dayNumber, dayText, isDay, type Day, type DayNumber } from '../vocabulary/day.ts'
import { notADay } from '../vocabulary/refusal.ts'
import type { Policy } from '../policy/policy.ts'
import { passTime } from './case.ts'
import type { Position, Turn } from './timeline.ts'

/** How far ahead {@link nextChange} looks unless it is told otherwise: ten years of days. */
const horizon = 3653

/**
 * On which day does time alone change what the policy says, nothing else happening? Null when it
 * does not before the last day looked at: each day is, so a far one takes long.
 *
 * @param until the last day to look at; ten years ahead when left out
 * @throws IomRulesError `INVALID_DAY` when `until` is not a day.
 */
export function nextChange(
  policy: Policy,
  position: Position,
  until?: Day,
): { readonly day: Day; readonly turns: readonly Turn[] } | null {
  const from = dayNumber(position.context.asAt) as DayNumber
  const last = until === undefined ? from + horizon : dayNumber(until)
  if (last === null) throw notADay('until', until)
  let context = position.context
  for (let at = from + 1; at <= last; at += 1) {
    const day = dayText(at)
    // After the year 9999 there are no days.
    if (!isDay(day)) return null
    context = passTime(policy, context, day)
    if (context.turned.length > 0) return { day, turns: context.turned }
  }
  return null
}
