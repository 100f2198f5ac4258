import { dayNumber, dayText, type Day, type DayNumber } from '../../vocabulary/day.ts'
import type { Policy } from '../../policy/policy.ts'
import { dayCuts } from './values.ts'

/** How many days ahead a window over lists is tried. */
const ahead = [1, 31, 183, 366, 731, 1827]

/**
 * The days after a day by which time alone can do something new to these facts, whatever their
 * values: between two of them the same can become the same. Exact for facts that are days; of facts
 * worked out from lists (`listed`), a few days stand for all.
 */
export function daysWorthTrying(policy: Policy, asAt: Day, facts: readonly string[], listed: boolean): Day[] {
  const today = dayNumber(asAt) as DayNumber
  const days = new Set<DayNumber>(listed ? ahead.map((more) => today + more) : [])
  for (const fact of facts) {
    const cuts = dayCuts(policy, fact, asAt)
    cuts.forEach(({ at, moves }, moving) => {
      if (!moves) return
      for (const { at: edge } of cuts) {
        for (const goal of [edge, edge + 1]) {
          const first = firstReaching(policy, fact, moving, today, at, goal)
          if (first !== null) days.add(first).add(first - 1)
        }
      }
    })
  }
  if (days.size > 0) days.add(today + 1)
  return [...days]
    .filter((day) => day > today)
    .sort((a, b) => a - b)
    .map(dayText)
}

/** The first day by which a cut that moves has come to a goal; `null` where it is there already. */
function firstReaching(
  policy: Policy,
  fact: string,
  moving: number,
  today: DayNumber,
  now: DayNumber,
  goal: DayNumber,
): DayNumber | null {
  if (now >= goal) return null
  const cutOn = (day: DayNumber) => dayCuts(policy, fact, dayText(day))[moving]?.at ?? goal
  let before = today
  // Months differ by a few days, so a little more than the distance is enough.
  let after = today + (goal - now) + 40
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (cutOn(middle) >= goal) after = middle
    else before = middle
  }
  return after
}
