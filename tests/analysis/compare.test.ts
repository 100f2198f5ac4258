import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { assess, type Nominal, type Policy, type Step } from '@iom-rules/core'
import {
  apart,
  compare,
  sameDecision,
  type Comparison,
  type DecisionComparison,
} from '@iom-rules/core/analysis'
import { decision, rule, test } from '../policy/build.ts'
import { policyOf } from '../rules/shipped.ts'
import { asAt, edited, figure, smallPolicy } from './small.ts'

const cheshire = policyOf('cheshire')
const people = JSON.parse(readFileSync('rules/nominals/cheshire.json', 'utf8')) as Nominal[]

function replaced(path: string, value: unknown): Policy {
  return edited('cheshire', [{ op: 'replace', path, value }])
}

function of(comparison: Comparison, id: string): DecisionComparison {
  const found = comparison.decisions.find(({ decision }) => decision === id)
  if (found === undefined) throw new Error(`no decision ${id}`)
  return found
}

const movesOf = ({ moves }: DecisionComparison) => moves.map(({ from, to }) => `${from} → ${to}`)

describe('a lower threshold', () => {
  const lower = replaced('/parameters/ogrsHigh/value', 70)
  const comparison = compare(cheshire, lower, { asAt })

  it('is told as who is selected besides, the changed fact first', () => {
    const { sentences } = of(comparison, 'cohort')
    expect(sentences).toContain(
      'FIXED selects everyone it did before, and also people for whom the OGRS score is 70 percent or more and below 75 percent, a listed offence was committed recently and the Crime Severity Score is 1,000 or more.',
    )
    expect(sentences).toContain(
      'FLEX selects nobody new, and no longer selects people for whom the OGRS score is 70 percent or more and below 75 percent, a listed offence was committed recently, the Crime Severity Score is 1,000 or more and the IOM team agrees.',
    )
  })

  it('moves people between the outcomes it should, with an example each that moves', () => {
    const cohort = of(comparison, 'cohort')
    expect(movesOf(cohort)).toEqual(['FLEX → FIXED', 'NONE → FIXED'])
    for (const { from, to, families, moreFamilies } of cohort.moves) {
      expect(moreFamilies).toBe(0)
      for (const { example } of families) {
        const nominal = { ref: 'A', facts: example?.facts ?? {} }
        const answers = [cheshire, lower].map(
          (policy) => assess(policy, nominal, { asAt }).decisions['cohort'],
        )
        expect(answers).toMatchObject([
          { outcome: from, certainty: 'settled' },
          { outcome: to, certainty: 'settled' },
        ])
      }
    }
  })

  it('leaves the decisions that do not rest on it as they are', () => {
    const changed = comparison.decisions.filter(({ status }) => status !== 'same')
    expect(changed.map(({ decision }) => decision)).toEqual(['cohort', 'panelItems'])
    expect(comparison.same).toBe(false)
    expect(comparison.summary).toBe('“Cohort” and “Panel items” change for some people.')
  })

  it('is counted on a caseload, unknown facts and areas included', () => {
    const { caseload } = compare(cheshire, lower, { asAt, nominals: people })
    expect(caseload?.people).toBe(280)
    const cohort = caseload?.moves.filter(({ decision }) => decision === 'cohort') ?? []
    for (const { count, byArea, refs } of cohort) {
      expect(refs).toHaveLength(count)
      expect(Object.values(byArea).reduce((sum, each) => sum + each, 0)).toBe(count)
    }
    // By hand: everybody whose answer under the two policies differs.
    const moved = people.filter((nominal) => {
      const [before, after] = [cheshire, lower].map((policy) => {
        const { outcome, certainty } =
          assess(policy, nominal, { asAt, decisions: ['cohort'] }).decisions['cohort'] ?? {}
        return `${String(outcome)} ${String(certainty)}`
      })
      return before !== after
    })
    expect(cohort.flatMap(({ refs }) => refs).sort()).toEqual(moved.map(({ ref }) => ref).sort())
    expect(moved.length).toBeGreaterThan(5)
  })
})

describe('a longer window', () => {
  it('tells apart what a derived fact was before and is after', () => {
    const comparison = compare(cheshire, replaced('/parameters/recentMonths/value', 6), { asAt })
    const [move] = of(comparison, 'cohort').moves
    expect(move?.words).toBe('FIXED → FLEX')
    expect(move?.families.map(({ parts }) => parts.slice(0, 2))).toMatchObject([
      [
        { fact: 'recentListedOffence', under: 'before', values: [true] },
        { fact: 'recentListedOffence', under: 'after', values: [false] },
      ],
    ])
    const { offences } = (move?.families[0]?.example?.facts ?? {}) as { offences?: { day: string }[] }
    expect(offences?.length).toBe(1)
    expect((offences?.[0]?.day ?? '') >= '2025-11-22' && (offences?.[0]?.day ?? '') < '2026-05-22').toBe(true)
  })
})

