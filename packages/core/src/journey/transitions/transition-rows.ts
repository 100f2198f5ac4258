import { dayNumber, type Day, type DayNumber } from '../../vocabulary/day.ts'
import { openFinds, pairsOf, type Finds, type Found } from './pairs.ts'
import type { Policy } from '../../policy/policy.ts'
import type { EventDeclaration } from '../../policy/process.ts'
import { choicesOf } from '../space/choices.ts'
import { isWaiting } from '../making/relevance.ts'
import { relationOf } from '../space/effects.ts'
import { daysWorthTrying } from '../space/days.ts'
import {
  askedAbout,
  dischargedBy,
  dutiesNamed,
  givenByRule,
  mayBeWaived,
  stepwiseDuties,
} from '../space/duties.ts'
import { answersIn } from '../space/lift.ts'
import { afterwards, both, startsIn } from '../space/paths.ts'
import { processRows } from './process-rows.ts'
import { openSpace, type Asked, type Space } from '../space/space.ts'

/** Every transition of a decision, with the reasons why there may be others. */
export function rowsFound(
  policy: Policy,
  decision: string,
  asAt: Day,
): { readonly found: Found[]; readonly doubts: readonly string[] } {
  const finds = openFinds()
  const stepwise = stepwiseDuties(policy)
  const kinds = Object.keys(policy.events).map((type) => ({ type, kind: kindOf(policy, type, stepwise) }))
  const named = (kind: string) => kinds.flatMap((each) => (each.kind === kind ? [each.type] : []))
  const discharged = named('free').flatMap((type) =>
    dutiesNamed(policy, policy.events[type]?.actions ?? [], 'discharge'),
  )
  const asked: Asked[] = [{ decision }, ...askedAbout(policy, new Set(discharged))]
  const space = openSpace(policy, [asAt], asked)
  for (const background of space.backgrounds.starts)
    for (const type of named('free')) freeRows(space, decision, type, background, finds)
  const doubts = new Set(space.doubts)
  if (named('waiting').length > 0) {
    for (const doubt of timeRows(policy, decision, asAt, named('waiting'), finds)) doubts.add(doubt)
  }
  if (named('process').length > 0) {
    for (const doubt of processRows(policy, decision, asAt, named('process'), space, finds)) doubts.add(doubt)
  }
  return { found: finds.all(), doubts: [...doubts] }
}

/**
 * `process`: where the process stands decides whether it can happen. `waiting`: it is time alone.
 * `free`: it can always happen, or only its duty must be owed.
 */
function kindOf(policy: Policy, type: string, stepwise: ReadonlySet<string>): 'process' | 'waiting' | 'free' {
  const { permittedBy, actions = [] } = policy.events[type] as EventDeclaration
  if (permittedBy !== undefined) return 'process'
  if (dutiesNamed(policy, actions, 'discharge').some((duty) => stepwise.has(duty))) return 'process'
  return isWaiting(policy, type) ? 'waiting' : 'free'
}

function freeRows(space: Space, decision: string, type: string, background: number, finds: Finds): void {
  const { policy } = space
  const actions = policy.events[type]?.actions ?? []
  const before = answersIn(space, 0, background).state(decision)
  for (const choice of choicesOf(space, type, background, 0, 0, actions)) {
    const answers = answersIn(space, 0, choice.background)
    const duties = dischargedBy(actions, choice.event)
    if (duties.some(({ duty, waived }) => waived && !mayBeWaived(policy, duty))) continue
    let can = relationOf(space, choice.effects)
    for (const { duty } of duties)
      can = both(space, can, afterwards(space, givenByRule(answers, duty), choice.effects))
    pairsOf(space, decision, choice, can, before, background, (pair) => finds.add({ ...pair, earlier: [] }))
  }
}

/** What time alone does: the facts stay, and a later day judges them anew. */
function timeRows(
  policy: Policy,
  decision: string,
  asAt: Day,
  types: readonly string[],
  finds: Finds,
): ReadonlySet<string> {
  const doubts = new Set<string>()
  const today = openSpace(policy, [asAt], [{ decision }])
  const facts = today.axes.map(({ fact }) => fact)
  const days = daysWorthTrying(policy, asAt, facts, today.backgrounds.keeps.size > 0)
  const tomorrow = daysWorthTrying(policy, asAt, [], true).slice(0, 1)
  for (const day of days.length === 0 ? tomorrow : days) {
    const space = openSpace(policy, [asAt, day], [{ decision }])
    const start = startsIn(space)
    for (const background of space.backgrounds.starts) {
      const before = answersIn(space, 0, background).state(decision)
      for (const type of types)
        for (const choice of choicesOf(space, type, background, 0, 1))
          pairsOf(space, decision, choice, start, before, background, (pair) => {
            // The nearest day is the plainest case.
            const later = (dayNumber(day) as DayNumber) - (dayNumber(asAt) as DayNumber)
            finds.add({ ...pair, cost: later * 1_000 + pair.cost, earlier: [] })
          })
    }
    for (const doubt of space.doubts) doubts.add(doubt)
  }
  return doubts
}
