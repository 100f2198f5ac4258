// What runs in the page of tests/browser/conformance.test.ts: the main door and nothing else of the product.
import { assess, parsePolicy, type Policy } from '@iom-rules/core'
import type { AssessmentCase } from './case.ts'
import { differencesFrom } from './compare.mjs'

declare global {
  interface Window {
    readonly conformance: { readonly answer: typeof answer }
  }
}

/** How many cases are right, and the first few that are not, in words. */
export function answer(
  documents: readonly string[],
  lines: readonly string[],
): { readonly right: number; readonly wrong: readonly string[] } {
  const policies = new Map<string, Policy>()
  for (const text of documents) {
    const parsed = parsePolicy(text)
    if (!parsed.ok) return { right: 0, wrong: parsed.issues.map(({ message }) => message) }
    policies.set(parsed.value.id, parsed.value)
  }
  let right = 0
  const wrong: string[] = []
  for (const line of lines) {
    const read = JSON.parse(line) as AssessmentCase
    const { policy, nominal, asAt, decisions } = read
    const assessment = assess(policies.get(policy) as Policy, nominal, { asAt, decisions })
    const differences = differencesFrom({ ...read, kind: 'assessment' }, { assessment })
    if (differences.length === 0) right += 1
    else wrong.push(`${nominal.ref}: ${differences.join('; ')}`)
  }
  return { right, wrong: wrong.slice(0, 3) }
}
