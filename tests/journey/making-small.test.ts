// Journeys that are made under small policies: what a search can bring about, and what it says when it cannot.
import type { Facts, Policy } from '@iom-rules/core'
import {
  boundaryJourneys,
  coveringJourneys,
  replay,
  shortestJourney,
  type Goal,
  type Journey,
} from '@iom-rules/core/journey'
import { describe, expect, test } from 'vitest'
import { believed } from '../../packages/core/src/journey/making/believable.ts'
import { custody, decision, offences, rule, test as tested, weights, yesNo } from '../policy/build.ts'
import { oblige, policyWith, small } from './journey-small.ts'

const day = '2026-01-01'
const number = { type: 'number', title: 'A number', minimum: 0, maximum: 9, unit: 'points' }
const met = (fact: string) => tested(fact, 'equal', true)
const becomes = (fact: string, value: unknown = true) => ({ title: `Sets ${fact}`, set: { [fact]: value } })
const carries = (fact: string) => ({
  title: `Gives ${fact}`,
  payload: { value: { fact } },
  set: { [fact]: { payload: 'value' } },
})
const learning = { title: 'Learnt', payload: { facts: { type: 'facts' } }, learn: 'facts' }
const asking = (condition: string) => ({ type: 'rule', params: { condition } })
const derived = (more: object) => ({ title: 'Derived', assumption: 'For the test.', ...more })
const count = derived({ type: 'number', count: 'offences' })
const decides = (...conditions: readonly object[]) => decision([rule('a', 'A', { all: conditions })])
const toA: Goal = { decision: 'd', outcome: 'A' }

function shortest(policy: Policy, facts: Facts, goal: Goal = toA): Journey | null {
  return shortestJourney(policy, { ref: 'A', asAt: day, facts }, goal)
}

const types = (journey: Journey | null) => journey?.events.map(({ type }) => type) ?? null

test('a duty is done for a member, and believed of nobody else', () => {
  const believes = (membership?: string) => believed['DUTY_DONE']?.when?.({ membership }, day)
  expect([believes('ACTIVE'), believes('NONE'), believes()]).toEqual([true, false, false])
})

