import { describe, expect, test } from 'vitest'
import { runExamples } from '@iom-rules/core'
import { policyOf, shipped } from './shipped.ts'

describe.each(shipped)('%s', (id) => {
  const policy = policyOf(id)
  const runs = runExamples(policy)

  test.each(runs.map((run) => [run.example.title, run] as const))('%s', (_, { failures }) => {
    expect(failures).toEqual([])
  })

  test('every example has a title of its own', () => {
    const titles = policy.examples.map(({ title }) => title)
    expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([])
  })

  test('every rule, fallback and otherwise gives the outcome of some example', () => {
    for (const [decision, { rules, otherwise, hitPolicy }] of Object.entries(policy.decisions)) {
      const results = runs.flatMap(({ example, assessment }) =>
        example.expect[decision] === undefined ? [] : [assessment.decisions[decision]],
      )
      for (const rule of rules) {
        const given = results.some((result) =>
          hitPolicy === 'COLLECT'
            ? result?.because.some((trace) => trace.rule === rule.name && trace.truth === 'met')
            : result?.hitPolicy !== 'COLLECT' && result?.certainty === 'settled' && result.rule === rule.name,
        )
        expect(given, `${decision}: ${rule.name}`).toBe(true)
      }
      if (otherwise === undefined) continue
      expect(results.some((result) => result?.hitPolicy !== 'COLLECT' && result?.rule === 'otherwise'), decision).toBe(true)
    }
  })

  test('every expectation says what is possible and what is missing', () => {
    for (const { title, expect: expected } of policy.examples) {
      for (const [decision, { possible, missing, outcome, outcomes }] of Object.entries(expected)) {
        expect(possible !== undefined && missing !== undefined, `${title}: ${decision}`).toBe(true)
        expect(outcome !== undefined || outcomes !== undefined, `${title}: ${decision}`).toBe(true)
      }
    }
  })
})

test('cheshire has at least sixty examples', () => {
  expect(policyOf('cheshire').examples.length).toBeGreaterThanOrEqual(60)
})
