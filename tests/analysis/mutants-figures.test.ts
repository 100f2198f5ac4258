// The small changes of parameters and of figures that are looked up.
import { describe, expect, test } from 'vitest'
import { nearDays, otherLists, otherNumbers } from '../../packages/core/src/analysis/mutation/figures.ts'
import { decision, offences, rule, test as asks, weights, yesNo } from '../policy/build.ts'
import { changesOf } from './changes.ts'
import { figure, parameter, smallPolicy, sumOfOffences } from './small.ts'

test('numbers near another are one more and one less, to six decimal places', () => {
  expect(otherNumbers(0.1)).toEqual([1.1, -0.9])
  expect(otherNumbers(0.123456)).toEqual([1.123456, -0.876544])
})

test('days near another are the next and the one before', () => {
  expect(nearDays('2024-02-29')).toEqual(['2024-03-01', '2024-02-28'])
})

describe('lists near another', () => {
  test('have one member fewer or one choice more', () => {
    expect(otherLists(['A', 'B'], ['C', 'B', 'D', 'A'])).toEqual([
      ['B'],
      ['A'],
      ['A', 'B', 'C'],
      ['A', 'B', 'D'],
    ])
  })

  test('are never empty', () => {
    expect(otherLists(['A'], ['A', 'B'])).toEqual([['A', 'B']])
  })
})

describe('a parameter', () => {
  const kind = {
    type: 'choice',
    title: 'Kind',
    values: ['P', 'Q', 'R', '2026-01-01'],
    labels: { P: 'Plain' },
  }
  const facts = { yes: yesNo, score: figure(0, 10), kind, day: { type: 'day', title: 'Day' }, offences }
  /** As the id of each change ends, what it makes of the value, and what it says. */
  const changes = (given: object, fact: string, operator: string) => {
    const condition = { all: [asks(fact, operator, { fact: 'parameter.given' })] }
    const decisions = { d: decision([rule('a', 'A', condition)]) }
    const policy = smallPolicy({ facts, parameters: { given }, decisions })
    return changesOf(policy, '/parameters').map(({ id, edit, change }) => [
      id.replace(' /parameters/given/value', ''),
      ...edit.map((step) => ('value' in step ? step.value : step.op)),
      change,
    ])
  }
  const text = { unit: undefined }

  test('is named by its place and title', () => {
    const condition = { all: [asks('score', 'lessThan', { fact: 'parameter.least' })] }
    const policy = smallPolicy({
      facts,
      parameters: { least: parameter(1000, { title: 'The least', minimum: 0, maximum: 2000 }) },
      decisions: { d: decision([rule('a', 'A', condition)]) },
    })
    expect(changesOf(policy, '/parameters')[0]).toEqual({
      id: 'threshold /parameters/least/value 1001',
      kind: 'threshold',
      edit: [{ op: 'replace', path: '/parameters/least/value', value: 1001 }],
      path: '/parameters/least/value',
      change: '1,000 became 1,001',
      words: '1,000 became 1,001: The least.',
      decisions: ['d'],
    })
  })

  test('that is a number keeps its unit, and may be as little and as much as it may be at all', () => {
    const months = { unit: 'months', minimum: 2, maximum: 4 }
    expect(changes(parameter(3, months), 'day', 'withinLastMonths')).toEqual([
      ['threshold 4', 4, '3 months became 4 months'],
      ['threshold 2', 2, '3 months became 2 months'],
    ])
    expect(changes(parameter(2, months), 'day', 'withinLastMonths').map(([id]) => id)).toEqual([
      'threshold 3',
    ])
    expect(changes(parameter(4, months), 'day', 'withinLastMonths').map(([id]) => id)).toEqual([
      'threshold 3',
    ])
  })

  test.each([
    [true, 'value false', false, 'yes became no'],
    [false, 'value true', true, 'no became yes'],
  ])('that is %j becomes the other', (value, ...changed) => {
    expect(changes(parameter(value, text), 'yes', 'equal')).toEqual([changed])
  })

  test('that is a day becomes the next and the one before', () => {
    expect(changes(parameter('2026-01-01', text), 'day', 'onOrAfter')).toEqual([
      ['threshold "2026-01-02"', '2026-01-02', '1 January 2026 became 2 January 2026'],
      ['threshold "2025-12-31"', '2025-12-31', '1 January 2026 became 31 December 2025'],
    ])
  })

  test('that is one of some choices becomes each other, though it looks like a day', () => {
    expect(changes(parameter('2026-01-01', { ...text, values: kind.values }), 'kind', 'equal')).toEqual([
      ['value "P"', 'P', '“2026-01-01” became “Plain”'],
      ['value "Q"', 'Q', '“2026-01-01” became “Q”'],
      ['value "R"', 'R', '“2026-01-01” became “R”'],
    ])
  })

  test('that is a choice of which nobody says what else it may be stays', () => {
    expect(changes(parameter('P', text), 'kind', 'equal')).toEqual([])
  })

  test('that is a list loses or gains a member', () => {
    const given = parameter(['Q', 'P'], { ...text, values: ['P', 'Q', 'R'] })
    expect(changes(given, 'kind', 'in')).toEqual([
      ['value ["P"]', ['P'], '“Q” was left out'],
      ['value ["Q"]', ['Q'], '“Plain” was left out'],
      ['value ["Q","P","R"]', ['Q', 'P', 'R'], '“R” was added'],
    ])
  })

  test('that is a list of which nobody says what it may have only loses members', () => {
    expect(changes(parameter(['Q', 'R'], text), 'kind', 'in').map(([, value]) => value)).toEqual([
      ['R'],
      ['Q'],
    ])
    expect(changes(parameter(['Q'], text), 'kind', 'in')).toEqual([])
  })
})

