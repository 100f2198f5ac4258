import { describe, expect, test } from 'vitest'
import { policyChanges, untouched } from '../../playground/src/draft/draft.ts'
import { caseloadChanges, originInWords } from '../../playground/src/draft/origin.ts'
import { workingPolicy } from '../../playground/src/draft/working.ts'
import { asAt, smallCaseload, smallPolicy } from './small-policy.ts'

describe('a drafted policy', () => {
  const published = smallPolicy()

  test('is the published one itself while nothing is changed', () => {
    expect(workingPolicy(published, { parameters: {}, readings: {} })).toMatchObject({
      ok: true,
      policy: published,
    })
  })

  test('has the changed value, as an assumption that nobody has decided', () => {
    const working = workingPolicy(published, { parameters: { threshold: 700 }, readings: {} })
    if (!working.ok) throw new Error(JSON.stringify(working.issues))
    expect(working.policy.parameters['threshold']).toMatchObject({ value: 700, basis: 'assumption' })
    expect(working.policy.parameters['threshold']?.note).toContain('nobody has decided')
    expect(published.parameters['threshold']?.value).toBe(500)
    expect(working.policy.hash).not.toBe(published.hash)
  })

  test('follows the reading taken, and a parameter set by hand goes before the reading', () => {
    const readings = { A01: 'six-hundred' }
    const read = workingPolicy(published, { parameters: {}, readings })
    const both = workingPolicy(published, { parameters: { threshold: 700 }, readings })
    if (!read.ok || !both.ok) throw new Error('no policy')
    expect(read.policy.parameters['threshold']?.value).toBe(600)
    expect(read.policy.readings[0]?.chosen).toBe('six-hundred')
    expect(both.policy.parameters['threshold']?.value).toBe(700)
  })

  test('that is no policy says why, and the same changes are worked out once', () => {
    const wrong = { parameters: { threshold: 5000 }, readings: {} }
    const working = workingPolicy(published, wrong)
    expect(working.ok).toBe(false)
    expect(workingPolicy(published, { ...wrong })).toBe(working)
  })
})

describe('the number of changes', () => {
  const draft = untouched(smallCaseload, asAt)

  test('counts parameters and readings', () => {
    expect(policyChanges(draft)).toBe(0)
    expect(policyChanges({ ...draft, parameters: { a: 1, b: 2 }, readings: { A01: 'b' } })).toBe(3)
  })

  test('counts people added, changed and removed', () => {
    const [one, ...others] = smallCaseload
    if (one === undefined) throw new Error('nobody')
    const changed = (caseload: typeof smallCaseload) => caseloadChanges({ ...draft, caseload })
    expect(changed(smallCaseload)).toBe(0)
    expect(changed(others)).toBe(1)
    expect(changed([{ ...one, facts: {} }, ...others])).toBe(1)
    expect(changed([...smallCaseload, { ref: 'X', facts: {} }])).toBe(1)
    expect(changed([...others, one])).toBe(0)
  })

  test('counts another caseload as one change, whoever is in it, and says who they are', () => {
    const people = [{ ref: 'X', facts: {} }]
    const origin = { kind: 'invented', seed: 7, unknownRate: 0.2, people } as const
    expect(caseloadChanges({ caseload: people, origin })).toBe(1)
    expect(caseloadChanges({ caseload: [], origin })).toBe(2)
    expect(originInWords(origin, 100_000)).toMatch(/^100,000 invented people.* seed 7.* 20%/)
    expect(originInWords({ kind: 'imported', added: false }, 5)).not.toContain('invented')
  })
})
