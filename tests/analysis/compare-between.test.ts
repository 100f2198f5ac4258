// What a comparison says where two policies are not about the same facts, decisions, days or figures.
import { assess, type Facts, type Nominal, type Policy } from '@iom-rules/core'
import {
  apart,
  compare,
  effectOf,
  knownTo,
  sameDecision,
  type Comparison,
  type DecisionComparison,
} from '@iom-rules/core/analysis'
import { describe, expect, test } from 'vitest'
import { decision, offences, rule, test as asks, weights, yesNo } from '../policy/build.ts'
import { asAt, figure, smallPolicy, sumOfOffences } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const any = (...parts: object[]) => ({ any: parts })

/** A policy whose one rule asks for this of these facts. */
function asking(conditions: object, more: object = {}): Policy {
  return smallPolicy({ decisions: { d: decision([rule('a', 'A', conditions)]) }, ...more })
}

function of(comparison: Comparison, id = 'd'): DecisionComparison {
  const found = comparison.decisions.find(({ decision }) => decision === id)
  if (found === undefined) throw new Error(`no decision ${id}`)
  return found
}

const between = (before: Policy, after: Policy) => of(compare(before, after, { asAt }))
const movesOf = ({ moves }: DecisionComparison) => moves.map(({ from, to }) => `${from} → ${to}`)
const redeclared = 'The fact “Offences” is declared otherwise: people were compared whose value both admit.'
const proved = 'Nothing changes for anybody. This is proved, not sampled.'

describe('a fact that two policies declare otherwise', () => {
  const scored = (score: object) => asking(all(asks('score', 'greaterThan', 50)), { facts: { score } })

  test.each([
    ['numbers without a value in common', figure(0, 60), figure(70, 100)],
    ['whole numbers with only a fraction in common', figure(0, 60.9), figure(60.2, 100, { whole: true })],
  ])('%s are not compared', (_, one, other) => {
    const { status, sentences } = between(scored(one), scored(other))
    expect([status, sentences[0]]).toEqual([
      'too-complex',
      'Whether “A decision” changes could not be worked out: The fact `score` has nothing in common in the two policies: no value of it fits both.',
    ])
  })

  test.each([
    ['whole in one of the two', figure(0, 100), figure(20.5, 90.5, { whole: true })],
    ['that may be none in one of the two', figure(0, 100), figure(0, 100, { mayBeNone: true })],
    ['that may be none in both', figure(0, 90, { mayBeNone: true }), figure(0, 100, { mayBeNone: true })],
  ])('numbers %s are compared where both admit them', (_, one, other) => {
    for (const [before, after] of [
      [one, other],
      [other, one],
    ] as [object, object][])
      expect(between(scored(before), scored(after))).toMatchObject({ status: 'same', whileUnknown: true })
  })

  test('whole numbers are compared at the whole numbers that both have', () => {
    const [before, after] = [figure(0, 100, { whole: true }), figure(50.5, 90)].map(scored) as [
      Policy,
      Policy,
    ]
    const lower = asking(all(asks('score', 'greaterThan', 48)), { facts: { score: figure(50.5, 90) } })
    expect(between(before, after).status).toBe('same')
    // 49 and 50 are beyond what the other admits.
    expect(movesOf(between(before, lower))).toEqual([])
  })

  test('choices are compared at those that both have', () => {
    const chosen = (values: string[], wanted: string[]) =>
      asking(all(asks('kind', 'in', wanted)), { facts: { kind: { type: 'choice', title: 'Kind', values } } })
    const before = chosen(['P', 'Q', 'R'], ['P'])
    expect(between(before, chosen(['P', 'Q'], ['P'])).status).toBe('same')
    const moved = between(before, chosen(['Q', 'R', 'S'], ['R', 'S']))
    expect(movesOf(moved)).toEqual(['NONE → A'])
    expect(moved.moves[0]?.families[0]?.example?.facts).toEqual({ kind: 'R' })
    expect(between(before, chosen(['S'], ['S'])).status).toBe('too-complex')
  })

  test('days are compared where both admit them: past ones, that are set', () => {
    const on = (day: object, value: string) =>
      asking(all(asks('day', 'onOrAfter', value)), { facts: { day: { type: 'day', title: 'Day', ...day } } })
    const past = { past: true }
    expect(between(on({}, '2026-11-20'), on(past, '2026-11-20')).status).toBe('same')
    // Of days after the day looked at the first speaks alone.
    expect(between(on({}, '2026-12-01'), on(past, '2026-12-24')).status).toBe('same')
    expect(movesOf(between(on(past, '2026-11-20'), on({ mayBeNone: true }, '2026-11-21')))).toEqual([
      'A → NONE',
    ])
  })

  const ofType = (type: object, more: object = {}) => {
    const record = { type: { type: 'choice', values: ['X', 'Y'], title: 'Type', ...type }, ...more }
    return asking(all(asks('any', 'equal', true)), {
      facts: { offences: { ...offences, record } },
      derived: {
        any: {
          type: 'boolean',
          title: 'Any of X',
          exists: 'offences',
          where: { field: 'type', operator: 'equal', value: 'X' },
        },
      },
    })
  }

  test('lists are compared with the values of each field that both admit', () => {
    const note = { note: { type: 'code', title: 'Note', optional: true } }
    const { status, sentences } = between(ofType({}), ofType({ values: ['X', 'Z'] }, note))
    expect([status, sentences[1]]).toEqual(['same', redeclared])
    expect(between(ofType({}, note), ofType({})).sentences[1]).toBe(redeclared)
    expect(between(ofType({}, note), ofType({ values: ['X'] }, note)).sentences[1]).toBe(redeclared)
  })

  test('lists whose fields have no value in common are not compared, nor is a list with what is none', () => {
    const number = asking(all(asks('offences', 'greaterThan', 1)), { facts: { offences: figure(0, 5) } })
    const flags = smallPolicy({
      facts: { offences: { ...offences, record: { type: yesNo } } },
      derived: {
        any: {
          type: 'boolean',
          title: 'Any',
          exists: 'offences',
          where: { field: 'type', operator: 'equal', value: true },
        },
      },
      decisions: { d: decision([rule('a', 'A', all(asks('any', 'equal', true)))]) },
    })
    for (const other of [number, flags]) {
      expect(between(ofType({}), other).sentences[0]).toContain('The fact `offences` has nothing in common')
      expect(between(other, ofType({})).status).toBe('too-complex')
    }
  })

  test('what a field of a record is called makes no difference', () => {
    const renamed = compare(ofType({}), ofType({ title: 'Kind', hint: 'Which kind?' }), { asAt })
    expect(renamed.same).toBe(true)
    expect(of(renamed).sentences).toEqual(['Nothing changes for anybody.'])
  })
})

