// Whom a finding or a change is about: values of a fact in the words of the policy’s own tests, or by what they are.
import { compare } from '@iom-rules/core/analysis'
import { describe, expect, test } from 'vitest'
import { familiesOf, figure, found, smallPolicy } from '../analysis/small.ts'
import { decision, offences, rule, test as asked, yesNo } from '../policy/build.ts'

const level = (...values: string[]) => ({ type: 'choice', title: 'Risk level', values, labels: { A: 'Low' } })

/** Of whom a policy with one rule and nothing else says nothing. */
function unsaid(facts: object, conditions: object): string[] {
  const silent = { outcomes: { X: {} }, otherwise: undefined }
  const policy = smallPolicy({ facts, decisions: { d: decision([rule('a', 'X', conditions)], silent) } })
  return found(policy, 'gap').flatMap(familiesOf)
}

const noneOf = (fact: string, values: readonly string[]) => ({
  all: values.map((value) => asked(fact, 'notEqual', value)),
})

describe('values that no test tells together', () => {
  test.each<[what: string, values: readonly string[], tested: readonly string[], words: string]>([
    [
      'by what they are, where these are few',
      ['A', 'B', 'C', 'D'],
      ['A', 'B'],
      'the risk level is one of “Low” or “B”',
    ],
    ['by what they are not, where that is one', ['A', 'B', 'C'], ['A', 'B'], 'the risk level is not “C”'],
    [
      'by what they are not, where these are few',
      ['A', 'B', 'C', 'D', 'E'],
      ['A', 'B', 'C'],
      'the risk level is none of “D” or “E”',
    ],
  ])('%s', (_, values, tested, words) => {
    expect(unsaid({ level: level(...values) }, noneOf('level', tested))).toEqual([words])
  })

  test('days, each by its own test', () => {
    const on = { type: 'day', title: 'Release date' }
    expect(unsaid({ on }, noneOf('on', ['2026-01-01', '2026-02-01']))).toEqual([
      'the release date is 1 January 2026 or is 1 February 2026',
    ])
  })
})

test('a threshold between two whole numbers tells the whole numbers on either side apart', () => {
  const tested = (least: number) => ({ all: [asked('score', 'greaterThanInclusive', least)] })
  const score = figure(0.5, 100.5, { title: 'Score', unit: 'points', whole: true })
  expect(unsaid({ score }, tested(74.5))).toEqual(['the score is 74 points or less'])
  expect(unsaid({ score }, { not: tested(74.5) })).toEqual(['the score is 75 points or more'])
  expect(unsaid({ score }, tested(0.7))).toEqual([])
})

test('figures between two thresholds less than one apart', () => {
  const score = figure(0, 100, { title: 'Score', unit: 'points' })
  const outside = {
    any: [asked('score', 'lessThan', 10.2), asked('score', 'greaterThanInclusive', 10.6)],
  }
  expect(unsaid({ score }, outside)).toEqual(['the score is 10.2 points or more and below 10.6 points'])
})

describe('two policies side by side', () => {
  const sentences = (before: object, after: object) =>
    compare(smallPolicy(before), smallPolicy(after)).decisions.flatMap((each) => each.sentences)

  test('a fact that only the policy before has is called by its title, in its own words', () => {
    const score = figure(0, 100, { title: 'Risk score', unit: 'points' })
    const before = {
      facts: { yes: yesNo, score, level: level('A', 'B', 'C') },
      decisions: {
        d: decision([
          rule('a', 'X', {
            all: [asked('score', 'greaterThanInclusive', 20), asked('level', 'in', ['A', 'B'])],
          }),
        ]),
      },
    }
    const after = { decisions: { d: decision([rule('a', 'X', { all: [asked('yes', 'equal', true)] })]) } }
    expect(sentences(before, after)[0]).toContain(
      'no longer selects people for whom the risk level is one of “Low” or “B”, the risk score is 20 points or more and it is not so that: yes or no.',
    )
  })

  test('a derived fact that is another kind of figure after is told as what it was before', () => {
    const derived = (n: object, condition: object) => ({
      facts: { offences },
      derived: { n },
      decisions: { d: decision([rule('a', 'X', { all: [condition] })]) },
    })
    const [first] = sentences(
      derived(
        { type: 'number', title: 'Number of offences', count: 'offences' },
        asked('n', 'greaterThan', 1),
      ),
      derived({ type: 'boolean', title: 'An offence', exists: 'offences' }, asked('n', 'equal', true)),
    )
    expect(first).toBe(
      'X selects everyone it did before, and also people for whom the number of offences is 1 or less (before the change) and it is so that: an offence (after the change).',
    )
  })

  const worked = {
    facts: { offences },
    derived: { n: { type: 'number', title: 'Number of offences', unit: 'offences', count: 'offences' } },
    decisions: { d: decision([rule('a', 'X', { all: [asked('n', 'greaterThan', 2)] })]) },
  }
  const given = {
    facts: { n: figure(0, 100, { title: 'Convictions', unit: 'points' }) },
    decisions: { d: decision([rule('a', 'X', { all: [asked('n', 'greaterThan', 1)] })]) },
  }

  test('a fact that only one of the two works out is told as each of them calls it', () => {
    expect(sentences(worked, given)[0]).toBe(
      'X now also selects people for whom the number of offences is 2 offences or less (before the change) and the convictions is more than 1 point (after the change). It no longer selects people for whom the number of offences is more than 2 offences (before the change) and the convictions is 1 point or less (after the change).',
    )
    expect(sentences(given, worked)[0]).toBe(
      'X now also selects people for whom the convictions is 1 point or less (before the change) and the number of offences is more than 2 offences (after the change). It no longer selects people for whom the convictions is more than 1 point (before the change) and the number of offences is 2 offences or less (after the change).',
    )
  })

  test('so is one that is worked out before and only given after, where nothing asks about it any more', () => {
    const unasked = {
      facts: { ...given.facts, yes: yesNo },
      decisions: {
        d: decision([rule('a', 'X', { all: [asked('yes', 'equal', true), asked('yes', 'equal', false)] })]),
      },
    }
    expect(sentences(worked, unasked)[0]).toBe(
      'X selects nobody new, and no longer selects people for whom the number of offences is more than 2 offences (before the change).',
    )
    expect(sentences(unasked, worked)[0]).toBe(
      'X selects everyone it did before, and also people for whom the number of offences is more than 2 offences (after the change).',
    )
  })
})
