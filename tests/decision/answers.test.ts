// What surrounds an answer: the days a policy is in force, what was assumed, its examples, and the next question.
import {
  assess,
  decide,
  parsePolicy,
  runExamples,
  type Facts,
  type Nominal,
  type Policy,
} from '@iom-rules/core'
import { answerText } from '@iom-rules/core/caseload'
import { describe, expect, it } from 'vitest'
import { assessWith, decision, document, offences, rule, test, yesNo } from '../policy/build.ts'

const asAt = '2026-11-22'
const yes = { all: [test('yes', 'equal', true)] }

function parsed(more: object): Policy {
  const read = parsePolicy(JSON.stringify(document(more)))
  if (!read.ok) throw new Error(JSON.stringify(read.issues))
  return read.value
}

describe('a policy is in force', () => {
  it.each([
    ['2020-12-31', false],
    ['2021-01-01', true],
    ['2022-06-30', true],
    ['2022-07-01', false],
  ])('on %s: %s', (day, inForce) => {
    const policy = document({ inForce: { from: '2021-01-01', until: '2022-06-30' } })
    expect(assessWith(policy, {}, day).inForce).toBe(inForce)
  })
  it('from its first day on, where it has no last one', () => {
    expect(assessWith(document(), {}, '2099-01-01').inForce).toBe(true)
  })
})

describe('what is assumed', () => {
  const policy = parsed({ facts: { yes: yesNo, other: yesNo, third: yesNo } })
  const assumed = (assume: Facts, facts: Facts = {}) =>
    JSON.stringify(assess(policy, { ref: 'A', facts }, { asAt, assume }).assumed)

  it('stands by name, in whichever order it is given, where the nominal says nothing', () => {
    for (const assume of [
      { yes: true, other: false, third: null },
      { third: null, other: false, yes: true },
    ])
      expect(assumed(assume)).toBe('{"other":false,"yes":true}')
    expect(assumed({ yes: true, other: true }, { yes: false, other: null })).toBe('{"other":true}')
  })
  it('is nothing where nothing is said', () => {
    const nothing = assess(policy, { ref: 'A', facts: {} }, { asAt, assume: { yes: undefined, other: null } })
    expect(nothing.assumed).toStrictEqual({})
  })
  it('must fit the policy as facts do', () => {
    expect(() => assumed({ yes: 'perhaps' })).toThrow(/\/facts\/yes/)
  })
})

describe('an answer', () => {
  const listed = (id: string) => ({ type: 'number', title: id, count: 'offences' })
  const policy = parsed({
    areas: { HALTON: { title: 'Halton' } },
    facts: { yes: yesNo, other: yesNo, offences },
    derived: { most: listed('most'), fewest: listed('fewest'), untested: listed('untested') },
    decisions: {
      z: decision([
        rule('yes', 'A', yes),
        rule('no', 'A', { all: [test('yes', 'equal', false)] }),
        rule('other', 'B', { all: [test('other', 'equal', true)] }),
      ]),
      a: decision([rule('many', 'A', { any: ['most', 'fewest'].map((id) => test(id, 'greaterThan', 1)) })]),
    },
  })
  const ask = (nominal: Nominal) => assess(policy, nominal, { asAt })

  it('has its decisions by name, and the worked-out facts that a rule asks', () => {
    const { decisions, derived } = ask({ ref: 'A', facts: { offences: [] } })
    expect(Object.keys(decisions)).toEqual(['a', 'z'])
    expect(Object.entries(derived)).toEqual([
      ['fewest', 0],
      ['most', 0],
    ])
  })
  it('names whom it is about, and where from if that is said', () => {
    expect(ask({ ref: 'A', facts: {} }).nominal).toStrictEqual({ ref: 'A' })
    expect(ask({ ref: 'A', area: 'HALTON', facts: {} }).nominal).toStrictEqual({ ref: 'A', area: 'HALTON' })
  })
  it('matches an outcome that whatever is learnt leads to, by one rule or another', () => {
    expect(ask({ ref: 'A', facts: {} }).decisions['z']).toMatchObject({ outcome: 'A', matches: ['A'] })
    expect(ask({ ref: 'A', facts: { other: true } }).decisions['z']).toMatchObject({ matches: ['A', 'B'] })
    expect(ask({ ref: 'A', facts: { yes: true, other: false } }).decisions['z']).toMatchObject({
      matches: ['A'],
    })
  })
  it('is open where a fact is given as not known', () => {
    const choice = { type: 'choice', values: ['X', 'Y'], title: 'Kind' }
    const small = document({
      facts: { yes: yesNo, kind: choice },
      decisions: {
        d: decision([rule('a', 'A', yes)]),
        e: decision([rule('a', 'A', { all: [test('kind', 'equal', 'X')] })]),
      },
    })
    expect(assessWith(small, { yes: null, kind: null }).decisions).toMatchObject({
      d: { certainty: 'undetermined', missing: ['yes'] },
      e: { certainty: 'undetermined', missing: ['kind'] },
    })
  })
})

