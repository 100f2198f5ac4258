// The order in which facts are asked changes how large diagrams are, and never what they say.
import { assess, parsePolicy, type Policy } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { compile } from '../../packages/core/src/diagram/compile.ts'
import { NO, openStore, YES } from '../../packages/core/src/diagram/diagram.ts'
import { decision, document, rule, test, yesNo } from '../policy/build.ts'

const asAt = '2026-11-22'
const numbered = (many: number, name: (at: string) => string) =>
  Array.from({ length: many }, (_, at) => name(String(at + 1).padStart(2, '0')))
const isYes = (fact: string) => test(fact, 'equal', true)
const pair = (one: string, other: string) => ({ all: [isYes(one), isYes(other)] })

function policyOf(facts: readonly string[], decisions: object): Policy {
  const declared = Object.fromEntries(facts.map((fact) => [fact, yesNo]))
  const parsed = parsePolicy(document({ facts: declared, decisions }))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

/** Any of six pairs: small where the two of a pair are asked together, as rules do, and large by name. */
const [xs, ys] = [numbered(6, (at) => `x${at}`), numbered(6, (at) => `y${at}`)]
const pairs = decision([rule('pair', 'A', { any: xs.map((x, at) => pair(x, ys[at] as string)) })])
/** The other way about: small by name, and large as the rules ask. */
const [ones, twos] = [numbered(8, (at) => `a${at}x`), numbered(8, (at) => `a${at}y`)]
const names = decision([
  rule('ones', 'A', { all: ones.map(isYes) }),
  rule('twos', 'A', { all: twos.map(isYes) }),
  rule('pair', 'A', { any: ones.map((one, at) => pair(one, twos[at] as string)) }),
])

describe('facts are asked', () => {
  const written = () => policyOf([...xs, ...ys], { d: pairs })
  const both = () => policyOf([...xs, ...ys, ...ones, ...twos], { b: names, d: pairs })
  const few = 100
  const order = (policy: Policy, budget = 10_000) =>
    compile(policy, asAt, budget, few)
      .variables.slice(0, 4)
      .map(({ fact }) => fact)

  it('as rules first ask them, where that is smaller', () => {
    const policy = written()
    expect(order(policy)).toEqual(['x01', 'y01', 'x02', 'y02'])
    expect(compile(policy, asAt).store.size()).toBeLessThan(few)
  })
  it('so too where there is no room for the other order', () => {
    expect(order(written(), few)).toEqual(['x01', 'y01', 'x02', 'y02'])
  })
  it('by name, where they are used alike and it is no larger', () => {
    expect(order(both())).toEqual(['a01x', 'a01y', 'a02x', 'a02y'])
  })
  it('in no order where both are too large', () => {
    expect(() => compile(both(), asAt, few)).toThrow(/The decision `[bd]` is too complex/)
  })
  it('with the same answer', () => {
    for (const policy of [written(), both()]) {
      order(policy)
      const asked = (facts: object) =>
        assess(policy, { ref: 'A', facts: { ...facts } }, { asAt, decisions: ['d'] }).decisions['d']
      expect(asked({ x05: true, y05: true })).toMatchObject({ outcome: 'A', certainty: 'settled' })
      expect(asked({ x05: true })).toMatchObject({ outcome: null, possible: ['A', 'NONE'] })
      expect(asked(Object.fromEntries(xs.map((x) => [x, false])))).toMatchObject({
        outcome: 'NONE',
        missing: [],
      })
    }
  })
})

describe('what is no policy', () => {
  it('is not called too complex', () => {
    const policy = policyOf(['yes'], {
      d: decision([rule('a', 'A', { all: [test('decision.e', 'equal', 'A')] })]),
      e: decision([rule('a', 'A', { all: [isYes('yes')] })]),
    })
    const { e: _, ...decisions } = policy.decisions
    const broken = { ...policy, decisions } as Policy
    expect(() => assess(broken, { ref: 'A', facts: {} }, { asAt })).toThrow(TypeError)
  })
})

describe('a store', () => {
  it('forgets joins once they are many, and joins alike again', () => {
    const store = openStore()
    const [one, other] = [store.make(0, [NO, YES]), store.make(1, [NO, YES])]
    let joined = 0
    const join = () =>
      store.combine('both', one, other, (a, b) => {
        joined += 1
        return a & b
      })
    const first = join()
    const asked = joined
    store.trim(1_000)
    expect([join(), joined]).toEqual([first, asked])
    store.trim(1)
    expect([join(), joined]).toEqual([first, 2 * asked])
  })
})
