// The worked cases of docs and issue, on the bundled policy, and the small ones that fix a word's meaning.
import { assess, decide, parsePolicy, type Facts, type Policy, type SingleResult } from '@iom-rules/core'
import cheshireDocument from '@iom-rules/core/policies/cheshire.json' with { type: 'json' }
import { describe, expect, it } from 'vitest'
import {
  answer,
  assessWith,
  custody,
  decision,
  document,
  offences,
  rule,
  test,
  yesNo,
} from '../policy/build.ts'

const asAt = '2026-11-22'

function read(given: unknown): Policy {
  const parsed = parsePolicy(given)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

const cheshire = read(cheshireDocument)

function cheshireOn(facts: Facts, id: string): SingleResult {
  return assess(cheshire, { ref: 'A', facts }, { asAt }).decisions[id] as SingleResult
}

describe('FIXED, FLEX and an unknown OGRS score', () => {
  const rest = {
    cssScore: 5000,
    offences: [{ type: 'BURGLARY', day: '2026-11-01', proof: 'CONVICTED' }],
    cspAgrees: false,
  }
  it('is FLEX for now when the team agrees', () => {
    expect(cheshireOn({ ...rest, iomTeamAgrees: true }, 'cohort')).toMatchObject({
      outcome: 'FLEX',
      certainty: 'provisional',
      possible: ['FIXED', 'FLEX'],
      missing: ['ogrsScore'],
    })
  })
  it('is undetermined when it does not', () => {
    expect(cheshireOn({ ...rest, iomTeamAgrees: false }, 'cohort')).toMatchObject({
      outcome: null,
      certainty: 'undetermined',
      possible: ['FIXED', 'NONE'],
      missing: ['ogrsScore'],
    })
  })
  it('is FLEX for good when the Crime Severity Score rules FIXED out', () => {
    expect(cheshireOn({ ...rest, cssScore: 1, iomTeamAgrees: true }, 'cohort')).toMatchObject({
      outcome: 'FLEX',
      certainty: 'settled',
      possible: ['FLEX'],
      missing: [],
    })
  })
})

describe('when nothing is known', () => {
  it('nobody is GREEN, and nobody is left with IOM', () => {
    for (const facts of [
      {},
      { intelligenceOfOffending: false, engagingWithAllAgencies: true },
      { membership: 'FIXED' },
      { membership: 'FIXED', mappaLevel: 1 },
    ]) {
      expect(cheshireOn(facts, 'status').outcome).not.toBe('GREEN')
      expect(cheshireOn(facts, 'lead').outcome).not.toBe('IOM')
    }
  })
  it('nobody is AMBER while prison or a warrant is unknown', () => {
    const amber = {
      intelligenceOfOffending: true,
      supervisionCompliance: 'COMPLYING',
      treatmentCompliance: 'COMPLYING',
    }
    expect(cheshireOn(amber, 'status').certainty).toBe('undetermined')
    expect(cheshireOn({ ...amber, inPrison: false }, 'status').certainty).toBe('undetermined')
    expect(
      cheshireOn({ ...amber, inPrison: false, wantedOnPnc: false, wantedForArrest: false }, 'status'),
    ).toMatchObject({ outcome: 'AMBER', certainty: 'settled' })
  })
  it('everything that is possible is so', () => {
    const { decisions } = assess(cheshire, { ref: 'A', facts: {} }, { asAt })
    expect(decisions['cohort']?.possible).toEqual(['FIXED', 'FLEX', 'FREE', 'NONE'])
    expect(decisions['lead']?.possible).toEqual(['MAPPA', 'IOM', 'NONE'])
  })
})

describe('never provisional', () => {
  it('are GREEN, NONE and IOM, whatever facts are known', () => {
    const values: Record<string, readonly (string | number | boolean | null)[]> = {
      inPrison: [false, null],
      wantedOnPnc: [false, null],
      wantedForArrest: [false, null],
      intelligenceOfOffending: [true, false, null],
      engagingWithAllAgencies: [true, false, null],
      supervisionCompliance: ['COMPLYING', 'NOT_COMPLYING', null],
      membership: ['NONE', 'FLEX', null],
      mappaStatus: ['MANAGED', 'NONE', null],
    }
    const all = Object.entries(values).reduce<Facts[]>(
      (made, [id, each]) => made.flatMap((facts) => each.map((value) => ({ ...facts, [id]: value }))),
      [{}],
    )
    for (const facts of all) {
      const decided = decide(cheshire, { ref: 'A', facts }, { asAt, decisions: ['status', 'lead', 'cohort'] })
      for (const result of Object.values(decided)) {
        if (!('certainty' in result) || result.certainty !== 'provisional') continue
        expect(['GREEN', 'NONE', 'IOM']).not.toContain(result.outcome)
      }
    }
  })
})

describe('an unknown MAPPA level whose least value is enough', () => {
  it('neither matters nor leaves anything open, and the trace says so', () => {
    const lead = cheshireOn({ mappaStatus: 'MANAGED', membership: 'FIXED' }, 'lead')
    expect(lead).toMatchObject({
      outcome: 'MAPPA',
      certainty: 'settled',
      possible: ['MAPPA'],
      missing: [],
      details: { riskOwner: 'MAPPA' },
    })
    expect(lead.because[0]).toMatchObject({ rule: 'mappa', truth: 'undetermined', exactly: 'met' })
  })
})

describe('custody time not counted', () => {
  const recent = {
    type: 'boolean',
    title: 'Recent',
    exists: 'offences',
    where: { field: 'day', operator: 'withinLastMonths', value: 12, notCounting: 'custody' },
  }
  const policy = document({
    facts: { offences, custody },
    derived: { recent },
    decisions: { d: decision([rule('recent', 'A', { all: [test('recent', 'equal', true)] })]) },
  })
  const on = (day: string, periods: readonly object[]) =>
    answer(assessWith(policy, { offences: [{ type: 'X', day }], custody: periods as never })).outcome

  it('is 730 days from 2024-06-22 to 2026-06-22', () => {
    expect(on('2024-05-22', [{ from: '2024-06-22', to: '2026-06-22' }])).toBe('A')
    // 2024-05-22 and 549 days is 2025-11-22, the first day of the window.
    expect(on('2024-05-22', [{ from: '2024-06-22', to: '2025-12-23' }])).toBe('A')
    expect(on('2024-05-22', [{ from: '2024-06-22', to: '2025-12-22' }])).toBe('NONE')
  })
  it('counts overlaps once, and only the days from the offence to the day itself', () => {
    expect(
      on('2025-11-20', [
        { from: '2026-01-01', to: '2026-01-02' },
        { from: '2026-01-01', to: '2026-01-02' },
      ]),
    ).toBe('NONE')
    expect(
      on('2025-11-20', [
        { from: '2026-01-01', to: '2026-01-02' },
        { from: '2026-01-02', to: '2026-01-03' },
      ]),
    ).toBe('A')
    expect(on('2025-11-20', [{ from: '2024-01-01', to: '2025-11-21' }])).toBe('NONE')
    expect(on('2025-11-20', [{ from: '2024-01-01', to: '2025-11-22' }])).toBe('A')
    expect(on('2025-11-20', [{ from: '2026-11-21', to: 'NONE' }])).toBe('NONE')
    expect(on('2025-11-20', [{ from: '2026-11-20', to: 'NONE' }])).toBe('A')
    expect(on('2025-11-20', [{ from: '2026-11-20', to: '2027-05-01' }])).toBe('A')
    expect(on('2025-11-21', [{ from: '2026-11-22', to: 'NONE' }])).toBe('NONE')
  })
  it('does not matter while there is no offence', () => {
    expect(answer(assessWith(policy, { offences: [] }))).toMatchObject({
      outcome: 'NONE',
      certainty: 'settled',
      missing: [],
    })
    expect(answer(assessWith(policy, { offences: [{ type: 'X', day: '2026-11-22' }] }))).toMatchObject({
      outcome: 'A',
      missing: [],
    })
    expect(answer(assessWith(policy, { offences: [{ type: 'X', day: '2025-01-01' }] }))).toMatchObject({
      certainty: 'undetermined',
      missing: ['custody'],
    })
  })
})

describe('windows', () => {
  const policy = document({
    facts: {
      last: { type: 'day', past: true, title: 'Last' },
      next: { type: 'day', mayBeNone: true, title: 'Next' },
    },
    decisions: {
      last: decision([rule('within', 'A', { all: [test('last', 'withinLastMonths', 12)] })]),
      next: decision([rule('within', 'A', { all: [test('next', 'withinNextMonths', 6)] })]),
    },
  })
  it.each([
    ['2024-02-29', { last: '2023-02-28' }, 'last', 'A'],
    ['2024-02-29', { last: '2023-02-27' }, 'last', 'NONE'],
    ['2024-02-29', { last: '2024-02-29' }, 'last', 'A'],
    ['2026-08-31', { next: '2027-02-28' }, 'next', 'A'],
    ['2026-08-31', { next: '2027-03-01' }, 'next', 'NONE'],
    ['2026-08-31', { next: '2020-01-01' }, 'next', 'A'],
    ['2026-08-31', { next: 'NONE' }, 'next', 'NONE'],
  ] as [string, Facts, string, string][])('as at %s, %j is %s: %s', (day, facts, id, outcome) => {
    expect(answer(assessWith(policy, facts, day), id).outcome).toBe(outcome)
  })
})

describe('hit policies', () => {
  const both = [
    rule('a', 'A', { all: [test('yes', 'equal', true)] }),
    rule('b', 'B', { all: [test('other', 'equal', true)] }),
  ]
  const facts = { yes: yesNo, other: yesNo }
  const withPolicy = (hitPolicy: string, more: object = {}) => {
    const { otherwise: _, ...plain } = decision(both, { hitPolicy, ...more }) as Record<string, unknown>
    return document({
      facts,
      decisions: { d: 'otherwise' in more ? { ...plain, otherwise: more.otherwise } : plain },
    })
  }
  it('UNIQUE names both rules of a conflict', () => {
    const result = assessWith(withPolicy('UNIQUE'), { yes: true, other: true }).decisions['d']
    expect(result).toMatchObject({
      outcome: null,
      certainty: 'conflict',
      possible: ['CONFLICT'],
      conflicting: ['a', 'b'],
      missing: [],
    })
    expect(
      [...(assessWith(withPolicy('UNIQUE'), { yes: true }).decisions['d']?.possible ?? [])].sort(),
    ).toEqual(['A', 'CONFLICT'])
  })
  it('a policy that does not say is silent', () => {
    expect(answer(assessWith(withPolicy('FIRST'), { yes: false, other: false }))).toEqual({
      outcome: null,
      certainty: 'silent',
      possible: ['SILENT'],
      missing: [],
    })
    expect(answer(assessWith(withPolicy('FIRST'), { yes: false })).possible).toEqual(['B', 'SILENT'])
  })
  it('COLLECT gives what is met, and what may be', () => {
    expect(assessWith(withPolicy('COLLECT'), { yes: true }).decisions['d']).toMatchObject({
      outcomes: ['A'],
      possible: ['B'],
      missing: ['other'],
    })
  })
})
