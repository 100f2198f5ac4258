import type { MachineLayout, PlacedTransition } from '@iom-rules/core/journey'

interface Point {
  readonly x: number
  readonly y: number
}

/** The path of a transition, for the `d` of an SVG path: straight where it can be, rounded where it turns. */
export function pathOf({ points }: Pick<PlacedTransition, 'points'>): string {
  const [first, ...rest] = points
  const last = rest.at(-1)
  if (first === undefined || last === undefined) return ''
  if (rest.length === 1) return `M ${at(first)} L ${at(last)}`
  const turns = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? last
    // Towards the last point itself, or half way to the next turn.
    const to = index === rest.length - 2 ? last : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 }
    return `Q ${at(point)} ${at(to)}`
  })
  return `M ${at(first)} ${turns.join(' ')}`
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