describe('the shortest journey', () => {
  const flow = {
    events: { GO: { title: 'Go', permittedBy: 'flow' }, YES: becomes('yes') },
    machines: {
      flow: { initial: 'A', states: { A: { on: { GO: { target: 'B', guard: asking('ready') } } }, B: {} } },
    },
    conditions: { ready: { all: [tested('decision.d', 'equal', 'A'), met('no')] } },
  }

  test('is called by the ids of a state and an outcome that have no other name', () => {
    expect(shortest(policyWith(flow), {}, { region: 'flow', state: 'B' })).toBeNull()
    expect(shortest(policyWith(flow), { no: true }, { region: 'flow', state: 'B' })).toMatchObject({
      title: 'The shortest way to B',
      events: [{ type: 'YES' }, { type: 'GO' }],
    })
    expect(shortest(policyWith(flow), {})?.title).toBe('The shortest way to A decision: A')
  })

  test('says that there is no region at all', () => {
    expect(() => shortest(policyWith({}), {}, { region: 'flow', state: 'B' })).toThrow(
      'The policy small has no region `flow`. There are: none.',
    )
  })

  test('takes an event that brings about a duty besides', () => {
    const policy = policyWith({
      decisions: { ...small.decisions, d: decides(met('yes'), met('no')) },
      events: { YES: becomes('yes'), NO: { ...becomes('no'), actions: [oblige('TOLD')] } },
    })
    expect(types(shortest(policy, {}))?.sort()).toEqual(['NO', 'YES'])
  })

  test('goes by a figure that no rule asks and that another takes over', () => {
    const policy = policyWith({
      facts: { high: { ...number, minimum: 6 }, n: number },
      decisions: { d: decides(tested('n', 'greaterThan', 5)) },
      events: { HIGH: carries('high'), TAKEN: becomes('n', { fact: 'high' }), LEARNT: learning },
    })
    expect(types(shortest(policy, { n: 0 }))).toEqual(['HIGH', 'TAKEN'])
    expect(types(shortest(policy, {}))).toEqual(['LEARNT'])
  })

  const listed = {
    facts: { yes: yesNo, offences },
    derived: {
      listed: derived({
        type: 'boolean',
        exists: 'offences',
        where: { field: 'type', operator: 'equal', value: 'X' },
      }),
      any: derived({ type: 'boolean', exists: 'offences' }),
      count,
    },
    events: {
      RECORDED: {
        title: 'Recorded',
        payload: { type: { fact: 'offences', field: 'type' }, day: { fact: 'offences', field: 'day' } },
        append: { offences: { type: { payload: 'type' }, day: { payload: 'day' } } },
      },
      LEARNT: learning,
    },
  }

  test.each([
    ['of a kind that a rule asks for', [met('listed')], [], 1],
    ['of any kind', [met('any')], [], 1],
    [
      'once more, past a figure that is passed already',
      [met('listed'), tested('count', 'greaterThan', 1)],
      ['Y', 'Y'],
      1,
    ],
    ['as often as it takes', [tested('count', 'greaterThan', 2)], ['Y'], 2],
  ] as const)('records an offence %s', (_, conditions, before, more) => {
    const policy = policyWith({ ...listed, decisions: { d: decides(...conditions) } })
    const journey = shortest(policy, { offences: before.map((type) => ({ type, day })) })
    expect(types(journey)).toEqual(Array.from({ length: more }, () => 'RECORDED'))
  })

  test('learns other facts where a list cannot be made up that would do', () => {
    const either = decision([
      rule('many', 'A', { all: [tested('count', 'greaterThan', 40)] }),
      rule('yes', 'A', { all: [met('yes')] }),
    ])
    const policy = policyWith({ ...listed, decisions: { d: either } })
    expect(shortest(policy, {})?.events).toEqual([
      { type: 'LEARNT', day, payload: { facts: expect.objectContaining({ yes: true }) as unknown } },
    ])
  })

  test('tries some of many ways of learning an outcome', () => {
    const names = ['a', 'b', 'c', 'e', 'f', 'g']
    const policy = policyWith({
      facts: Object.fromEntries(names.map((name) => [name, yesNo])),
      decisions: { d: decision([rule('a', 'A', { any: names.map(met) })]) },
      events: { LEARNT: learning },
    })
    expect(types(shortest(policy, {}))).toEqual(['LEARNT'])
  })

  const names = ['k', 'm', 'n']
  const figures = Array.from({ length: 64 }, (_, at) => at)
  const giving = Object.fromEntries(names.map((name) => [`GIVES_${name}`, carries(name)]))
  const wide = (more: object = {}) =>
    policyWith({
      facts: { never: yesNo, ...Object.fromEntries(names.map((name) => [name, { ...number, maximum: 99 }])) },
      decisions: {
        d: decides(
          met('never'),
          ...names.map((name) => ({ any: figures.map((figure) => tested(name, 'equal', figure)) })),
        ),
      },
      events: giving,
      ...more,
    })

  test('gives up where too many positions had to be looked at', () => {
    expect(() => shortest(wide(), { never: false })).toThrow(
      'No journey was found among the first 5000 positions of the policy small. Start nearer to where it should end.',
    )
  })
})

