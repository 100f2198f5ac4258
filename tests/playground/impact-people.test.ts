import * as fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Nominal } from '@iom-rules/core'
import { handOver, keepMade, nothingHanded } from '../../playground/src/work/handover.ts'
import type { Heard, Said } from '../../playground/src/work/said.ts'
import { openShelf, successionOf } from '../../playground/src/work/shelf.ts'
import { openKeeper } from '../../playground/src/work/runner.ts'
import { openOffice } from '../../playground/src/work/office.ts'
import { keyOf, named, plain, type Order, type Told } from '../../playground/src/work/task.ts'
import { doTask } from '../../playground/src/work/tasks.ts'
import { asAt, smallCaseload, smallPolicy } from './small-policy.ts'

const policy = smallPolicy()
type People = readonly Nominal[]
const orderOf = (people: People): Order => ({ task: 'tooEarly', input: { policy, people, asAt } })
const held = (shelf: ReturnType<typeof openShelf>, people: People): unknown =>
  (shelf.fill(named(orderOf(people))).input as { people?: unknown }).people

/** Says everything to a shelf as it would arrive there, and how many people went over. */
function say(shelf: ReturnType<typeof openShelf>, all: Iterable<Said>): number {
  let people = 0
  for (const said of structuredClone([...all])) {
    if (said.kind === 'some') people += said.people.length
    if (said.kind !== 'do' && said.kind !== 'stop') shelf.hear(said)
  }
  return people
}

const crowd = (from: number, to: number): Nominal[] =>
  Array.from({ length: to - from }, (_, at) => ({ ref: `C-${from + at}`, facts: {} }))

describe('people who are handed over', () => {
  test('arrive as they are, whatever is changed, added or taken away, one change after another', () => {
    const change = fc.record({
      start: fc.nat(700),
      removed: fc.nat(300),
      added: fc.nat(300),
      undo: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        const [shelf, handed] = [openShelf(), nothingHanded()]
        let people: People = crowd(0, 600)
        let before = people
        say(shelf, handOver(handed, people))
        for (const { start, removed, added, undo } of changes) {
          const next = undo ? before : people.toSpliced(start, removed, ...crowd(1000, 1000 + added))
          const over = say(shelf, handOver(handed, next))
          expect(held(shelf, next)).toEqual(next)
          expect(over).toBeLessThanOrEqual(undo ? 0 : added)
          ;[before, people] = [people, next]
        }
      }),
      { numRuns: 30 },
    )
  })

  test('who differ in one row are known to, so that only that is worked out again', () => {
    const [shelf, handed] = [openShelf(), nothingHanded()]
    const people = crowd(0, 10)
    say(shelf, handOver(handed, people))
    const base = held(shelf, people)
    const changed = people.with(3, { ref: 'C-3', facts: { score: 1 } })
    expect(say(shelf, handOver(handed, changed))).toBe(1)
    const succession = successionOf(held(shelf, changed) as People)
    expect(succession?.base).toBe(base)
    expect([...(succession?.rows ?? [])]).toEqual([[3, { ref: 'C-3', facts: { score: 1 } }]])
  })

  test('are kept where they were made, and never sent back', () => {
    const [shelf, handed] = [openShelf(), nothingHanded()]
    const people = crowd(0, 5)
    shelf.make(7, people.slice(0, 2))
    shelf.make(7, people.slice(2))
    expect(say(shelf, keepMade(handed, people, 7))).toBe(0)
    expect(held(shelf, people)).toEqual(people)
    expect(say(shelf, handOver(handed, people))).toBe(0)
  })
})

/** A worker that does its work at once, in the page, and counts what is said to it. */
function standIn() {
  const heard: Said[] = []
  class StandIn {
    listener: ((event: { data: Heard }) => void) | null = null
    shelf = openShelf()
    stops = new Map<number, AbortController>()
    addEventListener = (name: string, listener: (event: { data: Heard }) => void) => {
      if (name === 'message') this.listener = listener
    }
    terminate = () => {}
    postMessage = (data: Said) => {
      const said = structuredClone(data)
      heard.push(said)
      if (said.kind === 'stop') return this.stops.get(said.run)?.abort()
      if (said.kind !== 'do') return this.shelf.hear(said)
      const stop = new AbortController()
      this.stops.set(said.run, stop)
      const tell = (told: Told) => {
        if (told.kind === 'people') this.shelf.make(said.run, told.people)
        this.listener?.({ data: structuredClone({ run: said.run, told }) })
      }
      doTask(this.shelf.fill(said.order), tell, stop.signal)
    }
  }
  vi.stubGlobal('Worker', StandIn)
  return heard
}

