// Where nobody whose facts are all known gets another answer: is that so of everybody else too?
import type { Policy } from '@iom-rules/core'
import { compare, type DecisionComparison } from '@iom-rules/core/analysis'
import { describe, expect, test } from 'vitest'
import { decision, offences, rule, test as asks, yesNo } from '../policy/build.ts'
import { asAt, figure, smallPolicy } from './small.ts'

const facts = { p: yesNo, q: yesNo, r: yesNo }
const so = (id: string) => asks(id, 'equal', true)
const no = (id: string) => asks(id, 'equal', false)
const all = (...parts: object[]) => ({ all: parts })
const any = (...parts: object[]) => ({ any: parts })

const policyOf = (rules: readonly object[], more: object = {}, others: object = {}) =>
  smallPolicy({ facts, decisions: { d: decision(rules, more) }, ...others })

const proved = 'Nothing changes for anybody. This is proved, not sampled.'
const open =
  'Every complete case comes out as before. While facts are not known, an answer may differ: what a fact can be, what is worked out, what is assumed, or what may stand provisionally has changed.'

/** What is said of two policies, and of the same two the other way round. */
function saidOf(one: Policy, other: Policy): readonly string[] {
  return [compare(one, other, { asAt }), compare(other, one, { asAt })].map(
    ({ decisions, same, summary }) => {
      const { status, sentences, whileUnknown } = decisions[0] as DecisionComparison
      expect([status, whileUnknown, same]).toEqual(['same', !same, !whileUnknown])
      expect(summary).toBe(
        whileUnknown
          ? 'Every complete case comes out as before; while facts are not known, an answer may differ.'
          : 'Nothing changes for anybody: what reads differently means the same. This is proved, not sampled.',
      )
      return sentences.join(' ')
    },
  )
}

describe('the order of rules', () => {
  const provisional = { outcomes: { A: { mayBeProvisional: ['B', 'C', 'NONE'] }, B: {}, C: {}, NONE: {} } }
  const [a, b] = [rule('a', 'A', all(so('p'))), rule('b', 'B', all(no('p'), so('q')))]

  test('makes no difference where nothing may stand provisionally', () => {
    expect(saidOf(policyOf([a, b]), policyOf([b, a]))).toEqual([proved, proved])
  })

  test('may make one where something may, although other rules stay where they are', () => {
    expect(saidOf(policyOf([a, b], provisional), policyOf([b, a], provisional))).toEqual([open, open])
  })

  test('makes none where one rule is split into two that follow each other', () => {
    const [whole, left, right] = [any(so('p'), so('q')), all(so('p')), all(so('q'))]
    expect(
      saidOf(
        policyOf([rule('a', 'A', whole)], provisional),
        policyOf([rule('a1', 'A', left), rule('a2', 'A', right)], provisional),
      ),
    ).toEqual([proved, proved])
  })

  test('makes none where the rules change places only for people that both rule out', () => {
    const assumed = {
      assumptions: [
        { id: 'held', condition: { not: all(so('p'), so('q')) }, reason: 'So it is.', use: 'reason' },
      ],
    }
    const [never, seldom] = [rule('b', 'B', all(so('p'), so('q'))), rule('a', 'A', all(so('r')))]
    expect(
      saidOf(
        policyOf([never, seldom], provisional, assumed),
        policyOf([seldom, never], provisional, assumed),
      ),
    ).toEqual([proved, proved])
  })

  test('makes none where only conflicts come about in another order', () => {
    const unique = { ...provisional, hitPolicy: 'UNIQUE' }
    const whole = [rule('a', 'A', all(so('p'))), rule('b', 'B', all(so('q'))), rule('c', 'C', all(so('r')))]
    const split = [
      rule('a1', 'A', all(so('p'), no('q'))),
      rule('b1', 'B', all(so('q'), no('p'))),
      rule('c', 'C', all(so('r'))),
      rule('b2', 'B', all(so('q'), so('p'))),
      rule('a2', 'A', all(so('p'), so('q'))),
    ]
    expect(saidOf(policyOf(whole, unique), policyOf(split, unique))).toEqual([proved, proved])
  })
})

