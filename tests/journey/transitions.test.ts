import { decide, IomRulesError, parsePolicy, type Facts, type Policy } from '@iom-rules/core'
import { beginAt, takeEvent, type JourneyEvent } from '@iom-rules/core/journey'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { transitions, type TransitionTable } from '../../packages/core/src/journey/transitions/transitions.ts'
import { addMonths, dayNumber, dayText } from '@iom-rules/core'
import { custody, decision, document, offences, pastDay, rule, test, yesNo } from '../policy/build.ts'
import { policyOf } from '../rules/shipped.ts'

const day = '2026-11-22'

function policyFrom(more: object): Policy {
  const parsed = parsePolicy(document(more))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 1))
  return parsed.value
}

function stateOf(policy: Policy, position: ReturnType<typeof beginAt>, id: string): string {
  const answer = position.context.answers[id]
  return answer !== undefined && 'outcome' in answer ? (answer.outcome ?? 'UNDETERMINED') : 'UNDETERMINED'
}

/** Rows of the table that the engine does not confirm. */
function unconfirmed(policy: Policy, table: TransitionTable): unknown[] {
  return table.rows.filter(({ from, to, event, example }) => {
    let position = beginAt(policy, { facts: example.facts, asAt: example.asAt })
    for (const each of example.earlier ?? []) {
      const taken = takeEvent(policy, position, each)
      if (taken.refusal !== null) return true
      position = taken.position
    }
    const before = stateOf(policy, position, table.decision)
    const taken = takeEvent(policy, position, example.event)
    const after = stateOf(policy, taken.position, table.decision)
    return taken.refusal !== null || before !== from || after !== to || example.event.type !== event
  })
}

function pairsIn(table: TransitionTable): Set<string> {
  return new Set(table.rows.map(({ from, event, to }) => `${from} ${event} ${to}`))
}

/** What the engine does with each of these starts and events, all on one day. */
function tried(
  policy: Policy,
  id: string,
  starts: Iterable<Facts>,
  eventsFor: (facts: Facts) => readonly JourneyEvent[],
): Set<string> {
  const found = new Set<string>()
  for (const facts of starts) {
    const before = beginAt(policy, { facts, asAt: day })
    const from = stateOf(policy, before, id)
    for (const event of eventsFor(facts)) {
      const taken = takeEvent(policy, before, event)
      if (taken.refusal === null) found.add(`${from} ${event.type} ${stateOf(policy, taken.position, id)}`)
    }
  }
  return found
}

type Values = Readonly<Record<string, readonly (string | number | boolean | null)[]>>

/** Every combination of these values; `null` leaves the fact out. */
function combinations(values: Values): Facts[] {
  return Object.entries(values).reduce<Facts[]>(
    (all, [fact, each]) =>
      all.flatMap((facts) => each.map((value) => (value === null ? facts : { ...facts, [fact]: value }))),
    [{}],
  )
}