describe('a fact that only one of two policies has', () => {
  const before = smallPolicy({})
  const after = asking(all(asks('score', 'greaterThan', 50)), {
    facts: { score: figure(0, 100), yes: yesNo },
  })

  test('is carried by the example people, and left out for the policy that does not know it', () => {
    for (const [one, other] of [
      [before, after],
      [after, before],
    ] as [Policy, Policy][]) {
      const { moves } = between(one, other)
      expect(moves.map(({ from, to }) => `${from} → ${to}`).sort()).toEqual(['A → NONE', 'NONE → A'])
      for (const { from, to, families } of moves) {
        const facts = families[0]?.example?.facts as Facts
        expect(Object.keys(facts)).toEqual(['score', 'yes'])
        const answers = [one, other].map((policy) => {
          const nominal = knownTo(policy, policy === one ? other : one, { ref: 'A', facts }) as Nominal
          return assess(policy, nominal, { asAt }).decisions['d']?.outcome
        })
        expect(answers).toEqual([from, to])
      }
    }
    expect(apart(before, after, 'd', asAt)?.facts).toEqual({ score: 0, yes: true })
  })

  test('is not known to the other of a caseload either', () => {
    const nominals = [
      { ref: 'A', facts: { yes: true, score: 60 } },
      { ref: 'B', facts: { yes: false, score: 60 } },
      { ref: 'C', facts: { yes: true } },
    ]
    const { caseload } = compare(before, after, { asAt, nominals })
    expect(caseload).toMatchObject({ people: 3, moved: 2 })
    expect(caseload?.moves.map(({ from, to, refs }) => [from, to, refs])).toEqual([
      ['NONE', 'A', ['B']],
      ['A', 'UNDETERMINED', ['C']],
    ])
  })

  test('a row of a file that is no person is left as it is', () => {
    expect(knownTo(before, after, 'not a person')).toBe('not a person')
    expect(knownTo(before, after, ['A'])).toEqual(['A'])
    expect(knownTo(before, after, { ref: 'A', facts: { score: 1, yes: true, more: 2 } })).toEqual({
      ref: 'A',
      facts: { yes: true, more: 2 },
    })
  })
})

