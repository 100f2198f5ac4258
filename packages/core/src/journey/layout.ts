import { graphlib, layout } from '@dagrejs/dagre'
import { IomRulesError } from '../vocabulary/issue.ts'
import type { Policy } from '../policy/policy.ts'
import type { EventDeclaration } from '../policy/process.ts'
import { arrowsOf, leafOf, regionOf, regionsOf, type FlatRegion, type State } from '../policy/regions.ts'

/** A state of a region, placed. Sizes and positions are in CSS pixels from the top left. */
export interface PlacedState {
  /** The state's name. */
  readonly id: string
  /** What stands in it. */
  readonly title: string
  /** Its left edge. */
  readonly x: number
  /** Its top edge. */
  readonly y: number
  /** How wide it is. */
  readonly width: number
  /** How high it is. */
  readonly height: number
  /** The state around it. */
  readonly within: string | null
}

/** Transitions between two states, placed: the events that make them, and the line. */
export interface PlacedTransition {
  /** Unique within the diagram: the names of the two states. */
  readonly id: string
  /** The name of the state it leaves. */
  readonly from: string
  /** The name of the state it enters. */
  readonly to: string
  /** Titles of the events, a line each. */
  readonly label: string
  /** Ids of the events. */
  readonly events: readonly string[]
  /** The line, from the edge of one state to that of the other. */
  readonly points: readonly { readonly x: number; readonly y: number }[]
}

/** A diagram of one region. */
export interface MachineLayout {
  /** The region's id. */
  readonly region: string
  /** How wide the whole drawing is, in CSS pixels. */
  readonly width: number
  /** How high the whole drawing is, in CSS pixels. */
  readonly height: number
  /** The states, those around others first. */
  readonly nodes: readonly PlacedState[]
  /** The transitions; of a region that follows a decision there are none. */
  readonly edges: readonly PlacedTransition[]
}

const lineHeight = 20
const letter = 8
const padding = 24

/**
 * Where to draw the states and transitions of a region, ready for SVG: top to bottom, states that
 * lie in another inside it. A region that follows a decision has no transitions of
 * its own to draw: what can follow what, `transitions` works out.
 *
 * @throws IomRulesError `UNKNOWN_REGION` when the policy has no such region.
 */
export function layoutOf(policy: Policy, regionId: string): MachineLayout {
  const region = regionOf(policy, regionId)
  if (region === undefined) {
    const known = regionsOf(policy).map(({ id }) => id)
    throw new IomRulesError(
      'UNKNOWN_REGION',
      `The policy ${policy.id} has no region \`${regionId}\`. Regions: ${known.join(', ') || 'none'}.`,
    )
  }
  return region.follows === undefined ? drawn(policy, region) : ranged(region)
}

function titleOf(region: FlatRegion, name: string): string {
  return region.states.get(name)?.words.title ?? name
}

function sizeOf(title: string): { width: number; height: number } {
  return { width: Math.max(96, title.length * letter + padding), height: lineHeight + padding }
}

