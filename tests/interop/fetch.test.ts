// Facts that are fetched while the engine runs, and the engine's events.
import { describe, expect, test, vi } from 'vitest'
import { toRulesEngine, type FactProvider, type RuleEvent, type RuleListener } from '@iom-rules/core/interop'
import { asAt, boolean, decision, plain, policy, yes } from './small.ts'

const both = policy({ ...plain, decisions: { d: decision({ yes: { all: [yes('b'), yes('a')] } }) } })

describe('fetched facts', () => {
  test('are asked for once, with the nominal, where the facts at hand leave a rule open', async () => {
    const b = vi.fn<FactProvider>(async () => true)
    const runner = toRulesEngine(both, { facts: { b } })
    const nominal = { ref: 'HAL-004', facts: { a: true } }
    expect((await runner.assess(nominal, { asAt })).decisions['d']).toMatchObject({ outcome: 'YES' })
    expect(b.mock.calls).toEqual([[nominal]])
  })

  test('are not asked for where they could change nothing', async () => {
    const b = vi.fn<FactProvider>(async () => true)
    const runner = toRulesEngine(both, { facts: { b } })
    expect((await runner.assess({ ref: 'X', facts: { a: false } }, { asAt })).decisions['d']).toMatchObject({
      outcome: 'NONE',
    })
    expect(b).not.toHaveBeenCalled()
  })

  test('are not asked for where the nominal carries them', async () => {
    const b = vi.fn<FactProvider>(async () => true)
    const runner = toRulesEngine(both, { facts: { b } })
    const { decisions } = await runner.assess({ ref: 'X', facts: { a: true, b: false } }, { asAt })
    expect(decisions['d']).toMatchObject({ outcome: 'NONE' })
    expect(b).not.toHaveBeenCalled()
  })

  test.each([null, undefined])('stay unknown when the answer is %s', async (nothing) => {
    const runner = toRulesEngine(both, { facts: { b: () => nothing } })
    const { decisions } = await runner.assess({ ref: 'X', facts: { a: true, b: null } }, { asAt })
    expect(decisions['d']).toMatchObject({ certainty: 'undetermined', possible: ['YES', 'NONE'] })
  })

  test('must fit the policy', async () => {
    const runner = toRulesEngine(both, { facts: { b: () => 'yes' } })
    await expect(runner.assess({ ref: 'X', facts: { a: true } }, { asAt })).rejects.toMatchObject({
      code: 'INVALID_NOMINAL',
      issues: [{ code: 'wrong-type', path: '/facts/b' }],
    })
  })

  test('that cannot be fetched make the run fail with the same error', async () => {
    const away = new Error('The case system is away.')
    const runner = toRulesEngine(both, { facts: { b: () => Promise.reject(away) } })
    await expect(runner.assess({ ref: 'X', facts: { a: true } }, { asAt })).rejects.toBe(away)
  })

  test('must be declared', () => {
    expect(() => toRulesEngine(both, { facts: { bb: () => true } })).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_FACT' }),
    )
    expect(() => toRulesEngine(both, { facts: { visited: () => true } })).toThrow(
      'fetch the list it comes from',
    )
  })
})

describe('fetched lists', () => {
  const day = { type: 'day', past: true, title: 'Day' }
  const sum = { type: 'number', sum: 'visits', of: { table: 'weights', by: 'kind' } }
  const visits = policy({
    facts: {
      a: boolean('A'),
      visits: {
        type: 'list',
        title: 'Visits',
        record: { day, kind: { type: 'choice', values: ['LONG', 'SHORT'], title: 'Kind' } },
      },
      weight: { type: 'number', minimum: 0, maximum: 100, unit: 'points', title: 'Weight' },
    },
    tables: { weights: { title: 'W', edition: 'tests', rows: { LONG: { value: 9, grade: 'tests' } } } },
    derived: { weight: { ...sum, title: 'Weight', unlessSupplied: true, assumption: 'For the tests.' } },
    decisions: {
      d: decision({ yes: { all: [{ fact: 'weight', operator: 'greaterThan', value: 10 }, yes('a')] } }),
    },
  })
  const long = { day: '2026-01-01', kind: 'LONG' }

  test('feed the facts derived from them', async () => {
    const runner = toRulesEngine(visits, { facts: { visits: async () => [long, long] } })
    const { decisions } = await runner.assess({ ref: 'X', facts: { a: true } }, { asAt })
    expect(decisions['d']).toMatchObject({ outcome: 'YES', certainty: 'settled' })
  })

  test('are left alone where the derived fact is supplied, or could change nothing', async () => {
    const fetchVisits = vi.fn<FactProvider>(async () => [long])
    const runner = toRulesEngine(visits, { facts: { visits: fetchVisits } })
    const outcomes = [{ a: true, weight: 50 }, { a: false }].map(async (facts) => {
      const { decisions } = await runner.assess({ ref: 'X', facts }, { asAt })
      return decisions['d']
    })
    expect(await Promise.all(outcomes)).toMatchObject([{ outcome: 'YES' }, { outcome: 'NONE' }])
    expect(fetchVisits).not.toHaveBeenCalled()
  })

  test('a derived fact that may be supplied may be fetched too', async () => {
    const runner = toRulesEngine(visits, { facts: { weight: () => 50 } })
    const { decisions } = await runner.assess({ ref: 'X', facts: { a: true, visits: [] } }, { asAt })
    expect(decisions['d']).toMatchObject({ outcome: 'YES' })
  })

  test('records with gaps leave open what they could decide', async () => {
    const runner = toRulesEngine(visits, { facts: { visits: () => [long, { day: '2026-01-01' }] } })
    const { decisions } = await runner.assess({ ref: 'X', facts: { a: true } }, { asAt })
    expect(decisions['d']).toMatchObject({ possible: ['YES', 'NONE'] })
  })
})

describe('events', () => {
  test('name the nominal, the day, the decision, the rule and the sense', async () => {
    const runner = toRulesEngine(both)
    const told = new Map<string, RuleEvent>()
    runner.on('success', (event) => void told.set('success', event))
    runner.on('failure', (event) => void told.set('failure', event))
    await runner.assess({ ref: 'HAL-004', facts: { a: true } }, { asAt })
    const event = { nominal: 'HAL-004', asAt, decision: 'd', rule: 'yes', outcome: 'YES' }
    expect(told.get('failure')).toEqual({ ...event, sense: 'must' })
    expect(told.get('success')).toEqual({ ...event, sense: 'may' })
  })

  test('bring the engine’s own almanac and result', async () => {
    const runner = toRulesEngine(both)
    const found: unknown[] = []
    runner.on('success', async (_, almanac, result) => {
      found.push(await almanac.factValue('a'), result.name)
    })
    await runner.assess({ ref: 'X', facts: { a: true } }, { asAt })
    expect(found).toEqual([true, 'd.yes.may'])
  })

  test('are told no more once the listener has left', async () => {
    const runner = toRulesEngine(both)
    const listener = vi.fn<RuleListener>()
    const leave = runner.on('success', listener)
    leave()
    await runner.assess({ ref: 'X', facts: { a: true, b: true } }, { asAt })
    expect(listener).not.toHaveBeenCalled()
  })

  test('fail the run when a listener fails', async () => {
    const runner = toRulesEngine(both)
    runner.on('failure', () => Promise.reject(new Error('no room')))
    await expect(runner.assess({ ref: 'X', facts: { a: false } }, { asAt })).rejects.toThrow('no room')
  })
})