afterEach(() => void vi.unstubAllGlobals())

describe('the worker that holds people', () => {
  const run = (runner: ReturnType<typeof openKeeper>, order: Order) =>
    new Promise<Told>((done) => runner.run(order, (told) => told.kind !== 'progress' && done(told)))

  test('has them handed over once, however much is asked about them', async () => {
    const heard = standIn()
    const runner = openKeeper()
    const asked = { people: smallCaseload, asAt, before: policy, after: policy }
    const first = await run(runner, { task: 'overview', input: asked })
    const next = await run(runner, {
      task: 'counts',
      input: { ...asked, decision: 'cohort', group: 'everyone' },
    })
    expect(first).toMatchObject({ kind: 'done', value: { people: 4, members: 1 } })
    expect(next).toMatchObject({ kind: 'done', value: { people: 4 } })
    expect(heard.map(({ kind }) => kind)).toEqual(['some', 'people', 'do', 'do'])
  })

  test('makes people up, tells how far it is, and keeps whom it made', async () => {
    const heard = standIn()
    const runner = openKeeper()
    const told = await run(runner, {
      task: 'invent',
      input: { policy, asAt, count: 600, seed: 1, unknownRate: 0.1 },
    })
    if (told.kind !== 'done') throw new Error(told.kind)
    const { people } = told.value as { people: People }
    expect(people).toHaveLength(600)
    const asked = await run(runner, orderOf(people))
    expect(asked).toMatchObject({ kind: 'done', value: 0 })
    expect(heard.map(({ kind }) => kind)).toEqual(['do', 'made', 'do'])
  })

  test('stops making people when it is told to, and can be asked at once', async () => {
    standIn()
    const runner = openKeeper()
    const invent: Order = {
      task: 'invent',
      input: { policy, asAt, count: 1_000_000, seed: 1, unknownRate: 0 },
    }
    const first = vi.fn<(told: Told) => void>()
    await new Promise<void>((begun) => {
      runner.run(invent, (told) => {
        first(told)
        begun()
      })
    })
    runner.stop()
    const heard = first.mock.calls.length
    expect(await run(runner, orderOf(smallCaseload))).toMatchObject({ kind: 'done' })
    expect(first.mock.calls.length).toBe(heard)
  })
})

test('a sweep makes room for what is sooner done, and goes on afterwards', async () => {
  const begun: string[] = []
  let finish: (told: Told) => void = () => {}
  const stop = vi.fn<() => void>()
  const run = (order: Order, tell: (told: Told) => void) => {
    begun.push(order.task)
    finish = tell
  }
  const office = openOffice({ warm() {}, run, stop }, { hurry: 0, patient: 0 })
  const asked = { people: smallCaseload, asAt, decision: 'cohort', group: 'everyone' } as const
  const sweep: Order = { task: 'sweep', input: { ...asked, policy, parameter: 'threshold' } }
  const counts: Order = { task: 'counts', input: { ...asked, before: policy, after: policy } }
  office.want(sweep, true)
  await vi.waitFor(() => expect(begun).toEqual(['sweep']))
  office.want(counts, true)
  await vi.waitFor(() => expect(begun).toEqual(['sweep', 'counts']))
  expect(stop).toHaveBeenCalledOnce()
  expect(office.workOf(keyOf(sweep)).state).toBe('working')
  finish({ kind: 'done', value: 'counts', milliseconds: 1 })
  expect(begun).toEqual(['sweep', 'counts', 'sweep'])
  finish({ kind: 'done', value: 'sweep', milliseconds: 1 })
  expect(office.workOf(keyOf(sweep))).toMatchObject({ state: 'done', value: 'sweep' })
  expect(office.workOf(keyOf(counts))).toMatchObject({ state: 'done', value: 'counts' })
})

test('people themselves are no part of an order once they are named', () => {
  const order = named(plain(orderOf(smallCaseload)))
  expect(JSON.stringify(order)).not.toContain('N-1')
  expect(order.input).toMatchObject({ people: { held: expect.any(Number) } })
})
