// How conditions, tests and values read: also in a draft, where a name may stand for nothing yet.
import {
  assess,
  derivedWords,
  outcomeWords,
  phraseCondition,
  phraseTest,
  recordConditionWords,
  valueWords,
  type Condition,
  type RecordCondition,
  type TestTrace,
} from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import { smallPolicy } from '../analysis/small.ts'
import { decision, offences, rule, test as asked, yesNo } from '../policy/build.ts'

const policy = smallPolicy({
  facts: {
    yes: yesNo,
    score: { type: 'number', title: 'Score', unit: 'points', minimum: 0, maximum: 100 },
    level: { type: 'choice', title: 'Level', values: ['LOW', 'constructor'], labels: { LOW: 'Low' } },
    on: { type: 'day', title: 'Release date' },
    offences,
  },
})
const later = { fact: 'parameter.later' }

describe('a draft that names what is not there yet', () => {
  test.each<[what: string, condition: object, words: string]>([
    ['a named condition', { condition: 'member' }, 'member'],
    ['the opposite of one', { not: { condition: 'member' } }, 'not member'],
    ['a name that every object has', { condition: 'constructor' }, 'constructor'],
    ['the opposite of such a name', { not: { condition: 'constructor' } }, 'not constructor'],
    ['a fact', asked('status', 'equal', 'RED'), 'the status is “RED”'],
    ['a decision', asked('decision.cohort', 'equal', 'FIXED'), 'the cohort is “FIXED”'],
    ['a figure', asked('score', 'greaterThanInclusive', later), 'the score is later or more'],
    ['a choice', asked('level', 'equal', later), 'the level is “later”'],
    ['several choices', asked('level', 'in', later), 'the level is one of “later”'],
    ['none of several choices', asked('level', 'notIn', later), 'the level is none of “later”'],
    ['a day', asked('on', 'onOrBefore', later), 'the release date is on or before later'],
    ['months', asked('on', 'withinLastMonths', later), 'the release date is within the last later'],
    ['an operator', asked('score', 'near', 3), 'the score near 3'],
  ])('%s is told by its name', (_, condition, words) => {
    expect(phraseCondition(policy, condition as Condition)).toBe(words)
  })

  test.each<[what: string, list: string, condition: object, words: string]>([
    [
      'months',
      'offences',
      { field: 'day', operator: 'withinLastMonths', value: later },
      'a day is within the last later',
    ],
    ['choices', 'offences', { field: 'type', operator: 'in', value: later }, 'the type is one of “later”'],
    ['a field', 'offences', { field: 'place', operator: 'equal', value: true }, 'the place is yes'],
    ['a list', 'visits', { field: 'place', operator: 'equal', value: true }, 'the place is yes'],
    [
      'records of a fact that is no list',
      'score',
      { field: 'place', operator: 'near', value: 3 },
      'the place near 3',
    ],
  ])('%s of records are told by their names', (_, list, condition, words) => {
    expect(recordConditionWords(policy, list, condition as RecordCondition)).toBe(words)
  })

  test('a table, an outcome and a day that does not exist are told as they are written', () => {
    const sum = {
      type: 'number',
      title: 'Weight',
      sum: 'offences',
      of: { table: 'later', by: 'type' },
    } as const
    expect(derivedWords(policy, sum)).toBe('the sum of “later” over the records of offences')
    expect(outcomeWords(policy, 'later', 'RED')).toBe('RED')
    expect(valueWords(policy, 'on', '2026-13-01')).toBe('2026-13-01')
  })
})

test('the day of the assessment is told as that, of a fact and of records', () => {
  const asAt = { fact: 'asAt' }
  expect(phraseCondition(policy, asked('on', 'onOrAfter', asAt) as Condition)).toBe(
    'the release date is on or after the day of the assessment',
  )
  expect(
    recordConditionWords(policy, 'offences', { field: 'day', operator: 'onOrBefore', value: asAt }),
  ).toBe('a day is on or before the day of the assessment')
})

test('a value without a label is told as it is, whatever it is called', () => {
  expect(valueWords(policy, 'level', 'LOW')).toBe('Low')
  expect(valueWords(policy, 'level', 'constructor')).toBe('constructor')
  expect(
    recordConditionWords(policy, 'offences', { field: 'type', operator: 'equal', value: 'constructor' }),
  ).toBe('the type is “constructor”')
})

test('not both of two things never reads like not the one but the other', () => {
  const x = { field: 'type', operator: 'equal', value: 'X' } as const
  const y = { field: 'type', operator: 'equal', value: 'Y' } as const
  const words = (condition: RecordCondition) => recordConditionWords(policy, 'offences', condition)
  expect(words({ not: { all: [x, y] } })).toBe('it is not so that (the type is “X” and the type is “Y”)')
  expect(words({ all: [{ not: x }, y] })).toBe('it is not so that the type is “X” and the type is “Y”')
  expect(words({ not: { any: [x, y] } })).toBe('it is not so that (the type is “X” or the type is “Y”)')
  expect(words({ not: { all: [x] } })).toBe('it is not so that the type is “X”')
})

test('a value is told by the label of the field or fact it belongs to, whatever others call it', () => {
  const labelled = smallPolicy({
    facts: {
      yes: yesNo,
      risk: { type: 'choice', title: 'Risk', values: ['X', 'Y'], labels: { X: 'Extreme' } },
      offences: {
        ...offences,
        record: { ...offences.record, type: { ...offences.record.type, labels: { X: 'Arson', Y: 'Theft' } } },
      },
    },
  })
  const words = (operator: string, value: string | readonly string[]) =>
    recordConditionWords(labelled, 'offences', { field: 'type', operator, value })
  expect(words('equal', 'X')).toBe('the type is “Arson”')
  expect(words('in', ['X', 'Y'])).toBe('the type is one of “Arson” or “Theft”')
})

test.each([
  ['equal', true, 'yes'],
  ['equal', false, 'no'],
  ['notEqual', true, 'no'],
  ['notEqual', false, 'yes'],
] as const)('a test of yes or no asks for one of them: %s %s', (operator, value, wanted) => {
  const testing = smallPolicy({
    decisions: { d: decision([rule('a', 'A', { all: [asked('yes', operator, value)] })]) },
  })
  const { d } = assess(testing, { ref: 'A', facts: { yes: true } }, { asAt: '2026-11-22' }).decisions
  const [trace] = (d?.because ?? []).flatMap(({ conditions }) =>
    'parts' in conditions ? conditions.parts : [],
  )
  expect(phraseTest(testing, trace as TestTrace)).toBe(`Yes or no: yes. Asked for: ${wanted}.`)
})
