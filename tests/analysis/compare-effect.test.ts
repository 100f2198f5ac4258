// What a comparison is of, how far it has come, and whom of a caseload it looks at.
import type { Nominal, Policy } from '@iom-rules/core'
import { compare, knownTo, type CompareOptions, type Progress } from '@iom-rules/core/analysis'
import { describe, expect, test } from 'vitest'
import { decision, offences, rule, test as asks, yesNo } from '../policy/build.ts'
import { asAt, figure, smallPolicy } from './small.ts'

const when = (fact: string, wanted: unknown = true, more: object = {}) =>
  decision([rule('a', 'A', { all: [asks(fact, 'equal', wanted)] })], more)

describe('the decisions that are asked for', () => {
  const policy = (wanted: boolean) =>
    smallPolicy({
      version: wanted ? '1.0.0' : '2.0.0',
      decisions: {
        d: when('yes', wanted, { title: 'First' }),
        e: when('yes', wanted, { title: 'Second' }),
      },
    })
  const [before, after] = [policy(true), policy(false)]
  const nominals = [{ ref: 'A', facts: { yes: true } }]

  test('are all that either has, where none are named', () => {
    const { decisions, written, ...whole } = compare(before, after, { asAt, nominals })
    expect(decisions.map((each) => each.decision)).toEqual(['d', 'e'])
    expect(written.map((each) => each.decision)).toEqual([undefined, 'd', 'e'])
    expect(whole).toEqual({
      before: { id: 'small', version: '1.0.0', hash: before.hash },
      after: { id: 'small', version: '2.0.0', hash: after.hash },
      asAt,
      same: false,
      caseload: {
        people: 1,
        moved: 1,
        moves: ['d', 'e'].map((each) => ({
          decision: each,
          from: 'A',
          to: 'NONE',
          count: 1,
          byArea: { '': 1 },
          refs: ['A'],
        })),
      },
      summary: '“First” and “Second” change for some people.',
    })
  })

  test('are alone compared and counted, with what reads differently of them and of what all share', () => {
    const { decisions, written, ...whole } = compare(before, after, {
      asAt,
      nominals,
      decisions: ['e', 'nowhere'],
    })
    expect(decisions.map((each) => each.decision)).toEqual(['e'])
    expect(written.map((each) => each.decision)).toEqual([undefined, 'e'])
    expect(whole.caseload?.moves.map((each) => each.decision)).toEqual(['e'])
    expect(whole.summary).toBe('“Second” changes for some people.')
  })

  const progressOf = (options: CompareOptions) => {
    const told: Progress[] = []
    compare(before, after, { asAt, onProgress: (progress) => told.push(progress), ...options })
    return told
  }

  test('are told one by one while they are worked out', () => {
    expect(progressOf({})).toEqual([
      { done: 0, total: 2, what: 'First' },
      { done: 1, total: 2, what: 'Second' },
      { done: 2, total: 2, what: '' },
    ])
  })

  test('are followed by the caseload, where there is one', () => {
    expect(progressOf({ decisions: ['e'], nominals })).toEqual([
      { done: 0, total: 2, what: 'Second' },
      { done: 1, total: 2, what: 'Caseload' },
      { done: 2, total: 2, what: '' },
    ])
  })
})

