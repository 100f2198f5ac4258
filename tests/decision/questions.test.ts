// Which unknown fact an interview asks for next: what leaves the least to ask, and nothing that cannot matter.
import { nextQuestion, parsePolicy, type Facts } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { decision, document, offences, rule, test, yesNo } from '../policy/build.ts'

const asAt = '2026-11-22'
const isTrue = (...facts: string[]) => ({ all: facts.map((fact) => test(fact, 'equal', true)) })
const kinds = ['V', 'W', 'X', 'Y', 'Z']
const kind = { type: 'choice', values: kinds, title: 'Kind' }

function asking(facts: object, d: object, more: object = {}) {
  const read = parsePolicy(JSON.stringify(document({ facts, decisions: { d }, ...more })))
  if (!read.ok) throw new Error(JSON.stringify(read.issues))
  return (known: Facts, skip?: string[]) =>
    nextQuestion(read.value, { ref: 'A', facts: known }, 'd', skip === undefined ? { asAt } : { asAt, skip })
}

describe('the next question', () => {
  const facts = {
    b: { ...yesNo, suppliedBy: 'probation' },
    a: { ...yesNo, hint: 'As recorded.' },
  }
  const ask = asking(facts, decision([rule('both', 'A', isTrue('b', 'a'))]))

  it('is the first by name of those that leave as little to ask, with who can say', () => {
    expect(ask({})).toStrictEqual({
      fact: 'a',
      title: 'Yes or no',
      hint: 'As recorded.',
      declaration: facts.a,
      missing: ['a', 'b'],
    })
    expect(ask({}, ['a'])).toStrictEqual({
      fact: 'b',
      title: 'Yes or no',
      suppliedBy: 'probation',
      declaration: facts.b,
      missing: ['a', 'b'],
    })
    expect(ask({ a: true })).toMatchObject({ fact: 'b', missing: ['b'] })
  })
  it('is none once the decision is settled, or nobody can say', () => {
    expect(ask({ a: false })).toBeNull()
    expect(ask({ a: true }, ['b'])).toBeNull()
  })
  it('is what leaves the least to ask', () => {
    const facts = { a: yesNo, b: yesNo, z: yesNo }
    const rules = [rule('z', 'A', isTrue('z')), rule('both', 'B', isTrue('a', 'b'))]
    expect(asking(facts, decision(rules))({})).toMatchObject({ fact: 'z', missing: ['a', 'b', 'z'] })
  })
  it('goes by what is left to ask, and not by how much can come of it', () => {
    const facts = { a: yesNo, b: yesNo, c: yesNo }
    const rules = [rule('both', 'A', isTrue('a', 'c')), rule('b', 'B', isTrue('b'))]
    expect(asking(facts, decision(rules))({})).toMatchObject({ fact: 'c', missing: ['a', 'b', 'c'] })
  })
  it('goes by the average over its answers, however many there are', () => {
    const facts = { a: yesNo, b: yesNo, kind }
    const given = kinds.slice(1).map((value) => rule(value, value, { all: [test('kind', 'equal', value)] }))
    // Of the five kinds one leaves something to ask; whether a or not leaves the kind.
    const rules = [...given, rule('both', 'B', isTrue('a', 'b'))]
    expect(asking(facts, decision(rules))({})).toMatchObject({ fact: 'kind', missing: ['a', 'b', 'kind'] })
  })
  it('may be a list as a whole', () => {
    const derived = { any: { type: 'boolean', title: 'Any', exists: 'offences' } }
    const facts = { a: yesNo, b: yesNo, offences: { ...offences, hint: 'All of them.' } }
    const rules = [rule('any', 'A', isTrue('any')), rule('both', 'B', isTrue('a', 'b'))]
    const ask = asking(facts, decision(rules), { derived })
    expect(ask({})).toStrictEqual({
      fact: 'offences',
      title: 'Offences',
      hint: 'All of them.',
      declaration: facts.offences,
      missing: ['a', 'b', 'offences'],
    })
    expect(ask({ offences: [{}] })).toBeNull()
  })
  it('of a decision that collects is of what is still open', () => {
    const facts = { a: yesNo, b: yesNo, c: yesNo }
    const rules = [rule('a', 'A', isTrue('a')), rule('both', 'B', isTrue('b', 'c'))]
    const ask = asking(
      facts,
      decision(rules, { hitPolicy: 'COLLECT', otherwise: undefined, outcomes: { A: {}, B: {} } }),
    )
    expect(ask({})).toMatchObject({ fact: 'a', missing: ['a', 'b', 'c'] })
    expect(ask({ a: true, b: true })).toMatchObject({ fact: 'c', missing: ['c'] })
    expect(ask({ a: true, b: false })).toBeNull()
  })
})
