import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shapeFaults, type Nominal, type Step } from '@iom-rules/core'
import { untouched, type Draft } from '../../playground/src/draft/draft.ts'
import { startOf } from '../../playground/src/draft/DraftProvider.tsx'
import { changes } from '../../playground/src/draft/changes.ts'
import { partsOf, type KeptContent } from '../../playground/src/drafts/kept/format.ts'
import { restore } from '../../playground/src/drafts/kept/restore.ts'
import { runsBetween, withRuns } from '../../playground/src/drafts/kept/runs.ts'
import { readSummary } from '../../playground/src/drafts/kept/shape.ts'
import { keptContent, peopleBeside } from '../../playground/src/drafts/kept/write.ts'
import { basesOf } from '../../playground/src/drafts/shipped/base.ts'
import { makeUp, published } from './drafts.ts'
import { asAt, smallCaseload, smallDocument } from './small-policy.ts'

const document = published.policy.document
const bases = basesOf(published, () => Promise.resolve([]))
const fresh = untouched(startOf(published))

/** Down and back up again, through what a database does to a value. */
async function keptAndRestored(draft: Draft) {
  const content = keptContent(draft, {
    base: bases.shown.kept,
    published: document,
    sample: published.caseload,
    set: 'set',
  })
  const parts = partsOf(peopleBeside(draft.origin, published.caseload) ?? [])
  return restore(structuredClone(content), bases, {
    part: (_, at) => Promise.resolve(structuredClone(parts[at])),
    makeUp,
    onProgress: () => {},
  })
}

/** The draft that comes of it, to the letter: what was not touched stays as it was in an export. */
async function again(draft: Draft): Promise<string> {
  const restoring = await keptAndRestored(draft)
  return JSON.stringify(restoring.ok ? restoring.restored.draft : restoring)
}

/** What has lost the shape of a policy is text to put right; with another such text beside it, it is set aside. */
function asItComesBack(draft: Draft): string {
  if (shapeFaults(draft.document).length === 0) return JSON.stringify(draft)
  const unread = JSON.stringify(draft.document, null, 2)
  if (draft.unread === null)
    return JSON.stringify({ ...draft, document, unread: { text: unread, over: document } })
  return JSON.stringify({
    ok: false,
    why: 'What was drafted has not the shape of a policy.',
    isPassing: false,
  })
}

const people = fc.array(
  fc.record({ ref: fc.constantFrom('N-1', 'N-2', 'X-1', 'X-2'), score: fc.nat(1000) }),
  { maxLength: 4 },
)
const nominals = people.map((list) => list.map(({ ref, score }): Nominal => ({ ref, facts: { score } })))

const value = fc.oneof(fc.string({ maxLength: 8 }), fc.integer(), fc.constantFrom('“', '\u0000', '😀'))

/** What can be changed in a draft, on every side of it. */
const change = fc.oneof(
  fc
    .constantFrom(
      '/title',
      '/parameters/threshold/value',
      '/parameters/threshold/note',
      '/decisions/status/title',
    )
    .chain((path) => value.map((to): Step[] => [{ op: 'add', path, value: to }]))
    .map((steps) => (draft: Draft) => changes.edited(draft, { steps })),
  fc.tuple(fc.constantFrom('/parameters/threshold/value', '/odd/~1place'), fc.string()).map(
    ([place, text]) =>
      (draft: Draft) =>
        changes.mistyped(draft, { place, text }),
  ),
  fc.string().map((text) => (draft: Draft) => changes.textTyped(draft, { text })),
  fc.string().map((text) => (draft: Draft) => changes.reasonGiven(draft, { place: '/title', text })),
  fc.string().map((decidedBy) => (draft: Draft) => changes.recordChanged(draft, { part: { decidedBy } })),
  fc.constantFrom('A', 'B').map((title) => (draft: Draft) => {
    return changes.exampleAdded(draft, { example: { title, asAt, facts: {}, expect: {} } })
  }),
  fc.constantFrom('A', 'C').map((title) => (draft: Draft) => {
    return changes.exampleRemoved(draft, { example: { title, asAt, facts: {}, expect: {} } })
  }),
  nominals.map(
    (list) => (draft: Draft) =>
      list.reduce((now, nominal) => changes.nominalSaved(now, { nominal, replaces: nominal.ref }), draft),
  ),
  fc.constantFrom('N-1', 'S-2').map((ref) => (draft: Draft) => changes.nominalRemoved(draft, { ref })),
  fc.tuple(nominals, fc.boolean()).map(([caseload, added]) => (draft: Draft) => {
    return changes.caseloadReplaced(draft, { caseload, origin: { kind: 'imported', added } })
  }),
  fc.constantFrom(asAt, '2026-12-01').map((day) => (draft: Draft) => changes.dayMoved(draft, { asAt: day })),
)
const drafts = fc
  .array(change, { maxLength: 12 })
  .map((list) => list.reduce<Draft>((draft, apply) => apply(draft), fresh))