describe('the table of a shipped policy', () => {
  it.each([
    ['navigate', 8],
    ['cheshire', 8],
  ] as const)('%s: exact, and each row is what the engine does', (id, states) => {
    const policy = policyOf(id)
    const table = transitions(policy)
    expect(table.reasons).toEqual([])
    expect(table.exact).toBe(true)
    expect(table.states).toHaveLength(states)
    expect(unconfirmed(policy, table)).toEqual([])
    // Every event can happen from somewhere.
    const events = new Set(table.rows.map(({ event }) => event))
    expect(Object.keys(policy.events).filter((event) => !events.has(event))).toEqual([])
  })

  it('navigate: nothing that random cases do is missing', () => {
    const policy = policyOf('navigate')
    const values: Values = {
      wantedOnPnc: [true, false, null],
      wantedForArrest: [true, false, null],
      intelligenceOfOffending: [true, false, null],
      engagingWithAllAgencies: [true, false, null],
      inPrison: [true, false, null],
      supervisionCompliance: ['COMPLYING', 'NOT_COMPLYING', 'NOT_APPLICABLE', null],
      treatmentCompliance: ['COMPLYING', 'NOT_COMPLYING', 'NOT_APPLICABLE', null],
      sentenceMonths: [0, 24, 25, 'NONE', null],
      sentenceKind: ['DETERMINATE', 'INDETERMINATE', 'NOT_SENTENCED', null],
      releaseDate: ['2020-01-01', day, '2027-05-22', '2027-05-23', '2030-01-01', 'NONE', null],
    }
    const plain = Object.keys(policy.events).filter((type) => policy.events[type]?.payload === undefined)
    const simple = plain.filter((type) => type !== 'DAY_PASSED').map((type) => ({ type, day }))
    const carrying: JourneyEvent[] = [
      { type: 'WANTED_CIRCULATED', day, payload: { reason: 'CRIME' } },
      { type: 'TAKEN_INTO_CUSTODY', day, payload: { kind: 'REMAND' } },
      { type: 'NEEDS_ASSESSED', day, payload: { needs: [] } },
      ...[true, false].map((engaging) => ({ type: 'ENGAGEMENT_CHANGED', day, payload: { engaging } })),
      ...[0, 24, 24.5, 1200, 'INDETERMINATE'].map((months) => ({
        type: 'SENTENCED',
        day,
        payload: { months },
      })),
      ...['2010-01-01', '2027-05-22', '2027-05-23', 'NONE'].map((date) => ({
        type: 'RELEASE_DATE_SET',
        day,
        payload: { date },
      })),
    ]
    const expected = pairsIn(transitions(policy, { asAt: day }))
    const pick = fc.record(
      Object.fromEntries(Object.entries(values).map(([fact, each]) => [fact, fc.constantFrom(...each)])),
    )
    fc.assert(
      fc.property(pick, pick, (picked, more) => {
        const known = Object.entries(picked).filter(([, value]) => value !== null)
        const facts = Object.fromEntries(known) as Facts
        const learnt = Object.entries(more).filter(([fact, value]) => value !== null && !(fact in facts))
        const learning = {
          type: 'FACTS_LEARNED',
          day,
          payload: { facts: Object.fromEntries(learnt) as Facts },
        }
        const found = tried(policy, 'status', [facts], () => [...simple, ...carrying, learning])
        expect([...found].filter((pair) => !expected.has(pair))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('is made once, and for the same policy the same', () => {
    const policy = policyOf('navigate')
    expect(transitions(policy)).toBe(transitions(policy))
    expect(JSON.stringify(transitions(policyOf('navigate')))).toBe(JSON.stringify(transitions(policy)))
  })

  it('brings the process to where its events are permitted', () => {
    const policy = policyOf('neighbourhood-crime-2020')
    const table = transitions(policy, { decision: 'lead' })
    expect(table.exact).toBe(true)
    expect(unconfirmed(policy, table)).toEqual([])
    const accepted = table.rows.filter(({ event }) => event === 'PANEL_ACCEPTED')
    expect(accepted.map(({ from, to }) => `${from} ${to}`)).toEqual([
      'MAPPA MAPPA',
      'NONE IOM',
      'UNDETERMINED IOM',
      'UNDETERMINED UNDETERMINED',
    ])
    expect(accepted[1]?.example.earlier?.map(({ type }) => type)).toEqual([
      'FINAL_NOMINATION_SENT',
      'MATRIX_SCORED',
      'POLICE_REVIEW_COMPLETED',
      'PANEL_DISCUSSED',
    ])
    const ended = table.rows.filter(({ event, from }) => event === 'DESELECTED' && from === 'IOM')
    expect(ended.map(({ to }) => to)).toEqual(['NONE'])
  })

  it('says so where lists decide, and lists only what the engine confirms', () => {
    const policy = policyOf('neighbourhood-crime-2020')
    const table = transitions(policy, { decision: 'cohort' })
    expect(table.exact).toBe(false)
    expect(table.reasons.join()).toContain('worked out from lists')
    expect(unconfirmed(policy, table)).toEqual([])
    const pairs = pairsIn(table)
    expect(pairs).toContain('NONE OFFENCE_RECORDED FIXED')
    expect(pairs).toContain('FIXED DAY_PASSED NONE')
  })
})

const parts = {
  facts: {
    a: yesNo,
    b: yesNo,
    kind: { type: 'choice', values: ['X', 'Y', 'Z'], title: 'Kind' },
    score: { type: 'number', minimum: 0, maximum: 100, unit: 'points', mayBeNone: true, title: 'Score' },
  },
}

const every: Values = {
  a: [true, false, null],
  b: [true, false, null],
  kind: ['X', 'Y', 'Z', null],
  score: [0, 10, 30, 50, 70, 100, 'NONE', null],
}

/** Events of every form that can reach a fact, written out for any small policy. */
const effects = {
  SET_A: { title: 'Set a', set: { a: true } },
  FORGET: { title: 'Forget', set: { a: null, kind: null } },
  KIND_IS: {
    title: 'Kind is',
    payload: { kind: { fact: 'kind', values: ['X', 'Z'] }, b: { fact: 'b', optional: true } },
    set: { kind: { payload: 'kind', cases: { X: 'Y' } }, b: { payload: 'b', otherwise: false } },
  },
  SCORED: {
    title: 'Scored',
    payload: {
      score: { type: 'number', minimum: 30, maximum: 80, unit: 'points', title: 'Score', or: ['ALL'] },
    },
    set: { score: { payload: 'score', cases: { ALL: 100, 50: 0 } } },
  },
  KEPT: {
    title: 'Kept',
    payload: { a: { fact: 'a', optional: true } },
    set: {
      a: { payload: 'a', otherwise: { fact: 'a' } },
      kind: { fact: 'kind', cases: { Z: 'X' }, otherwise: { fact: 'kind' } },
      b: { fact: 'b', cases: { true: false }, otherwise: { fact: 'a' } },
    },
  },
  SWAPPED: { title: 'Swapped', set: { a: { fact: 'b' }, b: { fact: 'a' } } },
  KIND_MOVED: {
    title: 'Kind moved',
    set: {
      kind: { fact: 'kind', cases: { X: 'Y' }, otherwise: 'Z' },
      a: { fact: 'kind', cases: { X: true, Y: false, Z: true }, otherwise: null },
    },
  },
  LEARNT: { title: 'Learnt', payload: { facts: { type: 'facts' } }, learn: 'facts' },
  WAITED: { title: 'Waited' },
} as const

function eventsOn(facts: Facts): JourneyEvent[] {
  const unknown = Object.fromEntries(
    Object.entries(every).map(([fact, each]) => [fact, facts[fact] === undefined ? each : ([null] as const)]),
  )
  return [
    { type: 'SET_A', day },
    { type: 'FORGET', day },
    ...['X', 'Z'].flatMap((kind) =>
      [{}, { b: true }, { b: false }].map((more) => ({ type: 'KIND_IS', day, payload: { kind, ...more } })),
    ),
    ...[30, 40, 50, 70, 80, 'ALL'].map((score) => ({ type: 'SCORED', day, payload: { score } })),
    { type: 'SWAPPED', day },
    ...[{}, { a: true }, { a: false }].map((payload) => ({ type: 'KEPT', day, payload })),
    { type: 'KIND_MOVED', day },
    ...combinations(unknown).map((learnt) => ({ type: 'LEARNT', day, payload: { facts: learnt } })),
    { type: 'WAITED', day: '2026-11-23' },
  ]
}

const anyTest = fc.oneof(
  fc.constantFrom(
    test('a', 'equal', true),
    test('b', 'equal', true),
    test('b', 'equal', false),
    test('kind', 'in', ['X', 'Y']),
    test('kind', 'equal', 'Z'),
    test('kind', 'notEqual', 'Y'),
    test('score', 'greaterThan', 50),
    test('score', 'greaterThanInclusive', 30),
    test('score', 'equal', 70),
    test('score', 'isNone', true),
  ),
)
const anyGroup = fc.oneof(
  fc.array(anyTest, { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
  fc.array(anyTest, { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
  anyTest.map((not) => ({ all: [{ not }] })),
)

const anyPolicy = fc.record({
  rules: fc.array(fc.tuple(anyGroup, fc.constantFrom('A', 'B', 'C')), { minLength: 1, maxLength: 4 }),
  hitPolicy: fc.constantFrom('FIRST', 'FIRST', 'UNIQUE'),
  otherwise: fc.boolean(),
  provisional: fc.subarray(['A', 'B']),
  assumptions: fc.array(fc.tuple(anyGroup, fc.constantFrom('reason', 'reason', 'report')), { maxLength: 3 }),
})

describe('every combination of a small policy', () => {
  it('gives exactly the rows of the table', () => {
    fc.assert(
      fc.property(anyPolicy, ({ rules, hitPolicy, otherwise, provisional, assumptions }) => {
        const { otherwise: last, ...d } = decision(
          rules.map(([conditions, type], at) => rule(`r${at}`, type, conditions)),
          {
            hitPolicy,
            outcomes: {
              A: {},
              B: {},
              C: { mayBeProvisional: provisional },
              NONE: { mayBeProvisional: ['C'] },
            },
          },
        ) as { otherwise: object }
        const policy = policyFrom({
          ...parts,
          decisions: { d: otherwise ? { ...d, otherwise: last } : d },
          assumptions: assumptions.map(([condition, use], at) => ({
            id: `s${at}`,
            condition,
            use,
            reason: 'For the test.',
          })),
          events: effects,
        })
        const table = transitions(policy, { decision: 'd', asAt: day })
        const found = tried(policy, 'd', combinations(every), eventsOn)
        expect([...pairsIn(table)].sort()).toEqual([...found].sort())
        expect(table.exact).toBe(true)
      }),
      { numRuns: 12 },
    )
  })

  it('prefers a case with few known facts', () => {
    const policy = policyFrom({
      ...parts,
      decisions: {
        d: decision([rule('a', 'A', { any: [test('a', 'equal', true), test('b', 'equal', true)] })]),
      },
      events: effects,
    })
    const { rows } = transitions(policy, { decision: 'd', asAt: day })
    const row = rows.find(({ from, event, to }) => `${from} ${event} ${to}` === 'UNDETERMINED LEARNT A')
    expect(row?.example.facts).toEqual({})
    expect(Object.keys(row?.example.event.payload?.['facts'] ?? {})).toHaveLength(1)
  })
})

describe('time alone', () => {
  const dated = { type: 'day', mayBeNone: true, title: 'A day' } as const
  const windows = [
    rule('past', 'A', { all: [test('first', 'withinLastMonths', 1)] }),
    rule('soon', 'B', { all: [test('first', 'withinNextMonths', 1), test('second', 'withinLastMonths', 2)] }),
    rule('fixed', 'C', { all: [test('first', 'onOrAfter', '2027-01-10')] }),
    rule('over', 'E', { all: [test('first', 'onOrBefore', { fact: 'asAt' })] }),
  ]
  const policy = policyFrom({
    facts: { first: dated, second: { ...pastDay } },
    decisions: { d: decision(windows) },
    events: { WAITED: { title: 'Waited' } },
  })
  const today = dayNumber(day) as number
  const span = (from: number, to: number, step: number) =>
    Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, at) => dayText(today + from + at * step))

  function says(first: string | null, second: string | null, asAt: string): string {
    const facts = { ...(first === null ? {} : { first }), ...(second === null ? {} : { second }) }
    const answer = decide(policy, { ref: 'A', facts }, { asAt })['d']
    return answer !== undefined && 'outcome' in answer ? (answer.outcome ?? 'UNDETERMINED') : ''
  }

  it('turns what any days, tried one by one, turn', () => {
    const found = new Set<string>()
    const later = [1, 2, 27, 28, 29, 30, 31, 32, 45, 59, 60, 61, 62, 63, 64, 90].map((more) =>
      dayText(today + more),
    )
    for (const first of [...span(-66, 100, 3), ...span(-34, -28, 1), ...span(28, 34, 1), 'NONE', null])
      for (const second of [...span(-64, 0, 8), dayText(addMonths(today, -2)), null]) {
        const from = says(first, second, day)
        for (const asAt of later) found.add(`${from} WAITED ${says(first, second, asAt)}`)
      }
    const table = transitions(policy, { decision: 'd', asAt: day })
    expect(table.exact).toBe(true)
    expect(unconfirmed(policy, table)).toEqual([])
    expect([...pairsIn(table)].sort()).toEqual([...found].sort())
  })

  it('never goes back', () => {
    const pairs = pairsIn(transitions(policy, { decision: 'd', asAt: day }))
    expect(pairs).toContain('B WAITED A')
    expect(pairs).not.toContain('E WAITED A')
    expect(pairs).not.toContain('E WAITED C')
  })
})

describe('events of the process', () => {
  const machine = {
    work: {
      initial: 'DRAFT',
      states: {
        DRAFT: {
          on: { SENT: [{ target: 'OPEN', guard: { type: 'rule', params: { condition: 'ready' } } }] },
        },
        OPEN: {
          on: {
            CLOSED: { target: 'SHUT', actions: [{ type: 'oblige', params: { duty: 'TELL' } }] },
            REVERSED: 'DRAFT',
          },
        },
        SHUT: {
          on: { TOLD: { target: 'DRAFT', actions: [{ type: 'discharge', params: { duty: 'TELL' } }] } },
        },
      },
    },
  }
  const policy = policyFrom({
    facts: { a: yesNo, b: yesNo },
    conditions: { ready: { all: [test('a', 'equal', true)] } },
    decisions: {
      d: decision([
        rule('both', 'A', { all: [test('a', 'equal', true), test('b', 'equal', true)] }),
        rule('one', 'B', { all: [test('b', 'equal', true)] }),
      ]),
      obligations: {
        title: 'Obligations',
        hitPolicy: 'COLLECT',
        outcomes: { TELL: {}, SHOW: {} },
        rules: [rule('show', 'SHOW', { all: [test('b', 'equal', true)] })],
      },
    },
    machines: machine,
    events: {
      SENT: { title: 'Sent', permittedBy: 'work' },
      CLOSED: { title: 'Closed', permittedBy: 'work', set: { b: true } },
      REVERSED: { title: 'Reversed', permittedBy: 'work', set: { a: false } },
      TOLD: { title: 'Told', permittedBy: 'work' },
      NOTED: { title: 'Noted', actions: [{ type: 'discharge', params: { duty: 'TELL' } }] },
      B_IS: { title: 'B is', payload: { b: { fact: 'b' } }, set: { b: { payload: 'b' } } },
      DONE: {
        title: 'Done',
        payload: { duty: { type: 'id', of: 'duty' } },
        actions: [{ type: 'discharge', params: { duty: { payload: 'duty' } } }],
      },
    },
  })

  it('leads where every journey leads, walked with the engine, and nowhere else', () => {
    const table = transitions(policy, { decision: 'd', asAt: day })
    const events: JourneyEvent[] = [
      ...['SENT', 'CLOSED', 'REVERSED', 'TOLD', 'NOTED'].map((type) => ({ type, day })),
      ...[true, false].map((b) => ({ type: 'B_IS', day, payload: { b } })),
      { type: 'DONE', day, payload: { duty: 'SHOW' } },
    ]
    const found = new Set<string>()
    const seen = new Set<string>()
    const values = [true, false, null]
    const open = combinations({ a: values, b: values }).map((facts) => beginAt(policy, { facts, asAt: day }))
    for (const position of open) {
      const { facts, owed, closed } = position.context
      const duties = [owed, closed].map((each) => [...new Set(each.map(({ duty }) => duty))].sort())
      const key = JSON.stringify([position.states, facts['a'], facts['b'], duties])
      if (seen.has(key)) continue
      seen.add(key)
      for (const event of events) {
        const taken = takeEvent(policy, position, event)
        if (taken.refusal !== null) continue
        found.add(`${stateOf(policy, position, 'd')} ${event.type} ${stateOf(policy, taken.position, 'd')}`)
        open.push(taken.position)
      }
    }
    expect(table.exact).toBe(true)
    expect(unconfirmed(policy, table)).toEqual([])
    expect([...pairsIn(table)].sort()).toEqual([...found].sort())
  })

  it('needs the duty that an event ends to be owed', () => {
    const { rows } = transitions(policy, { decision: 'd', asAt: day })
    const done = rows.filter(({ event }) => event === 'DONE')
    // The duty is owed only where b is known to be so.
    expect(done.map(({ from }) => from)).toEqual(['A', 'B', 'UNDETERMINED'])
    expect(done.every(({ example }) => example.facts['b'] === true)).toBe(true)
  })
})

describe('facts from lists', () => {
  it('takes representative lists, and what events put into them', () => {
    const policy = policyFrom({
      facts: { offences, custody },
      derived: {
        recent: {
          type: 'boolean',
          title: 'Recent',
          exists: 'offences',
          where: { field: 'day', operator: 'withinLastMonths', value: 12, notCounting: 'custody' },
          assumption: 'For the test.',
        },
        many: { type: 'number', title: 'Many', count: 'offences', assumption: 'For the test.' },
      },
      decisions: {
        d: decision([
          rule('both', 'A', { all: [test('recent', 'equal', true), test('many', 'greaterThan', 10)] }),
          rule('recent', 'B', { all: [test('recent', 'equal', true)] }),
        ]),
      },
      events: {
        RECORDED: {
          title: 'Recorded',
          payload: { day: { fact: 'offences', field: 'day' } },
          append: { offences: { type: 'X', day: { payload: 'day' } } },
        },
        WAITED: { title: 'Waited' },
      },
    })
    const table = transitions(policy, { decision: 'd', asAt: day })
    expect(table.exact).toBe(false)
    expect(unconfirmed(policy, table)).toEqual([])
    const pairs = pairsIn(table)
    for (const pair of [
      'NONE RECORDED B',
      'B RECORDED B',
      'A WAITED NONE',
      'B WAITED NONE',
      'UNDETERMINED RECORDED UNDETERMINED',
    ])
      expect(pairs).toContain(pair)
    expect(pairs).not.toContain('B RECORDED NONE')
  })
})

describe('what cannot be asked', () => {
  it.each([
    [{ decision: 'statsu' }, 'UNKNOWN_DECISION'],
    [{ decision: 'flags' }, 'COLLECTING_DECISION'],
    [{ decision: 'lead', asAt: '2026-02-30' }, 'INVALID_DAY'],
    [{}, 'UNKNOWN_DECISION'],
  ])('%j', (options, code) => {
    let error: unknown = null
    try {
      transitions(policyOf('neighbourhood-crime-2020'), options)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(IomRulesError)
    expect((error as IomRulesError).code).toBe(code)
  })
})
