// What a step of the process may rest on: a condition or an outcome that is certain, or certainly not there.
import type { Facts } from '@iom-rules/core'
import { beginAt, takeEvent } from '@iom-rules/core/journey'
import { describe, expect, it } from 'vitest'
import { discharge, event, policyWith } from '../journey/journey-small.ts'
import { decision, rule, test, yesNo } from '../policy/build.ts'

const day = '2026-01-10'
const isTrue = (fact: string) => ({ all: [test(fact, 'equal', true)] })
const rules = [rule('a', 'A', isTrue('yes')), rule('b', 'B', isTrue('other'))]
const facts = { yes: yesNo, other: yesNo }
const go = { title: 'Go', permittedBy: 'r' }

/** Takes the event that asks whether it is so: yes, no, or null where neither may be said. */
function certain(params: object, known: Facts): boolean | null {
  const guard = { type: 'rule', params }
  const policy = policyWith({
    facts,
    conditions: { either: { any: [isTrue('yes'), isTrue('other')] } },
    decisions: {
      one: decision(rules),
      all: decision(rules, { hitPolicy: 'COLLECT', otherwise: undefined, outcomes: { A: {}, B: {} } }),
    },
    events: { GO: go },
    machines: {
      r: {
        initial: 'START',
        states: {
          START: {
            on: {
              GO: [
                { target: 'YES', guard },
                { target: 'NO', guard: { type: 'not', params: { guard } } },
              ],
            },
          },
          YES: {},
          NO: {},
        },
      },
    },
  })
  const { position, refusal } = takeEvent(
    policy,
    beginAt(policy, { asAt: day, facts: known }),
    event('GO', day),
  )
  return refusal === null ? position.states['r'] === 'YES' : null
}

describe('what is not known permits neither a step nor its opposite', () => {
  it.each<[string, object, Facts, boolean | null]>([
    ['a condition', { condition: 'either' }, { yes: true }, true],
    ['a condition', { condition: 'either' }, { yes: false }, null],
    ['a condition', { condition: 'either' }, { yes: false, other: false }, false],
    ['an outcome', { decision: 'one', outcome: 'A' }, { yes: true }, true],
    ['an outcome', { decision: 'one', outcome: 'A' }, { other: true }, null],
    ['an outcome', { decision: 'one', outcome: 'A' }, { yes: false }, false],
    ['an outcome', { decision: 'one', outcome: 'B' }, { yes: false, other: true }, true],
    ['one of several outcomes', { decision: 'all', outcome: 'B' }, { other: true }, true],
    ['one of several outcomes', { decision: 'all', outcome: 'B' }, { yes: true }, null],
    ['one of several outcomes', { decision: 'all', outcome: 'B' }, { yes: true, other: false }, false],
  ])('%s: %j of %j is %s', (_, params, known, expected) => {
    expect(certain(params, known)).toBe(expected)
  })
})

describe('a duty is waived', () => {
  const waivable = {
    ...rule('may', 'TOLD', { any: [isTrue('yes'), isTrue('other')] }),
    event: { type: 'TOLD', params: { waivable: true } },
  }
  const firm = rule('must', 'TOLD', { all: [test('yes', 'equal', false), test('other', 'equal', true)] })
  const policy = policyWith({
    facts,
    decisions: {
      obligations: decision([waivable, firm], {
        hitPolicy: 'COLLECT',
        otherwise: undefined,
        outcomes: { TOLD: {} },
      }),
    },
    events: { WAIVED: { title: 'Waived', actions: [discharge('TOLD', { waived: true })] } },
  })
  const refusal = (known: Facts) =>
    takeEvent(policy, beginAt(policy, { asAt: day, facts: known }), event('WAIVED', day)).refusal?.code

  it('where every rule that certainly gives it allows that', () => {
    expect(refusal({ yes: true })).toBeUndefined()
    expect(refusal({ other: true })).toBeUndefined()
    expect(refusal({ yes: false, other: true })).toBe('duty')
    expect(refusal({ yes: false, other: false })).toBe('duty')
  })
})
