// The suite itself: that it is whole, that it is what the program makes, and that it shows the whole language.
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import schema from './schema.json' with { type: 'json' }
import { documentOf, folder, index, policyOf } from './committed.ts'
import { readCases } from './cases.mjs'
import { make, parts, textOf } from './making/suite.ts'

const files = index.files.map(({ file }) => file)
const linesOf = (file: string) => readFileSync(join(folder, file), 'utf8').trimEnd().split('\n')

test('every line is a case, as the schema says', { timeout: 120_000 }, () => {
  const isCase = new Ajv2020({ strict: false }).compile(schema)
  const wrong = files.flatMap((file) =>
    linesOf(file).flatMap((line, at) =>
      isCase(JSON.parse(line)) ? [] : [`${file}:${at + 1} ${isCase.errors?.[0]?.message}`],
    ),
  )
  expect(wrong.slice(0, 3)).toEqual([])
})

test('the list of files tells how many cases there are, ten thousand assessments and more among them', () => {
  expect(files.map((file) => linesOf(file).length)).toEqual(index.files.map(({ cases }) => cases))
  const sum = (kind: string) =>
    index.files.filter((each) => each.kind === kind).reduce((total, { cases }) => total + cases, 0)
  expect(sum('assessment')).toBeGreaterThanOrEqual(10_000)
  expect(index.cases).toBe(
    ['assessment', 'explanation', 'journey', 'refusal'].reduce((all, kind) => all + sum(kind), 0),
  )
})

test('it stays small enough to hand over', () => {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const bytes = paths.map((path) => statSync(join(folder, path))).filter((each) => each.isFile())
  expect(bytes.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(7_500_000)
})

test('policies have the hashes that the list gives, and cases only policies of the list', () => {
  expect(index.policies.map(({ id }) => policyOf(id).hash)).toEqual(index.policies.map(({ hash }) => hash))
  const known = new Set(index.policies.map(({ id }) => id))
  expect([...readCases(folder)].filter(({ policy }) => !known.has(policy))).toEqual([])
})

test('no case stands twice', () => {
  const seen = new Set<string>()
  const twice = [...readCases(folder, { kinds: ['assessment'] })].filter((each) => {
    if (each.kind !== 'assessment') return true
    const key = JSON.stringify([each.policy, each.asAt, each.decisions, each.nominal.facts])
    const isAgain = seen.has(key)
    seen.add(key)
    return isAgain
  })
  expect(twice.slice(0, 3)).toEqual([])
})

test('the program makes the very same bytes again', { timeout: 120_000 }, () => {
  const some = ['number-none', 'two-of-three', 'provisional', 'assumption', 'sum-decimals', 'process-duties']
  const made = parts().filter(({ policy }) => some.includes(policy))
  const wrong = made
    .flatMap((part) => make(part, []))
    .filter(({ file, lines }) => readFileSync(join(folder, file), 'utf8') !== textOf(lines))
  expect(made).toHaveLength(some.length)
  expect(wrong.map(({ file }) => file)).toEqual([])
})

test('policies of the suite use every construct of the language', () => {
  const text = index.policies.map(({ id }) => JSON.stringify(documentOf(id))).join('\n')
  const constructs = {
    operator: [
      'equal',
      'notEqual',
      'in',
      'notIn',
      'lessThan',
      'lessThanInclusive',
      'greaterThan',
      'greaterThanInclusive',
      'onOrBefore',
      'onOrAfter',
      'withinLastMonths',
      'withinNextMonths',
      'isNone',
    ],
    type: [
      'boolean',
      'number',
      'choice',
      'day',
      'list',
      'code',
      'text',
      'id',
      'matrix',
      'facts',
      'parallel',
      'final',
      'rule',
      'not',
      'oblige',
      'discharge',
      'refer',
    ],
    hitPolicy: ['FIRST', 'UNIQUE', 'COLLECT'],
    use: ['reason', 'report'],
  }
  const keys = [
    'exists',
    'count',
    'sum',
    'latest',
    'notCounting',
    'unlessSupplied',
    'otherwise',
    'fallback',
    'mayBeProvisional',
    'mayBeNone',
    'past',
    'whole',
    'set',
    'append',
    'close',
    'learn',
    'permittedBy',
    'follows',
    'entry',
    'cases',
    'dueWithinDays',
    'waivable',
    'waived',
    'optional',
  ]
  const missing = [
    ...Object.entries(constructs).flatMap(([key, values]) => values.map((value) => `"${key}":"${value}"`)),
    ...keys.map((key) => `"${key}":`),
  ].filter((part) => !text.includes(part))
  expect(missing).toEqual([])
})
