// Faults seen in json-rules-engine 7.3.1, and that a policy run on it is immune to them.
import { describe, expect, test } from 'vitest'
import { parsePolicy, type Facts } from '@iom-rules/core'
import { toRulesEngine } from '@iom-rules/core/interop'
import {
  asAt,
  boolean,
  decision,
  document,
  plain,
  policy,
  refusal,
  StockEngine,
  yes,
} from '../interop/small.ts'

const withRule = (conditions: object) => ({ ...plain, decisions: { d: decision({ yes: conditions }) } })

describe('overlapping runs', () => {
  const chained = policy({
    facts: { a: boolean('A'), b: boolean('B') },
    decisions: {
      first: decision({ yes: { all: [yes('a'), yes('b')] } }),
      second: decision({ yes: { all: [{ fact: 'decision.first', operator: 'equal', value: 'YES' }] } }),
    },
  })

  test('2,000 at once, with a fact that is fetched, lose nothing', async () => {
    const runner = toRulesEngine(chained, {
      facts: {
        b: async ({ ref }) => {
          const number = Number(ref.slice(1))
          // Answers come back in another order than they were asked for in.
          await new Promise((resolve) => setTimeout(resolve, (number * 7) % 13))
          return number % 3 === 0
        },
      },
    })
    const runs = Array.from({ length: 2_000 }, (_, number) =>
      runner.assess({ ref: `N${number}`, facts: { a: number % 2 === 0 } }, { asAt }),
    )
    const outcomes = (await Promise.all(runs)).map(({ decisions }) => decisions['second'])
    expect(outcomes).toEqual(
      runs.map((_, number) =>
        expect.objectContaining({ outcome: number % 6 === 0 ? 'YES' : 'NONE', certainty: 'settled' }),
      ),
    )
  })

  test('which one engine for all would lose', async () => {
    const engine = new StockEngine([
      { name: 'first', priority: 2, conditions: { all: [yes('slow')] }, event: { type: 'first' } },
      { name: 'second', priority: 1, conditions: { all: [yes('a')] }, event: { type: 'second' } },
    ])
    const answers: ((value: boolean) => void)[] = []
    engine.addFact('slow', () => new Promise<boolean>((resolve) => answers.push(resolve)))
    const waiting = engine.run({ a: true })
    await engine.run({ a: true, slow: true })
    answers.forEach((answer) => answer(true))
    // The second rule was never judged: the other run had ended the engine.
    expect((await waiting).events.map(({ type }) => type)).toEqual(['first'])
  })
})

describe('paths, which can run code', () => {
  const path = '$[?(@.constructor.constructor("return process")())]'

  test.each([
    ['in a condition', { all: [{ ...yes('a'), path }] }],
    ['in a value', { all: [{ fact: 'a', operator: 'equal', value: { fact: 'parameter.p', path } }] }],
  ])('%s are refused', (_, conditions) => {
    const parameters = { p: { title: 'P', value: true, basis: 'assumption', note: 'For the tests.' } }
    expect(refusal({ ...withRule(conditions), parameters })).toEqual(['unknown-key'])
  })

  test.each<[string, object, object]>([
    ['in a condition', { all: [{ fact: 'record', operator: 'equal', value: 1, path }] }, {}],
    ['in a value', { all: [{ fact: 'one', operator: 'equal', value: { fact: 'record', path } }] }, {}],
    [
      'in the data of an event',
      { all: [{ fact: 'one', operator: 'equal', value: 1 }] },
      { got: { fact: 'record', path } },
    ],
  ])('%s are handed by the stock engine to whatever resolves paths', async (_, conditions, params) => {
    const asked: string[] = []
    const engine = new StockEngine([{ conditions, event: { type: 'own', params } }], {
      replaceFactsInEventParams: true,
      pathResolver: (_value: unknown, resolved: string) => {
        asked.push(resolved)
        return 1
      },
    })
    const { events } = await engine.run({ one: 1, record: { a: 1 } })
    expect([asked, events.length]).toEqual([[path], 1])
    // By default that is jsonpath-plus, in whose place a stub stands here that refuses.
    const plainEngine = new StockEngine([{ conditions, event: { type: 'own', params } }], {
      replaceFactsInEventParams: true,
    })
    await expect(plainEngine.run({ one: 1, record: { a: 1 } })).rejects.toThrow(/JSONPath/)
  })

  test('are never resolved, even if somebody adds a rule with one', async () => {
    const engine = toRulesEngine(policy(plain)).engine({ ref: 'X', facts: { a: true } }, { asAt })
    engine.addFact('record', { a: 1 })
    engine.addRule({
      conditions: { all: [{ fact: 'record', operator: 'equal', value: 1, path }] },
      event: { type: 'own' },
    })
    await expect(engine.run()).rejects.toMatchObject({ code: 'PATH_REFUSED' })
  })
})

