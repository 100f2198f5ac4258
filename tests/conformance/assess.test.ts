// The explaining evaluator on every case: answers, reasons and refusals.
import { assess, parseNominal } from '@iom-rules/core'
import { expect, test } from 'vitest'
import type { Case } from './case.ts'
import { casesOf, policyOf } from './committed.ts'
import { differencesFrom } from './compare.mjs'
import { inOrder } from './making/portable.ts'

/** The first few cases that are answered otherwise, in words. */
function wrong<T extends Case>(cases: readonly T[], answer: (each: T) => object): string[] {
  const all = cases.flatMap((each) => {
    const differences = differencesFrom(each, answer(each))
    return differences.length === 0 ? [] : [`${each.id} (${each.shows}): ${differences.join('; ')}`]
  })
  return all.slice(0, 3)
}

test('assess answers every case', { timeout: 120_000 }, () => {
  const cases = casesOf('assessment')
  expect(cases.length).toBeGreaterThanOrEqual(10_000)
  const answer = ({ policy, asAt, nominal, decisions }: (typeof cases)[number]) => ({
    assessment: assess(policyOf(policy), nominal, { asAt, decisions }),
  })
  expect(wrong(cases, answer)).toEqual([])
})

test('assess gives every reason, to the byte', { timeout: 120_000 }, () => {
  const cases = casesOf('explanation')
  const differing = cases.filter(({ policy, asAt, nominal, decisions, whole }) => {
    const assessment = assess(policyOf(policy), nominal, { asAt, decisions })
    return JSON.stringify(inOrder(assessment)) !== JSON.stringify(whole)
  })
  expect(differing.map(({ id }) => id)).toEqual([])
})

test('parseNominal refuses what must be refused, with the same codes and places', () => {
  const answer = ({ policy, asAt, nominal }: ReturnType<typeof casesOf<'refusal'>>[number]) => ({
    issues: parseNominal(policyOf(policy), nominal, { asAt }).issues,
  })
  expect(wrong(casesOf('refusal'), answer)).toEqual([])
})
