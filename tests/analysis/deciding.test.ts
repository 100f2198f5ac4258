// Why somebody moves: the fewest tests, or the rule that is new, gone or elsewhere.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdit, decide, isIomRulesError, type Facts, type Policy, type Step } from '@iom-rules/core'
import { deciding, type Deciding } from '@iom-rules/core/analysis'
import { answerText, withParameters } from '@iom-rules/core/caseload'
import { factsFor, policyCase } from '../arbitraries.ts'
import { asAt, cheshire, parsed } from '../caseload/policies.ts'
import { edited } from '../properties/edited.ts'

function cheshireWith(...steps: readonly Step[]): Policy {
  const done = applyEdit(cheshire.document, steps)
  if (!done.ok) throw new Error(JSON.stringify(done.issues))
  return parsed(done.value)
}

const burglar: Facts = {
  ogrsScore: 80,
  cssScore: 1204,
  offences: [{ type: 'BURGLARY', day: '2026-03-01', proof: 'CONVICTED' }],
  custodyPeriods: [],
  iomTeamAgrees: true,
  cspAgrees: false,
  membership: 'FIXED',
}

const prisoner: Facts = {
  wantedOnPnc: true,
  wantedForArrest: false,
  inPrison: true,
  releaseDate: '2027-01-10',
  sentenceKind: 'DETERMINATE',
  sentenceMonths: 40,
}

function why(after: Policy, facts: Facts, decision = 'cohort'): Deciding {
  return deciding(cheshire, after, { ref: 'A', facts }, decision, { asAt })
}

const replace = (path: string, value: unknown): Step => ({ op: 'replace', path, value })

describe('a test that comes out otherwise', () => {
  test('by a figure: what was found, and what was asked for before and after', () => {
    const found = why(withParameters(cheshire, { cssThreshold: 1300 }), burglar)
    expect([found.from, found.to, found.moved]).toEqual(['FIXED', 'FLEX', true])
    expect(found.reasons).toEqual([
      {
        kind: 'test',
        rule: 'fixed',
        fact: 'cssScore',
        before: {
          truth: 'met',
          found: 1204,
          operator: 'greaterThanInclusive',
          required: 1000,
          from: 'cssThreshold',
        },
        after: {
          truth: 'not-met',
          found: 1204,
          operator: 'greaterThanInclusive',
          required: 1300,
          from: 'cssThreshold',
        },
        parameters: [],
        words: found.words,
      },
    ])
    expect(found.words).toBe(
      'Crime Severity Score: 1,204. Asked for before: that it is 1,000 or more; after: that it is 1,300 or more (assumption, cheshire 1.0.0).',
    )
  })

  test('of a fact that is worked out otherwise, with the figure that it is worked out with', () => {
    const { reasons, words } = why(withParameters(cheshire, { recentMonths: 6 }), burglar)
    expect(reasons).toMatchObject([{ fact: 'recentListedOffence', parameters: ['recentMonths'] }])
    expect(words).toBe(
      'Recently committed a listed offence: yes before, no after (Months within which an offence is recent: 12 months before, 6 months after). Asked for: yes.',
    )
  })

  test('that only one of the policies makes', () => {
    const statutory = { fact: 'statutory', operator: 'equal', value: true }
    const after = cheshireWith({ op: 'add', path: '/conditions/meetsFixed/all/-', value: statutory })
    const { reasons, words } = why(after, { ...burglar, statutory: false })
    expect(reasons).toMatchObject([{ fact: 'statutory', before: null, after: { truth: 'not-met' } }])
    expect(words).toBe('Statutory: no. Asked for only after: yes.')
    const back = deciding(after, cheshire, { ref: 'A', facts: { ...burglar, statutory: false } }, 'cohort', {
      asAt,
    })
    expect(back.words).toBe('Statutory: no. Asked for only before: yes.')
  })

  test('of another decision, with what makes that one come out otherwise', () => {
    const { reasons, words } = why(withParameters(cheshire, { cssThreshold: 1300 }), burglar, 'panelItems')
    expect(reasons).toMatchObject([
      { kind: 'decision', decision: 'cohort', deciding: { from: 'FIXED', to: 'FLEX' } },
    ])
    expect(words).toMatch(/^Cohort: FIXED before, FLEX after\. Crime Severity Score: 1,204\./)
  })

  test('one is enough, though two come out otherwise', () => {
    const after = withParameters(cheshire, { cssThreshold: 1300, ogrsHigh: 90 })
    expect(why(after, burglar).reasons).toHaveLength(1)
    // The other way about both are needed.
    const back = deciding(after, cheshire, { ref: 'A', facts: burglar }, 'cohort', { asAt })
    expect(back.reasons.map((reason) => reason.kind === 'test' && reason.fact)).toEqual([
      'ogrsScore',
      'cssScore',
    ])
  })
})

