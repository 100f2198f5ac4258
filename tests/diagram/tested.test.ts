// Which tests a policy makes of each fact, and in which order facts may be asked.
import { describe, expect, it } from 'vitest'
import { collectTests, factOrders, writtenTests } from '../../packages/core/src/diagram/tested.ts'
import { parsed } from '../analysis/small.ts'
import { decision, rule, test, yesNo } from '../policy/build.ts'
import { open, process } from '../policy/process.ts'

const isYes = (fact: string) => test(fact, 'equal', true)
const all = (...facts: readonly string[]) => ({ all: facts.map(isYes) })
const asked = (more: object = {}) => {
  const facts = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'yes'].map((fact) => [fact, yesNo]))
  const { facts: others, decisions, ...rest } = process() as { facts: object; decisions: object }
  return parsed({ ...rest, facts: { ...others, ...facts }, decisions, ...more })
}

describe('the orders in which facts may be asked', () => {
  const decisions = {
    z: decision([rule('z', 'A', all('c'))]),
    y: decision([
      rule('one', 'A', all('f')),
      rule('two', 'B', { all: [isYes('e'), test('decision.z', 'equal', 'A')] }),
      rule('three', 'A', all('e', 'b')),
    ]),
  }

  it('are that in which the decisions, by name, ask them first, and that by use and then by name', () => {
    const policy = asked({ decisions, machines: {}, events: {}, liaison: {} })
    const { asWritten, byUse } = factOrders(policy)
    expect(asWritten).toEqual(['f', 'e', 'b', 'c'])
    expect(byUse).toEqual(['e', 'b', 'c', 'f'])
  })
  it('have what assumptions ask, as often as it is asked', () => {
    const assumption = (id: string) => ({
      id,
      condition: all('f', 'b'),
      use: 'reason',
      reason: 'For the test.',
    })
    const policy = asked({
      decisions,
      machines: {},
      events: {},
      liaison: {},
      assumptions: [assumption('x'), assumption('w')],
    })
    expect(factOrders(policy).byUse).toEqual(['b', 'f', 'e', 'c'])
  })
})

describe('what is asked beside the decisions', () => {
  const conditions = Object.fromEntries(['a', 'b', 'c', 'd'].map((fact) => [`is-${fact}`, all(fact)]))
  const policy = () => {
    const guard = (params: object) => ({ target: 'SHUT', guard: { type: 'rule', params } })
    const { machines } = open([guard({ decision: 'd', outcome: 'A' }), guard({ condition: 'is-b' })])
    return asked({
      conditions,
      machines,
      review: {
        triggers: [
          { id: 'T', title: 'T', fact: 'e', when: 'is-c' },
          { id: 'U', title: 'U', fact: 'f', when: 'is-a' },
          { id: 'V', title: 'V', fact: 'f' },
        ],
      },
      deselection: {
        reasons: [],
        suggestions: [
          { id: 's', title: 'S', condition: all('d') },
          { id: 't', title: 'T', held: { decision: 'd', outcome: 'A', months: 6 } },
        ],
      },
    })
  }

  it('comes last: named conditions by name, then what suggests to leave', () => {
    const { asWritten, byUse } = factOrders(policy())
    expect(asWritten).toEqual(['yes', 'a', 'b', 'c', 'd'])
    expect(byUse).toEqual(['yes', 'a', 'b', 'c', 'd'])
  })
  it('is tested like everything else, and once where it is tested twice', () => {
    const made = policy()
    const tests = writtenTests(made)
    expect(tests.get('b')).toEqual([{ fact: 'b', operator: 'equal', value: true }])
    expect(tests.get('yes')?.length).toBe(3)
    const collected = collectTests(made, ({ operator }) => ({ operator, required: true }))
    expect(collected.get('yes')).toEqual([{ operator: 'equal', required: true }])
    expect([...collected.keys()]).toEqual([...tests.keys()])
  })
})
