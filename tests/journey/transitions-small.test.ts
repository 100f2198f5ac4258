// Tables of transitions under small policies: facts that are copied, lists, payloads of every kind, and what is not settled.
import type { Facts, Policy } from '@iom-rules/core'
import {
  beginAt,
  takeEvent,
  transitions,
  transitionsToCsv,
  transitionsToMermaid,
  type TransitionTable,
} from '@iom-rules/core/journey'
import { describe, expect, test } from 'vitest'
import { custody, decision, offences, rule, test as tested, yesNo } from '../policy/build.ts'
import { discharge, policyWith, small } from './journey-small.ts'

const asAt = '2026-01-01'
const number = { type: 'number', title: 'A number', minimum: 0, maximum: 9, unit: 'points' }
const soon = { type: 'day', title: 'Soon', mayBeNone: true }
const met = (fact: string) => tested(fact, 'equal', true)
const decides = (...conditions: readonly object[]) => decision([rule('a', 'A', { all: conditions })])
const derived = (more: object) => ({ title: 'Derived', assumption: 'For the test.', ...more })
const becomes = (fact: string, value: unknown) => ({ title: `Sets ${fact}`, set: { [fact]: value } })
const carries = (fact: string, more: object = {}) => ({
  title: `Gives ${fact}`,
  payload: { value: { fact } },
  set: { [fact]: { payload: 'value', ...more } },
})

function tableOf(more: object): TransitionTable & { readonly policy: { readonly id: string } } {
  const policy = policyWith(more)
  const table = transitions(policy, { decision: 'd', asAt })
  for (const { from, to, example } of table.rows) {
    let position = beginAt(policy, { facts: example.facts, asAt: example.asAt })
    for (const each of example.earlier ?? []) position = takeEvent(policy, position, each).position
    expect(stateIn(policy, position.context.facts, example.asAt)).toBe(from)
    const taken = takeEvent(policy, position, example.event)
    expect(taken.refusal).toBeNull()
    expect(stateIn(policy, taken.position.context.facts, example.event.day)).toBe(to)
  }
  return table
}

function stateIn(policy: Policy, facts: Facts, day: string): string {
  const answer = beginAt(policy, { facts, asAt: day }).context.answers['d']
  return answer !== undefined && 'outcome' in answer ? (answer.outcome ?? 'UNDETERMINED') : 'UNDETERMINED'
}

const pairs = ({ rows }: TransitionTable) => rows.map(({ from, event, to }) => `${from} ${event} ${to}`)
const leadingTo = (table: TransitionTable, state: string) =>
  table.rows.filter(({ to }) => to === state).map(({ from }) => from)

