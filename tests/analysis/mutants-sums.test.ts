// What is told of changes where records are summed, of which not everything can be worked out.
import { describe, expect, test } from 'vitest'
import { decision, offences, rule, test as asks, weights, yesNo } from '../policy/build.ts'
import { shown, told } from './changes.ts'
import { asAt, lightWeights, smallPolicy, sumOfOffences } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const not = (part: object) => ({ not: part })
const is = (fact: string, value: unknown = true) => asks(fact, 'equal', value)

describe('sums', () => {
  const summing = (
    condition: object,
    table: object = lightWeights,
    more: object = {},
    outcomes: object = { A: {}, NONE: {} },
  ) =>
    smallPolicy({
      facts: { yes: yesNo, offences },
      tables: { weights: table },
      derived: { score: { ...sumOfOffences, ...more } },
      decisions: {
        d: decision([rule('a', 'A', condition)], { outcomes }),
        e: decision([rule('b', 'B', all(is('yes')))]),
      },
    })

  test('of which one of each kind was looked at prove nothing', () => {
    const policy = summing(all(asks('score', 'greaterThan', 0)))
    expect(told(policy, 'threshold /tables/weights/rows/X/value 2')).toBe('too-complex')
  })

  test('that may be too many to work out leave a change untold', () => {
    expect(told(summing(all(is('score', 50_000))), 'removed a left out')).toBe('too-complex')
  })

  test('of which the whole policy cannot tell leave nobody to be shown, though it is known that there is somebody', () => {
    const policy = summing(all(is('score', 50_000)))
    expect(told(policy, 'removed /decisions/e/rules/b left out')).toEqual({ example: null })
  })

  test('that the policy knows, and not the change for want of a weight, show it by how sure they are', () => {
    const where = not({ field: 'type', operator: 'equal', value: 'Z' })
    const policy = summing(all(asks('score', 'greaterThan', 10)), weights, { where })
    expect(told(policy, 'dropped /derived/score/where left out')).toEqual({
      example: {
        title: 'NONE, and not the same if “the type is not ‘Z’” was left out: Score',
        asAt,
        facts: { offences: [{ type: 'Z' }] },
        expect: {
          d: {
            outcome: 'NONE',
            certainty: 'settled',
            matches: [],
            possible: ['NONE'],
            missing: [],
            rule: 'otherwise',
          },
        },
      },
    })
  })

  test('of which the change is no longer sure show it, though what it stands by is the same', () => {
    const where = not({ field: 'type', operator: 'equal', value: 'Z' })
    const outcomes = { A: {}, NONE: { mayBeProvisional: ['A'] } }
    const policy = summing(all(asks('score', 'greaterThan', 10)), weights, { where }, outcomes)
    expect(shown(policy, 'dropped /derived/score/where left out')).toEqual([
      { offences: [{ type: 'Z' }] },
      'NONE',
    ])
  })
})
