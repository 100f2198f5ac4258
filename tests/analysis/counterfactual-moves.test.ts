// What may be otherwise about somebody: single facts, and lists of which nothing is known.
import type { FactList, FactRecord, Facts, Policy } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import { classesAfter, listMoves, withRecords } from '../../packages/core/src/analysis/counterfactual/list.ts'
import { movesOf } from '../../packages/core/src/analysis/counterfactual/move.ts'
import type { Way } from '../../packages/core/src/analysis/counterfactual/search.ts'
import { situate } from '../../packages/core/src/decision/situation.ts'
import { compile } from '../../packages/core/src/diagram/compile.ts'
import { custody, decision, offences, pastDay, rule, test as asks, weights, yesNo } from '../policy/build.ts'
import { asAt, figure, smallPolicy, sumOfOffences } from './small.ts'

const rules = (...tests: object[]) => ({
  d: decision(tests.map((each, at) => rule(`r${at}`, 'A', { all: [each] }))),
})
const situationOf = (policy: Policy, facts: Facts) => situate(compile(policy, asAt), facts)

describe('a fact', () => {
  const policy = smallPolicy({
    facts: {
      offences,
      fixed: { ...yesNo, changeable: false },
      past: pastDay,
      toCome: { type: 'day', title: 'A day' },
      yes: yesNo,
      always: figure(0, 10),
      score: figure(0, 100),
    },
    tables: { weights },
    derived: {
      score: { ...sumOfOffences, unlessSupplied: true },
      many: { type: 'number', title: 'How many', count: 'offences' },
    },
    decisions: rules(
      asks('fixed', 'equal', true),
      asks('past', 'onOrAfter', '2026-11-01'),
      asks('toCome', 'onOrAfter', '2026-12-01'),
      asks('yes', 'equal', true),
      asks('always', 'greaterThanInclusive', 0),
      asks('score', 'greaterThanInclusive', 3),
      asks('score', 'greaterThanInclusive', 8),
      asks('many', 'greaterThan', 2),
    ),
  })
  /** In alphabetical order, as no rule asks any more often. */
  const movesFrom = (facts: Facts) =>
    movesOf(situationOf(policy, facts), facts).map(({ fact, kind, now, supplied, turns }) => [
      fact,
      kind,
      now,
      supplied,
      turns.map(({ value }) => value),
    ])

  test('that is known may change to anything but what it is, unless it is fixed, past or always the same', () => {
    const facts = { fixed: true, past: '2026-10-01', toCome: '2026-11-30', yes: false, always: 4, score: 4 }
    expect(movesFrom(facts)).toEqual([
      ['score', 'change', 1, false, [2, 8]],
      ['toCome', 'change', 0, false, ['2026-12-01']],
      ['yes', 'change', 0, false, [true]],
    ])
  })

  test('that is not known may turn out anything, and a figure may be supplied in place of records', () => {
    expect(movesFrom({ yes: null })).toEqual([
      ['score', 'learn', -1, true, [0, 3, 8]],
      ['always', 'learn', -1, false, [0]],
      ['fixed', 'learn', -1, false, [false, true]],
      ['past', 'learn', -1, false, ['2026-10-31', '2026-11-22']],
      ['toCome', 'learn', -1, false, ['2026-11-30', '2026-12-01']],
      ['yes', 'learn', -1, false, [false, true]],
    ])
  })

  test('is supplied as what the records that are known leave open, and not where they settle it', () => {
    const scores = (facts: Facts) => movesFrom(facts).filter(([fact]) => fact === 'score')
    expect(scores({ offences: [{ type: 'X' }, {}] })).toEqual([['score', 'learn', -1, true, [3, 8]]])
    expect(scores({ offences: [{ type: 'X' }] })).toEqual([])
  })
})

describe('a list', () => {
  const of = (value: string) => ({
    type: 'boolean',
    title: `Any ${value}`,
    exists: 'offences',
    where: { field: 'type', operator: 'equal', value },
  })
  const policy = smallPolicy({
    facts: { offences, custody },
    derived: {
      first: of('X'),
      second: of('Y'),
      many: { type: 'number', title: 'How many', count: 'offences' },
      stays: { type: 'number', title: 'Number of stays', count: 'custody' },
    },
    decisions: rules(
      asks('first', 'equal', true),
      asks('second', 'equal', true),
      asks('many', 'greaterThan', 2),
      asks('stays', 'greaterThan', 0),
    ),
  })
  const openIn = (facts: Facts) => {
    const situation = situationOf(policy, facts)
    return { compiled: situation.compiled, open: withRecords(situation, facts) }
  }
  const movesFrom = (facts: Facts) => {
    const { compiled, open } = openIn(facts)
    return listMoves(compiled, open, facts)
  }

  test('of which nothing is known may have records that come to each thing, the fewest first', () => {
    const [crimes, stays, ...others] = movesFrom({ offences: null })
    expect(others).toEqual([])
    expect(stays).toMatchObject({ fact: 'custody', number: 0, kind: 'learn', from: null, now: -1 })
    expect(stays?.turns).toEqual([
      { at: 0, value: [], distance: 0, crosses: false },
      { at: 1, value: [{}], distance: 0, crosses: false },
    ])
    expect(crimes).toMatchObject({ fact: 'offences', number: 1, supplied: false })
    expect(
      crimes?.turns.map(({ value }) => (value as FactRecord[]).map(({ type }) => type).join('')),
    ).toEqual(['', 'X', 'Y', 'XY', 'XXX', 'YYY', 'ZZZ', 'XYY'])
  })

  test('of which something is known stays as it is', () => {
    expect(movesFrom({ offences: [{}], custody: [] })).toEqual([])
    expect(movesFrom({ offences: [{}] }).map(({ fact }) => fact)).toEqual(['custody'])
  })

  test('has its records worked out once while nothing is known of it, and else for each nominal', () => {
    const [first, again] = [openIn({}), openIn({})]
    expect(again.open).toHaveLength(2)
    again.open.forEach((entry, at) => expect(entry).toBe(first.open[at]))
    const ways = (records: FactList) => openIn({ offences: records, custody: [] }).open[0]?.worlds.carriers[0]
    expect(ways([{}])?.size).toBe(3)
    expect(ways([{}, { type: 'Y' }, { type: 'Y' }])?.size).toBe(2)
    expect(ways([{}, {}, {}])?.size).toBe(4)
  })

  test('that is known settles what comes from it, and nothing of what comes from others', () => {
    const { compiled, open } = openIn({})
    const move = listMoves(compiled, open, {}).find(({ fact }) => fact === 'offences')
    const turn = move?.turns[1]
    if (move === undefined || turn === undefined) throw new Error('The offences may have records.')
    const way: Way = { picks: [{ move, turn }], crossed: 0, changed: 0, distance: 0 }
    const classes = [...classesAfter(open, way)]
    expect(
      classes.map(([variable, at]) => [compiled.variables[variable - compiled.carriers.length]?.fact, at]),
    ).toEqual([
      ['first', [1]],
      ['many', [0]],
      ['second', [0]],
    ])
  })
})
