// What libraries that read values are known for: coercing them, compiling code for them, and taking ever longer.
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parseNominal, parsePolicy } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import { small } from '../cli/small.ts'

const parsed = parsePolicy(small)
if (!parsed.ok) throw new Error('The small policy is none.')
const policy = parsed.value
const asAt = '2026-11-22'

const dependenciesOf = (folder: string) => {
  const read = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as {
    readonly dependencies?: { readonly [name: string]: string }
  }
  return Object.keys(read.dependencies ?? {})
}

test('no package of ours depends on ajv, marked, papaparse or jsonpath-plus', () => {
  const own = ['packages/core', 'packages/cli', 'playground'].flatMap(dependenciesOf)
  expect(own).toContain('zod')
  expect(['ajv', 'marked', 'papaparse', 'jsonpath-plus'].filter((name) => own.includes(name))).toEqual([])
})

describe('a validator that goes on and on', () => {
  const tests = (count: number) => ({
    all: Array.from({ length: count }, () => ({ fact: 'agrees', operator: 'is' })),
  })
  const wrong = (conditions: unknown) => ({
    ...small,
    examples: [],
    decisions: {
      scored: { ...small.decisions.scored, rules: [{ ...small.decisions.scored.rules[0], conditions }] },
    },
  })

  test('ajv told to find all errors finds many for each fault of a condition', () => {
    const kinds = ['all', 'any', 'not', 'condition'].map((kind) => ({ required: [kind] }))
    const schema = { properties: { all: { items: { anyOf: kinds } } } }
    const validate = new Ajv2020({ allErrors: true, strict: false }).compile(schema)
    const errorsIn = (count: number) => {
      validate(tests(count))
      return validate.errors?.length ?? 0
    }
    expect(errorsIn(40) - errorsIn(20)).toBeGreaterThan(3 * 20)
  })

  test('a policy is told one thing of each fault, and reading twice as many takes twice the steps', () => {
    let steps = 0
    const counted = <T extends object>(value: T): T =>
      new Proxy(value, {
        get: (target, key) => {
          steps += 1
          const found: unknown = Reflect.get(target, key)
          return typeof found === 'object' && found !== null ? counted(found) : found
        },
      })
    const read = (count: number) => {
      steps = 0
      const { issues } = parsePolicy(wrong(counted(tests(count))))
      return { issues: issues.length, steps }
    }
    const [some, twice] = [read(300), read(600)]
    expect([some.issues, twice.issues]).toEqual([300, 600])
    expect(twice.steps).toBeGreaterThan(some.steps)
    expect(twice.steps).toBeLessThan(2.2 * some.steps)
  })
})

describe('code made of data', () => {
  /** Runs work with what evaluates text taken away, as a Content-Security-Policy does. */
  function withoutEval<T>(work: () => T): T {
    const kept = globalThis.Function
    const refused = function () {
      throw new EvalError('Refused to evaluate a string as JavaScript.')
    }
    refused.prototype = kept.prototype
    globalThis.Function = refused as unknown as FunctionConstructor
    try {
      return work()
    } finally {
      globalThis.Function = kept
    }
  }

  test('ajv needs it, and fails where a page forbids it', () => {
    expect(() => withoutEval(() => new Ajv2020({ logger: false }).compile({ type: 'string' }))).toThrow(
      EvalError,
    )
  })

  test('policies and nominals are read without it', () => {
    const good = { ref: 'A', facts: { score: 80 } }
    const read = withoutEval(() => [
      parsePolicy(structuredClone(small)),
      parseNominal(policy, good, { asAt }),
    ])
    expect(read.map(({ ok }) => ok)).toEqual([true, true])
  })
})

describe('values that look like others', () => {
  test.each<[string, unknown, object]>([
    ['a number', Number('0x50'), { score: '0x50' }],
    ['an empty text', Number(''), { score: '' }],
    ['a list', Number(['80']), { score: ['80'] }],
    ['a yes', Boolean('false'), { agrees: 'false' }],
  ])('%s: coercing would make %j of it, and a nominal is refused', (_, coerced, facts) => {
    const type = 'agrees' in facts ? 'boolean' : 'number'
    // The control: what it would be taken for is fit for the fact.
    const fit = parseNominal(
      policy,
      { ref: 'A', facts: { [Object.keys(facts)[0] ?? '']: coerced } },
      { asAt },
    )
    expect([typeof coerced, fit.ok]).toEqual([type, true])
    const read = parseNominal(policy, { ref: 'A', facts }, { asAt })
    expect(read.issues.map(({ code }) => code)).toEqual(['wrong-type'])
  })

  test.each([
    ['82'],
    ['0x52'],
    [' 82 '],
    ['8e1'],
    [[82]],
    [true],
    [Infinity],
    [NaN],
    [{ valueOf: 82 }],
    [82n],
  ])('a score of %s is refused', (score) => {
    const read = parseNominal(policy, { ref: 'A', facts: { score } }, { asAt })
    expect(read.ok).toBe(false)
    expect(read.issues[0]?.path).toMatch(/^\/facts\/score/)
  })
})