describe('what one fact takes over from another', () => {
  const between = (low: number, high: number) => [
    tested('b', 'greaterThan', low),
    tested('b', 'lessThan', high),
  ]

  test('is told apart by the figures that the other is compared with', () => {
    const table = tableOf({
      facts: { a: number, b: number },
      decisions: { d: decides(...between(5, 5.5)) },
      events: { TAKEN: becomes('b', { fact: 'a' }) },
    })
    expect(table.exact).toBe(true)
    expect(leadingTo(table, 'A')).toEqual(['A', 'NONE', 'UNDETERMINED'])
    for (const { to, example } of table.rows) {
      const a = example.facts['a']
      expect(to).toBe(a === undefined ? 'UNDETERMINED' : Number(a) > 5 && Number(a) < 5.5 ? 'A' : 'NONE')
    }
  })

  test('is told apart by days, and by whether there is one', () => {
    const table = tableOf({
      facts: { a: soon, b: soon },
      decisions: {
        d: decision([
          rule('none', 'A', { all: [tested('b', 'isNone', true)] }),
          rule('early', 'B', { all: [tested('b', 'onOrBefore', '2026-06-01')] }),
        ]),
      },
      events: { TAKEN: becomes('b', { fact: 'a' }) },
    })
    expect(table.exact).toBe(true)
    for (const { to, example } of table.rows) {
      const a = example.facts['a']
      const early = typeof a === 'string' && a <= '2026-06-01' ? 'B' : 'NONE'
      expect(to).toBe(a === undefined ? 'UNDETERMINED' : a === 'NONE' ? 'A' : early)
    }
    expect(new Set(table.rows.map(({ to }) => to)).size).toBe(4)
  })

  test('may come from either of two facts that no rule asks', () => {
    const { exact, rows } = tableOf({
      facts: { z: number, b: number, a: number },
      decisions: { d: decides(tested('b', 'greaterThan', 5)) },
      events: { FIRST: becomes('b', { fact: 'z' }), SECOND: becomes('b', { fact: 'a' }) },
    })
    expect(exact).toBe(true)
    expect(rows.filter(({ from, to }) => from === 'NONE' && to === 'A')).toMatchObject([
      { event: 'FIRST', example: { facts: { b: 0 } } },
      { event: 'SECOND', example: { facts: { b: 0 } } },
    ])
  })

  test('may be what a list comes to, where that is supplied', () => {
    const { rows } = tableOf({
      facts: { n: number, count: number, offences },
      derived: { count: derived({ type: 'number', count: 'offences', unlessSupplied: true }) },
      decisions: { d: decides(tested('n', 'greaterThan', 5), tested('count', 'greaterThan', 0)) },
      events: { TAKEN: becomes('n', { fact: 'count' }) },
    })
    expect(rows.map(({ to, example }) => [to, example.facts['count'] ?? null])).not.toContainEqual([
      'A',
      null,
    ])
  })
})

describe('what is learnt', () => {
  test('is known besides what the event sets by itself', () => {
    const table = tableOf({
      decisions: { d: decides(met('yes'), met('no')) },
      events: {
        LEARNT: { ...becomes('yes', true), payload: { facts: { type: 'facts' } }, learn: 'facts' },
      },
    })
    expect(table.exact).toBe(true)
    expect(pairs(table)).toEqual([
      'A LEARNT A',
      'NONE LEARNT A',
      'NONE LEARNT NONE',
      'NONE LEARNT UNDETERMINED',
      'UNDETERMINED LEARNT A',
      'UNDETERMINED LEARNT NONE',
      'UNDETERMINED LEARNT UNDETERMINED',
    ])
  })
})

