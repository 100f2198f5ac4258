// The ways in which lists can matter, and records that show each of them.
import { assess, dayText, type Facts, type FactRecord } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { compile } from '../../packages/core/src/diagram/compile.ts'
import { worldsOf } from '../../packages/core/src/diagram/completions.ts'
import { periodsOf, tallyOf, type Group } from '../../packages/core/src/diagram/group.ts'
import { product } from '../../packages/core/src/diagram/product.ts'
import { tallyValue } from '../../packages/core/src/policy/derive.ts'
import { asAt, smallPolicy } from '../analysis/small.ts'
import { answer, custody, decision, offences, rule, test, weights } from '../policy/build.ts'

const within = { field: 'day', operator: 'withinLastMonths', value: 12, notCounting: 'custody' }

function made() {
  const policy = smallPolicy({
    facts: { offences, cautions: offences, custody },
    tables: { weights },
    derived: {
      recent: { type: 'boolean', title: 'Recent', exists: 'offences', where: within },
      total: { type: 'number', title: 'Sum', sum: 'offences', of: { table: 'weights', by: 'type' } },
      warned: { type: 'boolean', title: 'Warned', exists: 'cautions', where: within },
    },
    decisions: {
      d: decision([
        rule('recent', 'A', { all: [test('recent', 'equal', true), test('total', 'greaterThan', 7)] }),
        rule('warned', 'B', { all: [test('warned', 'equal', true)] }),
      ]),
    },
  })
  return compile(policy, asAt).groups[0] as Group
}

describe('each way in which lists can matter', () => {
  const day = '2026-01-01'
  it.each<[string, Facts]>([
    ['of which nothing is known', {}],
    ['of which one is known', { cautions: [{ type: 'X', day }] }],
    ['beside periods that are known', { custody: [{ from: '2025-01-01', to: '2025-06-01' }] }],
  ])('has records that show it, of lists %s', (_, facts) => {
    const group = made()
    const worlds = worldsOf(group, group.members, facts, { origins: new WeakMap() })
    expect(worlds.carriers.map(({ fact }) => fact)).toEqual(['cautions', 'offences', 'custody'])
    const choices = product(worlds.carriers.map(({ size }) => size))
    expect(choices.length).toBeGreaterThan(4)
    for (const choice of choices) {
      const lists = worlds.lists(choice) as Readonly<Record<string, readonly FactRecord[]>>
      expect(lists).toMatchObject(facts)
      const records = Object.values(lists).reduce((sum, each) => sum + each.length, 0)
      expect(worlds.records(choice)).toBe(records)
      const periods = periodsOf(group, new Map(Object.entries(lists)))
      const classes = group.members.map((member) => {
        const tally = tallyOf(member, lists[member.list] as readonly FactRecord[], periods)
        const value = tallyValue(member.derived, tally, dayText)
        return value === null ? member.classes.upwards(tally.sum) : [member.classes.classOf(value)]
      })
      expect(worlds.classes(choice)).toEqual(classes)
    }
  })
  it('has none where nobody wants to see them', () => {
    const group = made()
    const worlds = worldsOf(group, group.members, { custody: [] })
    const first = worlds.carriers.map(() => 0)
    expect(worlds.lists(first)).toEqual({ cautions: [], offences: [], custody: [] })
    expect(worlds.records(first)).toBe(0)
  })
})

describe('periods, where nothing is known of what they would move,', () => {
  const policy = smallPolicy({
    facts: { offences, custody },
    derived: {
      recent: { type: 'boolean', title: 'Recent', exists: 'offences', where: within },
      early: {
        type: 'boolean',
        title: 'Early',
        exists: 'custody',
        where: { field: 'from', operator: 'onOrBefore', value: '2026-11-08' },
      },
    },
    decisions: {
      d: decision([
        rule('both', 'A', { all: [test('recent', 'equal', true), test('early', 'equal', true)] }),
      ]),
    },
  })
  const group = compile(policy, asAt).groups[0] as Group
  it('are counted all the same, in fewer ways where nobody asks which', () => {
    const [fewer, all] = [false, true].map((carriers) => {
      const worlds = worldsOf(group, group.members, { custody: [{ to: '2026-11-12' }] }, { carriers })
      const choices = product(worlds.carriers.map(({ size }) => size))
      return choices.map((choice) => JSON.stringify(worlds.classes(choice)))
    })
    expect(new Set(fewer).size).toBe(4)
    expect(new Set(fewer)).toEqual(new Set(all))
    expect(fewer?.length).toBeLessThan(all?.length ?? 0)
  })
})

describe('records of which something is unknown', () => {
  it('are as many as they are', () => {
    const policy = smallPolicy({
      facts: { offences, custody },
      derived: {
        many: { type: 'number', title: 'Many', count: 'offences' },
        recent: { type: 'boolean', title: 'Recent', exists: 'offences', where: within },
      },
      decisions: {
        d: decision([
          rule('two', 'A', { all: [test('many', 'equal', 2)] }),
          rule('recent', 'B', { all: [test('recent', 'equal', true)] }),
        ]),
      },
    })
    const answered = (many: number) =>
      answer(
        assess(
          policy,
          { ref: 'A', facts: { offences: Array.from({ length: many }, () => ({ type: 'X' })) } },
          { asAt },
        ),
      ).possible
    expect([0, 1, 2, 3].map(answered)).toEqual([['NONE'], ['B', 'NONE'], ['A'], ['B', 'NONE']])
  })
})