describe('a rewrite that changes nothing', () => {
  it('is said to change nothing, and that this is proved', () => {
    const rewritten = replaced('/conditions/member', {
      not: { fact: 'membership', operator: 'equal', value: 'NONE' },
    })
    const comparison = compare(cheshire, rewritten, { asAt, nominals: people })
    expect(comparison.same).toBe(true)
    expect(comparison.decisions.every(({ status, moves }) => status === 'same' && moves.length === 0)).toBe(
      true,
    )
    expect(comparison.summary).toBe(
      'Nothing changes for anybody: what reads differently means the same. This is proved, not sampled.',
    )
    expect(comparison.caseload).toEqual({ people: 280, moved: 0, moves: [] })
    expect(comparison.written.length).toBeGreaterThan(0)
  })

  it('is nothing at all of a policy and itself', () => {
    const comparison = compare(cheshire, cheshire, { asAt })
    expect(comparison).toMatchObject({ same: true, written: [] })
    expect(comparison.summary).toBe('Nothing changes: the two policies are the same.')
  })

  it('is not claimed where answers may differ while facts are not known', () => {
    const steps: Step[] = [{ op: 'remove', path: '/decisions/cohort/outcomes/FLEX/mayBeProvisional' }]
    const comparison = compare(cheshire, edited('cheshire', steps), { asAt, nominals: people })
    expect(of(comparison, 'cohort')).toMatchObject({ status: 'same', whileUnknown: true, moves: [] })
    expect(comparison.same).toBe(false)
    const moves = comparison.caseload?.moves.map(({ from, to }) => `${from} → ${to}`)
    expect(moves).toEqual(['FLEX? → UNDETERMINED'])
  })

  it('is not claimed where an order decides what stands provisionally', () => {
    // With the score unknown the last rule that can be met gives the answer, if it may stand.
    const outcomes = { A: { mayBeProvisional: ['B'] }, B: {} }
    const rules = [
      rule('low', 'B', { all: [test('score', 'lessThan', 50)] }),
      rule('high', 'A', { all: [test('score', 'greaterThanInclusive', 50)] }),
    ]
    const policy = (order: object[]) =>
      smallPolicy({
        facts: { score: figure(0, 100) },
        decisions: { d: decision(order, { outcomes, otherwise: undefined }) },
      })
    const [forth, back] = [policy(rules), policy(rules.toReversed())]
    const answers = [forth, back].map(
      (each) => assess(each, { ref: 'A', facts: {} }, { asAt }).decisions['d'],
    )
    expect(answers).toMatchObject([{ outcome: 'A' }, { outcome: null }])
    expect(of(compare(forth, back, { asAt }), 'd')).toMatchObject({ status: 'same', whileUnknown: true })
    expect(of(compare(forth, policy([...rules]), { asAt }), 'd')).toMatchObject({ whileUnknown: false })
  })
})

describe('other proofs that count', () => {
  it('move those whom the others made FIXED, although two scores then rest on the same offences', () => {
    const convicted = replaced('/parameters/countedProofs/value', ['CONVICTED'])
    const result = of(compare(cheshire, convicted, { asAt, decisions: ['cohort'] }), 'cohort')
    expect(result.status).toBe('changed')
    expect(movesOf(result)).toContain('FIXED → FLEX')
  })
})

describe('other changes', () => {
  it('of the further data of an outcome are moves from it to itself', () => {
    const comparison = compare(
      cheshire,
      replaced('/decisions/lead/rules/iom/event/params/riskOwner', 'POLICE'),
      { asAt },
    )
    const lead = of(comparison, 'lead')
    expect(movesOf(lead)).toEqual(['IOM → IOM'])
    expect(lead.moves[0]?.words).toBe('IOM, with riskOwner POLICE instead of IOM')
  })

  it('of a COLLECT decision are outcomes that come and go', () => {
    const comparison = compare(
      cheshire,
      replaced('/decisions/flags/rules/youth-justice/conditions/all/0/value', false),
      { asAt },
    )
    expect(movesOf(of(comparison, 'flags'))).toEqual(['YOUTH_JUSTICE → null', 'null → YOUTH_JUSTICE'])
  })

  it('of which decisions there are', () => {
    const [before, after] = [['d'], ['d', 'e']].map((ids) =>
      smallPolicy({
        decisions: Object.fromEntries(
          ids.map((id) => [id, decision([rule('a', 'A', { all: [test('yes', 'equal', true)] })])]),
        ),
      }),
    ) as [Policy, Policy]
    expect(compare(before, after, { asAt }).decisions.map(({ status }) => status)).toEqual(['same', 'added'])
    expect(compare(after, before, { asAt }).decisions.map(({ status }) => status)).toEqual([
      'same',
      'removed',
    ])
  })

  it('of what a fact can be are compared where both admit the value, and said', () => {
    const scored = (maximum: number, most: number) =>
      smallPolicy({
        facts: { score: figure(0, maximum) },
        decisions: { d: decision([rule('a', 'A', { all: [test('score', 'greaterThan', most)] })]) },
      })
    const wider = of(compare(scored(100, 50), scored(200, 50), { asAt }), 'd')
    expect(wider).toMatchObject({ status: 'same', whileUnknown: true })
    expect(wider.sentences.join(' ')).toContain('is declared otherwise')
    expect(movesOf(of(compare(scored(100, 50), scored(200, 60), { asAt }), 'd'))).toEqual(['A → NONE'])
  })

  it('of a fact’s type cannot be compared, and that is what is said', () => {
    const [before, after] = [
      smallPolicy({}),
      smallPolicy({
        facts: { yes: figure(0, 9) },
        decisions: { d: decision([rule('a', 'A', { all: [test('yes', 'greaterThan', 5)] })]) },
      }),
    ]
    const result = of(compare(before, after, { asAt }), 'd')
    expect(result.status).toBe('too-complex')
    expect(result.sentences[0]).toContain('`yes`')
  })
})

describe('sameDecision and apart', () => {
  it('find the one person whom a threshold one higher moves', () => {
    const higher = replaced('/parameters/cssThreshold/value', 1001)
    expect(sameDecision(cheshire, higher, 'cohort', asAt)).toBe(false)
    const witness = apart(cheshire, higher, 'cohort', asAt)
    expect(witness?.facts['cssScore']).toBe(1000)
    expect(apart(cheshire, higher, 'status', asAt)).toBeNull()
    expect(sameDecision(cheshire, higher, 'status', asAt)).toBe(true)
  })
})
