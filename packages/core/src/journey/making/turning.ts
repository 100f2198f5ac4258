import { addMonths, dayBefore, dayNumber, dayText, type Day, type DayNumber } from '../../vocabulary/day.ts'
import { NONE, type FactRecord, type Facts } from '../../vocabulary/fact.ts'
import { daysInside, readPeriods } from '../../policy/derive.ts'
import type { Condition, FactTest, FieldTest, Policy } from '../../policy/policy.ts'
import { hasTurnedBy } from '../case.ts'
import type { Case } from '../timeline.ts'
import { asAtReference, fieldTestsIn, listOf, resolve, testsIn } from '../../policy/references.ts'

const horizon = 3653

const gathered = new WeakMap<Policy, ReadonlyMap<string, readonly FactTest[]>>()

/** The tests that a policy makes on each fact, in decisions, assumptions, named conditions and suggestions. */
export function testsOf(policy: Policy): ReadonlyMap<string, readonly FactTest[]> {
  let tests = gathered.get(policy)
  if (tests !== undefined) return tests
  const found = new Map<string, FactTest[]>()
  const conditions: Condition[] = [
    ...Object.values(policy.decisions).flatMap(({ rules }) => rules.map((rule) => rule.conditions)),
    ...policy.assumptions.map(({ condition }) => condition),
    ...Object.values(policy.conditions),
    ...(policy.deselection?.suggestions ?? []).flatMap(({ condition }) => condition ?? []),
  ]
  for (const condition of conditions)
    for (const test of testsIn(condition, policy.conditions))
      found.set(test.fact, [...(found.get(test.fact) ?? []), test])
  gathered.set(policy, (tests = found))
  return tests
}

/** Does the truth of a test change while its fact stays what it is and days pass? */
export function movesInTime({ operator, value }: Pick<FactTest, 'operator' | 'value'>): boolean {
  if (operator === 'withinLastMonths' || operator === 'withinNextMonths') return true
  return typeof value === 'object' && 'fact' in value && value.fact === asAtReference
}

/**
 * On which days after `asAt` can time alone turn a test of these facts? In order, within ten years.
 * Of what is not known no day can be told.
 *
 * @param only facts to look at; every tested one when left out
 */
export function turningDays(policy: Policy, facts: Facts, asAt: Day, only?: ReadonlySet<string>): Day[] {
  const today = dayNumber(asAt) as DayNumber
  const days = new Set<DayNumber>()
  for (const [fact, tests] of testsOf(policy)) {
    if (only !== undefined && !only.has(fact)) continue
    const value = facts[fact]
    if (typeof value === 'string') for (const test of tests) addTurns(policy, test, value, asAt, days)
    if (value === undefined || value === null) addRecordTurns(policy, fact, tests, facts, asAt, days)
  }
  return [...days]
    .filter((day) => day > today && day <= today + horizon)
    .sort((a, b) => a - b)
    .map(dayText)
}

/**
 * Days to stop at on the way to a later one, so that no answer changes between two of them that lie
 * apart: each day that may turn something, and the one before it. None where the answers come out the
 * same at both ends: what changes and changes back between two events is not seen.
 */
export function stopsUntil(policy: Policy, now: Case, until: Day): Day[] {
  const { facts, asAt } = now
  if (until <= asAt || !hasTurnedBy(policy, now, until)) return []
  const days = turningDays(policy, facts, asAt).flatMap((day) => [dayBefore(day), day])
  return [...new Set(days)].filter((day) => day > asAt && day <= until)
}

/** Turns of one test on a day that stays the same. */
function addTurns(
  policy: Policy,
  test: FactTest | FieldTest,
  value: string,
  asAt: Day,
  days: Set<number>,
): void {
  const day = movesInTime(test) && value !== NONE ? dayNumber(value) : null
  if (day === null) return
  const months = Number(resolve(policy, test.value, asAt))
  if (test.operator === 'withinLastMonths') days.add(day).add(firstOutside(day, months))
  else if (test.operator === 'withinNextMonths') days.add(firstWithin(day, months))
  else days.add(day).add(day + 1)
}

/** The first day on which `day` is no longer within the last months. */
function firstOutside(day: DayNumber, months: number): DayNumber {
  let at = addMonths(day, months)
  while (addMonths(at, -months) > day) at -= 1
  while (addMonths(at, -months) <= day) at += 1
  return at
}

/** The first day on which `day` is within the next months. */
function firstWithin(day: DayNumber, months: number): DayNumber {
  let at = addMonths(day, -months)
  while (addMonths(at, months) >= day) at -= 1
  while (addMonths(at, months) < day) at += 1
  return at
}

function addRecordTurns(
  policy: Policy,
  fact: string,
  tests: readonly FactTest[],
  facts: Facts,
  asAt: Day,
  days: Set<DayNumber>,
): void {
  const derived = policy.derived[fact]
  const records = derived === undefined ? null : facts[listOf(derived)]
  if (derived === undefined || !Array.isArray(records)) return
  for (const record of records as readonly FactRecord[]) {
    for (const test of fieldTestsIn(derived.where)) {
      const value = record[test.field]
      if (typeof value !== 'string') continue
      const periods = test.notCounting === undefined ? undefined : facts[test.notCounting]
      if (test.operator === 'withinLastMonths' && Array.isArray(periods)) {
        const turn = lastCounted(
          value,
          Number(resolve(policy, test.value, asAt)),
          periods as FactRecord[],
          asAt,
        )
        if (turn !== null) days.add(turn)
      } else addTurns(policy, test, value, asAt, days)
    }
    const latest = 'latest' in derived ? record[derived.of] : undefined
    if (typeof latest === 'string') for (const test of tests) addTurns(policy, test, latest, asAt, days)
  }
}

/** The first day outside a window that leaves days of periods out; null while a period runs on. */
function lastCounted(
  value: string,
  months: number,
  periods: readonly FactRecord[],
  asAt: Day,
): DayNumber | null {
  const day = dayNumber(value)
  const today = dayNumber(asAt) as DayNumber
  if (day === null) return null
  let left = 0
  for (let at = firstOutside(day, months); at <= today + horizon;) {
    const inside = daysInside(readPeriods(periods, at), day, at)
    if (inside <= left) return at
    left = inside
    at = firstOutside(day + left, months)
  }
  return null
}
