import cheshire from '@iom-rules/core/policies/cheshire.json' with { type: 'json' }
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePolicy, policyHash, type Policy, type PolicyDocument } from '@iom-rules/core'
import { compare } from '@iom-rules/core/analysis'
import { decidedDocument } from '../../playground/src/changes/file/decided.ts'
import { policyFile, policyText } from '../../playground/src/changes/file/file.ts'
import { item } from '../../playground/src/changes/note/blocks.ts'
import type { Recorded, SignOff } from '../../playground/src/changes/record/read.ts'
import { plainText } from '../../playground/src/policy-text/write.ts'
import { asAt, changedDocument as drafted, smallDocument, type Changed } from './small-policy.ts'

const published: PolicyDocument = {
  ...smallDocument,
  signOffs: [{ by: 'police', name: 'Of the first version', on: '2020-01-01' }],
  changes: [{ version: '1.0.0', on: '2020-01-01', text: 'First version.' }],
}

const signOffs: readonly SignOff[] = [
  { by: 'police', name: 'Superintendent, IOM lead', on: '2026-12-02' },
  { by: 'probation', name: 'Head of probation delivery', on: '2026-12-03' },
]
const nothing: Recorded = {
  version: null,
  decidedBy: null,
  date: null,
  from: null,
  review: null,
  signOffs: [],
}
const decided: Recorded = {
  version: '1.1.0',
  decidedBy: 'The board',
  date: '2026-12-01',
  from: '2027-01-01',
  review: '2027-06-01',
  signOffs,
}

function read(document: unknown): Policy {
  const parsed = parsePolicy(document)
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join('\n'))
  return parsed.value
}

/** What is not on record only. */
function meaning({
  version: _version,
  inForce: _inForce,
  signOffs: _signOffs,
  changes: _changes,
  ...rest
}: PolicyDocument) {
  return rest
}

const changed = [item('The threshold: 500 became 600.', 'Why: asked for.')]

const edits: fc.Arbitrary<Changed> = fc.record({
  parameters: fc.record(
    {
      threshold: fc.integer({ min: 0, max: 1000 }),
      counted: fc.constantFrom(['OTHER'], ['BURGLARY', 'OTHER']),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<NonNullable<Changed['parameters']>>,
  readings: fc.constantFrom({}, { A01: 'six-hundred' }),
})

describe('a policy file', () => {
  test('reads again as what was drafted, with nothing lost', () => {
    fc.assert(
      fc.property(
        edits,
        fc.constantFrom(nothing, decided, { ...decided, signOffs: [] }),
        (given, recorded) => {
          const draft = drafted(published, given)
          const file = policyFile({ draft, recorded, isChanged: true, changed })
          const again = read(policyText(file, plainText(published)))
          expect(again.document).toEqual(file.document)
          expect(meaning(again.document)).toEqual(meaning(draft))
          expect(again.hash).toBe(file.hash)
          const { version, from } = recorded
          const issued = {
            version: version ?? draft.version,
            inForce: from === null ? draft.inForce : { ...draft.inForce, from },
          }
          expect(again.hash).toBe(policyHash({ ...draft, ...issued }))
        },
      ),
      { numRuns: 12 },
    )
  })

  test('of a new version says which, who signed it off, and what changed, after what was said before', () => {
    const draft = drafted(published, { parameters: { threshold: 600 }, readings: {} })
    const { document } = policyFile({ draft, recorded: decided, isChanged: true, changed })
    expect(document.version).toBe('1.1.0')
    expect(document.inForce).toEqual({ from: '2027-01-01' })
    expect(document.signOffs).toEqual(signOffs)
    expect(document.changes).toEqual([
      { version: '1.0.0', on: '2020-01-01', text: 'First version.' },
      { version: '1.1.0', on: '2026-12-01', text: 'The threshold: 500 became 600. Why: asked for.' },
    ])
  })

  test('keeps a last day only where the new version begins before it', () => {
    const draft = { ...published, inForce: { from: '2020-01-01', until: '2027-03-31' } }
    const daysFrom = (from: string) =>
      policyFile({ draft, recorded: { ...decided, from }, isChanged: true, changed }).document.inForce
    expect(daysFrom('2027-01-01')).toEqual({ from: '2027-01-01', until: '2027-03-31' })
    expect(daysFrom('2027-04-01')).toEqual({ from: '2027-04-01' })
  })

  test('does not carry the sign-offs of the published version over to another', () => {
    const draft = drafted(published, { parameters: { threshold: 600 }, readings: {} })
    const { document } = policyFile({ draft, recorded: nothing, isChanged: true, changed })
    expect(document.signOffs).toBeUndefined()
    expect(document.changes).toEqual(published.changes)
  })

  test('of a draft that changes nothing is the published policy', () => {
    const file = policyFile({ draft: published, recorded: nothing, isChanged: false, changed: [] })
    expect(file.document).toEqual(published)
  })

  test('says that there is more, where the changes are more than a policy can hold', () => {
    const many = Array.from({ length: 9 }, (_one, at) => item(`${at} ${'x'.repeat(1000)}`))
    const file = policyFile({ draft: published, recorded: decided, isChanged: true, changed: many })
    const text = file.document.changes?.at(-1)?.text ?? ''
    expect(text).toMatch(/^0 x+ 1 x+ 2 x+ And 6 more: see the change note\.$/)
    expect(read(policyText(file, plainText(published))).hash).toBe(file.hash)
  })

  test('of the shipped policy keeps its examples and its meaning', () => {
    const shipped = cheshire as unknown as PolicyDocument
    const draft = drafted(shipped, { parameters: { cssThreshold: 1200 }, readings: { A01: 'very-high' } })
    const file = policyFile({ draft, recorded: decided, isChanged: true, changed })
    // The text has been read again by then: it throws where it is no policy.
    const again = JSON.parse(policyText(file, plainText(shipped))) as PolicyDocument
    expect(policyHash(again)).toBe(
      policyHash({ ...draft, version: '1.1.0', inForce: { from: '2027-01-01' } }),
    )
    expect(again.examples).toEqual(shipped.examples)
    expect(again.examples?.length).toBeGreaterThan(100)
  })
})

describe('a policy that is signed off', () => {
  test('has its tried figures decided by somebody on a day, and answers everybody as the draft does', () => {
    const draft = drafted(published, { parameters: { threshold: 650 }, readings: { A01: 'six-hundred' } })
    const document = decidedDocument(published, draft, { by: 'The board', on: '2026-12-01' })
    const { note: _note, ...tried } = draft.parameters?.['threshold'] ?? {}
    expect(document.parameters).toEqual({
      ...draft.parameters,
      threshold: { ...tried, basis: 'local', decidedBy: 'The board', decidedOn: '2026-12-01' },
    })
    expect(JSON.stringify(document)).not.toContain('nobody has decided')
    expect(compare(read(draft), read(document), { asAt }).same).toBe(true)
  })
})
