// The reference runs: every policy it shows is read, its examples hold, and every key of the language is shown.
import { describe, expect, test } from 'vitest'
import { parseJourney, replay } from '@iom-rules/core/journey'
import { jsonSchema, runExamples } from '@iom-rules/core'
import { operators } from '../../packages/core/src/policy/operators.ts'
import { blocks, placeOf, textOf } from './pages.ts'
import { read, shown, valueOf, type Shown } from './examples.ts'
import { keysOf, keysShown } from './schema-keys.ts'

const named = shown.map((each): [string, Shown] => [`${each.page} ${each.name}`, each])
const reference = shown.filter(({ page }) => page.startsWith('docs/reference/'))

describe('a policy that a page shows', () => {
  test.each(named)('%s', (_, each) => {
    const policy = read(each)
    const ran = runExamples(policy)
    expect(
      ran
        .filter(({ failures }) => failures.length > 0)
        .map(({ example, failures }) => [example.title, failures]),
    ).toEqual([])
  })
  test.each(named.filter(([, { page }]) => page.startsWith('docs/reference/')))(
    '%s is shown by examples, by a journey, or by another that extends it',
    (_, { page, name, document }) => {
      const examples = (document['examples'] ?? []) as readonly unknown[]
      const journeys = blocks.filter((block) => block.page === page && block.info['journey'] === name)
      const others = shown.filter((other) =>
        JSON.stringify(other.document['extends'] ?? []).includes(`"${name}@`),
      )
      expect(examples.length + journeys.length + others.length).toBeGreaterThan(0)
    },
  )
})

describe('a journey that a page shows is replayed without a refusal', () => {
  const journeys = blocks.filter(({ info }) => info['journey'] !== undefined)
  test.each(journeys.map((block): [string, typeof block] => [placeOf(block), block]))('%s', (_, block) => {
    const of = shown.find(({ page, name }) => page === block.page && name === block.info['journey'])
    if (of === undefined) throw new Error('The page shows no policy of that name.')
    const policy = read(of)
    const parsed = parseJourney(policy, valueOf(block))
    expect(parsed.issues).toEqual([])
    if (!parsed.ok) return
    const { steps } = replay(policy, parsed.value)
    expect(steps.flatMap(({ refusal }) => (refusal === null ? [] : [refusal.message]))).toEqual([])
  })
})

test('every key of the language stands in a policy that runs', () => {
  const schema = jsonSchema('policy')
  const found = new Set(reference.flatMap(({ document }) => [...keysShown(schema, document)]))
  expect([...keysOf(schema)].filter((key) => !found.has(key))).toEqual([])
})

test('every key of the language is spoken of in the reference', () => {
  const pages = ['docs/policy-language.md', ...new Set(reference.map(({ page }) => page))]
  const words = new Set(
    pages.flatMap((page) => [...textOf(page).matchAll(/[A-Za-z$]\w*/g)].map(([word]) => word)),
  )
  const keys = [...keysOf(jsonSchema('policy'))].map((key) => key.split(' ').at(-1) ?? '')
  expect(keys.filter((key) => !words.has(key))).toEqual([])
})

test('every operator stands in a policy that runs, and in the table', () => {
  const used = JSON.stringify(reference.map(({ document }) => document))
  const table = textOf('docs/reference/conditions.md')
  expect(Object.keys(operators).filter((id) => !used.includes(`"operator":"${id}"`))).toEqual([])
  expect(Object.keys(operators).filter((id) => !table.includes(`| \`${id}\``))).toEqual([])
})