describe('what lists come to', () => {
  const byType = (value: string) =>
    derived({ type: 'number', count: 'offences', where: { field: 'type', operator: 'equal', value } })
  const recorded = (record: object, payload: object) => ({
    title: 'Recorded',
    payload,
    append: { offences: record },
  })
  const type = { fact: 'offences', field: 'type' }

  test('is looked at in some ways only, and that is said', () => {
    const table = tableOf({
      facts: { offences },
      derived: { x: byType('X'), y: byType('Y'), z: byType('Z') },
      decisions: {
        d: decides(...['x', 'y', 'z'].flatMap((id) => [1, 2, 3].map((n) => tested(id, 'notEqual', n)))),
      },
      events: { RECORDED: recorded({ type: { payload: 'type' } }, { type }) },
    })
    expect(table.exact).toBe(false)
    expect(table.reasons).toContain('“Recorded” leads to more lists than were looked at.')
  })

  const listed = { x: byType('X') }
  const decisions = { d: decides(tested('x', 'greaterThan', 0)) }

  test('changes by records with fields that no rule reads, codes among them', () => {
    const record = { ...offences.record, code: { type: 'code', title: 'Code' } }
    const table = tableOf({
      facts: {
        offences: { ...offences, record },
        needs: { type: 'list', title: 'Needs', values: ['P', 'Q'] },
      },
      derived: listed,
      decisions,
      events: {
        RECORDED: {
          ...recorded(
            { type: { payload: 'type' }, day: { payload: 'day' }, code: { payload: 'code' } },
            { type, day: { fact: 'offences', field: 'day' }, code: { fact: 'offences', field: 'code' } },
          ),
          append: {
            needs: 'P',
            offences: { type: { payload: 'type' }, day: { payload: 'day' }, code: { payload: 'code' } },
          },
        },
      },
    })
    expect(pairs(table)).toEqual([
      'A RECORDED A',
      'NONE RECORDED A',
      'NONE RECORDED NONE',
      'UNDETERMINED RECORDED UNDETERMINED',
    ])
    expect(table.rows[1]?.example.event.payload).toEqual({ type: 'X', day: asAt, code: '1' })
  })

  test('changes by a list that is carried as a whole, and not by one that no rule reads', () => {
    const replaced = (fact: string) => ({
      title: `Replaced ${fact}`,
      payload: { list: { fact } },
      set: { [fact]: { payload: 'list' } },
    })
    const { rows } = tableOf({
      facts: { offences, custody },
      derived: listed,
      decisions,
      events: { OFFENCES: replaced('offences'), CUSTODY: replaced('custody') },
    })
    const by = (type: string) =>
      rows.filter(({ event }) => event === type).map(({ from, to }) => `${from} ${to}`)
    expect(by('OFFENCES')).toEqual([
      'A A',
      'A NONE',
      'NONE A',
      'NONE NONE',
      'UNDETERMINED A',
      'UNDETERMINED NONE',
    ])
    expect(by('CUSTODY')).toEqual(['A A', 'NONE NONE', 'UNDETERMINED UNDETERMINED'])
    const [kept] = rows.filter(({ event }) => event === 'CUSTODY')
    expect(kept?.example.event.payload).toEqual({ list: [] })
  })

  const backwards = {
    facts: { custody },
    derived: {
      odd: derived({
        type: 'boolean',
        exists: 'custody',
        where: {
          all: [
            { field: 'from', operator: 'onOrAfter', value: '2025-06-01' },
            { field: 'to', operator: 'onOrBefore', value: '2025-01-01' },
          ],
        },
      }),
    },
    events: {
      BAD: {
        title: 'Bad',
        payload: {
          from: { fact: 'custody', field: 'from' },
          to: { fact: 'custody', field: 'to' },
        },
        append: { custody: { from: { payload: 'from' }, to: { payload: 'to' } } },
      },
    },
  }

  test('is not settled where the engine refuses every case', () => {
    const table = tableOf({ ...backwards, decisions: { d: decides(met('odd')) } })
    expect(table.exact).toBe(false)
    expect(table.reasons).toContain('A case for “Bad” could not be confirmed.')
    expect(leadingTo(table, 'A')).toEqual([])
  })

  test('is not settled where a step on the way is refused', () => {
    const table = tableOf({
      ...backwards,
      facts: { ...backwards.facts, yes: yesNo },
      decisions: { d: decides(met('odd'), met('yes')) },
      conditions: { odd: { all: [met('odd')] } },
      events: {
        ...backwards.events,
        GO: { ...becomes('yes', true), title: 'Go', permittedBy: 'flow' },
      },
      machines: {
        flow: {
          initial: 'A',
          states: {
            A: { on: { GO: { target: 'B', guard: { type: 'rule', params: { condition: 'odd' } } } } },
            B: {},
          },
        },
      },
    })
    expect(table.reasons).toContain('A case for “Go” could not be confirmed.')
    expect(table.rows.filter(({ event }) => event === 'GO')).toEqual([])
  })
})