describe('the further data of an answer', () => {
  const told = (name: string, type: string, fact: string, params: object) => ({
    ...rule(name, type, { all: [test(fact, 'equal', true)] }),
    event: { type, params },
  })
  const policy = document({
    facts: { yes: yesNo, other: yesNo },
    decisions: {
      d: decision(
        [
          told('first', 'A', 'other', { priority: 1, area: 'north' }),
          told('second', 'B', 'yes', { priority: 2, area: 'north' }),
        ],
        { outcomes: { A: {}, B: { mayBeProvisional: ['A'] }, NONE: {} } },
      ),
    },
  })

  it('is given by name', () => {
    const { decisions } = assessWith(policy, { other: true })
    expect(JSON.stringify(decisions['d'])).toContain('"details":{"area":"north","priority":1}')
  })
  it('is that of the rule that gives it for now, whatever the others say', () => {
    expect(assessWith(policy, { yes: true }).decisions['d']).toMatchObject({
      outcome: 'B',
      certainty: 'provisional',
      rule: 'second',
      details: { area: 'north', priority: 2 },
    })
  })
})

describe('a reason', () => {
  const day = { type: 'day', title: 'A day' }
  const cite = [{ source: 'slides', line: 3, quote: 'So it is.' }]
  const { assumption: _, ...cited } = rule('cited', 'A', {
    any: [
      test('next', 'onOrAfter', { fact: 'asAt' }),
      test('score', 'greaterThan', { fact: 'parameter.high' }),
      test('kind', 'in', ['X', 'Y']),
    ],
  }) as Record<string, unknown>
  const policy = document({
    sources: { slides: { title: 'Slides', file: 'slides.txt' } },
    parameters: {
      high: {
        title: 'High',
        value: 5,
        unit: 'points',
        minimum: 0,
        maximum: 10,
        basis: 'assumption',
        note: 'N',
      },
    },
    facts: {
      next: day,
      score: { type: 'number', title: 'Score', minimum: 0, maximum: 10, unit: 'points' },
      kind: { type: 'choice', values: ['X', 'Y', 'Z'], title: 'Kind' },
    },
    decisions: { d: decision([{ ...cited, cite }]) },
  })

  it('says what was asked, what it was held against and where that came from', () => {
    const facts = { next: '2026-11-21', score: 6, kind: 'Z' }
    expect(assessWith(policy, facts).decisions['d']).toStrictEqual({
      hitPolicy: 'FIRST',
      outcome: 'A',
      certainty: 'settled',
      matches: ['A'],
      possible: ['A'],
      missing: [],
      rule: 'cited',
      details: {},
      because: [
        {
          rule: 'cited',
          outcome: 'A',
          fallback: false,
          truth: 'met',
          conditions: {
            kind: 'any',
            truth: 'met',
            parts: [
              {
                kind: 'test',
                truth: 'not-met',
                fact: 'next',
                operator: 'onOrAfter',
                required: asAt,
                from: 'asAt',
                found: '2026-11-21',
              },
              {
                kind: 'test',
                truth: 'met',
                fact: 'score',
                operator: 'greaterThan',
                required: 5,
                from: 'high',
                found: 6,
              },
              {
                kind: 'test',
                truth: 'not-met',
                fact: 'kind',
                operator: 'in',
                required: ['X', 'Y'],
                found: 'Z',
              },
            ],
          },
          cite,
        },
      ],
    })
  })
})

