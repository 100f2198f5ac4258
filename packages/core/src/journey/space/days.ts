import { dayNumber, dayText, type Day, type DayNumber } from '../../vocabulary/day.ts'
import type { Policy } from '../../policy/policy.ts'
import type { EventDeclaration, EventValue } from '../../policy/process.ts'
import { dayCuts, type DayCut } from './values.ts'

/** How many days ahead a window over lists is tried. */
const ahead = [1, 31, 183, 366, 731, 1827]

/**
 * The days after a day by which time alone can do something new to these facts, whatever their
 * values: between two of them the same can become the same. Exact for facts that are days; of facts
 * worked out from lists (`listed`), a few days stand for all. With the days to come of `events`.
 */
export function daysWorthTrying(
  policy: Policy,
  asAt: Day,
  facts: readonly string[],
  listed: boolean,
  events: readonly string[] = [],
): Day[] {
  const today = dayNumber(asAt) as DayNumber
  const days = new Set(listed ? ahead.map((more) => today + more) : [])
  for (const day of daysToCome(policy, asAt, facts, events)) days.add(dayNumber(day) as DayNumber)
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
  return inOrder([...days].filter((day) => day > today))
}

/** Days that rules name and that facts can come to be only once they are there: an event gives its own day. */
export function daysToCome(
  policy: Policy,
  asAt: Day,
  facts: readonly string[],
  events: readonly string[],
): Day[] {
  const today = dayNumber(asAt) as DayNumber
  if (!facts.some((fact) => events.some((type) => givesItsDay(policy, type, fact)))) return []
  // What one fact comes to be, others may take over.
  const cuts = facts.flatMap((fact) => dayCuts(policy, fact, asAt))
  return inOrder(cuts.flatMap(({ at, moves }) => (moves || at <= today ? [] : [at])))
}

function inOrder(days: readonly DayNumber[]): Day[] {
  return [...new Set(days)].sort((a, b) => a - b).map(dayText)
}

/** Can a fact be no later than the day of the event that gives it, or is it that day? */
function givesItsDay(policy: Policy, type: string, fact: string): boolean {
  const declared = policy.facts[fact]
  if (declared?.type !== 'day') return false
  const { set, learn } = policy.events[type] as EventDeclaration
  const value = set?.[fact]
  const isCarried = typeof value === 'object' && value !== null
  if (declared.past === true) return isCarried || learn !== undefined
  return isCarried && (isItsDay(value) || isItsDay(value.otherwise))
}

function isItsDay(value: EventValue | undefined): boolean {
  return typeof value === 'object' && value !== null && 'event' in value
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
  // The same tests cut on every day, each at a place of its own.
  const cutOn = (day: DayNumber) => (dayCuts(policy, fact, dayText(day))[moving] as DayCut).at
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