describe('a field that only one of two policies has', () => {
  const types = ['X', 'Y', 'Z', 'V', 'W', 'U', 'T']
  const has = (type: string) => ({ field: 'type', operator: 'equal', value: type })
  const proved = { field: 'proof', operator: 'equal', value: true }
  const policy = (proof: object, where: object) =>
    smallPolicy({
      facts: {
        offences: {
          ...offences,
          record: { ...offences.record, type: { type: 'choice', title: 'Type', values: types }, ...proof },
        },
      },
      derived: Object.fromEntries(
        types.map((type, at) => [
          type,
          { type: 'boolean', title: type, exists: 'offences', where: at === 0 ? where : has(type) },
        ]),
      ),
      decisions: {
        d: decision([
          rule('a', 'A', all(asks('X', 'equal', true))),
          rule('b', 'B', all(...types.slice(1).map((type) => asks(type, 'equal', true)))),
        ]),
      },
    })
  const before = policy({}, has('X'))
  const after = policy({ proof: { type: 'boolean', title: 'Proof' } }, all(has('X'), proved))

  test('is left out for the other: those who move are described and shown', () => {
    const { status, moves } = between(before, after)
    expect([status, moves.map(({ from, to }) => `${from} → ${to}`)]).toEqual([
      'changed',
      ['A → B', 'A → NONE'],
    ])
    expect(moves.flatMap(({ families }) => families.map(({ example }) => example))).not.toContain(null)
    expect(apart(before, after, 'd', asAt)).not.toBeNull()
  })
})

describe('decisions that only one of two policies has', () => {
  const withDecisions = (...ids: string[]) =>
    smallPolicy({
      decisions: Object.fromEntries(
        ids.map((id) => [
          id,
          decision([rule('a', 'A', all(asks('yes', 'equal', true)))], { title: `Decision ${id}` }),
        ]),
      ),
    })
  const [few, many] = [withDecisions('d'), withDecisions('d', 'f', 'e')]

  test('are told in one sentence, however many they are', () => {
    expect(compare(few, many, { asAt }).summary).toBe('“Decision e” and “Decision f” are new.')
    expect(compare(many, few, { asAt }).summary).toBe('“Decision e” and “Decision f” are gone.')
    expect(of(compare(many, few, { asAt }), 'e')).toMatchObject({ title: 'Decision e', status: 'removed' })
  })

  test('are counted for everybody, decision by decision', () => {
    const nominals = [{ ref: 'A', facts: { yes: true } }]
    const moves = (before: Policy, after: Policy) =>
      compare(before, after, { asAt, nominals }).caseload?.moves.map(({ decision, from, to }) => [
        decision,
        from,
        to,
      ])
    expect(moves(few, many)).toEqual([
      ['e', 'NO SUCH DECISION', 'A'],
      ['f', 'NO SUCH DECISION', 'A'],
    ])
    expect(moves(many, few)).toEqual([
      ['e', 'A', 'NO SUCH DECISION'],
      ['f', 'A', 'NO SUCH DECISION'],
    ])
  })

  test('moves are in the order of the decisions, whichever is counted first', () => {
    const mover = (ref: string, decision: string, to: string) => ({ ref, area: '', decision, from: 'A', to })
    const movers = [mover('A', 'e', 'B'), mover('A', 'd', 'B'), mover('B', 'e', 'C'), mover('C', 'e', 'C')]
    const { moved, moves } = effectOf(5, movers)
    expect([moved, moves.map(({ decision, to, count }) => [decision, to, count])]).toEqual([
      3,
      [
        ['d', 'B', 1],
        ['e', 'C', 2],
        ['e', 'B', 1],
      ],
    ])
    expect(effectOf(5, movers.toReversed()).moves.map(({ decision }) => decision)).toEqual(['d', 'e', 'e'])
  })
})

