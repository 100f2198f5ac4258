import type { MachineLayout, PlacedTransition } from '@iom-rules/core/journey'

interface Point {
  readonly x: number
  readonly y: number
}

/** How far before a turn its rounding begins. */
const rounding = 18

/** The path of a transition, for the `d` of an SVG path: straight lines, rounded where it turns. */
export function pathOf({ points }: Pick<PlacedTransition, 'points'>): string {
  const [first, ...rest] = points
  const last = rest.at(-1)
  if (first === undefined || last === undefined) return ''
  const turns = rest.slice(0, -1).map((turn, index) => {
    const before = towards(turn, points[index] ?? first)
    const after = towards(turn, rest[index + 1] ?? last)
    return `L ${at(before)} Q ${at(turn)} ${at(after)}`
  })
  return [`M ${at(first)}`, ...turns, `L ${at(last)}`].join(' ')
}

// Never more than half of the line, so that two roundings do not meet.
function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const part = length === 0 ? 0 : Math.min(rounding, length / 2) / length
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
}

/** Where the words of a transition stand: half way along its points. */
export function labelPlace({ points }: Pick<PlacedTransition, 'points'>): Point {
  const middle = points[Math.floor((points.length - 1) / 2)]
  const next = points[Math.ceil((points.length - 1) / 2)]
  if (middle === undefined || next === undefined) return { x: 0, y: 0 }
  return { x: (middle.x + next.x) / 2, y: (middle.y + next.y) / 2 }
}

function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`
}

function round(number: number): number {
  return Math.round(number * 10) / 10
}

/** A state as a list tells it: what it is called, whether it is the one now, and what leads where. */
export interface StateInWords {
  readonly id: string
  readonly title: string
  readonly isNow: boolean
  readonly leadsTo: readonly { readonly to: string; readonly by: readonly string[] }[]
}

/** The same as the diagram, for people who do not see it. */
export function statesInWords(layout: MachineLayout, now: string): StateInWords[] {
  const titles = new Map(layout.nodes.map(({ id, title }) => [id, title]))
  const around = new Set(layout.nodes.flatMap(({ within }) => within ?? []))
  return layout.nodes
    .filter(({ id }) => !around.has(id) || layout.edges.some(({ from }) => from === id))
    .map(({ id, title, within }) => ({
      id,
      title: within === null ? title : `${titles.get(within) ?? within}: ${title}`,
      isNow: id === now,
      leadsTo: layout.edges
        .filter(({ from }) => from === id)
        .map(({ to, label }) => ({ to: titles.get(to) ?? to, by: label.split('\n') })),
    }))
}
