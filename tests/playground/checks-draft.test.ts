import { describe, expect, test } from 'vitest'
import { parsePolicy, type Acceptance, type Example } from '@iom-rules/core'
import { changes } from '../../playground/src/draft/changes.ts'
import { isUntouched, policyChanges, untouched } from '../../playground/src/draft/draft.ts'
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