describe('the day that is looked at', () => {
  const from = (day: string) => smallPolicy({ inForce: { from: day } })

  test('is the first on which both are in force, where none is given', () => {
    expect(compare(from('2021-01-01'), from('2024-05-01')).asAt).toBe('2024-05-01')
    expect(compare(from('2024-05-01'), from('2021-01-01')).asAt).toBe('2024-05-01')
  })

  test('has to be a day, even where the two are alike', () => {
    const policy = smallPolicy({})
    const other = asking(all(asks('yes', 'equal', false)))
    for (const after of [policy, other])
      expect(() => compare(policy, after, { asAt: '2026-11-31' })).toThrow(
        expect.objectContaining({
          code: 'INVALID_DAY',
          message: '`asAt` must be a day such as 2026-11-22; it is "2026-11-31".',
        }),
      )
  })
})

describe('many kinds of people', () => {
  const ids = ['p', 'q', 'r', 's']
  const facts = Object.fromEntries(
    ids.map((id) => [id, { type: 'boolean', title: id, yes: `${id} is so`, no: `${id} is not so` }]),
  )
  /** Is it so of an odd number of them? */
  const odd = ([id = '', ...others]: readonly string[]): object =>
    others.length === 0
      ? asks(id, 'equal', true)
      : any(all(asks(id, 'equal', true), { not: odd(others) }), all(asks(id, 'equal', false), odd(others)))

  test.each([
    [
      3,
      'A selects everyone it did before, and also people for whom q is not so, r is so and p is not so; people for whom q is so, r is not so and p is not so; people for whom q is not so, r is not so and p is so; and 1 other kind of people.',
    ],
    [4, 'and 5 other kinds of people.'],
  ])('of %s facts: three are spelled out, and the others counted', (count, said) => {
    const policy = (wanted: object) =>
      smallPolicy({ facts, decisions: { d: decision([rule('a', 'A', wanted)]) } })
    const never = all(asks('p', 'equal', true), asks('p', 'equal', false))
    expect(between(policy(never), policy(odd(ids.slice(0, count)))).sentences[0]).toContain(said)
  })
})

describe('what is not known for certain', () => {
  const weighing = (more: number, x = 3) =>
    smallPolicy({
      facts: { offences },
      tables: { weights: { ...weights, rows: { ...weights.rows, X: { value: x, grade: 'demo' } } } },
      derived: {
        score: sumOfOffences,
        unweighed: {
          type: 'boolean',
          title: 'Any of Z',
          exists: 'offences',
          where: { field: 'type', operator: 'equal', value: 'Z' },
        },
      },
      decisions: {
        d: decision([
          rule('a', 'A', all(asks('unweighed', 'equal', true), asks('score', 'greaterThan', more))),
        ]),
      },
    })

  test('a total with a record that has no weight is never known: the two may differ of it', () => {
    expect(between(weighing(3), weighing(7))).toMatchObject({ status: 'same', whileUnknown: true, moves: [] })
  })

  test('that another weight changes nothing is not proved by looking at one total of each kind', () => {
    const over = decision([rule('a', 'A', all(asks('score', 'greaterThan', 0)))])
    const weighed = (x: number) => smallPolicy({ ...weighing(0, x).document, decisions: { d: over } })
    const [before, after] = [weighed(3), weighed(4)]
    expect(between(before, after)).toMatchObject({ status: 'too-complex', whileUnknown: true, moves: [] })
    expect(() => sameDecision(before, after, 'd', asAt)).toThrow(
      expect.objectContaining({
        code: 'TOO_COMPLEX',
        message:
          'Whether `d` differs could not be worked out: records weigh otherwise, and not every total was looked at.',
      }),
    )
    expect(sameDecision(before, weighed(3), 'd', asAt)).toBe(true)
  })

  const standing = (outcomes: object, wanted: object) =>
    smallPolicy({
      facts: { yes: yesNo, no: yesNo },
      decisions: {
        d: decision([rule('a', 'A', wanted), rule('b', 'B', all(asks('no', 'equal', true)))], { outcomes }),
      },
    })

  test('what may stand provisionally is the same in whatever order it is written', () => {
    const [a, b] = [{ mayBeProvisional: ['B', 'NONE'] }, { mayBeProvisional: ['NONE'] }]
    const twice = { not: { not: asks('yes', 'equal', true) } }
    const plain = all(asks('yes', 'equal', true))
    for (const [one, other] of [
      [
        { A: a, B: b, NONE: {} },
        { NONE: {}, B: b, A: { mayBeProvisional: ['NONE', 'B'] } },
      ],
      [
        { B: b, NONE: {}, A: a },
        { A: a, B: b, NONE: {} },
      ],
    ] as [object, object][])
      expect(between(standing(one, plain), standing(other, twice)).sentences).toEqual([proved])
    expect(
      between(standing({ A: a, B: b, NONE: {} }, plain), standing({ A: a, B: {}, NONE: {} }, plain)),
    ).toMatchObject({
      status: 'same',
      whileUnknown: true,
    })
  })
})

