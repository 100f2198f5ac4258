// The conformance suite in small pieces, for `npm run mutation`: a change of the code is then tried on few cases.
import { assess, parseNominal, runExamples } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import type { Case } from '../conformance/case.ts'
import { casesOf, policyOf } from '../conformance/committed.ts'
import { differencesFrom } from '../conformance/compare.mjs'
import { inOrder } from '../conformance/making/portable.ts'

/** Of a policy with more cases than this every so manyth is asked. */
const most = 60

function byPolicy<T extends Case>(cases: readonly T[]): [string, T[]][] {
  const all = groupBy(cases)
  return [...all].map(([id, each]) => {
    const step = Math.max(1, Math.floor(each.length / most))
    return [id, each.filter((_, at) => at % step === 0)]
  })
}

function readSuite() {
  return {
    assessment: byPolicy(casesOf('assessment')),
    explanation: byPolicy(casesOf('explanation')),
    refusal: casesOf('refusal'),
  }
}

/** The suite is the same under every change of the code: a process reads it once. */
const kept = globalThis as { suiteInPieces?: ReturnType<typeof readSuite> }
const suite = (kept.suiteInPieces ??= readSuite())

describe('assess answers', () => {
  test.each(suite.assessment)('%s', (_, cases) => {
    for (const each of cases) {
      const { policy, asAt, nominal, decisions } = each
      const assessment = assess(policyOf(policy), nominal, { asAt, decisions })
      expect(differencesFrom(each, { assessment })).toEqual([])
    }
  })
})

describe('assess gives every reason', () => {
  test.each(suite.explanation)('%s', (_, cases) => {
    for (const { policy, asAt, nominal, decisions, whole } of cases) {
      const assessment = assess(policyOf(policy), nominal, { asAt, decisions })
      expect(JSON.stringify(inOrder(assessment))).toBe(JSON.stringify(whole))
    }
  })
})

test('parseNominal refuses', () => {
  for (const each of suite.refusal) {
    const { policy, asAt, nominal } = each
    expect(
      differencesFrom(each, { issues: parseNominal(policyOf(policy), nominal, { asAt }).issues }),
    ).toEqual([])
  }
})

test.each(['navigate', 'neighbourhood-crime-2020'])('the examples of %s come out as decided', (id) => {
  expect(runExamples(policyOf(id)).flatMap(({ failures }) => failures)).toEqual([])
})

function groupBy<T extends Case>(cases: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const each of cases) groups.set(each.policy, [...(groups.get(each.policy) ?? []), each])
  return groups
}
