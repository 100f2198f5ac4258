// What a policy looks like as rules of json-rules-engine, and how three-valued answers come of them.
import { describe, expect, test } from 'vitest'
import type { Facts } from '@iom-rules/core'
import { toRulesEngine } from '@iom-rules/core/interop'
import { asAt, boolean, decision, plain, policy, StockEngine, yes } from './small.ts'

const parameter = {
  title: 'P',
  value: 5,
  unit: 'points',
  minimum: 0,
  maximum: 10,
  basis: 'assumption',
  note: 'x',
}
const score = { type: 'number', minimum: 0, maximum: 10, unit: 'points', title: 'Score' }
const high = { fact: 'score', operator: 'greaterThan', value: { fact: 'parameter.p' } }

describe('the rules', () => {
  test('are two for each, negations pushed down to the tests, parameters as they are written', () => {
    const rules = toRulesEngine(
      policy({
        facts: { a: boolean('A'), score },
        parameters: { p: parameter },
        conditions: { risky: { all: [high, { not: { any: [yes('a'), { not: high }] } }] } },
        decisions: { d: decision({ yes: { not: { condition: 'risky' } } }) },
      }),
    ).rules()
    const sense = (word: string) => ({
      name: `d.yes.${word}`,
      priority: 1,
      conditions: {
        name: 'not risky',
        any: [
          { ...high, operator: `${word}:not:greaterThan` },
          {
            any: [
              { ...yes('a'), operator: `${word}:equal` },
              { ...high, operator: `${word}:not:greaterThan` },
            ],
          },
        ],
      },
      event: {
        type: `d.yes.${word}`,
        params: { decision: 'd', rule: 'yes', outcome: 'YES', sense: word },
      },
    })
    expect(rules).toEqual([sense('must'), sense('may')])
    expect(JSON.parse(JSON.stringify(rules))).toEqual(rules)
  })

  test('that test a decision come after it, and ask of everything it can be', () => {
    const tested = { fact: 'decision.first', operator: 'in', value: ['YES'] }
    const rules = toRulesEngine(
      policy({
        ...plain,
        decisions: {
          second: decision({ yes: { not: tested } }),
          first: decision({ yes: { all: [yes('a')] } }),
        },
      }),
    ).rules()
    expect(rules.map(({ name, priority }) => [name, priority])).toEqual([
      ['second.yes.must', 1],
      ['second.yes.may', 1],
      ['first.yes.must', 2],
      ['first.yes.may', 2],
    ])
    expect(rules[0]?.conditions).toEqual({ all: [{ ...tested, operator: 'everyFact:not:in' }] })
    expect(rules[1]?.conditions).toEqual({ all: [{ ...tested, operator: 'someFact:not:in' }] })
  })

  test('are the caller’s own copy', async () => {
    const runner = toRulesEngine(policy(plain))
    runner.rules().forEach((rule) => (rule.conditions = { any: [] }))
    const { decisions } = await runner.assess({ ref: 'X', facts: { a: false } }, { asAt })
    expect(decisions['d']).toMatchObject({ outcome: 'NONE' })
  })

  test('run on an engine of one’s own that knows the two words', async () => {
    const engine = new StockEngine(toRulesEngine(policy(plain)).rules(), { allowUndefinedFacts: true })
    engine.addOperatorDecorator(
      'must',
      (found, required, next) => found !== undefined && next(found, required),
    )
    engine.addOperatorDecorator(
      'may',
      (found, required, next) => found === undefined || next(found, required),
    )
    expect((await engine.run({})).events.map(({ type }) => type)).toEqual(['d.yes.may'])
  })

  test('come with an engine that is ready to run', async () => {
    const engine = toRulesEngine(policy(plain)).engine({ ref: 'X', facts: { a: true } }, { asAt })
    expect((await engine.run()).events.map(({ type }) => type)).toEqual(['d.yes.must', 'd.yes.may'])
  })

  test('put tests that need something fetched last', () => {
    const fetching = policy({ ...plain, decisions: { d: decision({ yes: { all: [yes('b'), yes('a')] } }) } })
    const [rule] = toRulesEngine(fetching, { facts: { b: () => true } }).rules()
    expect(rule?.conditions).toEqual({
      all: [
        { ...yes('b'), operator: 'must:equal' },
        { ...yes('a'), operator: 'must:equal', priority: 2 },
      ],
    })
  })
})

