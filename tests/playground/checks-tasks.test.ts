import { afterEach, describe, expect, test, vi } from 'vitest'
import type { PolicyDocument } from '@iom-rules/core'
import { openRunner } from '../../playground/src/work/runner.ts'
import { plain, type Order, type Told } from '../../playground/src/work/task.ts'
import { doTask } from '../../playground/src/work/tasks.ts'
import { wholeDraft } from '../../playground/src/draft/whole.ts'
import { asAt, smallCaseload, smallDocument, smallPolicy } from './small-policy.ts'

const policy = smallPolicy()
const example = { title: 'A', asAt, facts: { score: 600 }, expect: { cohort: { outcome: null } } }
const whole = wholeDraft(policy, [example], { examples: [], examplesOut: [] })

const orders: readonly Order[] = [
  { task: 'examples', input: { policy: whole } },
  { task: 'verify', input: { policy, asAt } },
  { task: 'compare', input: { before: whole, after: whole, asAt } },
  { task: 'readings', input: { policy, asAt, caseload: smallCaseload } },
  { task: 'mutants', input: { policy: whole, asAt } },
]

function tolds(order: Order): Told[] {
  const told: Told[] = []
  doTask(order, (one) => told.push(one))
  return told
}

afterEach(() => void vi.unstubAllGlobals())

describe('work', () => {
  test.each(orders.map((order) => [order.task, order] as const))(
    '%s goes to a worker and back as plain data, and comes out the same for what has been there',
    (_task, order) => {
      const here = tolds(order).at(-1)
      const there = tolds(structuredClone(plain(order))).at(-1)
      if (here?.kind !== 'done' || there?.kind !== 'done') throw new Error('not done')
      expect(structuredClone(there.value)).toEqual(here.value)
      expect(JSON.parse(JSON.stringify(here.value))).toEqual(here.value)
    },
  )

  test('hands over a policy once, and without what the page has made of it', () => {
    const { input } = plain({ task: 'verify', input: { policy, asAt } })
    expect(Object.keys((input as { policy: object }).policy)).toEqual(['document', 'hash', 'key'])
  })

  test('finds what another reading would change, and for how many', () => {
    const [told] = tolds({ task: 'readings', input: { policy, asAt, caseload: smallCaseload } }).slice(-1)
    expect(told).toMatchObject({
      kind: 'done',
      value: [{ silence: 'A01', option: 'six-hundred', status: 'changed', decisions: ['cohort'], moved: 1 }],
    })
  })

  test('on a draft that leaves no room for an example says so', () => {
    const misfit = { ...example, facts: { score: 5000 } }
    const document: PolicyDocument = { ...smallDocument, examples: [misfit] }
    const [told] = tolds({ task: 'examples', input: { policy: { document, hash: 'x' } } })
    expect(told).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('/examples/0/facts/score'),
    })
  })

  test('that goes wrong by a fault of ours is told, and reported', () => {
    const reported = vi.fn<(error: unknown) => void>()
    vi.stubGlobal('reportError', reported)
    const [told] = tolds({ task: 'verify', input: {} } as unknown as Order)
    expect(told).toMatchObject({ kind: 'failed' })
    expect(reported).toHaveBeenCalledOnce()
  })
})

describe('where a browser gives no worker', () => {
  test('the page does the same work', async () => {
    vi.stubGlobal('Worker', undefined)
    const runner = openRunner()
    const [order] = orders
    if (order === undefined) throw new Error('none')
    const told = await new Promise<Told>((done) => runner.run(order, done))
    expect(told).toMatchObject({ kind: 'done', value: { outcomes: [{ example }] } })
  })

  test('and does it too where asking for a worker is refused', async () => {
    vi.stubGlobal('Worker', function refuse() {
      throw new Error('No workers here')
    })
    const runner = openRunner()
    runner.warm()
    const [order] = orders
    if (order === undefined) throw new Error('none')
    const told = await new Promise<Told>((done) => runner.run(order, done))
    expect(told.kind).toBe('done')
  })

  test('and where a worker cannot be started', async () => {
    const listeners = new Map<string, (event: unknown) => void>()
    const terminate = vi.fn<() => void>()
    class NoWorker {
      addEventListener = (name: string, listener: (event: unknown) => void) => listeners.set(name, listener)
      postMessage = () => listeners.get('error')?.({ message: '' })
      terminate = terminate
    }
    vi.stubGlobal('Worker', NoWorker)
    const runner = openRunner()
    const [order] = orders
    if (order === undefined) throw new Error('none')
    const told = await new Promise<Told>((done) => runner.run(order, done))
    expect(told.kind).toBe('done')
    expect(terminate).toHaveBeenCalledOnce()
  })

  test('work that is stopped says nothing more', async () => {
    vi.stubGlobal('Worker', undefined)
    const runner = openRunner()
    const [order, other] = orders
    if (order === undefined || other === undefined) throw new Error('none')
    const first = vi.fn<(told: Told) => void>()
    runner.run(order, first)
    runner.stop()
    await new Promise<Told>((done) => runner.run(other, done))
    expect(first).not.toHaveBeenCalled()
  })
})