describe('what may stand provisionally', () => {
  const standing = (against: readonly string[], wanted: object) =>
    policyOf([rule('a', 'A', wanted), rule('b', 'B', all(so('q')))], {
      outcomes: { A: { mayBeProvisional: against }, B: {}, NONE: {} },
    })
  const [plain, twice] = [all(so('p')), { not: { not: so('p') } }]

  test('is told apart by what it may stand against', () => {
    expect(saidOf(standing(['B'], plain), standing(['B', 'NONE'], plain))).toEqual([open, open])
    expect(saidOf(standing(['B'], plain), standing(['NONE'], plain))).toEqual([open, open])
    expect(saidOf(standing(['NONE', 'B'], plain), standing(['B', 'NONE'], twice))).toEqual([proved, proved])
  })
})

describe('a decision whose outcomes all apply', () => {
  const rules = [rule('a', 'A', all(so('p'))), rule('n', 'NONE', all(no('p')))]
  const collecting = (more: readonly object[]) =>
    policyOf(more, { hitPolicy: 'COLLECT', otherwise: undefined, outcomes: { A: {}, NONE: {} } })

  test('answers alike in whatever order', () => {
    expect(saidOf(collecting(rules), collecting(rules.toReversed()))).toEqual([proved, proved])
  })

  test('may not where in the other policy only one applies', () => {
    expect(saidOf(collecting(rules), policyOf(rules, { outcomes: { A: {}, NONE: {} } }))).toEqual([
      open,
      open,
    ])
  })
})

describe('what is assumed', () => {
  const held = (id: string, condition: object, use = 'reason') => ({
    id,
    condition,
    reason: 'So it is.',
    use,
  })
  const assuming = (wanted: object, ...assumptions: object[]) =>
    policyOf([rule('a', 'A', wanted)], {}, { assumptions })
  const [plain, twice] = [all(so('p')), { not: { not: so('p') } }]
  const [either, both] = [any(so('p'), so('q')), any(no('p'), so('r'))]

  test('by only one of two policies leaves more possible to the other', () => {
    expect(saidOf(assuming(plain, held('x', either)), assuming(plain))).toEqual([open, open])
    expect(saidOf(assuming(plain, held('x', either)), assuming(plain, held('x', both)))).toEqual([open, open])
  })

  test('by both is the same in whatever order, and by whatever name', () => {
    expect(
      saidOf(
        assuming(plain, held('x', either), held('y', both)),
        assuming(twice, held('y', both), held('z', either)),
      ),
    ).toEqual([proved, proved])
  })

  test('and only reported makes nothing more or less possible', () => {
    expect(saidOf(assuming(plain, held('x', either, 'report')), assuming(twice))).toEqual([proved, proved])
  })
})

describe('a fact that is worked out from lists', () => {
  const bad = { type: 'boolean', exists: 'offences', title: 'Bad' }
  const wanting = (conditions: object, more: object) =>
    smallPolicy({ decisions: { d: decision([rule('a', 'A', conditions)]) }, ...more })

  test('by only one of two policies, and never asked for an answer, makes no difference', () => {
    const needless = wanting(all(so('yes'), any(so('bad'), no('bad'))), {
      facts: { yes: yesNo, offences },
      derived: { bad },
    })
    expect(saidOf(needless, smallPolicy({}))).toEqual([proved, proved])
  })

  test('unless it is carried, may make one where the other policy has it carried alone', () => {
    const over = all(asks('n', 'greaterThan', 20))
    const n = figure(0, 100)
    const counted = { type: 'number', count: 'offences', title: 'Offences', unlessSupplied: true }
    const worked = wanting(over, { facts: { offences, n }, derived: { n: counted } })
    expect(saidOf(worked, wanting(over, { facts: { n } }))).toEqual([open, open])
    const same = wanting({ not: { not: over } }, { facts: { offences, n }, derived: { n: counted } })
    expect(saidOf(worked, same)).toEqual([proved, proved])
  })
})
