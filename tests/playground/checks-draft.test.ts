import { describe, expect, test } from 'vitest'
import { parsePolicy, type Acceptance, type Example } from '@iom-rules/core'
import { changes } from '../../playground/src/draft/changes.ts'
import { isUntouched, policyChanges, untouched } from '../../playground/src/draft/draft.ts'
import { replacedBy } from '../../playground/src/draft/examples.ts'
import { wholeDraft } from '../../playground/src/draft/whole.ts'
import '../seed.ts'
import { asAt, smallCaseload, smallDocument, draftOf } from './small-policy.ts'

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

const start = (acceptances?: readonly Acceptance[]) => {
  return { document: publishedWith(acceptances).document, caseload: smallCaseload, asAt }
}
const fresh = untouched(start())

describe('what is put on record', () => {
  test('counts as a change, and is gone when it is taken back', () => {
    const accepted = changes.findingAccepted(fresh, { acceptance: acceptance('Known.') })
    expect(policyChanges(fresh.document, accepted)).toBe(1)
    expect(isUntouched(accepted, fresh)).toBe(false)
    const back = changes.acceptanceTakenBack(accepted, { acceptance: acceptance('Known.') })
    expect(policyChanges(fresh.document, back)).toBe(0)
    expect(isUntouched(back, fresh)).toBe(true)
    expect(JSON.stringify(back.document)).toBe(JSON.stringify(fresh.document))
  })

  test('of the published policy can be taken back, which is a change too', () => {
    const begun = untouched(start(shipped))
    const draft = changes.acceptanceTakenBack(begun, { acceptance: acceptance('Shipped one.') })
    expect(policyChanges(begun.document, draft)).toBe(1)
    expect(draft.document.acceptances?.map(({ reason }) => reason)).toEqual(['Shipped two.'])
  })

  test('an example of the published policy can be taken out, and put back', () => {
    const policy = publishedWith(undefined)
    const [shippedOne] = shippedExamples
    if (shippedOne === undefined) throw new Error('no example')
    const out = changes.exampleRemoved(fresh, { example: shippedOne })
    expect(policyChanges(fresh.document, out)).toBe(1)
    expect(wholeDraft(policy, shippedExamples, out).document.examples).toEqual([])
    const back = changes.exampleAdded(out, { example: shippedOne })
    expect(wholeDraft(policy, shippedExamples, back).document.examples).toBe(shippedExamples)
  })

  test('an example expects something else in its place, as one change, and goes back by expecting what it did', () => {
    const policy = publishedWith(undefined)
    const list = [example('First'), example('Second'), example('Third')]
    const second = example('Second')
    const by: Example = { ...second, expect: { cohort: { outcome: 'NONE' } } }
    const added = changes.exampleAdded(fresh, { example: example('Added') })
    const draft = changes.exampleReplaced(added, { example: second, by })
    expect(wholeDraft(policy, list, draft).document.examples).toEqual([
      example('First'),
      by,
      example('Third'),
      example('Added'),
    ])
    expect(policyChanges(fresh.document, draft)).toBe(2)
    expect(changes.exampleReplaced(draft, { example: by, by: second })).toEqual(added)

    const again: Example = { ...second, expect: { cohort: { outcome: 'FLEX', certainty: 'settled' } } }
    const twice = changes.exampleReplaced(draft, { example: by, by: again })
    expect(wholeDraft(policy, list, twice).document.examples?.[1]).toBe(again)
    expect(policyChanges(fresh.document, twice)).toBe(2)
    expect(changes.exampleReplaced(twice, { example: again, by: again })).toBe(twice)
  })

  test('an example with another title stays in its place, as one change', () => {
    const policy = publishedWith(undefined)
    const second = { ...example('Second'), facts: { agrees: false } }
    const list = [example('First'), second, example('Third')]
    const by: Example = { ...second, title: 'Another title' }
    const draft = changes.exampleReplaced(fresh, { example: second, by })
    expect(wholeDraft(policy, list, draft).document.examples).toEqual([list[0], by, list[2]])
    expect(policyChanges(fresh.document, draft)).toBe(1)
    expect(replacedBy(draft, by)).toBe(second)
    expect(changes.exampleReplaced(draft, { example: by, by: second })).toEqual(fresh)
  })

  test('an example that was added here expects something else without another change', () => {
    const [first, second] = [example('A'), example('B')]
    const by: Example = { ...first, expect: { cohort: { outcome: 'NONE' } } }
    const two = [first, second].reduce((draft, one) => changes.exampleAdded(draft, { example: one }), fresh)
    const draft = changes.exampleReplaced(two, { example: first, by })
    expect(draft.examples).toEqual([by, second])
    expect(draft.examplesOut).toEqual([])
    expect(policyChanges(fresh.document, draft)).toBe(2)
  })

  test('one of two examples of the same person alike in all but what they expect takes one place', () => {
    const policy = publishedWith(undefined)
    const other: Example = { ...example('Same'), expect: { flags: { outcomes: [] } } }
    const by: Example = { ...example('Same'), expect: { cohort: { outcome: 'NONE' } } }
    const draft = changes.exampleReplaced(fresh, { example: example('Same'), by })
    const without = changes.exampleRemoved(draft, { example: other })
    const list = [example('Same'), other]
    expect(wholeDraft(policy, list, draft).document.examples).toEqual([by, other])
    expect(wholeDraft(policy, list, without).document.examples).toEqual([by])
    expect(policyChanges(fresh.document, without)).toBe(2)
  })

  test('is there once, however often it is added', () => {
    const once = changes.exampleAdded(fresh, { example: example('A') })
    expect(changes.exampleAdded(once, { example: example('A') })).toBe(once)
    const gone = changes.exampleRemoved(once, { example: example('A') })
    expect(gone).toEqual(fresh)
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
    const other = draftOf(policy, { parameters: { threshold: 600 } })
    if (!other.ok) throw new Error('no policy')
    const one = wholeDraft(policy, shippedExamples, draft)
    const two = wholeDraft(other.policy, shippedExamples, draft)
    expect(two.document.examples).toBe(one.document.examples)
    expect(wholeDraft(policy, shippedExamples, fresh).document.examples).toBe(shippedExamples)
  })
})
