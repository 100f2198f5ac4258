import { describe, expect, test } from 'vitest'
import { changes } from '../../playground/src/draft/changes.ts'
import { policyChanges, untouched, type Draft } from '../../playground/src/draft/draft.ts'
import { readingEdit } from '../../playground/src/draft/readings.ts'
import { caseloadChanges, originInWords } from '../../playground/src/draft/origin.ts'
import { workingPolicy } from '../../playground/src/draft/working.ts'
import type { PolicyDocument } from '@iom-rules/core'
import {
  asAt,
  changedDocument,
  draftOf,
  smallCaseload,
  smallDocument,
  smallPolicy,
  type Changed,
} from './small-policy.ts'

function draftWith(document: PolicyDocument): Draft {
  return untouched({ document, caseload: smallCaseload, asAt })
}

describe('a drafted policy', () => {
  const published = smallPolicy()

  test('is the published one itself while nothing is changed, and once everything is changed back', () => {
    const there = changedDocument(published.document, { parameters: { threshold: 700 } })
    const back = changes.parameterReset(draftWith(there), {
      published: published.document,
      parameter: 'threshold',
    })
    for (const document of [published.document, back.document]) {
      const working = workingPolicy(published, document)
      expect(working.ok && working.policy === published).toBe(true)
    }
  })

  test('has the changed value, as an assumption that nobody has decided', () => {
    const working = draftOf(published, { parameters: { threshold: 700 } })
    if (!working.ok) throw new Error(JSON.stringify(working.issues))
    expect(working.policy.parameters['threshold']).toMatchObject({ value: 700, basis: 'assumption' })
    expect(working.policy.parameters['threshold']?.note).toContain('nobody has decided')
    expect(published.parameters['threshold']?.value).toBe(500)
    expect(working.policy.hash).not.toBe(published.hash)
  })

  test('typing the published value again brings back what it rests on', () => {
    const document = changedDocument(published.document, { parameters: { threshold: 700 } })
    const { document: back } = changes.parameterSet(draftWith(document), {
      published: published.document,
      parameter: 'threshold',
      value: 500,
    })
    expect(back).toEqual(published.document)
  })

  test('follows the reading taken, and leaves what else was changed when the reading is switched', () => {
    const readings = { A01: 'six-hundred' }
    const read = draftOf(published, { readings })
    const both = draftOf(published, { parameters: { threshold: 700 }, readings })
    if (!read.ok || !both.ok) throw new Error('no policy')
    expect(read.policy.parameters['threshold']?.value).toBe(600)
    expect(read.policy.readings[0]?.chosen).toBe('six-hundred')
    expect(both.policy.parameters['threshold']?.value).toBe(700)
    const counted = changedDocument(published.document, { parameters: { counted: ['OTHER'] }, readings })
    const back = changes.readingTaken(draftWith(counted), {
      published: published.document,
      silence: 'A01',
      option: 'five-hundred',
    })
    expect(back.document).toEqual(changedDocument(published.document, { parameters: { counted: ['OTHER'] } }))
  })

  test('a reading that the draft leaves no place for is not taken, and says why', () => {
    const gone = changes.edited(draftWith(published.document), {
      steps: [{ op: 'remove', path: '/parameters/threshold' }],
    })
    const event = { silence: 'A01', option: 'six-hundred' }
    expect(readingEdit(published.document, gone.document, event).issues).toMatchObject([
      { code: 'edit-does-not-fit' },
    ])
    expect(changes.readingTaken(gone, { published: published.document, ...event })).toBe(gone)
  })

  test('that is no policy says why, and the same document is read once', () => {
    const wrong = changedDocument(published.document, { parameters: { threshold: 5000 } })
    const working = workingPolicy(published, wrong)
    expect(working.ok).toBe(false)
    expect(workingPolicy(published, wrong)).toBe(working)
  })
})

describe('the number of changes', () => {
  const draft = draftWith(smallPolicy().document)
  const changesOf = (changed: Changed) =>
    policyChanges(smallDocument, { ...draft, document: changedDocument(smallDocument, changed) })

  test('counts a parameter with what it rests on as one, and a reading with all that it brings as one', () => {
    expect(changesOf({})).toBe(0)
    expect(changesOf({ parameters: { threshold: 700, counted: ['OTHER'] } })).toBe(2)
    expect(changesOf({ readings: { A01: 'six-hundred' } })).toBe(1)
    expect(changesOf({ parameters: { threshold: 700 }, readings: { A01: 'six-hundred' } })).toBe(2)
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