describe('answers', () => {
  async function answer(parts: object, facts: Facts = {}) {
    const { decisions } = await toRulesEngine(policy(parts)).assess({ ref: 'X', facts }, { asAt })
    return decisions['d']
  }
  const either = { yes: { all: [yes('a')] }, also: { all: [yes('b')] } }
  const owned = {
    rules: ['US', 'THEM'].map((owner, at) => ({
      name: `rule-${at}`,
      conditions: { all: [yes(at === 0 ? 'a' : 'b')] },
      event: { type: 'YES', params: { owner, room: 1 } },
      assumption: 'x',
    })),
    otherwise: undefined,
  }
  const provisional = { outcomes: { YES: {}, ALSO: { mayBeProvisional: ['YES'] }, NONE: {} } }

  test.each([
    ['FIRST', { a: true, b: true }, { outcome: 'YES', certainty: 'settled', rule: 'yes', details: {} }],
    [
      'FIRST',
      { b: true },
      { outcome: 'ALSO', certainty: 'provisional', possible: ['YES', 'ALSO'], rule: 'also' },
    ],
    [
      'FIRST',
      { a: false },
      { outcome: null, certainty: 'undetermined', possible: ['ALSO', 'NONE'], rule: null },
    ],
    ['FIRST', { a: false, b: false }, { outcome: 'NONE', rule: 'otherwise' }],
    ['UNIQUE', { a: true, b: true }, { outcome: null, certainty: 'conflict', conflicting: ['yes', 'also'] }],
    ['UNIQUE', { a: true }, { outcome: null, certainty: 'undetermined', possible: ['YES', 'CONFLICT'] }],
    ['UNIQUE', {}, { possible: ['YES', 'ALSO', 'NONE', 'CONFLICT'] }],
    ['UNIQUE', { a: true, b: false }, { outcome: 'YES', certainty: 'settled' }],
  ])('%s of %j', async (hitPolicy, facts, expected) => {
    const decisions = { d: decision(either, { hitPolicy, ...provisional }) }
    expect(await answer({ ...plain, decisions }, facts)).toMatchObject(expected)
  })

  test('silent where no rule is met and there is no otherwise', async () => {
    const silent = { ...plain, decisions: { d: decision(either, { otherwise: undefined }) } }
    const expected = { outcome: null, certainty: 'silent', possible: ['SILENT'], rule: null, details: {} }
    expect(await answer(silent, { a: false, b: false })).toEqual(expected)
  })

  test('COLLECT: what is met for certain, and what could be', async () => {
    const collecting = { d: decision(either, { hitPolicy: 'COLLECT', otherwise: undefined }) }
    const expected = { outcomes: ['ALSO'], possible: ['YES'] }
    expect(await answer({ ...plain, decisions: collecting }, { b: true })).toEqual(expected)
  })

  test('details are what all rules that could have given the outcome agree on', async () => {
    const parts = { ...plain, decisions: { d: decision({ yes: { all: [yes('a')] } }, owned) } }
    expect(await answer(parts, { b: true })).toMatchObject({
      outcome: 'YES',
      rule: 'rule-1',
      details: { room: 1 },
    })
    expect(await answer(parts, { a: true })).toMatchObject({ details: { owner: 'US', room: 1 } })
  })

  test.each(['2026-11-22', '2027-01-01'])(
    'NONE fails every comparison, and only `isNone` tells: %s',
    async (day) => {
      const due = [
        { fact: 'due', operator: 'equal', value: '2026-11-22' },
        { fact: 'due', operator: 'onOrBefore', value: { fact: 'asAt' } },
        { fact: 'due', operator: 'onOrAfter', value: '2020-01-01' },
        { fact: 'due', operator: 'withinLastMonths', value: 1 },
        { fact: 'due', operator: 'withinNextMonths', value: 1 },
        { fact: 'left', operator: 'equal', value: 0 },
        { fact: 'left', operator: 'lessThan', value: 5 },
        { fact: 'left', operator: 'greaterThanInclusive', value: 0 },
      ]
      const runner = toRulesEngine(
        policy({
          facts: {
            due: { type: 'day', mayBeNone: true, title: 'Due' },
            left: { ...score, mayBeNone: true },
          },
          decisions: {
            d: decision({
              compares: { any: due },
              none: { all: [{ fact: 'due', operator: 'isNone', value: true }] },
            }),
          },
        }),
      )
      const none = await runner.assess({ ref: 'X', facts: { due: 'NONE', left: 'NONE' } }, { asAt: day })
      expect(none.decisions['d']).toMatchObject({ outcome: 'NONE', rule: 'none', certainty: 'settled' })
    },
  )

  test('a day that does not exist, and a nominal that does not fit', async () => {
    const runner = toRulesEngine(policy(plain))
    await expect(runner.assess({ ref: 'X', facts: {} }, { asAt: '2026-02-30' })).rejects.toMatchObject({
      code: 'INVALID_DAY',
    })
    await expect(runner.assess({ ref: 'X', facts: { c: 1 } }, { asAt })).rejects.toMatchObject({
      code: 'INVALID_NOMINAL',
    })
  })
})

