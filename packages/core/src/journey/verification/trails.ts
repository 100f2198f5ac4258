import type { Policy } from '../../policy/policy.ts'
import { dayNumber, dayText, type DayNumber } from '../../vocabulary/day.ts'
import { YES, type Node } from '../../diagram/diagram.ts'
import type { Choice } from '../space/choices.ts'
import type { Control } from './controls.ts'
import type { Edge, Exploration, Layer, Reached } from './explore.ts'
import type { Journey, JourneyEvent, Position } from '../timeline.ts'
import type { Space } from '../space/space.ts'
import { cellsAfter, cellsBefore, eventOf, factsWith, wayTo, type Path } from '../space/paths.ts'
import { beginAt, takeEvent } from '../step.ts'

/** A journey without its headings. */
export type Trail = Pick<Journey, 'start' | 'events'>

type Way = NonNullable<ReturnType<typeof wayTo>>

interface Steps {
  readonly start: { readonly control: Control; readonly cells: readonly number[] }
  readonly events: readonly JourneyEvent[]
}

/** A shortest journey to facts with which a control was reached after so many events. */
export function trailTo(exploration: Exploration, control: Control, layer: number, facts: Node): Trail {
  const way = wayTo(exploration.space, facts) as Way
  return trailOf(exploration, stepsTo(exploration, control, layer, cellsBefore(exploration.space, way.path)))
}

/** The same with one event more, such that the facts before and after it are in a relation. */
export function trailThrough(
  exploration: Exploration,
  control: Control,
  layer: number,
  choice: Choice,
  relation: Node,
): Trail {
  const { space } = exploration
  const way = wayTo(space, relation) as Way
  const before = cellsBefore(space, way.path)
  const after = cellsAfter(space, way.path, choice.effects)
  const steps = stepsTo(exploration, control, layer, before)
  return trailOf(exploration, { ...steps, events: [...steps.events, eventOf(space, choice, before, after)] })
}

function trailOf({ space }: Exploration, steps: Steps): Trail {
  const { control, cells } = steps.start
  const asAt = (space.days[0] as Exploration['space']['days'][number]).asAt
  return {
    start: { ref: 'CASE', asAt, facts: factsWith(space, cells, control.background) },
    events: steps.events,
  }
}

/** Back from facts at a control to where a journey started, event by event. */
function stepsTo(exploration: Exploration, control: Control, layer: number, cells: readonly number[]): Steps {
  if (layer === 0) return { start: { control, cells }, events: [] }
  const { space, reached } = exploration
  const { layers } = reached.get(control.key) as Reached
  const { edges } = layers.get(layer) as Layer
  // These facts came by one of the edges, from facts that were reached one event before.
  let at = 0
  let way = wayAlong(space, edges[at] as Edge, cells)
  while (way === null) way = wayAlong(space, edges[(at += 1)] as Edge, cells)
  const { from, choice } = edges[at] as Edge
  const before = cellsBefore(space, way.path)
  const { start, events } = stepsTo(exploration, from, layer - 1, before)
  return { start, events: [...events, eventOf(space, choice, before, cells)] }
}

/** A way to these facts by an edge; `null` where it does not lead to them. */
function wayAlong(space: Space, { choice, relation }: Edge, cells: readonly number[]): Way | null {
  const changed = new Set(choice.effects.map(({ axis }) => axis))
  const fixed: Path = new Map(
    space.axes.map((axis) => [changed.has(axis) ? axis.level + 1 : axis.level, cells[axis.at] as number]),
  )
  return wayTo(space, relation, YES, fixed)
}

/** The positions of a journey as the engine has them; `null` where it refuses an event. */
function retrace(policy: Policy, { start, events }: Trail): Position[] | null {
  const positions = [beginAt(policy, start)]
  for (const event of events) {
    const taken = takeEvent(policy, positions.at(-1) as Position, event)
    if (taken.refusal !== null) return null
    positions.push(taken.position)
  }
  return positions
}

/**
 * The journey, once the engine has confirmed what it is to show; `null` where it does not. A duty
 * that came, was done and came back needs a day between, so that is tried too.
 */
export function confirmed(
  policy: Policy,
  trail: Trail,
  shows: (positions: readonly Position[], journey: Trail) => boolean,
): Trail | null {
  for (const each of [trail, daily(trail)]) {
    const positions = retrace(policy, each)
    if (positions !== null && shows(positions, each)) return each
  }
  return null
}

function daily({ start, events }: Trail): Trail {
  const first = dayNumber(start.asAt) as DayNumber
  return {
    start,
    events: events.map((event, at) => ({
      ...event,
      day: dayText(Math.max(dayNumber(event.day) as DayNumber, first + at + 1)),
    })),
  }
}