function drawn(policy: Policy, region: FlatRegion): MachineLayout {
  const graph = new graphlib.Graph({ compound: true, multigraph: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 40, ranksep: 56, marginx: 16, marginy: 16 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const state of region.states.values()) {
    const title = titleOf(region, state.name)
    graph.setNode(state.name, { ...sizeOf(title), label: title })
    const around = state.within.at(-1)
    if (around !== undefined) graph.setParent(state.name, around)
  }
  const arrows = arrowsOf(region)
    .filter(({ from, to }) => from !== to)
    .map((arrow) => ({
      ...arrow,
      // Dagre joins states without others inside, so between others it is given one of those inside.
      ends: [lastIn(region, arrow.from), leafOf(region, arrow.to).name] as const,
      isInside: isWithin(region, arrow.to, arrow.from) || isWithin(region, arrow.from, arrow.to),
    }))
  const titles = (events: readonly string[]) =>
    events.map((event) => (policy.events[event] as EventDeclaration).title)
  for (const { from, to, events, ends, isInside } of arrows) {
    if (isInside) continue
    const words = titles(events)
    const width = Math.max(...words.map((each) => each.length)) * 6.5
    graph.setEdge(...ends, { width, height: words.length * 16, labelpos: 'c' }, `${from}-${to}`)
  }
  layout(graph)
  // Laid out, a graph has a size, each of its states a place, and each of its edges a line.
  const { width, height } = graph.graph() as { width: number; height: number }
  const boxOf = (name: string): Box => {
    const { x, y, width: wide, height: high } = graph.node(name) as Box
    return { x: x - wide / 2, y: y - high / 2, width: wide, height: high }
  }
  return {
    region: region.id,
    width,
    height,
    nodes: [...region.states.values()].map((state) => ({
      id: state.name,
      title: titleOf(region, state.name),
      ...boxOf(state.name),
      within: state.within.at(-1) ?? null,
    })),
    edges: arrows.map(({ from, to, events, ends, isInside }) => {
      const id = `${from}-${to}`
      const [start, end] = [boxOf(from), boxOf(to)]
      const points = isInside
        ? across(start, end, isWithin(region, to, from))
        : cut(start, end, (graph.edge(...ends, id) as { points: Point[] }).points)
      return { id, from, to, label: titles(events).join('\n'), events, points }
    }),
  }
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

type Point = PlacedTransition['points'][number]

/** Does a state lie in another? */
function isWithin(region: FlatRegion, name: string, around: string): boolean {
  return (region.states.get(name) as State).within.includes(around)
}

/** The last state inside a state; the state itself where there is none. */
function lastIn(region: FlatRegion, name: string): string {
  const inside = [...region.states.keys()].filter((each) => isWithin(region, each, name))
  return inside.at(-1) ?? name
}

/** A line between a state and one around it: in from the left, or out to the right. */
function across(start: Box, end: Box, isInwards: boolean): Point[] {
  const inner = isInwards ? end : start
  const y = inner.y + inner.height / 2
  return [start, end].map((box) => ({ x: isInwards ? box.x : box.x + box.width, y }))
}

/** The part of a line that lies outside the two states it joins. */
function cut(start: Box, end: Box, points: readonly Point[]): Point[] {
  return outside(end, outside(start, points).toReversed()).toReversed()
}

/** A line that begins in a box, or at its edge, from that edge on. */
function outside(box: Box, points: readonly Point[]): Point[] {
  const at = points.findLastIndex(
    ({ x, y }) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height,
  )
  if (at < 0) return points.map(({ x, y }) => ({ x, y }))
  const [from, to] = points.slice(at) as [Point, Point]
  // How much of the way to the next point leads to the edges on one axis; none does where it runs along them.
  const share = (place: number, next: number, low: number, size: number) =>
    Math.max((low - place) / (next - place), (low + size - place) / (next - place))
  const part = Math.min(share(from.x, to.x, box.x, box.width), share(from.y, to.y, box.y, box.height))
  const edge = { x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) }
  const rest = points.slice(at + 1).filter(({ x, y }) => Math.hypot(x - edge.x, y - edge.y) > 0.5)
  return [edge, ...rest.map(({ x, y }) => ({ x, y }))]
}

/** States side by side, in rows. */
function ranged(region: FlatRegion): MachineLayout {
  const names = [...region.states.keys()]
  const gap = 24
  const inRow = 4
  const wide = Math.max(...names.map((name) => sizeOf(titleOf(region, name)).width))
  const high = lineHeight + padding
  return {
    region: region.id,
    width: Math.min(names.length, inRow) * (wide + gap) + gap,
    height: Math.ceil(names.length / inRow) * (high + gap) + gap,
    nodes: names.map((name, at) => ({
      id: name,
      title: titleOf(region, name),
      x: gap + (at % inRow) * (wide + gap),
      y: gap + Math.floor(at / inRow) * (high + gap),
      width: wide,
      height: high,
      within: null,
    })),
    edges: [],
  }
}
