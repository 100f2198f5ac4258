import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { askingAt } from '../../playground/src/work/ask.ts'
import { openOffice } from '../../playground/src/work/office.ts'
import type { Runner } from '../../playground/src/work/runner.ts'
import type { Given } from '../../playground/src/work/given.ts'
import { keyOf, type Order, type Told } from '../../playground/src/work/task.ts'
import { asAt, smallCaseload, smallPolicy } from './small-policy.ts'

const policy = smallPolicy()
const other: Given = { document: policy.document, hash: 'other' }
const verify = (given: Given = policy): Order => ({ task: 'verify', input: { policy: given, asAt } })
const mutants: Order = { task: 'mutants', input: { policy, asAt } }
const examples: Order = { task: 'examples', input: { policy } }

/** A runner that says what it is told to say. */
function heldRunner() {
  const begun: string[] = []
  let stops = 0
  let tell: (told: Told) => void = () => {}
  const runner: Runner = {
    warm() {},
    run(order, listen) {
      begun.push(order.task)
      tell = listen
    },
    stop: () => void stops++,
  }
  return {
    runner,
    begun,
    stops: () => stops,
    say: (told: Told) => tell(told),
    finish: (value: unknown = []) => tell({ kind: 'done', value, milliseconds: 1 }),
  }
}

const open = () => {
  const held = heldRunner()
  return { ...held, office: openOffice(held.runner, { hurry: 100, patient: 1000 }) }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the office', () => {
  test('begins only once there is calm, and not at all what is not wanted any more', () => {
    const { office, begun } = open()
    const release = office.want(verify(), true)
    vi.advanceTimersByTime(99)
    release()
    office.want(verify(other), true)
    vi.advanceTimersByTime(99)
    expect(begun).toEqual([])
    vi.advanceTimersByTime(11)
    expect(begun).toEqual(['verify'])
  })

  test('lets what nobody is looking at wait for longer, unless somebody comes to look at it', () => {
    const { office, begun } = open()
    office.want(verify(), false)
    vi.advanceTimersByTime(500)
    expect(begun).toEqual([])
    office.want(verify(), true)
    vi.advanceTimersByTime(110)
    expect(begun).toEqual(['verify'])
  })

  test('does the same work once and remembers it', () => {
    const { office, begun, finish } = open()
    const release = office.want(verify(), true)
    vi.advanceTimersByTime(110)
    finish(['found'])
    release()
    office.want(verify(), true)
    vi.advanceTimersByTime(5000)
    expect(begun).toEqual(['verify'])
    expect(office.workOf(keyOf(verify()))).toMatchObject({ state: 'done', value: ['found'] })
  })

  test('does one thing after another, what is soon done first', () => {
    const { office, begun, finish } = open()
    for (const order of [mutants, verify(), examples]) office.want(order, true)
    vi.advanceTimersByTime(110)
    finish()
    finish()
    finish()
    expect(begun).toEqual(['examples', 'verify', 'mutants'])
  })

  test('lets work go on that nobody wants any more, until something else waits', () => {
    const { office, begun, stops, finish } = open()
    const release = office.want(mutants, true)
    vi.advanceTimersByTime(110)
    release()
    expect(stops()).toBe(0)
    office.want(verify(), true)
    vi.advanceTimersByTime(110)
    expect(stops()).toBe(1)
    expect(begun).toEqual(['mutants', 'verify'])
    finish()
    // It was stopped half-way: whoever wants it again has it done from the start.
    office.want(mutants, true)
    vi.advanceTimersByTime(110)
    expect(begun).toEqual(['mutants', 'verify', 'mutants'])
  })

  test('tells how far it is, stops when asked, and begins again', () => {
    const { office, begun, stops, say, finish } = open()
    const heard = vi.fn<() => void>()
    office.subscribe(heard)
    office.want(mutants, true)
    vi.advanceTimersByTime(110)
    const work = () => office.workOf(keyOf(mutants))
    say({ kind: 'progress', progress: { done: 1, total: 4, what: 'Cohort' } })
    expect(work()).toMatchObject({ state: 'working', progress: { done: 1 } })
    const before = heard.mock.calls.length
    const working = work()
    if (working.state === 'working') working.cancel()
    expect(stops()).toBe(1)
    expect(heard.mock.calls.length).toBeGreaterThan(before)
    const cancelled = work()
    if (cancelled.state !== 'cancelled') throw new Error(cancelled.state)
    cancelled.again()
    expect(begun).toEqual(['mutants', 'mutants'])
    finish('report')
    expect(work()).toMatchObject({ state: 'done', value: 'report' })
  })

  test('says why something failed, and can try again', () => {
    const { office, begun, say } = open()
    office.want(verify(), true)
    vi.advanceTimersByTime(110)
    say({ kind: 'failed', message: 'No.' })
    const failed = office.workOf(keyOf(verify()))
    if (failed.state !== 'failed') throw new Error(failed.state)
    expect(failed.message).toBe('No.')
    failed.again()
    expect(begun).toEqual(['verify', 'verify'])
  })

  test('does not remember for ever', () => {
    const { office, begun, finish } = open()
    const many = Array.from({ length: 60 }, (_, at) => verify({ document: policy.document, hash: `${at}` }))
    for (const order of many) {
      const release = office.want(order, true)
      vi.advanceTimersByTime(110)
      finish()
      release()
    }
    const [first] = many
    const last = many.at(-1)
    if (first === undefined || last === undefined) throw new Error('none')
    expect(office.workOf(keyOf(first)).state).toBe('working')
    expect(office.workOf(keyOf(last)).state).toBe('done')
    expect(begun).toHaveLength(60)
  })
})

describe('the key of work', () => {
  test('is the same for the same question, however the policy is held', () => {
    const copy: Given = { document: structuredClone(policy.document), hash: policy.hash }
    expect(keyOf(verify(copy))).toBe(keyOf(verify()))
    const recorded: Given = { document: { ...policy.document, examples: [] }, hash: policy.hash }
    expect(keyOf(verify(recorded))).toBe(keyOf(verify()))
  })

  test('is another for another policy, day, caseload or set of examples', () => {
    const readings = (caseload: typeof smallCaseload): Order => ({
      task: 'readings',
      input: { policy, asAt, caseload },
    })
    const withExamples: Given = { document: { ...policy.document, examples: [] }, hash: policy.hash }
    const orders: Order[] = [
      verify(),
      verify(other),
      { task: 'examples', input: { policy: withExamples } },
      { task: 'verify', input: { policy, asAt: '2026-12-01' } },
      examples,
      mutants,
      readings(smallCaseload),
      readings([...smallCaseload]),
    ]
    expect(new Set(orders.map(keyOf)).size).toBe(orders.length)
  })
})

test('what is asked for once is answered at once where it has been worked out before', async () => {
  const { office, finish } = open()
  office.want(verify(), true)
  vi.advanceTimersByTime(200)
  finish(['found'])
  const answer = askingAt(office)('verify', { policy, asAt }, () => {})
  await expect(answer).resolves.toEqual(['found'])
})