describe('what an event carries', () => {
  test('may be a score of a matrix without items, and no duty where there is none', () => {
    const table = tableOf({
      decisions: { d: small.decisions.d },
      events: {
        SCORED: { title: 'Scored', payload: { items: { type: 'matrix' } } },
        DUTY_DONE: {
          title: 'Done',
          payload: { duty: { type: 'id', of: 'duty' } },
          actions: [discharge({ payload: 'duty' })],
        },
      },
    })
    expect(table.exact).toBe(true)
    expect(pairs(table)).toEqual(['A SCORED A', 'NONE SCORED NONE', 'UNDETERMINED SCORED UNDETERMINED'])
  })

  test('is looked at in some ways only where there are too many, and that is said', () => {
    const many = {
      type: 'choice',
      title: 'One of many',
      values: Array.from({ length: 50 }, (_, at) => `V${at}`),
    }
    const table = tableOf({
      facts: { a: many, b: many },
      decisions: { d: decides(tested('a', 'equal', 'V0'), tested('b', 'equal', 'V0')) },
      events: {
        GIVEN: {
          title: 'Given',
          payload: { a: { fact: 'a' }, b: { fact: 'b' } },
          set: { a: { payload: 'a' }, b: { payload: 'b' } },
        },
      },
    })
    expect(table.exact).toBe(false)
    expect(table.reasons).toEqual(['“Given” can happen in more ways than were looked at.'])
  })

  test('may be a day for which another stands', () => {
    const table = tableOf({
      facts: { soon },
      decisions: { d: decides(tested('soon', 'onOrAfter', '2027-01-01')) },
      events: { GIVEN: carries('soon', { cases: { '2026-06-01': '2027-06-01' }, otherwise: 'NONE' }) },
    })
    expect(table.exact).toBe(true)
    const [found] = table.rows.filter(({ to }) => to === 'A')
    expect(found?.example.event.payload).toEqual({ value: '2026-06-01' })
  })
})

test('records of days to come are not made up', () => {
  const { rows } = tableOf({
    facts: { offences, last: soon },
    derived: { last: derived({ type: 'day', latest: 'offences', of: 'day', unlessSupplied: true }) },
    decisions: {
      d: decision([
        rule('late', 'A', { all: [tested('last', 'onOrAfter', '2027-01-01')] }),
        rule('early', 'B', { all: [tested('last', 'onOrAfter', '2025-06-01')] }),
      ]),
    },
    events: { WAITED: { title: 'Waited' } },
  })
  // Supplied it may lie ahead; a record’s day is in the past.
  expect(new Set(rows.map(({ to }) => to))).toEqual(new Set(['A', 'B', 'NONE', 'UNDETERMINED']))
  const days = rows.flatMap(({ example }) => (example.facts['offences'] ?? []) as { day: string }[])
  expect(days.length).toBeGreaterThan(0)
  for (const { day } of days) expect(day <= asAt).toBe(true)
})

test('records that end before they begin are not made up', () => {
  const { rows } = tableOf({
    facts: { custody },
    derived: {
      over: derived({
        type: 'boolean',
        exists: 'custody',
        where: {
          all: [
            { field: 'from', operator: 'onOrAfter', value: '2025-06-01' },
            { field: 'to', operator: 'onOrBefore', value: '2025-09-01' },
          ],
        },
      }),
    },
    decisions: { d: decides(met('over')) },
    events: { WAITED: { title: 'Waited' } },
  })
  const periods = rows.flatMap(
    ({ example }) => (example.facts['custody'] ?? []) as { from: string; to: string }[],
  )
  expect(periods.length).toBeGreaterThan(0)
  for (const { from, to } of periods) expect(from <= to).toBe(true)
})

test('a table of which somebody took the titles out is shown by its ids', () => {
  const whole = tableOf({ events: { YES: becomes('yes', true) } })
  const table = { ...whole, states: whole.states.filter(({ id }) => id === 'NONE'), events: [] }
  expect(transitionsToCsv(table)).toContain('\r\nA,A,YES,YES,A,A,')
  expect(transitionsToMermaid(table)).toBe(
    [
      'stateDiagram-v2',
      '  state "NONE" as s0',
      '  A --> A : YES',
      '  s0 --> A : YES',
      '  UNDETERMINED --> A : YES',
      '',
    ].join('\n'),
  )
})