describe('a question that is refused', () => {
  const policy = parsed({ decisions: { north: decision([rule('a', 'A', yes)]), away: decision([]) } })
  const told = (nominal: unknown, decisions?: string[]): unknown => {
    try {
      return assess(policy, nominal as Nominal, decisions === undefined ? { asAt } : { asAt, decisions })
    } catch (error) {
      return error
    }
  }

  it('is told every fault of the nominal, with its place', () => {
    expect(told({ ref: 'A', facts: { yes: 'perhaps', no: 1n } })).toMatchObject({
      code: 'INVALID_NOMINAL',
      message: [
        'The nominal does not fit the policy small.',
        '/facts/no: JSON cannot hold this value (bigint).',
        '/facts/yes: `yes` must be true or false, not `"perhaps"`.',
        '/facts/no: The policy has no fact `no`.',
      ].join('\n'),
      issues: [
        { code: 'not-json', path: '/facts/no' },
        { code: 'wrong-type', path: '/facts/yes' },
        { code: 'unknown-fact', path: '/facts/no' },
      ],
    })
    expect(told([])).toMatchObject({
      message:
        'The nominal does not fit the policy small.\n/: The document must be an object in braces, not a list.',
    })
  })
  it('is told which decisions there are, or which was meant', () => {
    expect(told({ ref: 'A', facts: {} }, ['sideways'])).toMatchObject({
      code: 'UNKNOWN_DECISION',
      message: 'The policy small has no decision `sideways`. Decisions: away, north.',
    })
    expect(told({ ref: 'A', facts: {} }, ['north', 'awya'])).toMatchObject({
      message: 'The policy small has no decision `awya`. Did you mean `away`?',
    })
    expect(() =>
      assess(parsed({ decisions: {} }), { ref: 'A', facts: {} }, { asAt, decisions: ['d'] }),
    ).toThrow('The policy small has no decision `d`. Decisions: none.')
  })
})

describe('an example', () => {
  const params = { priority: 1, area: 'north' }
  const told = { ...rule('a', 'A', yes), event: { type: 'A', params } }
  const failures = (expected: object, more: object = {}) =>
    runExamples(
      parsed({
        decisions: { d: decision([told]) },
        assumptions: [
          { id: 'never', condition: { all: [test('yes', 'equal', false)] }, reason: 'For the test.' },
        ],
        examples: [{ title: 'E', asAt, facts: { yes: true }, expect: { d: expected }, ...more }],
      }),
    ).flatMap((run) => run.failures)

  it('holds whatever the order of keys and of lists', () => {
    expect(failures({ outcome: 'A', details: { priority: 1, area: 'north' } })).toEqual([])
    expect(failures({ details: { area: 'north', priority: 1 } }, { conflicts: ['never'] })).toEqual([])
  })
  it('fails with what was expected and what was found', () => {
    expect(failures({ details: { priority: 2 } })).toEqual([
      { decision: 'd', key: 'details', expected: { priority: 2 }, actual: params },
    ])
    expect(failures({ outcome: 'A' }, { conflicts: [] })).toEqual([
      { decision: 'conflicts', key: 'conflicts', expected: [], actual: ['never'] },
    ])
    // A decision of one outcome has no list of them.
    expect(failures({ outcomes: ['A'] })).toEqual([
      { decision: 'd', key: 'outcomes', expected: ['A'], actual: undefined },
    ])
  })
})