describe('a draft that is kept and opened again', () => {
  test('is the same draft, whatever was changed in it', async () => {
    await fc.assert(
      fc.asyncProperty(drafts, async (draft) => {
        expect(await again(draft)).toBe(asItComesBack(draft))
      }),
      { seed: 20261122, numRuns: 150 },
    )
  })

  test('keeps of sample people only the changes, and of invented ones only how they were made', async () => {
    const madeFor = { policy: published.policy, asAt }
    const making = { ...madeFor, count: 700, seed: 3, unknownRate: 0.2 }
    const made = await makeUp(making, () => {})
    const invented = changes.caseloadReplaced(fresh, {
      caseload: made,
      origin: { kind: 'invented', seed: 3, unknownRate: 0.2, madeFor },
    })
    const changed = changes.nominalRemoved(
      changes.nominalSaved(invented, { nominal: { ref: 'X', facts: {} }, replaces: null }),
      { ref: made[400]?.ref ?? '' },
    )
    expect(peopleBeside(changed.origin, published.caseload)).toBeNull()
    expect(JSON.stringify(contentOf(changed)).length).toBeLessThan(1500)
    const restoring = await keptAndRestored(changed)
    if (!restoring.ok) throw new Error(restoring.why)
    expect(restoring.restored.draft.caseload).toEqual(changed.caseload)
    expect(contentOf(changes.nominalRemoved(fresh, { ref: 'N-2' })).people.runs).toEqual([
      { from: 0, count: 1 },
      { from: 2, count: 2 },
    ])
  })

  test('keeps text that is no JSON and text that is no value as they were typed', async () => {
    const mistyped = changes.mistyped(fresh, { place: '/parameters/threshold/value', text: 'lots' })
    const draft = changes.textTyped(mistyped, { text: '{ "id": ' })
    expect(await again(draft)).toBe(JSON.stringify(draft))
    // With what it was typed over, which is changed meanwhile.
    const edited = changes.edited(draft, { steps: [{ op: 'replace', path: '/title', value: 'Mine' }] })
    expect(edited.unread).toEqual({ text: '{ "id": ', over: fresh.document })
    expect(await again(edited)).toBe(JSON.stringify(edited))
  })

  test('says so where the policy it started from is another one now', async () => {
    const draft = changes.edited(fresh, { steps: [{ op: 'replace', path: '/title', value: 'Mine' }] })
    const content = contentOf(draft)
    const older = { ...content, base: { ...content.base, hash: 'another', version: '0.9.0' } }
    const restoring = await restore(older, bases, noPeople)
    if (!restoring.ok) throw new Error(restoring.why)
    expect(restoring.restored.notes).toEqual([expect.stringContaining('was 0.9.0, and is now 1.0.0')])
    expect(restoring.restored.draft.document.title).toBe('Mine')
  })

  test('says so where the people are others now, and who they are', async () => {
    const policy = published.policy
    const made = { kind: 'invented', seed: 7, unknownRate: 0.2, madeFor: { policy, asAt } } as const
    const people = await makeUp({ policy, asAt, count: 5, seed: 7, unknownRate: 0.2 }, () => {})
    const content = contentOf(changes.caseloadReplaced(fresh, { caseload: people, origin: made }))
    const { people: kept } = content
    const others = { ...content, people: { ...kept, origin: { ...kept.origin, mark: 'another' } } }
    const restoring = await restore(others, bases, noPeople)
    expect(restoring.ok && restoring.restored.notes).toEqual([
      expect.stringMatching(/^The invented people are others .* those you took out can be there again/),
    ])
  })

  test('from a file brings the file with it', async () => {
    const text = JSON.stringify({ ...smallDocument, id: 'from-a-file' }, null, 4)
    const base = {
      kind: 'file',
      document: { ...smallDocument, id: 'from-a-file' },
      examples: [],
      text,
    } as const
    const restoring = await restore({ ...contentOf(fresh), base }, bases, noPeople)
    if (!restoring.ok) throw new Error(restoring.why)
    const { published: started } = restoring.restored.base
    expect(started).toMatchObject({ text, policy: { id: 'from-a-file' } })
    expect(started.caseload).toEqual(smallCaseload)
  })
})

