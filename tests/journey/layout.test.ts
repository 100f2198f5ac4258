// Where the states and transitions of a region are drawn: nothing overlaps, and every line begins and ends at its states.
import { isIomRulesError } from '@iom-rules/core'
import { layoutOf, type MachineLayout, type PlacedState } from '@iom-rules/core/journey'
import { describe, expect, it } from 'vitest'
import { policyOf } from '../rules/shipped.ts'
import { policyWith } from './journey-small.ts'

const events = {
  SENT: { title: 'Sent', permittedBy: 'work' },
  LEFT: { title: 'Left the case', permittedBy: 'work' },
}

/** A region with a state that has two inside, one of which has another. */
function nested(on: { draft?: object; around?: object; within?: object } = {}): MachineLayout {
  const deepest = { meta: { title: 'In the archive, for as long as anybody asks for it' } }
  const old = { initial: 'FILED', states: { FILED: deepest } }
  const states = {
    DRAFT: { on: { SENT: 'NEW', ...on.draft } },
    CASE: {
      meta: { title: 'The case' },
      initial: 'NEW',
      states: { NEW: { on: { SENT: 'FILED', LEFT: 'FILED', ...on.within } }, OLD: old },
      ...(on.around === undefined ? {} : { on: on.around }),
    },
    OUT: { on: { LEFT: 'OUT' } },
  }
  return layoutOf(policyWith({ events, machines: { work: { initial: 'DRAFT', states } } }), 'work')
}

const node = (layout: MachineLayout, id: string): PlacedState => {
  const found = layout.nodes.find((each) => each.id === id)
  if (found === undefined) throw new Error(`There is no ${id}.`)
  return found
}
const isWithin = (inner: PlacedState, outer: PlacedState) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height
const overlap = (a: PlacedState, b: PlacedState) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** How far a point is from the edge of a state. */
function distance({ x, y, width, height }: PlacedState, point: { x: number; y: number } | undefined): number {
  if (point === undefined) return Infinity
  const across = Math.max(x - point.x, point.x - x - width)
  const down = Math.max(y - point.y, point.y - y - height)
  return across > 0 || down > 0 ? Math.hypot(Math.max(across, 0), Math.max(down, 0)) : -Math.max(across, down)
}

/** Everything that must be so of any drawing. */
function check(layout: MachineLayout): void {
  const { nodes, edges, width, height } = layout
  const whole = { id: '', title: '', x: 0, y: 0, width, height, within: null }
  for (const each of nodes)
    expect(isWithin(each, each.within === null ? whole : node(layout, each.within))).toBe(true)
  const beside = nodes.flatMap((each, at) =>
    nodes.slice(at + 1).flatMap((other) => (each.within === other.within ? [[each, other] as const] : [])),
  )
  expect(beside.filter(([each, other]) => overlap(each, other))).toEqual([])
  for (const { from, to, points } of edges) {
    expect(points.length).toBeGreaterThan(1)
    expect(distance(node(layout, from), points[0])).toBeCloseTo(0, 5)
    expect(distance(node(layout, to), points.at(-1))).toBeCloseTo(0, 5)
  }
}

describe('a region written out', () => {
  it('is drawn so that nothing overlaps, and every line joins its states', () => {
    const policy = policyOf('cheshire')
    const written = Object.entries(policy.machines).filter(([, region]) => 'initial' in region)
    expect(written.length).toBeGreaterThan(0)
    for (const [region] of written) check(layoutOf(policy, region))
  })

  it('holds what its states are called, what lies in what, and each way once with all its events', () => {
    const layout = nested()
    check(layout)
    expect(layout.region).toBe('work')
    expect(layout.nodes.map(({ id, title, within }) => [id, title, within])).toEqual([
      ['DRAFT', 'DRAFT', null],
      ['CASE', 'The case', null],
      ['NEW', 'NEW', 'CASE'],
      ['OLD', 'OLD', 'CASE'],
      ['FILED', 'In the archive, for as long as anybody asks for it', 'OLD'],
      ['OUT', 'OUT', null],
    ])
    expect(layout.edges.map(({ id, events, label }) => [id, events, label])).toEqual([
      ['DRAFT-NEW', ['SENT'], 'Sent'],
      ['NEW-FILED', ['SENT', 'LEFT'], 'Sent\nLeft the case'],
    ])
    expect(node(layout, 'FILED').width).toBeGreaterThan(node(layout, 'NEW').width)
  })

  it.each([
    ['to a state with others inside', { draft: { SENT: 'CASE' } }, ['DRAFT-CASE', 'NEW-FILED']],
    ['out of one', { around: { LEFT: 'OUT' } }, ['DRAFT-NEW', 'CASE-OUT', 'NEW-FILED']],
    [
      'from one to another way out of the state inside it',
      { around: { LEFT: 'OUT', SENT: 'DRAFT' }, within: { LEFT: 'OUT' } },
      ['DRAFT-NEW', 'CASE-OUT', 'CASE-DRAFT', 'NEW-FILED', 'NEW-OUT'],
    ],
    [
      'from one into a state inside it',
      { around: { SENT: 'FILED' } },
      ['DRAFT-NEW', 'CASE-FILED', 'NEW-FILED'],
    ],
    [
      'from a state to the one around it',
      { within: { LEFT: 'CASE' } },
      ['DRAFT-NEW', 'NEW-FILED', 'NEW-CASE'],
    ],
  ])('draws a way that leads %s', (_, on, ids) => {
    const layout = nested(on)
    expect(layout.edges.map(({ id }) => id)).toEqual(ids)
    check(layout)
  })
})

describe('a region that follows a decision', () => {
  it('is drawn as its states in rows, without arrows', () => {
    const values = ['RED', 'BLUE', 'BLACK', 'AMBER', 'GREEN']
    const facts = { colour: { type: 'choice', values, title: 'Colour' } }
    const machines = { colour: { follows: 'fact.colour', names: { BLACK: 'DARK' } } }
    const layout = layoutOf(policyWith({ facts, decisions: {}, machines }), 'colour')
    check(layout)
    expect(layout.edges).toEqual([])
    expect(layout.nodes.map(({ id }) => id)).toEqual([
      'RED',
      'BLUE',
      'DARK',
      'AMBER',
      'GREEN',
      'UNDETERMINED',
    ])
    expect(new Set(layout.nodes.map(({ y }) => y)).size).toBe(2)
    expect(layout.nodes.every(({ within }) => within === null)).toBe(true)
  })
})

describe('a region that is not there', () => {
  it.each([
    [
      'is told with those there are',
      { events, machines: { work: { initial: 'A', states: { A: { on: { SENT: 'A', LEFT: 'A' } } } } } },
      'work',
    ],
    ['is told where there are none', {}, 'none'],
  ])('%s', (_, more, known) => {
    const policy = policyWith(more)
    let thrown: unknown
    try {
      layoutOf(policy, 'wrok')
    } catch (error) {
      thrown = error
    }
    expect(isIomRulesError(thrown) && [thrown.code, thrown.message]).toEqual([
      'UNKNOWN_REGION',
      `The policy small has no region \`wrok\`. Regions: ${known}.`,
    ])
  })
})