test('a rule that now comes first is enough, whatever became of the one that answered before', () => {
  const facts = { ...prisoner, wantedOnPnc: false, releaseDate: '2027-09-01' }
  const found = why(withParameters(cheshire, { blueWithinMonths: 12, blackOverMonths: 48 }), facts, 'status')
  expect([found.from, found.to]).toEqual(['BLACK', 'BLUE'])
  expect(found.reasons).toMatchObject([{ kind: 'test', rule: 'blue', fact: 'releaseDate' }])
})

describe('a rule', () => {
  test('that now comes first', () => {
    const after = cheshireWith({
      op: 'move',
      from: '/decisions/status/rules/blue',
      path: '/decisions/status/rules/0',
    })
    const found = why(after, prisoner, 'status')
    expect([found.from, found.to]).toEqual(['RED', 'BLUE'])
    expect(found.reasons).toMatchObject([{ kind: 'rule', rule: 'blue', change: 'order' }])
    expect(found.words).toMatch(/^The rule “[^”]+” now comes before “[^”]+”\.$/)
    // Where it is not yet clear whether the one before applies, it is the order all the same.
    expect(why(after, { ...prisoner, wantedOnPnc: null }, 'status').reasons).toMatchObject([
      { rule: 'blue', change: 'order' },
    ])
  })

  test('that is gone, or new', () => {
    const without = cheshireWith({ op: 'remove', path: '/decisions/status/rules/red' })
    expect(why(without, prisoner, 'status').reasons).toMatchObject([{ rule: 'red', change: 'gone' }])
    const back = deciding(without, cheshire, { ref: 'A', facts: prisoner }, 'status', { asAt })
    expect(back.reasons).toMatchObject([{ rule: 'red', change: 'new' }])
  })

  test('that gives something else', () => {
    const after = cheshireWith(replace('/decisions/status/rules/red/event/type', 'BLACK'))
    expect(why(after, prisoner, 'status').reasons).toMatchObject([{ rule: 'red', change: 'outcome' }])
  })
})

describe('what no rule says', () => {
  test('what applies when none is met', () => {
    const after = cheshireWith(replace('/decisions/cohort/otherwise/outcome', 'FREE'))
    const nobody = { ...burglar, ogrsScore: 10, iomTeamAgrees: false }
    expect(why(after, nobody)).toMatchObject({ from: 'NONE', to: 'FREE', reasons: [{ kind: 'otherwise' }] })
  })

  test('what may stand provisionally', () => {
    const after = cheshireWith({ op: 'remove', path: '/decisions/cohort/outcomes/FLEX/mayBeProvisional' })
    const found = why(after, { ...burglar, ogrsScore: null })
    expect([found.from, found.to, found.words]).toEqual([
      'FLEX?',
      'UNDETERMINED',
      'FLEX may no longer be given provisionally.',
    ])
  })
})

test('somebody who does not move has no reasons', () => {
  const found = why(withParameters(cheshire, { cssThreshold: 1200 }), burglar)
  expect(found).toEqual({
    from: 'FIXED',
    to: 'FIXED',
    moved: false,
    reasons: [],
    words: 'The answer is the same.',
  })
})

test('a decision that there is not is refused', () => {
  expect(() => why(cheshire, burglar, 'cohrot')).toThrow(
    expect.objectContaining({
      code: 'UNKNOWN_DECISION',
      message: 'The policy cheshire has no decision `cohrot`.',
    }),
  )
})

test('random changes of random policies: whoever moves has reasons, each of which differs', () => {
  let moved = 0
  const shape = { facts: { least: 2, most: 5 }, derived: 1, assumptions: 1 }
  const made = policyCase(shape).chain((each) =>
    fc.record({
      each: fc.constant(each),
      choice: fc.nat(10_000),
      people: fc.array(factsFor(each, { unknown: 1, unknownFields: 0 }), { minLength: 6, maxLength: 6 }),
    }),
  )
  fc.assert(
    fc.property(made, ({ each: { document, asAt }, choice, people }) => {
      const changed = edited(document, choice)
      if (changed === null) return
      const [before, after] = [parsed(document), parsed(changed)]
      for (const facts of people) {
        for (const id of Object.keys(before.decisions)) moved += agrees(before, after, facts, id, asAt)
      }
    }),
    { numRuns: 60 },
  )
  expect(moved).toBeGreaterThan(20)
})

function agrees(before: Policy, after: Policy, facts: Facts, id: string, asAt: string): number {
  const nominal = { ref: 'A', facts }
  try {
    const said = (policy: Policy) => answerText(decide(policy, nominal, { asAt })[id])
    const found = deciding(before, after, nominal, id, { asAt })
    expect([found.from, found.to]).toEqual([said(before), said(after)])
    expect(found.moved).toBe(said(before) !== said(after))
    expect(found.reasons.length > 0).toBe(found.moved)
    expect(found.reasons.filter(({ words }) => words === '')).toEqual([])
    const tests = found.reasons.filter((reason) => reason.kind === 'test')
    expect(tests.filter((reason) => reason.before?.truth === reason.after?.truth)).toEqual([])
    return found.moved ? 1 : 0
  } catch (error) {
    if (isIomRulesError(error) && error.code === 'TOO_COMPLEX') return 0
    throw error
  }
}