describe('limits', () => {
  const chain = (length: number) => ({
    ...plain,
    conditions: Object.fromEntries(
      Array.from({ length }, (_, at) => [
        `c${at}`,
        at === 0 ? { all: [yes('a')] } : { not: { not: { not: { condition: `c${at - 1}` } } } },
      ]),
    ),
    decisions: { d: decision({ yes: { condition: `c${length - 1}` } }) },
  })

  test('named conditions that lead deeper than the engine can be trusted with are refused', async () => {
    const { decisions } = await toRulesEngine(policy(chain(41))).assess(
      { ref: 'X', facts: { a: true } },
      { asAt },
    )
    expect(decisions['d']).toMatchObject({ outcome: 'YES' })
    expect(() => toRulesEngine(policy(chain(90)))).toThrow(
      'The conditions of the rule `yes` are more than 200 levels deep once named conditions are put in place',
    )
  })

  test('many days one after another, and the first again', async () => {
    const parts = { facts: { due: { type: 'day', title: 'Due' } } }
    const soon = { all: [{ fact: 'due', operator: 'onOrBefore', value: { fact: 'asAt' } }] }
    const runner = toRulesEngine(policy({ ...parts, decisions: { d: decision({ yes: soon }) } }))
    const days = Array.from({ length: 10 }, (_, at) => `2026-11-${11 + at}`)
    const outcomes = []
    for (const day of [...days, ...days.slice(0, 2)]) {
      const { decisions } = await runner.assess({ ref: 'X', facts: { due: '2026-11-15' } }, { asAt: day })
      outcomes.push(decisions['d'])
    }
    const yesFrom = (day: string) => (day >= '2026-11-15' ? 'YES' : 'NONE')
    expect(outcomes).toMatchObject(
      [...days, ...days.slice(0, 2)].map((day) => ({ outcome: yesFrom(day), certainty: 'settled' })),
    )
  })

  test('a nominal that is none at all is refused with the place of the fault', async () => {
    const assessed = toRulesEngine(policy(plain)).assess('somebody' as never, { asAt })
    await expect(assessed).rejects.toMatchObject({
      code: 'INVALID_NOMINAL',
      message: expect.stringContaining('does not fit the policy small.\n/: ') as string,
    })
  })
})
