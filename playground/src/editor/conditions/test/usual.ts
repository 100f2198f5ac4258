import type { PolicyDocument } from '@iom-rules/core'
import type { Scope } from '../scope.ts'
import { leavesIn, type Test } from '../shape.ts'
import type { Subject } from '../subject.ts'
import { comparisonOf } from './comparison.ts'
import { fits } from './fits.ts'

/** What the policy asks of a fact wherever it first asks something: a good start for one more test of it. */
export function usualTest(document: PolicyDocument, scope: Scope, subject: Subject): Test | null {
  for (const condition of conditionsIn(document, scope)) {
    for (const leaf of leavesIn(condition)) {
      if (leaf.kind !== 'test' || leaf.test.subject !== subject.id) continue
      const comparison = comparisonOf(subject, scope, leaf.test)
      if (comparison !== null && fits(document, subject, comparison, leaf.test.value)) return leaf.test
    }
  }
  return null
}

function* conditionsIn(document: PolicyDocument, scope: Scope): Generator {
  if (scope.kind === 'records') {
    for (const derived of Object.values(document.derived ?? {}))
      if (Object.values(derived).includes(scope.list)) yield derived.where
    return
  }
  yield* Object.values(document.conditions ?? {})
  for (const { rules } of Object.values(document.decisions ?? {})) {
    if (Array.isArray(rules)) for (const rule of rules) yield rule.conditions
  }
}