describe('examples', () => {
  const facts = { yes: yesNo, other: yesNo }
  const rules = [rule('b', 'B', yes), rule('a', 'A', { all: [test('other', 'equal', true)] })]
  const outcomes = { A: {}, B: {} }
  const never = (id: string, fact: string) => ({
    id,
    condition: { all: [test(fact, 'equal', false)] },
    reason: 'For the test.',
    use: 'report',
  })
  const run = (...examples: object[]) =>
    runExamples(
      parsed({
        areas: { HALTON: { title: 'Halton' } },
        facts,
        decisions: {
          all: decision(rules, { hitPolicy: 'COLLECT', otherwise: undefined, outcomes }),
          one: decision(rules),
        },
        assumptions: [never('second', 'yes'), never('first', 'other')],
        examples: examples.map((each) => ({ title: 'E', asAt, facts: {}, expect: {}, ...each })),
      }),
    )
  const failing = (all: object, one: object = {}, more: object = {}) =>
    run({ expect: { all, one }, ...more }).flatMap(({ failures }) => failures.map(({ key }) => key))

  it('are asked as they stand, each by its place', () => {
    const [first, second] = run({ area: 'HALTON', facts: { yes: true }, assume: { other: true } }, {})
    expect(first).toMatchObject({ index: 0, path: '/examples/0', failures: [] })
    expect(first?.assessment.nominal).toStrictEqual({ ref: 'EXAMPLE-1', area: 'HALTON' })
    expect(first?.assessment.assumed).toStrictEqual({ other: true })
    expect(second).toMatchObject({ index: 1, path: '/examples/1' })
    expect(second?.assessment.nominal).toStrictEqual({ ref: 'EXAMPLE-2' })
    expect(second?.assessment.assumed).toStrictEqual({})
  })
  it('may name what is found in any order', () => {
    const both = { facts: { yes: true, other: true } }
    for (const turned of [(list: string[]) => list, (list: string[]) => list.toReversed()]) {
      const open = { possible: turned(['A', 'B']), missing: turned(['other', 'yes']) }
      expect(failing(open, { ...open, possible: turned(['A', 'B', 'NONE']) })).toEqual([])
      const found = turned(['A', 'B'])
      expect(failing({ outcomes: found }, { matches: found }, both)).toEqual([])
      expect(failing({}, {}, { ...both, conflicts: turned(['first', 'second']) })).toEqual([])
    }
  })
  it('must name all that is found, and nothing else', () => {
    const both = { facts: { yes: true, other: true }, conflicts: ['first'] }
    expect(failing({ outcomes: ['A'], possible: ['A'] }, { matches: [], missing: ['yes'] }, both)).toEqual([
      'outcomes',
      'possible',
      'matches',
      'missing',
      'conflicts',
    ])
  })
  it('may say that there is no outcome, and no rule', () => {
    expect(failing({}, { outcome: null, rule: null, certainty: 'undetermined' })).toEqual([])
    expect(failing({}, { outcome: null }, { facts: { yes: true } })).toEqual(['outcome'])
  })
  it('do not hold where a decision has nothing of the kind', () => {
    expect(failing({ details: {}, outcome: null })).toEqual(['details', 'outcome'])
  })
})

describe('an answer in short', () => {
  const facts = { yes: yesNo, other: yesNo }
  const rules = [rule('a', 'A', { all: [test('other', 'equal', true)] }), rule('b', 'B', yes)]
  const one = (hitPolicy: string) =>
    decision(rules, {
      hitPolicy,
      otherwise: undefined,
      outcomes: { A: {}, B: { mayBeProvisional: ['A'] } },
    })
  const policy = parsed({
    facts,
    decisions: {
      all: decision(rules, { hitPolicy: 'COLLECT', otherwise: undefined, outcomes: { A: {}, B: {} } }),
      first: one('FIRST'),
      only: one('UNIQUE'),
    },
  })

  it.each([
    [{}, 'A?, B?', 'UNDETERMINED', 'UNDETERMINED'],
    [{ yes: true }, 'B, A?', 'B?', 'UNDETERMINED'],
    [{ yes: true, other: true }, 'A, B', 'A', 'CONFLICT'],
    [{ yes: false, other: false }, 'NONE OF THEM', 'SILENT', 'SILENT'],
  ])('to %j is %s; %s; %s', (known: Facts, ...expected) => {
    const { all, first, only } = decide(policy, { ref: 'A', facts: known }, { asAt })
    expect([all, first, only].map(answerText)).toEqual(expected)
  })
  it('has no reasons, and otherwise says what the whole answer says', () => {
    const nominal = { ref: 'A', facts: { yes: true } }
    expect(decide(policy, nominal, { asAt, decisions: ['first', 'all'] })).toStrictEqual({
      all: { outcomes: ['B'], possible: ['A'] },
      first: { outcome: 'B', certainty: 'provisional', possible: ['A', 'B'], rule: 'b' },
    })
  })
  it('says so when there is no such decision', () => {
    expect(answerText(undefined)).toBe('NO SUCH DECISION')
  })
})
