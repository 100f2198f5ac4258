import type { PolicyDocument } from '@iom-rules/core'
import { valueAt } from '../../place.ts'
import { settingSteps } from '../../vocabulary/fields/set.ts'
import type { Scope } from '../scope.ts'
import { shapeOf, type Test } from '../shape.ts'
import { subjectOf, type Subject } from '../subject.ts'
import { comparisonOf, comparisonsFor, type Comparison } from '../test/comparison.ts'
import { fits } from '../test/fits.ts'
import { usualTest } from '../test/usual.ts'
import type { Edited } from './edited.ts'

/** Tests something else. What was asked stays where it fits; else what the policy asks elsewhere of the same. */
export function chooseSubject(document: PolicyDocument, scope: Scope, path: string, id: string): Edited {
  const before = testAt(document, path)
  if (before?.subject === id) return { steps: [], at: path }
  const subject = subjectOf(document, scope, id)
  if (subject === null || before === null) return written(scope, path, { ...noTest, subject: id })
  const comparison = comparisonOf(subject, scope, before)
  if (
    comparison !== null &&
    fits(document, subject, comparison, before.value) &&
    isAlike(document, scope, before, subject)
  ) {
    return written(scope, path, { ...before, subject: id })
  }
  return written(scope, path, usualTest(document, scope, subject) ?? firstTest(subject, scope))
}

// A number of months is no OGRS score, and one list of choices is not another.
function isAlike(document: PolicyDocument, scope: Scope, before: Test, subject: Subject): boolean {
  const tested = subjectOf(document, scope, before.subject)
  return tested !== null && tested.type === subject.type && tested.unit === subject.unit
}

const noTest: Test = { subject: '', operator: '', value: undefined, notCounting: undefined }

function firstTest(subject: Subject, scope: Scope): Test {
  const [first] = comparisonsFor(subject, scope)
  const test = { ...noTest, subject: subject.id, operator: first?.operator ?? '' }
  return subject.type === 'boolean' ? { ...test, value: true } : test
}

/** Compares in another way; the value stays where it can. */
export function chooseComparison(document: PolicyDocument, scope: Scope, path: string, key: string): Edited {
  const test = testAt(document, path)
  const subject = test === null ? null : subjectOf(document, scope, test.subject)
  const comparison = subject && comparisonsFor(subject, scope).find((each) => each.key === key)
  if (test === null || subject === null || !comparison) return { steps: [], at: path }
  const value = carriedOver(document, subject, comparison, test.value)
  const notCounting = comparison.operator === 'withinLastMonths' ? test.notCounting : undefined
  // Where the value can stay, it is left alone, and so is what was typed for it.
  const before = comparisonOf(subject, scope, test)
  if (before?.takes === comparison.takes && value === test.value) {
    const steps = [
      ...settingSteps(document, `${path}/operator`, comparison.operator),
      ...settingSteps(document, `${path}/notCounting`, notCounting),
    ]
    return { steps, at: path }
  }
  return written(scope, path, { subject: test.subject, operator: comparison.operator, value, notCounting })
}

function carriedOver(
  document: PolicyDocument,
  subject: Subject,
  comparison: Comparison,
  value: unknown,
): unknown {
  if (comparison.value !== undefined) return comparison.value
  const candidates = [value, [value], Array.isArray(value) ? value[0] : undefined]
  return candidates.find((one) => one !== undefined && fits(document, subject, comparison, one))
}

/** Compares with another value; `undefined` takes the value away. */
export function chooseValue(document: PolicyDocument, scope: Scope, path: string, value: unknown): Edited {
  const test = testAt(document, path)
  if (test === null || JSON.stringify(test.value) === JSON.stringify(value)) return { steps: [], at: path }
  return written(scope, path, { ...test, value })
}

/** Says yes or no of a fact that is one or the other. */
export function chooseYesNo(scope: Scope, path: string, subject: string, value: boolean): Edited {
  return written(scope, path, { ...noTest, subject, operator: 'equal', value })
}

/** Leaves the days of a list of periods out of a window; `undefined` counts them all. */
export function chooseNotCounting(document: PolicyDocument, path: string, list: string | undefined): Edited {
  return { steps: settingSteps(document, `${path}/notCounting`, list), at: path }
}

function testAt(document: PolicyDocument, path: string): Test | null {
  const shape = shapeOf(valueAt(document, path))
  return shape.kind === 'test' ? shape.test : null
}

function written(scope: Scope, path: string, test: Test): Edited {
  return { steps: [{ op: 'replace', path, value: bodyOf(scope, test) }], at: path }
}

/** A test as a document has it. */
function bodyOf(scope: Scope, { subject, operator, value, notCounting }: Test): unknown {
  return {
    [scope.kind === 'facts' ? 'fact' : 'field']: subject,
    ...(operator === '' ? {} : { operator }),
    ...(value === undefined ? {} : { value }),
    ...(notCounting === undefined ? {} : { notCounting }),
  }
}
