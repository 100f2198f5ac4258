import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdit, parsePolicy, type Acceptance, type Example } from '@iom-rules/core'
import { changes } from '../../playground/src/draft/changes.ts'
import {
  editOf,
  isUntouched,
  policyChanges,
  untouched,
  type Draft,
} from '../../playground/src/draft/draft.ts'
import { wholeDraft, wholePublished } from '../../playground/src/draft/whole.ts'
import { workingPolicy } from '../../playground/src/draft/working.ts'
import '../seed.ts'
import { asAt, smallCaseload, smallDocument } from './small-policy.ts'

const acceptance = (reason: string): Acceptance => ({
  code: 'gap',
  reason,
  by: 'The board',
  on: '2026-11-01',
})
const example = (title: string): Example => {
  return { title, asAt, facts: { agrees: true }, expect: { cohort: { outcome: 'FLEX' } } }
}

const shipped = [acceptance('Shipped one.'), acceptance('Shipped two.')]
const shippedExamples = [example('Shipped')]

function publishedWith(acceptances: readonly Acceptance[] | undefined) {
  const parsed = parsePolicy({ ...smallDocument, ...(acceptances === undefined ? {} : { acceptances }) })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

const fresh = untouched(smallCaseload, asAt)

describe('what is put on record', () => {
  test('counts as a change, and is gone when it is taken back', () => {
    const accepted = changes.findingAccepted(fresh, { acceptance: acceptance('Known.') })
    expect(policyChanges(accepted)).toBe(1)
    expect(isUntouched(accepted, fresh)).toBe(false)
    const back = changes.acceptanceTakenBack(accepted, { acceptance: acceptance('Known.') })
    expect(policyChanges(back)).toBe(0)
    expect(isUntouched(back, fresh)).toBe(true)
  })

  test('of the published policy can be taken back, which is a change too', () => {
    const draft = changes.acceptanceTakenBack(fresh, { acceptance: acceptance('Shipped one.') })
    expect(policyChanges(draft)).toBe(1)
    const whole = wholeDraft(publishedWith(shipped), [], draft)
    expect(whole.document.acceptances?.map(({ reason }) => reason)).toEqual(['Shipped two.'])
  })

  test('is there once, however often it is added', () => {
    const once = changes.exampleAdded(fresh, { example: example('A') })
    expect(changes.exampleAdded(once, { example: example('A') })).toBe(once)
    const gone = changes.exampleRemoved(once, { example: example('A') })
    expect(gone.examples).toEqual([])
    expect(changes.exampleRemoved(gone, { example: example('A') })).toBe(gone)
  })

  test('changes nothing for anybody: the hash is that of the policy without it', () => {
    const policy = publishedWith(shipped)
    const draft = changes.exampleAdded(fresh, { example: example('A') })
    const parsed = parsePolicy(wholeDraft(policy, shippedExamples, draft).document)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
    expect(parsed.value.hash).toBe(policy.hash)
    expect(parsed.value.examples.map(({ title }) => title)).toEqual(['Shipped', 'A'])
  })

  test('keeps the same lists while they are the same, so that what was worked out from them is found again', () => {
    const policy = publishedWith(undefined)
    const draft = changes.exampleAdded(fresh, { example: example('A') })
    const other = workingPolicy(policy, { parameters: { threshold: 600 }, readings: {} })
    if (!other.ok) throw new Error('no policy')
    const one = wholeDraft(policy, shippedExamples, draft)
    const two = wholeDraft(other.policy, shippedExamples, draft)
    expect(two.document.examples).toBe(one.document.examples)
    expect(wholeDraft(policy, shippedExamples, fresh).document.examples).toBe(shippedExamples)
  })

  // One says what is made, the other how: an exported policy and a shared draft must be the same.
  test('is what the edit of the draft puts into the published document', () => {
    const steps = fc.array(
      fc.oneof(
        fc
          .constantFrom('Known.', 'Agreed.')
          .map(
            (reason) => (draft: Draft) => changes.findingAccepted(draft, { acceptance: acceptance(reason) }),
          ),
        fc
          .constantFrom('Known.', 'Shipped one.', 'Shipped two.')
          .map(
            (reason) => (draft: Draft) =>
              changes.acceptanceTakenBack(draft, { acceptance: acceptance(reason) }),
          ),
        fc
          .constantFrom('A', 'B')
          .map((title) => (draft: Draft) => changes.exampleAdded(draft, { example: example(title) })),
        fc
          .constantFrom('A', 'B')
          .map((title) => (draft: Draft) => changes.exampleRemoved(draft, { example: example(title) })),
        fc
          .constantFrom(600, 700)
          .map(
            (value) => (draft: Draft) =>
              changes.parameterSet(draft, { parameter: 'threshold', value, resting: 500 }),
          ),
      ),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(steps, fc.boolean(), (made, hasAcceptances) => {
        const published = publishedWith(hasAcceptances ? shipped : undefined)
        const draft = made.reduce((now, step) => step(now), fresh)
        const working = workingPolicy(published, draft)
        if (!working.ok) throw new Error('no policy')
        const whole = wholePublished(published, shippedExamples)
        const edited = applyEdit(whole.document, editOf(whole.document, draft))
        if (!edited.ok) throw new Error(JSON.stringify(edited.issues))
        expect(wholeDraft(working.policy, shippedExamples, draft).document).toEqual(edited.value)
      }),
      { numRuns: 60 },
    )
  })
})
