// What parts of a policy name: parameters, outcomes and lists.
import { parsePolicy } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { listsOf, outcomesInOrder, parameterOf } from '../../packages/core/src/policy/references.ts'
import { custody, decision, document, offences, rule, test, yesNo } from './build.ts'

describe('a value', () => {
  it.each<[unknown, string | null]>([
    [{ fact: 'parameter.high' }, 'high'],
    [{ fact: 'asAt' }, null],
    [{ fact: 5 }, null],
    [{ parameter: 'high' }, null],
    [['parameter.high'], null],
    ['parameter.high', null],
    [5, null],
    [null, null],
    [undefined, null],
  ])('%j is of the parameter %j', (value, parameter) => {
    expect(parameterOf(value)).toBe(parameter)
  })
})

function read(more: object) {
  const parsed = parsePolicy(document(more))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

describe('outcomes', () => {
  it('stand as the rules give them, then what is given otherwise, then the others by name', () => {
    const yes = { all: [test('yes', 'equal', true)] }
    const outcomes = { Z: {}, M: {}, B: {}, A: {}, NONE: {}, C: {} }
    const { decisions } = read({ decisions: { d: decision([rule('b', 'B', yes)], { outcomes }) } })
    const { d } = decisions
    expect(d && outcomesInOrder(d)).toEqual(['B', 'NONE', 'A', 'C', 'M', 'Z'])
  })
})

describe('a derived fact', () => {
  const window = { field: 'day', operator: 'withinLastMonths', value: 12 }
  it.each<[object, string[]]>([
    [{}, ['offences']],
    [{ where: window }, ['offences']],
    [{ where: { ...window, notCounting: 'custody' } }, ['offences', 'custody']],
    [{ where: { any: [window, { ...window, notCounting: 'custody' }] } }, ['offences', 'custody']],
  ])('of the records %j comes from the lists %j', (more, lists) => {
    const many = { type: 'number', title: 'Many', count: 'offences', ...more }
    const { derived } = read({ facts: { yes: yesNo, offences, custody }, derived: { many } })
    expect(derived['many'] && listsOf(derived['many'])).toEqual(lists)
  })
})
