// Machines are looked at on days to come, too, where a fact can come to be one of them.
import { transitions, verifyMachines } from '@iom-rules/core/journey'
import { describe, expect, test } from 'vitest'
import { decision, rule, test as tested, yesNo } from '../policy/build.ts'
import { policyWith } from './journey-small.ts'

const asAt = '2026-01-01'
const day = { type: 'day', title: 'Done', mayBeNone: true }
const past = { ...day, past: true }

/** The process goes on once something was done on or after a day in June. */
const flow = (done: object, events: object) =>
  policyWith({
    facts: { yes: yesNo, done, planned: day },
    decisions: { d: decision([rule('recent', 'A', { all: [tested('done', 'withinLastMonths', 1)] })]) },
    conditions: { late: { all: [tested('done', 'onOrAfter', '2026-06-01')] } },
    events: { GO: { title: 'Go', permittedBy: 'flow' }, WAITED: { title: 'Waited' }, ...events },
    machines: {
      flow: {
        initial: 'A',
        states: {
          A: { on: { GO: { target: 'B', guard: { type: 'rule', params: { condition: 'late' } } } } },
          B: { type: 'final' },
        },
      },
    },
  })
const becomes = (value: unknown) => ({ DONE: { title: 'Done', set: { done: value } } })
const carried = {
  DONE: { title: 'Done', payload: { on: { fact: 'done' } }, set: { done: { payload: 'on' } } },
}
const learnt = { LEARNT: { title: 'Learnt', payload: { facts: { type: 'facts' } }, learn: 'facts' } }

describe('a state that can be reached once a day has come', () => {
  test.each([
    ['it is the day of an event', past, becomes({ event: 'day' })],
    ['an event carries it', past, carried],
    ['it is learnt', past, learnt],
    ['it may lie ahead', day, becomes({ event: 'day' })],
    [
      'it is the day of an event where nothing else was',
      day,
      becomes({ fact: 'planned', otherwise: { event: 'day' } }),
    ],
  ])('is not said to be out of reach where %s', (_, done, events) => {
    const errors = verifyMachines(flow(done, events), { asAt }).filter(({ severity }) => severity === 'error')
    expect(errors).toEqual([])
  })

  test('is not reached by anybody of whom a day to come is known to have been', () => {
    const policy = policyWith({
      facts: { done: past },
      decisions: {
        d: decision([
          rule('late', 'A', { all: [tested('done', 'onOrAfter', '2026-02-15')] }),
          rule('recent', 'B', { all: [tested('done', 'withinLastMonths', 1)] }),
          rule('never', 'C', { all: [tested('done', 'isNone', true)] }),
        ]),
      },
      events: { WAITED: { title: 'Waited' }, ...becomes({ event: 'day' }), ...learnt },
    })
    const { rows, exact } = transitions(policy, { decision: 'd', asAt })
    expect(exact).toBe(true)
    expect(rows.filter(({ event }) => event === 'WAITED').map(({ from, to }) => `${from} ${to}`)).toEqual([
      'B B',
      'B NONE',
      'C C',
      'NONE NONE',
      'UNDETERMINED UNDETERMINED',
    ])
    expect(rows.filter(({ from, to }) => from === 'A' || to === 'A')).toEqual([])
  })

  test('is out of reach where nothing brings it about', () => {
    const findings = verifyMachines(flow(past, becomes('NONE')), { asAt })
    expect(findings.map(({ code }) => code)).toContain('unreachable-state')
  })
})
