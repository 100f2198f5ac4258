// A policy with another figure: the same as if it had been written so, and nothing that it could not be.
import { applyEdit, parsePolicy, type Policy } from '@iom-rules/core'
import { withParameters } from '@iom-rules/core/caseload'
import { describe, expect, test } from 'vitest'
import { originOf, tried } from '../../packages/core/src/policy/tried.ts'
import { document, test as asks, decision, rule } from './build.ts'

const figure = {
  title: 'Figure',
  value: 5,
  unit: 'points',
  minimum: 0,
  maximum: 10,
  basis: 'assumption',
  note: 'n',
}
const flag = { title: 'Flag', value: true, basis: 'assumption', note: 'n' }

function policyWith(parameters: object): Policy {
  const score = { type: 'number', minimum: 0, maximum: 10, unit: 'points', title: 'Score' }
  const high = rule('a', 'A', { all: [asks('score', 'greaterThan', 5)] })
  const parsed = parsePolicy(document({ facts: { score }, parameters, decisions: { d: decision([high]) } }))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

describe('a policy with another figure', () => {
  test('is the one that is written with it', () => {
    const policy = policyWith({ figure, flag })
    const edit = applyEdit(policy.document, [{ op: 'replace', path: '/parameters/figure/value', value: 7 }])
    const written = parsePolicy(edit.ok ? edit.value : null)
    if (!written.ok) throw new Error('The edit does not fit.')
    const other = withParameters(policy, { figure: 7 })
    expect([other.hash, other.parameters]).toEqual([written.value.hash, written.value.parameters])
  })

  test.each<[string, object, string, number, string, string]>([
    ['one that is misspelt', { figure, flag }, 'figgure', 7, 'UNKNOWN_PARAMETER', 'Did you mean `figure`?'],
    [
      'one that is like no other',
      { points: figure, flag, figure },
      'months',
      7,
      'UNKNOWN_PARAMETER',
      'Numeric parameters: figure, points.',
    ],
    ['one of a policy without any', { flag }, 'months', 7, 'UNKNOWN_PARAMETER', 'It has none.'],
    [
      'one that every object has',
      { figure },
      'constructor',
      7,
      'UNKNOWN_PARAMETER',
      'The policy small has no parameter `constructor`. Numeric parameters: figure.',
    ],
    [
      'one that is no number',
      { figure, flag },
      'flag',
      7,
      'NOT_NUMERIC',
      'The parameter `flag` is not a number. Numeric parameters: figure.',
    ],
    [
      'a value above the bounds',
      { figure },
      'figure',
      11,
      'OUT_OF_RANGE',
      '`figure` must lie between 0 and 10; it is 11.',
    ],
    ['a value below them', { figure }, 'figure', -1, 'OUT_OF_RANGE', 'between 0 and 10; it is -1'],
    ['no number at all', { figure }, 'figure', Number.NaN, 'OUT_OF_RANGE', 'it is NaN'],
  ])('is refused for %s', (_, parameters, id, value, code, words) => {
    const attempt = () => withParameters(policyWith(parameters), { [id]: value })
    expect(attempt).toThrow(expect.objectContaining({ code }) as Error)
    expect(attempt).toThrow(words)
  })

  test('may have the least and the most that it can be', () => {
    const policy = policyWith({ figure })
    for (const value of [0, 10])
      expect(withParameters(policy, { figure: value }).parameters['figure']?.value).toBe(value)
  })

  test('has the other figures, and is known to come from the policy, however often it is changed', () => {
    const policy = policyWith({ figure, flag })
    const other = tried(policy, 'figure', 7)
    expect(other).toEqual({ ...policy, parameters: { figure: { ...figure, value: 7 }, flag } })
    const origins = [policy, other, tried(other, 'figure', 8), withParameters(other, { figure: 9 })]
    for (const each of origins) expect(originOf(each)).toBe(policy)
    expect(withParameters(policy, { figure: 7 }).document.parameters).toEqual({
      figure: { ...figure, value: 7 },
      flag,
    })
  })
})