const noPeople = { part: () => Promise.resolve(undefined), makeUp, onProgress: () => {} }

function contentOf(draft: Draft): KeptContent {
  const { kept: base } = bases.shown
  return keptContent(draft, { base, published: document, sample: published.caseload, set: 'set' })
}

describe('what is damaged', () => {
  const places = (node: unknown, path: readonly string[] = []): (readonly string[])[] =>
    typeof node === 'object' && node !== null
      ? [path, ...Object.entries(node).flatMap(([key, member]) => places(member, [...path, key]))]
      : [path]

  function spoilt(node: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
    if (key === undefined) return by
    const members = node as { readonly [key: string]: unknown }
    const put = spoilt(members[key], rest, by)
    if (Array.isArray(node)) return node.with(Number(key), put)
    return put === undefined
      ? Object.fromEntries(Object.entries(members).filter(([name]) => name !== key))
      : { ...members, [key]: put }
  }

  test('never throws: it is a draft all the same, or says why it is none', async () => {
    const draft = [
      (now: Draft) => changes.edited(now, { steps: [{ op: 'replace', path: '/title', value: 'Mine' }] }),
      (now: Draft) => changes.nominalRemoved(now, { ref: 'N-2' }),
      (now: Draft) => changes.mistyped(now, { place: '/parameters/threshold/value', text: 'lots' }),
      (now: Draft) => changes.exampleAdded(now, { example: { title: 'A', asAt, facts: {}, expect: {} } }),
    ].reduce((now, apply) => apply(now), fresh)
    const content = contentOf(draft)
    const junk = fc.oneof(
      fc.constantFrom(undefined, null, {}, [], '', -1, 1e9),
      fc.jsonValue({ maxDepth: 2 }),
    )
    let refused = 0
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places(content)), junk, async (place, by) => {
        const restoring = await restore(spoilt(content, place, by), bases, noPeople)
        const says = restoring.ok ? restoring.restored.draft.document.id : restoring.why
        expect(says).toMatch(/./)
        if (!restoring.ok) refused++
      }),
      { seed: 20261122, numRuns: 400 },
    )
    expect(refused).toBeGreaterThan(100)
    expect(await restore(undefined, bases, noPeople)).toMatchObject({ ok: false })
    expect(readSummary({ id: 'x', name: 3 })).toBeNull()
  })

  test('another form is said to be another version, and people that are not all there are missed', async () => {
    const later = await restore({ ...contentOf(fresh), format: 2 }, bases, noPeople)
    expect(later).toMatchObject({ ok: false, why: expect.stringContaining('another version') })
    const imported = changes.caseloadReplaced(fresh, {
      caseload: [{ ref: 'X', facts: {} }],
      origin: { kind: 'imported', added: false },
    })
    expect(await restore(contentOf(imported), bases, noPeople)).toMatchObject({
      ok: false,
      why: 'The people in it are damaged.',
    })
  })
})

describe('what is changed among people', () => {
  test('makes the one caseload of the other, whoever is put in, taken out or moved', () => {
    const nominal = fc.nat(9).map((at) => at)
    fc.assert(
      fc.property(
        fc.nat(9),
        fc.array(fc.oneof(nominal, fc.constant(-1)), { maxLength: 14 }),
        (size, order) => {
          const before = Array.from({ length: size }, (_, at): Nominal => ({ ref: `N-${at}`, facts: {} }))
          const after = order.map((at): Nominal => before[at] ?? { ref: 'X', facts: {} })
          const runs = runsBetween(before, after)
          expect(withRuns(before, runs)).toEqual(after)
          expect(
            withRuns(before, structuredClone(runs))?.every((one, at) => one.ref === after[at]?.ref),
          ).toBe(true)
        },
      ),
      { seed: 20261122, numRuns: 300 },
    )
  })
})