describe('conditions that json-rules-engine takes for something else', () => {
  test.each<[string, object, boolean]>([
    ['an empty `any` is true', { any: [] }, true],
    ['beside `any`, `all` is ignored', { any: [yes('a')], all: [yes('b')] }, true],
    [
      '`in` with a string is a test for a part of it',
      { all: [{ fact: 'word', operator: 'in', value: 'AB' }] },
      true,
    ],
    ['"0x300" passes', { all: [{ fact: 'hex', operator: 'greaterThan', value: 500 }] }, true],
    ['[600] passes', { all: [{ fact: 'list', operator: 'greaterThan', value: 500 }] }, true],
    ['Infinity passes', { all: [{ fact: 'endless', operator: 'greaterThan', value: 500 }] }, true],
  ])('the stock engine: %s', async (_, conditions, isMet) => {
    const engine = new StockEngine([{ conditions, event: { type: 'met' } }])
    const facts = { a: true, b: false, word: 'A', hex: '0x300', list: [600], endless: Infinity }
    expect((await engine.run(facts)).events.length > 0).toBe(isMet)
  })

  test.each([
    ['an empty `any` is true', { any: [] }, 'empty-group'],
    ['of `any` and `all` together, `all` is ignored', { any: [yes('a')], all: [yes('b')] }, 'wrong-shape'],
    ['`params` reach a fact', { all: [{ ...yes('a'), params: { x: 1 } }] }, 'unknown-key'],
    ['`priority` changes what is judged first', { all: [{ ...yes('a'), priority: 2 }] }, 'unknown-key'],
    ['a value fetched from any fact', { all: [{ ...yes('a'), value: { fact: 'b' } }] }, 'unknown-value'],
  ])('%s: refused', (_, conditions, code) => {
    expect(refusal(withRule(conditions))).toEqual([code])
  })

  test('`in` with a string is a test for a part of it: refused', () => {
    const facts = { a: { type: 'choice', values: ['A', 'AB'], title: 'A' } }
    const conditions = { all: [{ fact: 'a', operator: 'in', value: 'AB' }] }
    expect(refusal({ facts, decisions: { d: decision({ yes: conditions }) } })).toEqual([
      'value-does-not-fit',
    ])
  })
})

describe('numbers that are none', () => {
  const over = policy({
    facts: { score: { type: 'number', minimum: 0, maximum: 1000, unit: 'points', title: 'Score' } },
    decisions: { d: decision({ yes: { all: [{ fact: 'score', operator: 'greaterThan', value: 500 }] } }) },
  })
  const values = ['0x300', '600', [600], Infinity, NaN, { valueOf: 600 }, true]

  test.each(values)('%j is refused', async (score) => {
    const facts = { score } as unknown as Facts
    const refused = {
      code: 'INVALID_NOMINAL',
      issues: expect.arrayContaining([expect.objectContaining({ path: '/facts/score' })]),
    }
    await expect(toRulesEngine(over).assess({ ref: 'X', facts }, { asAt })).rejects.toMatchObject(refused)
    const fetching = toRulesEngine(over, { facts: { score: async () => score as unknown as number } })
    await expect(fetching.assess({ ref: 'X', facts: {} }, { asAt })).rejects.toMatchObject(refused)
  })
})

test('an event called `error` is taken by the stock engine for a failure of its own', async () => {
  const engine = new StockEngine([{ conditions: { all: [yes('a')] }, event: { type: 'error' } }])
  // Of an emitter, an `error` that nobody listens to is thrown.
  await expect(engine.run({ a: true })).rejects.toThrow(/unspecified 'error' event/)
})