describe('journeys through every transition', () => {
  const go = (guard?: object) => ({ GO: guard === undefined ? 'B' : { target: 'B', guard } })
  const process = (states: object, more: object = {}) =>
    policyWith({
      conditions: { ready: { all: [met('yes')] }, never: { all: [met('no')] } },
      events: { GO: { title: 'Go', permittedBy: 'flow' }, YES: becomes('yes') },
      machines: { flow: { initial: 'A', states } },
      ...more,
    })
  const missing = (state: string) => ({ region: 'flow', state, event: 'GO', index: 0 })

  test('bring about a named condition, or that it is not so', () => {
    const { journeys, missed } = coveringJourneys(process({ A: { on: go(asking('ready')) }, B: {} }))
    expect(missed).toEqual([])
    expect(journeys.map(types)).toEqual([['YES', 'GO']])
    const not = { type: 'not', params: { guard: asking('ready') } }
    const opposite = coveringJourneys(
      process(
        { A: { on: go(not) }, B: {} },
        { events: { GO: { title: 'Go', permittedBy: 'flow' }, NOT: becomes('yes', false) } },
      ),
    )
    expect(opposite.journeys.map(types)).toEqual([['NOT', 'GO']])
  })

  test.each([
    ['nothing brings about what the guard asks', { A: { on: go(asking('never')) }, B: {} }, 'A'],
    ['nothing leads to the state', { A: {}, LOST: { on: go(asking('ready')) }, B: {} }, 'LOST'],
  ])('miss a transition where %s', (_, states, lost) => {
    expect(coveringJourneys(process(states))).toEqual({ journeys: [], missed: [missing(lost)] })
  })

  test('miss a transition of a state in which only others begin', () => {
    const policy = process(
      {},
      {
        machines: {
          flow: {
            initial: [{ target: 'A', guard: asking('ready') }, { target: 'C' }],
            states: { A: { on: go(asking('ready')) }, B: {}, C: {} },
          },
        },
      },
    )
    expect(coveringJourneys(policy).missed).toEqual([missing('A')])
  })

  test('all happen on one day where a day more would make a difference', () => {
    const policy = process(
      { A: { on: go(asking('today')) }, B: {} },
      {
        facts: { due: { type: 'day', title: 'Due' } },
        decisions: {},
        conditions: { today: { all: [tested('due', 'equal', { fact: 'asAt' })] } },
        events: { GO: { title: 'Go', permittedBy: 'flow' } },
      },
    )
    const { journeys } = coveringJourneys(policy, { ref: 'A', asAt: day, facts: { due: day } })
    expect(journeys.map(({ events }) => events)).toEqual([[{ type: 'GO', day }]])
  })
})

