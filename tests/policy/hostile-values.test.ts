// What hostile input once made throw: each is an issue with its place.
import { joinPolicy, parsePolicy } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import { decision, document, rule, test as asks } from './build.ts'

const place = '/decisions/d/rules/0/conditions/all/0'

function told(condition: unknown): string[] {
  const parts = { all: [condition] } as Parameters<typeof rule>[2]
  const parsed = parsePolicy(document({ decisions: { d: decision([rule('a', 'A', parts)]) } }))
  return parsed.issues.map(({ code, path }) => `${code} ${path}`)
}

describe('a condition with', () => {
  test.each([
    [
      'null for its value',
      { ...asks('yes', 'equal', true), value: null },
      `value-does-not-fit ${place}/value`,
    ],
    [
      'a value from a fact that is no name',
      { ...asks('yes', 'equal', true), value: { fact: 5 } },
      `unknown-value ${place}/value`,
    ],
    ['a fact that is no name', { ...asks('yes', 'equal', true), fact: {} }, `wrong-type ${place}/fact`],
    ['a named condition that is no name', { condition: ['one'] }, `wrong-type ${place}/condition`],
  ])('%s', (_, condition, expected) => {
    expect(told(condition)).toEqual([expected])
  })
})

test.each([
  ['a list with holes', Object.assign([], { length: 2 }), ['not-json', 'not-json']],
  ['a day of another program', [new Date(0)], ['not-json']],
  ['a map', new Map([['values', 1]]), ['not-json']],
])('%s is no JSON', (_, readings, expected) => {
  const parsed = parsePolicy({ ...document(), readings })
  expect(parsed.issues.map(({ code }) => code)).toEqual(expected)
})

test('an index of a folder that lists what are no names says so', () => {
  const joined = joinPolicy({
    'policy.json': '{}',
    'decisions/index.json': '[{"a": 1}]',
    'decisions/a.json': '{}',
  })
  expect(joined.issues.map(({ message }) => message).join(' ')).toContain('`{"a":1}`')
})
