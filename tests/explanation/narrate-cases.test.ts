// Answers of every certainty in plain English, under policies small enough to be read beside them.
import { assess, narrate, type Assessment, type Facts, type Policy } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import { smallPolicy } from '../analysis/small.ts'
import { decision, offences, rule, test as asked, weights, yesNo } from '../policy/build.ts'

const agrees = { ...yesNo, title: 'Team agrees', yes: 'the team agrees', no: 'the team does not agree' }
const wanted = { ...yesNo, title: 'Wanted', yes: 'the person is wanted', no: 'the person is not wanted' }
const facts = { agrees, wanted }
const is = (fact: string) => ({ all: [asked(fact, 'equal', true)] })
const isNot = (fact: string) => ({ not: is(fact) })

function said(policy: Policy, known: Facts): string[] {
  return narrate(policy, answered(policy, known), 'd').split('\n')
}

function answered(policy: Policy, known: Facts): Assessment {
  return assess(policy, { ref: 'A', facts: known }, { asAt: '2026-11-22' })
}

function under(rules: readonly object[], more: object = {}): Policy {
  return smallPolicy({ facts, decisions: { d: decision(rules, more) } })
}

describe('one outcome', () => {
  test('a conflict names the rules that are met at once', () => {
    const rules = [rule('agreed', 'A', is('agrees')), rule('wanted', 'B', is('wanted'))]
    expect(said(under(rules, { hitPolicy: 'UNIQUE' }), { agrees: true, wanted: true })[0]).toBe(
      'The rules conflict: agreed and wanted are met at once, and the policy allows only one.',
    )
  })

  test('where the policy is silent, that is said, and why no rule is met', () => {
    const policy = under([rule('agreed', 'A', is('agrees'))], { outcomes: { A: {} }, otherwise: undefined })
    expect(said(policy, { agrees: false })).toEqual([
      'The policy does not say: none of its rules is met.',
      'A is ruled out: the team does not agree.',
    ])
  })

  test('what holds where no rule is met comes with what it rests on', () => {
    expect(said(under([rule('agreed', 'A', is('agrees'))]), { agrees: false })).toEqual([
      'NONE.',
      'A is ruled out: the team does not agree.',
      'Assumption: For the test.',
    ])
  })

  test('conditions that come out the same whatever is still unknown are not gone through', () => {
    expect(said(under([rule('either', 'A', { any: [is('agrees'), isNot('agrees')] })]), {})).toEqual([
      'A.',
      'Its conditions are met, whatever is still to be found out.',
      'Assumption: For the test.',
    ])
    const never = [rule('both', 'A', { all: [is('agrees'), isNot('agrees')] }), rule('b', 'B', is('wanted'))]
    expect(said(under(never), { wanted: true })).toEqual([
      'B.',
      'The person is wanted.',
      'A is ruled out, whatever is still to be found out.',
      'Assumption: For the test.',
    ])
  })

  test('the same open question is told once, not for every rule that asks it', () => {
    const rules = [rule('a', 'A', is('agrees')), rule('b', 'B', is('agrees')), rule('c', 'C', is('wanted'))]
    expect(said(under(rules), { wanted: true })).toEqual([
      'Not yet determined: A or C is still possible. To be found out: whether the team agrees.',
      'A is open: it is not known whether the team agrees.',
    ])
  })
})

describe('a figure that nobody can find out', () => {
  const weighed = (more: object = {}) =>
    smallPolicy({
      facts: { offences },
      tables: { weights },
      derived: {
        sum: { type: 'number', title: 'Weight', sum: 'offences', of: { table: 'weights', by: 'type' } },
      },
      decisions: { d: decision([rule('a', 'A', { all: [asked('sum', 'greaterThanInclusive', 10)] })], more) },
    })
  const mayStand = { outcomes: { A: {}, NONE: { mayBeProvisional: ['A'] } } }
  // The table has no weight for Z, and no fact that could be learnt gives one.
  const unweighed = { offences: [{ type: 'Z', day: '2026-11-01' }] }

  test('leaves the answer open without anything to find out', () => {
    expect(said(weighed(), unweighed)[0]).toBe('Not yet determined: A or NONE is still possible.')
    expect(said(weighed(mayStand), unweighed)[0]).toBe('NONE, provisionally: could become A.')
  })

  test('is told otherwise than a list that is not known yet', () => {
    expect(said(weighed(mayStand), {})[0]).toBe(
      'NONE, provisionally: could become A once the offences are known.',
    )
  })
})

describe('outcomes that are collected', () => {
  const collecting = (rules: readonly object[]) =>
    smallPolicy({
      facts,
      decisions: {
        d: { title: 'Duties', hitPolicy: 'COLLECT', outcomes: { A: { title: 'Visit' }, B: {} }, rules },
      },
    })
  const both = collecting([rule('a', 'A', is('agrees')), rule('b', 'B', is('wanted'))])

  test('nothing, for certain or not', () => {
    expect(said(both, { agrees: false, wanted: false })).toEqual(['Nothing applies.'])
    expect(said(both, { agrees: false })).toEqual([
      'Nothing applies for certain.',
      'May also apply: B. To be found out: whether the person is wanted.',
    ])
  })

  test('all there is, and nothing that may come besides', () => {
    expect(said(both, { agrees: true, wanted: true })).toEqual([
      'Visit: The team agrees.',
      'Assumption: For the test.',
      'B: The person is wanted.',
      'Assumption: For the test.',
    ])
  })

  test('an outcome that one rule or another is sure to give', () => {
    const policy = collecting([rule('a', 'A', is('agrees')), rule('b', 'A', isNot('agrees'))])
    expect(said(policy, {})).toEqual(['Visit: in every case that is still possible.'])
  })
})

describe('what does not belong to the policy', () => {
  const policy = under([rule('agreed', 'A', is('agrees'))])
  const assessment = answered(policy, { agrees: true })

  test.each(['cohort', 'constructor'])('a decision that was not made: %s', (id) => {
    expect(() => narrate(policy, assessment, id)).toThrow(`The assessment has no decision \`${id}\`.`)
  })

  test('a passage of a source that the policy does not have is cited by the id of the source', () => {
    const kept = structuredClone(assessment) as {
      decisions: { d: { because: { cite: object[] }[] } }
    } & Assessment
    for (const trace of kept.decisions.d.because)
      trace.cite = [{ source: 'minutes', line: 3, quote: 'as agreed' }]
    expect(narrate(policy, kept, 'd')).toContain('Source: minutes, line 3: “as agreed”')
  })
})