describe('journeys across a boundary', () => {
  const across = (more: object, id = 'd') => boundaryJourneys(policyWith(more), id, { asAt: day })

  test('are asked of a decision that there is', () => {
    expect(() => across({}, 'colour')).toThrow(
      'The policy small has no decision `colour`. Decisions: d, obligations.',
    )
    expect(() => across({ decisions: {} }, 'colour')).toThrow(/no decision `colour`\. Decisions: none\./)
  })

  test('are halfway between figures that lie close together', () => {
    const { crossings } = across({
      facts: { n: number },
      decisions: {
        d: decision([
          rule('a', 'A', { all: [tested('n', 'greaterThan', 5.5)] }),
          rule('b', 'B', { all: [tested('n', 'greaterThan', 5)] }),
        ]),
      },
      events: { N: carries('n') },
    })
    expect(crossings.map(({ from, to, before, after }) => [from, to, ...before, ...after])).toEqual([
      [5, 5.25, 'NONE', 'B'],
      [5.5, 6.5, 'B', 'A'],
    ])
  })

  const many = {
    facts: { n: number, offences },
    derived: { count },
    events: { N: carries('n') },
  }

  test.each([0, 1, 5])('go by what lists come to: one record more than %i', (most) => {
    const recorded = {
      title: 'Recorded',
      payload: { type: { fact: 'offences', field: 'type' } },
      append: { offences: { type: { payload: 'type' }, day: { event: 'day' } } },
    }
    const { crossings, uncrossed } = across({
      ...many,
      decisions: { d: decides(tested('count', 'greaterThan', most)) },
      events: { RECORDED: recorded },
    })
    expect(uncrossed).toEqual([])
    expect(crossings).toMatchObject([{ fact: 'count', from: null, before: ['NONE'], after: ['A'] }])
    expect(crossings[0]?.journey.start.facts['offences']).toHaveLength(most)
  })

  test('are none where nothing changes the list, or none so long can be made up', () => {
    const short = across({ ...many, decisions: { d: decides(tested('count', 'greaterThan', 2)) } })
    expect(short.crossings).toEqual([])
    expect(short.uncrossed).toMatchObject([
      { fact: 'count', reason: 'No event of the policy changes it: it can only be learnt.' },
    ])
    const long = across({
      ...many,
      decisions: { d: decides(tested('count', 'greaterThan', 40), tested('n', 'greaterThan', 5)) },
      events: { N: carries('n'), WAITED: { title: 'Waited' } },
    })
    expect(long.crossings).toEqual([])
    expect(long.uncrossed.map(({ fact, reason }) => [fact, reason])).toContainEqual([
      'n',
      'No event that was tried crosses it where it changes the outcome.',
    ])
  })

  test('are none where no records come to the figure', () => {
    const { crossings, uncrossed } = across({
      facts: { offences },
      tables: { weights },
      derived: { it: derived({ type: 'number', sum: 'offences', of: { table: 'weights', by: 'type' } }) },
      decisions: { d: decides(tested('it', 'equal', 1)) },
      events: { WAITED: { title: 'Waited' } },
    })
    expect(crossings).toEqual([])
    expect(uncrossed.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [1, 2],
    ])
  })

  test('are none where the event leaves the outcome open', () => {
    const { crossings, uncrossed } = across({
      facts: { n: number, yes: yesNo },
      decisions: { d: decides(tested('n', 'greaterThan', 5), met('yes')) },
      events: { N: { ...carries('n'), set: { n: { payload: 'value' }, yes: null } } },
    })
    expect(crossings.map(({ fact }) => fact)).not.toContain('yes')
    expect(uncrossed.map(({ fact }) => fact)).toContain('yes')
  })

  test('are found among a few of many combinations of the other facts', () => {
    const names = ['a', 'b', 'c', 'e', 'f', 'g', 'h', 'i']
    const { crossings } = across({
      facts: { n: number, ...Object.fromEntries(names.map((name) => [name, yesNo])) },
      decisions: {
        d: decision(
          [
            rule('a', 'A', { all: [tested('n', 'greaterThan', 5), { any: names.map(met) }] }),
            rule('b', 'B', { all: [tested('n', 'greaterThan', 5)] }),
          ],
          { hitPolicy: 'COLLECT', otherwise: undefined, outcomes: { A: {}, B: {} } },
        ),
      },
      events: { N: carries('n') },
    })
    expect(crossings.filter(({ fact }) => fact === 'n')).toMatchObject([{ from: 5, to: 6 }])
  })

  test.each([
    [
      'periods that still run',
      {
        type: 'boolean',
        exists: 'custody',
        where: {
          all: [
            { field: 'from', operator: 'withinLastMonths', value: 6 },
            { field: 'to', operator: 'isNone', value: true },
          ],
        },
      },
      met('it'),
    ],
    [
      'sums of which some records have no weight',
      { type: 'number', sum: 'offences', of: { table: 'weights', by: 'type' } },
      tested('it', 'greaterThan', 7),
    ],
  ])('make up records for %s', (_, fact, condition) => {
    const policy = policyWith({
      facts: { offences, custody },
      tables: { weights },
      derived: { it: derived(fact) },
      decisions: { d: decides(condition) },
      events: {
        EMPTIED: {
          title: 'Emptied',
          payload: { custody: { fact: 'custody' }, offences: { fact: 'offences' } },
          set: { custody: { payload: 'custody' }, offences: { payload: 'offences' } },
        },
      },
    })
    const { crossings } = boundaryJourneys(policy, 'd', { asAt: day })
    expect(crossings).toMatchObject([{ fact: 'it', before: ['A'], after: ['NONE'] }])
    for (const { journey } of crossings) expect(replay(policy, journey).refused).toEqual([])
  })
})
