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

describe('one outcome of which at most one rule may be met', () => {
  const unique = (rules: readonly object[], more: object = {}) =>
    under(rules, { hitPolicy: 'UNIQUE', ...more })
  const late = { ...yesNo, title: 'Late', yes: 'the person is late', no: 'the person is not late' }
  const agreed = rule('agreed', 'A', is('agrees'))

  test('an answer rests on every other rule not being met, those that come after it too', () => {
    const policy = smallPolicy({
      facts: { ...facts, late },
      decisions: {
        d: decision([rule('late', 'L', is('late')), agreed, rule('wanted', 'B', is('wanted'))], {
          hitPolicy: 'UNIQUE',
        }),
      },
    })
    expect(said(policy, { agrees: true, wanted: false, late: false })).toEqual([
      'A.',
      'The team agrees.',
      'L is ruled out: the person is not late.',
      'B is ruled out: the person is not wanted.',
      'Assumption: For the test.',
    ])
  })

  test('under FIRST a rule that comes after has no say, and is not told', () => {
    const policy = under([agreed, rule('wanted', 'B', is('wanted'))])
    expect(said(policy, { agrees: true, wanted: false })).toEqual([
      'A.',
      'The team agrees.',
      'Assumption: For the test.',
    ])
  })

  test('a rule that fails for what has just been said is ruled out for the same reason', () => {
    const policy = unique([agreed, rule('refused', 'B', isNot('agrees'))])
    expect(said(policy, { agrees: true })).toEqual([
      'A.',
      'The team agrees.',
      'B is ruled out for the same reason.',
      'Assumption: For the test.',
    ])
  })

  test('what holds where no rule is met rests on each of them', () => {
    const policy = unique([agreed, rule('both', 'B', { all: [is('agrees'), is('wanted')] })])
    expect(said(policy, { agrees: false, wanted: true })).toEqual([
      'NONE.',
      'A is ruled out: the team does not agree.',
      'B is ruled out for the same reason.',
      'Assumption: For the test.',
    ])
  })

  test('a rule that would give the same outcome is told by its title, and the outcome is not ruled out', () => {
    const policy = unique([agreed, rule('wanted', 'A', is('wanted'), { title: 'Somebody wanted' })])
    expect(said(policy, { agrees: true, wanted: false })).toEqual([
      'A.',
      'The team agrees.',
      'The rule “Somebody wanted” is not met: the person is not wanted.',
      'Assumption: For the test.',
    ])
  })

  test('two rules of which one is sure to be met leave nothing open', () => {
    const policy = unique([agreed, rule('refused', 'A', isNot('agrees')), rule('wanted', 'B', is('wanted'))])
    expect(said(policy, { wanted: false })).toEqual([
      'A.',
      'B is ruled out: the person is not wanted.',
      'Assumption: For the test.',
    ])
  })

  test('a rule that cannot be met after all is told as such', () => {
    const never = { all: [is('wanted'), isNot('wanted')] }
    expect(said(unique([agreed, rule('never', 'B', never)]), { agrees: true })).toEqual([
      'A.',
      'The team agrees.',
      'B is ruled out, whatever is still to be found out.',
      'Assumption: For the test.',
    ])
  })

  test('beside a provisional answer stand what is open and what is ruled out', () => {
    const rules = [
      rule('a', 'A', { all: [is('agrees'), is('wanted')] }),
      rule('b', 'B', { all: [is('agrees'), isNot('wanted')] }),
      rule('c', 'C', isNot('agrees')),
    ]
    const outcomes = { A: {}, B: { mayBeProvisional: ['A'] }, C: {} }
    expect(said(unique(rules, { outcomes, otherwise: undefined }), { agrees: true })).toEqual([
      'B, provisionally: could become A once it is known whether the person is wanted.',
      'The team agrees.',
      'A is open: it is not known whether the person is wanted.',
      'C is ruled out for the same reason.',
      'Assumption: For the test.',
    ])
  })
})

describe('an outcome that is given in more than one way', () => {
  const rules = [rule('agreed', 'A', is('agrees')), rule('wanted', 'A', is('wanted'))]

  test('is not ruled out while one of the ways is open', () => {
    expect(said(under(rules), { agrees: false })).toEqual([
      'Not yet determined: A or NONE is still possible. To be found out: whether the person is wanted.',
      'The rule “agreed” is not met: the team does not agree.',
      'A is open: it is not known whether the person is wanted.',
    ])
  })

  test('is not ruled out where it holds because no rule is met', () => {
    const policy = under(rules.slice(0, 1), { otherwise: { outcome: 'A', assumption: 'For the test.' } })
    expect(said(policy, { agrees: false })).toEqual([
      'A.',
      'The rule “agreed” is not met: the team does not agree.',
      'Assumption: For the test.',
    ])
  })

  test('is not ruled out where another of the ways is part of a conflict', () => {
    const conflict = [...rules, rule('free', 'B', isNot('agrees'))]
    expect(said(under(conflict, { hitPolicy: 'UNIQUE' }), { agrees: false, wanted: true })).toEqual([
      'The rules conflict: wanted and free are met at once, and the policy allows only one.',
      'The rule “agreed” is not met: the team does not agree.',
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

describe('days and figures', () => {
  test('a day that is worked out from records reads as a day, not as a word', () => {
    const policy = smallPolicy({
      facts: { offences },
      derived: { last: { type: 'day', title: 'Last offence', latest: 'offences', of: 'day' } },
      decisions: { d: decision([rule('a', 'A', { all: [asked('last', 'withinLastMonths', 12)] })]) },
    })
    const on = (day: string) => said(policy, { offences: [{ type: 'X', day }] })[1]
    expect(on('2026-05-01')).toBe(
      'The last offence is 1 May 2026; what counts is that it is within the last 12 months.',
    )
    expect(said(policy, { offences: [] })[1]).toBe(
      'A is ruled out: the last offence is none; what counts is that it is within the last 12 months.',
    )
  })

  test('a figure that is none reads so, and reaches no threshold', () => {
    const months = {
      type: 'number',
      title: 'Sentence',
      unit: 'months',
      minimum: 0,
      maximum: 600,
      mayBeNone: true,
    }
    const asking = (operator: string) =>
      smallPolicy({
        facts: { months },
        decisions: { d: decision([rule('a', 'A', { all: [asked('months', operator, 12)] })]) },
      })
    expect(said(asking('lessThan'), { months: 'NONE' })[1]).toBe(
      'A is ruled out: the sentence is none; what counts is that it is below 12 months.',
    )
    expect(said(asking('greaterThanInclusive'), { months: 'NONE' })[1]).toBe(
      'A is ruled out: the sentence is none; what counts is that it is 12 months or more.',
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
