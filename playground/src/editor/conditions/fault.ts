import type { PolicyDocument } from '@iom-rules/core'
import { numberInWords } from '../../words/numbers.ts'
import { insideSentence, withArticle } from '../../words/titles.ts'
import type { Scope } from './scope.ts'
import type { Test } from './shape.ts'
import { periodLists, subjectOf, type Subject } from './subject.ts'
import { comparisonOf, type Comparison } from './test/comparison.ts'
import { figureOf, fits, mostMonths } from './test/fits.ts'

/** What is wrong with a test, and at which of its controls. */
export interface TestFault {
  readonly at: 'subject' | 'operator' | 'value' | 'notCounting'
  readonly message: string
}

/** What is wrong with a test as it stands, in words for its field; `null` when it says something. */
export function faultOfTest(document: PolicyDocument, scope: Scope, test: Test): TestFault | null {
  const { subject: id, value, notCounting } = test
  const subject = subjectOf(document, scope, id)
  if (subject === null) {
    const what = scope.kind === 'facts' ? 'fact' : 'field'
    const message =
      id === '' ? `Choose the ${what} to test` : `There is no ${what} “${id}” to test: choose another`
    return { at: 'subject', message }
  }
  const comparison = comparisonOf(subject, scope, test)
  if (comparison === null) return { at: 'operator', message: `Choose how to compare ${inWords(subject)}` }
  if (!fits(document, subject, comparison, value)) {
    return { at: 'value', message: valueMessage(subject, comparison, value) }
  }
  if (notCounting !== undefined && !periodLists(document).some((list) => list.value === notCounting)) {
    return { at: 'notCounting', message: `There is no list of periods “${notCounting}”: choose another` }
  }
  return null
}

/** What to enter: `Enter an OGRS score between 0 and 100`. */
export function valueMessage(subject: Subject, comparison: Comparison, value?: unknown): string {
  const figure = figureOf(value)
  if (figure !== null) return `The figure “${figure}” is not there, or does not fit: choose another`
  if (comparison.takes === 'months')
    return `Enter a whole number of months between 0 and ${numberInWords(mostMonths)}`
  const [other] = [value].flat().filter((one) => subject.choices.every((choice) => choice.value !== one))
  const isOther = subject.type === 'choice' && typeof other === 'string'
  if (comparison.takes === 'list')
    return isOther
      ? `Take out “${other}”: it is no choice for ${inWords(subject)}`
      : `Choose at least one for ${inWords(subject)}`
  switch (subject.type) {
    case 'number':
      return `Enter ${withArticle(inWords(subject))}${subject.isWhole ? ' that is a whole number' : ''}${bounds(subject)}`
    case 'day':
      return `Enter a real day for ${inWords(subject)}, such as 22 11 2026`
    default:
      return isOther
        ? `“${other}” is no choice for ${inWords(subject)}: choose another`
        : `Choose one for ${inWords(subject)}`
  }
}

const inWords = (subject: Subject) => insideSentence(subject.title)

function bounds({ minimum, maximum }: Subject): string {
  if (Number.isFinite(minimum) && Number.isFinite(maximum))
    return ` between ${numberInWords(minimum)} and ${numberInWords(maximum)}`
  return Number.isFinite(minimum) ? ` of ${numberInWords(minimum)} or more` : ' as a number'
}

/** Codes of what the controls of a part show themselves. */
export const shownByParts: ReadonlySet<string> = new Set([
  'unknown-condition',
  'unknown-fact',
  'untestable-fact',
  'unknown-decision',
  'untestable-decision',
  'unknown-field',
  'untestable-field',
  'unknown-operator',
  'operator-does-not-fit',
  'missing-key',
  'value-does-not-fit',
  'unknown-value',
  'unknown-parameter',
  'unknown-list',
])