describe('a figure that is looked up', () => {
  const changes = (rows: object, facts: object) => {
    const policy = smallPolicy({
      facts,
      tables: { weights: { ...weights, rows } },
      derived: { score: sumOfOffences },
      decisions: { d: decision([rule('a', 'A', { all: [asks('score', 'greaterThan', 10)] })]) },
    })
    return changesOf(policy, '/tables')
  }
  const of = (value: number) => ({ value, grade: 'demo' })

  test('is one more or one less, and never below nothing', () => {
    const rows = { X: of(1000), Y: of(0), Z: of(1) }
    const found = changes(rows, { offences })
    expect(found[0]).toEqual({
      id: 'threshold /tables/weights/rows/X/value 1001',
      kind: 'threshold',
      edit: [{ op: 'replace', path: '/tables/weights/rows/X/value', value: 1001 }],
      path: '/tables/weights/rows/X/value',
      change: '1,000 became 1,001',
      words: '1,000 became 1,001: Weights: “X”.',
      decisions: ['d'],
    })
    expect(found.map(({ id }) => id.replace('threshold /tables/weights/rows/', ''))).toEqual([
      'X/value 1001',
      'X/value 999',
      'Y/value 1',
      'Z/value 2',
      'Z/value 0',
    ])
  })

  test('goes by the name that its choice has, of a person or in a record', () => {
    const type = { ...offences.record.type, labels: { X: 'An X' } }
    const labelled = { offences: { ...offences, record: { ...offences.record, type } } }
    const plain = { type: 'choice', title: 'Other', values: ['X', 'Y'], labels: { Y: 'A Y' } }
    const tags = { type: 'list', title: 'Tags', values: ['Z'], labels: { Z: 'A Z' } }
    const found = changes({ X: of(0), Y: of(0), Z: of(0) }, { plain, tags, ...labelled })
    expect(found.map(({ words }) => words)).toEqual([
      '0 became 1: Weights: “An X”.',
      '0 became 1: Weights: “A Y”.',
      '0 became 1: Weights: “A Z”.',
    ])
  })
})