describe('a fact that one policy works out and the other is given', () => {
  const more20 = all(asks('n', 'greaterThan', 20))
  const counted = { type: 'number', count: 'offences', title: 'Offences', unit: 'offences', assumption: 'a' }
  const worked = asking(more20, { facts: { offences }, derived: { n: counted } })

  test.each([10, 100])('is looked at in each as it is there, given up to %i', (most) => {
    const given = asking(more20, { facts: { n: figure(0, most) } })
    for (const [before, after] of [
      [worked, given],
      [given, worked],
    ] as const) {
      const { status, moves } = between(before, after)
      expect(status).toBe('changed')
      expect(sameDecision(before, after, 'd', asAt)).toBe(false)
      for (const { families, from, to } of moves) {
        const facts = families[0]?.example?.facts
        if (facts === undefined) throw new Error('nobody moves')
        const under = (policy: Policy, other: Policy) =>
          assess(policy, knownTo(policy, other, { ref: 'A', facts }) as Nominal, { asAt }).decisions['d']
        expect([under(before, after), under(after, before)]).toMatchObject([
          { outcome: from },
          { outcome: to },
        ])
      }
    }
  })

  test('is one and the same where what is given wins', () => {
    const either = asking(more20, {
      facts: { offences, n: figure(0, 100) },
      derived: { n: { ...counted, unlessSupplied: true } },
    })
    const given = asking(more20, { facts: { n: figure(0, 100) } })
    expect(between(either, given)).toMatchObject({ status: 'same', whileUnknown: true })
  })
})

describe('a field of records that only one policy has', () => {
  const where = { all: [{ field: 'violent', operator: 'equal', value: true }] }
  const bad = { type: 'boolean', exists: 'offences', title: 'Bad', assumption: 'a' }
  const asked = (record: object, more: object = {}) =>
    asking(all(asks('bad', 'equal', true)), {
      facts: { offences: { ...offences, record: { ...offences.record, ...record } } },
      derived: { bad: { ...bad, ...more } },
    })
  const [without, withIt] = [asked({}), asked({ violent: yesNo }, { where })]

  test('is left out for the other, so that there is somebody to show', () => {
    for (const [before, after] of [
      [without, withIt],
      [withIt, without],
    ] as const)
      expect(between(before, after).moves[0]?.families[0]?.example).not.toBeNull()
  })

  test('and so a caseload can hold it', () => {
    const nominals = [
      { ref: 'A', facts: { offences: [{ type: 'X', day: '2026-01-01', violent: false }] } },
      { ref: 'B', facts: { offences: [{ type: 'X', day: '2026-01-01', violent: true }] } },
    ] as Nominal[]
    const { caseload } = compare(without, withIt, { asAt, nominals })
    expect(caseload).toMatchObject({ people: 2, moved: 1 })
  })

  test('and what is no record stays as it is', () => {
    const nominal = { ref: 'A', facts: { offences: ['X', null, { type: 'X', violent: true, odd: 1 }] } }
    expect(knownTo(without, withIt, nominal)).toEqual({
      ref: 'A',
      facts: { offences: ['X', null, { type: 'X', odd: 1 }] },
    })
    expect(knownTo(withIt, without, nominal)).toEqual(nominal)
  })
})
