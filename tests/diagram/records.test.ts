// What a record can still be where some of its fields are unknown.
import type { Facts } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import {
  answer,
  assessWith,
  custody,
  decision,
  document,
  offences,
  pastDay,
  rule,
  test,
} from '../policy/build.ts'

const part = (field: string, operator: string, value: unknown) => ({ field, operator, value })
const within = (months: number) => ({ ...part('day', 'withinLastMonths', months), notCounting: 'custody' })
const exists = (list: string, where: object) => ({ type: 'boolean', title: 'Is there', exists: list, where })
const when = (...conditions: object[]) => decision([rule('met', 'A', { all: conditions })])
const isYes = (fact: string) => when(test(fact, 'equal', true))
const possible = (policy: object, facts: object, id = 'd') =>
  answer(assessWith(policy, facts as Facts), id).possible

describe('an unknown day', () => {
  it('can lie between two windows, also where it is asked whether there is one', () => {
    const record = { ...offences.record, day: { ...pastDay, mayBeNone: true } }
    const policy = document({
      facts: { offences: { ...offences, record }, custody },
      derived: {
        half: exists('offences', within(6)),
        year: exists('offences', within(12)),
        undated: exists('offences', part('day', 'isNone', true)),
      },
      decisions: {
        d: when(test('year', 'equal', true), test('half', 'equal', false)),
        none: isYes('undated'),
      },
    })
    const facts = { offences: [{ type: 'X' }], custody: [{ from: '2018-01-01', to: '2026-11-22' }] }
    expect(possible(policy, facts)).toEqual(['A', 'NONE'])
    expect(possible(policy, facts, 'none')).toEqual(['A', 'NONE'])
  })
  it('can lie ahead, where nothing that is asked lies behind', () => {
    const reviews = { type: 'list', title: 'Reviews', record: { due: { type: 'day', title: 'Due' } } }
    const policy = document({
      facts: { reviews },
      derived: { due: exists('reviews', part('due', 'onOrAfter', '2026-12-05')) },
      decisions: { d: isYes('due') },
    })
    for (const facts of [{}, { reviews: [{}] }]) expect(possible(policy, facts)).toEqual(['A', 'NONE'])
  })
})

describe('what is called like the ends of a period', () => {
  it('has no order where it is not two days', () => {
    const moves = {
      type: 'list',
      title: 'Moves',
      record: {
        from: { type: 'choice', values: ['LEEDS', 'YORK'], title: 'From' },
        to: { ...pastDay, title: 'On' },
      },
    }
    const policy = document({
      facts: { moves },
      derived: {
        moved: exists('moves', {
          all: [part('from', 'equal', 'LEEDS'), part('to', 'onOrAfter', '2026-01-01')],
        }),
      },
      decisions: { d: isYes('moved') },
    })
    for (const facts of [{}, { moves: [{}] }, { moves: [{ from: 'LEEDS' }] }])
      expect(possible(policy, facts)).toEqual(['A', 'NONE'])
  })
})
