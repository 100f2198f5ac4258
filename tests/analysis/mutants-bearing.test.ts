// On which decisions a change can bear, and on what somebody contradicts.
import { describe, expect, test } from 'vitest'
import { custody, decision, offences, rule, test as asks, weights, yesNo } from '../policy/build.ts'
import { candidatesOf } from './changes.ts'
import { figure, parameter, smallPolicy, sumOfOffences } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const any = (...parts: object[]) => ({ any: parts })
const not = (part: object) => ({ not: part })
const yes = asks('yes', 'equal', true)
const above = (fact: string, id: string) => asks(fact, 'greaterThan', { fact: `parameter.${id}` })
const assumed = (condition: object, use = 'reason') => ({
  id: `assumed-${JSON.stringify(condition).length}-${use}`,
  condition,
  reason: 'For the test.',
  use,
})

const most = { minimum: 0, maximum: 9 }
const parameters = { low: parameter(1, most), high: parameter(2, most), other: parameter(3, most) }
const facts = { yes: yesNo, one: figure(0, 10), two: figure(0, 10), three: figure(0, 10), offences, custody }
const onYes = decision([rule('r', 'A', all(yes))])
const on = (condition: object) => decision([rule('r', 'A', condition)])

/** For each part that has changes and begins like this: the decisions they bear on, and whether on conflicts too. */
function bearing(more: object, start: string): object {
  const policy = smallPolicy({ facts, parameters, ...more })
  return Object.fromEntries(
    candidatesOf(policy).flatMap(({ mutant, conflicts }) => {
      const part = mutant.path.split('/').slice(1, 3).join(' ')
      return part.startsWith(start)
        ? [[part, [...mutant.decisions, ...(conflicts ? ['conflicts'] : [])]]]
        : []
    }),
  )
}

describe('a parameter bears on a decision', () => {
  test('that compares with it, wherever it does', () => {
    const conditions = { inner: all(above('one', 'high')), outer: all(yes, not({ condition: 'inner' })) }
    const decisions = {
      direct: on(all(above('one', 'low'))),
      named: on(any(yes, { condition: 'outer' })),
      without: onYes,
    }
    expect(bearing({ conditions, decisions }, '')).toEqual({
      'parameters low': ['direct'],
      'parameters high': ['named'],
      'conditions inner': ['named'],
      'conditions outer': ['named'],
      'decisions direct': ['direct'],
      'decisions named': ['named'],
      'decisions without': ['without'],
    })
  })

  test('and not for its name alone', () => {
    const named = { ...parameters, null: parameter(4, most) }
    expect(bearing({ parameters: named, decisions: { d: onYes } }, 'parameters')).toEqual({})
  })

  test('that rests on another, but not the other way about', () => {
    const decisions = {
      base: on(all(above('one', 'low'))),
      middle: on(all(asks('decision.base', 'equal', 'A'), above('one', 'high'))),
      top: on(all(asks('decision.middle', 'equal', 'A'))),
    }
    expect(bearing({ decisions }, '')).toEqual({
      'parameters low': ['base', 'middle', 'top'],
      'parameters high': ['middle', 'top'],
      'decisions base': ['base', 'middle', 'top'],
      'decisions middle': ['middle', 'top'],
      'decisions top': ['top'],
    })
  })

  test('by which records count', () => {
    const recent = { field: 'day', operator: 'withinLastMonths', value: { fact: 'parameter.low' } }
    const derived = { some: { type: 'boolean', title: 'Some', exists: 'offences', where: any(recent) } }
    const decisions = { d: on(all(asks('some', 'equal', true))), without: onYes }
    expect(bearing({ derived, decisions }, '')).toEqual({
      'parameters low': ['d'],
      'derived some': ['d'],
      'decisions d': ['d'],
      'decisions without': ['without'],
    })
  })
})

describe('a figure that is looked up', () => {
  test('bears on decisions that ask for the sum of it', () => {
    const derived = { score: sumOfOffences, count: { type: 'number', title: 'Count', count: 'offences' } }
    const decisions = {
      d: on(all(asks('score', 'greaterThan', 1), asks('score', 'lessThan', 9))),
      counting: on(all(asks('count', 'greaterThan', 1))),
    }
    const tables = { weights, others: weights }
    expect(bearing({ derived, decisions, tables }, 'tables')).toEqual({ 'tables weights': ['d'] })
  })
})

describe('what is assumed bears on a decision', () => {
  const decisions = { d: on(all(asks('one', 'lessThan', 5))), without: onYes }

  test('that asks for a fact it speaks of, and on what somebody contradicts', () => {
    const assumptions = [assumed(any(above('one', 'low'), asks('two', 'equal', 1)))]
    expect(bearing({ decisions, assumptions }, 'parameters')).toEqual({
      'parameters low': ['d', 'conflicts'],
    })
  })

  test('through other assumptions, in whichever order they stand', () => {
    const near = assumed(any(asks('one', 'equal', 1), asks('two', 'equal', 1)))
    const far = assumed(any(asks('two', 'equal', 2), above('three', 'high')))
    for (const assumptions of [
      [near, far],
      [far, near],
    ])
      expect(bearing({ decisions, assumptions }, 'parameters')).toEqual({
        'parameters high': ['d', 'conflicts'],
      })
  })

  test('by conditions that it names', () => {
    const conditions = { inner: any(above('one', 'low'), yes), outer: not({ condition: 'inner' }) }
    const assumptions = [assumed(any({ condition: 'outer' }))]
    expect(bearing({ conditions, decisions, assumptions }, '')).toMatchObject({
      'parameters low': ['d', 'without', 'conflicts'],
      'conditions inner': ['d', 'without', 'conflicts'],
      'conditions outer': ['d', 'without', 'conflicts'],
      'decisions d': ['d'],
    })
  })

  test('not where it only speaks of others', () => {
    const assumptions = [assumed(any(above('two', 'low'), asks('three', 'equal', 1)))]
    expect(bearing({ decisions, assumptions }, 'parameters')).toEqual({})
  })

  test('not where it is only reported', () => {
    const assumptions = [
      assumed(any(above('one', 'low'), asks('two', 'equal', 1)), 'report'),
      assumed(any(above('one', 'high'), asks('two', 'equal', 1))),
    ]
    expect(bearing({ decisions, assumptions }, 'parameters')).toEqual({
      'parameters high': ['d', 'conflicts'],
    })
  })

  test('that only reports, where a decision asks the same', () => {
    const asking = { ...decisions, d: on(all(above('one', 'low'))) }
    const assumptions = [assumed(any(above('two', 'low'), above('two', 'high')), 'report')]
    expect(bearing({ decisions: asking, assumptions }, 'parameters')).toEqual({
      'parameters low': ['d', 'conflicts'],
    })
  })

  test('through a list that both look at', () => {
    const derived = {
      some: { type: 'boolean', title: 'Some', exists: 'offences' },
      many: { type: 'number', title: 'Many', count: 'offences' },
    }
    const counting = { d: on(all(asks('some', 'equal', true))), without: onYes }
    const assumptions = [assumed(any(above('many', 'low'), asks('two', 'equal', 1)))]
    expect(bearing({ derived, decisions: counting, assumptions }, 'parameters')).toEqual({
      'parameters low': ['d', 'conflicts'],
    })
  })
})