describe('people that only one of two policies has words for', () => {
  const lists = { ...offences, record: { ...offences.record, proved: yesNo } }
  const bad = { bad: { type: 'boolean', exists: 'offences', title: 'Bad' } }
  const ofLists = (facts: object, areas: readonly string[], wanted: boolean) =>
    smallPolicy({
      areas: Object.fromEntries(areas.map((area) => [area, { title: area }])),
      facts,
      derived: bad,
      decisions: { d: when('bad', wanted) },
    })
  const plain = [{ type: 'X', day: '2026-01-01' }]
  const proved = [{ type: 'X', day: '2026-01-01', proved: true }]

  test.each<[what: string, before: Policy, after: Policy, nominal: Omit<Nominal, 'ref'>]>([
    [
      'an area',
      ofLists({ offences }, ['north'], true),
      ofLists({ offences }, ['north', 'south'], false),
      { area: 'south', facts: { offences: plain } },
    ],
    [
      'a field of records',
      ofLists({ offences }, ['north'], true),
      ofLists({ offences: lists }, ['north'], false),
      { area: 'north', facts: { offences: proved } },
    ],
    [
      'a field of records, beside another fact',
      ofLists({ yes: yesNo, offences }, [], true),
      ofLists({ yes: yesNo, offences: lists }, [], false),
      { facts: { yes: true, offences: proved } },
    ],
    [
      'every fact',
      smallPolicy({ facts: { yes: yesNo }, decisions: { d: when('yes') } }),
      smallPolicy({ facts: { score: figure(0, 9) }, decisions: { d: when('score', 5) } }),
      { facts: { yes: true, score: 6 } },
    ],
  ])('are counted, without what the other has not: %s', (_, before, after, nominal) => {
    const counted = (one: Policy, other: Policy) =>
      compare(one, other, { asAt, nominals: [{ ref: 'A', ...nominal }] }).caseload?.moves
    const move = { decision: 'd', count: 1, byArea: { [nominal.area ?? '']: 1 }, refs: ['A'] }
    expect(counted(before, after)).toEqual([{ ...move, from: 'A', to: 'NONE' }])
    expect(counted(after, before)).toEqual([{ ...move, from: 'NONE', to: 'A' }])
  })

  test('are not looked at where it is proved that nothing changes', () => {
    const [policy, nominals] = [smallPolicy({}), [{ ref: 'A', facts: { unheardOf: true } }]]
    expect(compare(policy, policy, { asAt, nominals })).toMatchObject({
      caseload: { people: 1, moved: 0, moves: [] },
      summary: 'Nothing changes: the two policies are the same.',
    })
  })
})

describe('what one policy knows of a nominal', () => {
  const of = (more: object, ...areas: string[]) =>
    smallPolicy({ areas: Object.fromEntries(areas.map((area) => [area, { title: area }])), ...more })
  const field = { offences: { ...offences, record: { ...offences.record, proved: yesNo } } }
  const policy = of({ facts: { yes: yesNo, offences } }, 'north')
  const other = of({ facts: { yes: yesNo, score: figure(0, 9), ...field } }, 'north', 'south')
  const known = (nominal: unknown) => knownTo(policy, other, nominal)

  test('is without an area of the other alone, and with any that neither has', () => {
    expect(known({ ref: 'south', area: 'south', facts: {} })).toEqual({ ref: 'south', facts: {} })
    for (const area of ['north', 'east', ['south']])
      expect(known({ ref: 'A', area, facts: {} })).toEqual({ ref: 'A', area, facts: {} })
  })

  test('is without who said what it does not know', () => {
    const said = { role: 'police' }
    expect(known({ ref: 'A', facts: { score: 1 }, evidence: { yes: said, score: said } })).toEqual({
      ref: 'A',
      facts: {},
      evidence: { yes: said },
    })
  })

  test('leaves as it is what has no place in a nominal', () => {
    const odd = { ref: 'A', facts: 'none', evidence: { offences: [{ proved: true }] }, more: { score: 1 } }
    expect(known(odd)).toEqual(odd)
  })
})

test('a value that is carried is of its declaration, whatever the list could give that it is worked out from', () => {
  const last = (where: object, asked: object) =>
    smallPolicy({
      facts: {
        offences,
        last: { type: 'day', title: 'Last', mayBeNone: true },
      },
      derived: {
        last: { type: 'day', title: 'Last', latest: 'offences', of: 'day', ...where, unlessSupplied: true },
      },
      decisions: { d: decision([rule('a', 'A', { all: [asked] })]) },
    })
  const always = { where: { field: 'day', operator: 'onOrBefore', value: '2030-01-01' } }
  const before = last({}, asks('last', 'withinLastMonths', 1))
  const after = last(always, asks('last', 'onOrAfter', '2026-10-22'))
  const [found] = compare(before, after, { asAt }).decisions
  expect([found?.status, found?.moves[0]?.families[0]?.example]).toEqual([
    'changed',
    { asAt, facts: { last: '2026-11-23' } },
  ])
})