test('outcomes, rules and decisions called `error` and `success` are words like any other', async () => {
  const words = policy({
    ...plain,
    decisions: {
      error: decision(
        { error: { all: [yes('a')] }, success: { all: [yes('b')] } },
        {
          outcomes: { error: {}, success: {}, NONE: {} },
          rules: [
            { name: 'error', conditions: { all: [yes('a')] }, event: { type: 'error' }, assumption: 'x' },
            { name: 'success', conditions: { all: [yes('b')] }, event: { type: 'success' }, assumption: 'x' },
          ],
        },
      ),
    },
  })
  const runner = toRulesEngine(words)
  const told: string[] = []
  runner.on('success', ({ rule, sense }) => void told.push(`${rule} ${sense}`))
  const { decisions } = await runner.assess({ ref: 'X', facts: { a: true } }, { asAt })
  expect(decisions['error']).toMatchObject({ outcome: 'error', certainty: 'settled' })
  expect(told.sort()).toEqual(['error may', 'error must', 'success may'])
})

test('facts whose names have the same hash are not taken for each other', async () => {
  const names = ['score10', 'scores2'] as const
  const shared = new StockEngine([{ conditions: { all: names.map(yes) }, event: { type: 'both' } }])
  shared.addFact('score10', () => true)
  shared.addFact('scores2', () => false)
  // The control: json-rules-engine takes one for the other.
  expect((await shared.run()).events).toHaveLength(1)
  const runner = toRulesEngine(
    policy({
      facts: Object.fromEntries(names.map((name) => [name, boolean(name)])),
      decisions: { d: decision({ yes: { all: names.map(yes) } }) },
    }),
    { facts: { score10: async () => true, scores2: async () => false } },
  )
  const { decisions } = await runner.assess({ ref: 'X', facts: {} }, { asAt })
  expect(decisions['d']).toMatchObject({ outcome: 'NONE', certainty: 'settled' })
})

test.each(['valueOf', 'toString', 'hasOwnProperty'])(
  'a fact cannot be called `%s`, which every object inherits',
  (name) => {
    const facts = { [name]: boolean(name) }
    expect(refusal(document({ facts, decisions: { d: decision({ yes: { all: [yes(name)] } }) } }))).toEqual([
      'reserved-key',
    ])
  },
)

test.each([
  ['read from text', (text: string) => parsePolicy(text)],
  ['handed over', (text: string) => parsePolicy(JSON.parse(text))],
])('`__proto__` among the data of a rule, %s, is refused', (_, parse) => {
  const params = '"params":{"__proto__":{"polluted":true}}'
  const text = JSON.stringify(document(plain)).replace('"event":{', `"event":{${params},`)
  const { issues } = parse(text)
  expect(issues).toMatchObject([
    { code: 'reserved-key', path: '/decisions/d/rules/0/event/params/__proto__' },
  ])
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})

describe('named conditions that would exhaust it', () => {
  test('the stock engine judges a name as often as it is written, each time doubling', async () => {
    const judged = async (names: number) => {
      const engine = new StockEngine([{ conditions: { condition: `c${names}` }, event: { type: 'met' } }])
      let times = 0
      engine.addOperator('counted', () => (times += 1) > 0)
      engine.setCondition('c0', { all: [{ fact: 'a', operator: 'counted', value: true }] })
      for (let at = 1; at <= names; at += 1)
        engine.setCondition(`c${at}`, { all: [{ condition: `c${at - 1}` }, { condition: `c${at - 1}` }] })
      await engine.run({ a: true })
      return times
    }
    expect([await judged(4), await judged(8)]).toEqual([16, 256])
  })

  test('circular ones are refused', () => {
    const conditions = { x: { all: [{ condition: 'y' }] }, y: { any: [{ condition: 'x' }] } }
    expect(refusal({ ...withRule({ condition: 'x' }), conditions })).toEqual(['circular-condition'])
  })

  test('eighteen that double each time are refused', () => {
    const conditions: Record<string, object> = { c0: { all: [yes('a')] } }
    for (let at = 1; at <= 18; at += 1) {
      conditions[`c${at}`] = { all: [{ condition: `c${at - 1}` }, { condition: `c${at - 1}` }] }
    }
    expect(refusal({ ...withRule({ condition: 'c18' }), conditions })).toEqual(['too-many-conditions'])
  })

  test('a chain that is too deep is refused before the engine sees it', () => {
    const conditions: Record<string, object> = { c0: { all: [yes('a')] } }
    for (let at = 1; at <= 300; at += 1) {
      conditions[`c${at}`] = { [at % 2 === 0 ? 'all' : 'any']: [yes('b'), { condition: `c${at - 1}` }] }
    }
    expect(refusal({ ...withRule({ condition: 'c300' }), conditions })).toEqual(['too-deep'])
  })
})
