import type { Day } from '../../vocabulary/day.ts'
import type { Facts } from '../../vocabulary/fact.ts'
import type { Node } from '../../diagram/diagram.ts'
import type { Choice } from '../space/choices.ts'
import type { JourneyEvent } from '../timeline.ts'
import { answersIn, leavesOf, statesOf } from '../space/lift.ts'
import { afterwards, cellsAfter, cellsBefore, eventOf, factsWith, wayTo, where } from '../space/paths.ts'
import type { Space } from '../space/space.ts'

/** A transition with a case for it, as diagrams found it. */
export interface Found {
  readonly from: string
  readonly to: string
  readonly facts: Facts
  readonly asAt: Day
  readonly earlier: readonly JourneyEvent[]
  readonly event: JourneyEvent
  /** Of several cases the one with the least is kept. */
  readonly cost: number
}

/** Collects transitions, one case for each. */
export interface Finds {
  readonly add: (found: Found) => void
  readonly all: () => Found[]
}

export function openFinds(): Finds {
  const kept = new Map<string, Found>()
  return {
    add(found) {
      const key = JSON.stringify([found.from, found.event.type, found.to])
      const known = kept.get(key)
      if (known === undefined || found.cost < known.cost) kept.set(key, found)
    },
    all: () => [...kept.values()],
  }
}

/** The states before and after for every way in which a choice can be taken, with a case for each. */
export function pairsOf(
  space: Space,
  decision: string,
  choice: Choice,
  can: Node,
  before: Node,
  background: number,
  add: (pair: Omit<Found, 'earlier'>, relation: () => Node) => void,
): void {
  const { store, policy } = space
  const states = statesOf(policy, decision)
  const count = states.length
  const after = afterwards(
    space,
    answersIn(space, choice.day, choice.background).state(decision),
    choice.effects,
  )
  const from = store.combine('from', can, before, (yes, state) => (yes === 1 ? state : count))
  const pairs = store.combine(`pair ${count}`, from, after, (a, b) => (a === count ? -1 : a * count + b))
  for (const pair of leavesOf(space, pairs)) {
    const way = pair < 0 ? null : wayTo(space, pairs, pair)
    if (way === null) continue
    const cells = cellsBefore(space, way.path)
    add(
      {
        from: states[Math.floor(pair / count)] as string,
        to: states[pair % count] as string,
        facts: factsWith(space, cells, background),
        asAt: (space.days[choice.from] as Space['days'][number]).asAt,
        event: eventOf(space, choice, cells, cellsAfter(space, way.path, choice.effects)),
        cost: way.cost,
      },
      () => where(space, pairs, pair),
    )
  }
}
