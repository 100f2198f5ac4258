import type { Scope } from '../scope.ts'
import type { Subject } from '../subject.ts'
import type { Test } from '../shape.ts'

/** What a comparison compares with: a value of the fact's own type, several of them, months, or nothing more. */
type Takes = 'same' | 'list' | 'months' | 'nothing'

/** A way to compare, as people choose it. */
export interface Comparison {
  readonly key: string
  readonly text: string
  readonly operator: string
  readonly takes: Takes
  /** Where the comparison says all there is to say. */
  readonly value?: boolean
}

const same = (operator: string, text: string): Comparison => ({
  key: operator,
  text,
  operator,
  takes: 'same',
})
const months = (operator: string, text: string): Comparison => ({
  key: operator,
  text,
  operator,
  takes: 'months',
})
const several = (operator: string, text: string): Comparison => ({
  key: operator,
  text,
  operator,
  takes: 'list',
})

const none: readonly Comparison[] = [
  { key: 'isNone', text: 'is none', operator: 'isNone', takes: 'nothing', value: true },
  { key: 'isSet', text: 'is a set one, not none', operator: 'isNone', takes: 'nothing', value: false },
]

const byType: { readonly [type in Subject['type']]: readonly Comparison[] } = {
  boolean: [same('equal', 'is'), same('notEqual', 'is not')],
  number: [
    same('greaterThanInclusive', 'is at least'),
    same('greaterThan', 'is more than'),
    same('lessThanInclusive', 'is at most'),
    same('lessThan', 'is below'),
    same('equal', 'is exactly'),
    same('notEqual', 'is not'),
    ...none,
  ],
  choice: [
    same('equal', 'is'),
    same('notEqual', 'is not'),
    several('in', 'is one of'),
    several('notIn', 'is none of'),
  ],
  day: [
    months('withinLastMonths', 'is within the last'),
    months('withinNextMonths', 'is within the next'),
    same('onOrBefore', 'is on or before'),
    same('onOrAfter', 'is on or after'),
    same('equal', 'is on'),
    same('notEqual', 'is not on'),
    ...none,
  ],
}

/** The comparisons that fit what is tested. “Is not” would be true of having none, so it does not fit what may be. */
export function comparisonsFor(subject: Subject, scope: Scope): Comparison[] {
  return byType[subject.type].filter(({ operator }) => {
    if (operator === 'isNone') return subject.mayBeNone
    if (operator === 'notEqual' || operator === 'notIn') return !subject.mayBeNone
    if (operator === 'withinLastMonths') return scope.kind === 'facts' || subject.isPast
    return true
  })
}

/** The comparison that a test makes; `null` where it makes none that fits. */
export function comparisonOf(subject: Subject, scope: Scope, test: Test): Comparison | null {
  const found = comparisonsFor(subject, scope).filter(({ operator }) => operator === test.operator)
  return found.find(({ value }) => value === undefined || value === test.value) ?? found[0] ?? null
}
