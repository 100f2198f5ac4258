// Property 11; that every edit of a document has an inverse, to the letter, is in tests/policy/edit.test.ts.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { untouched, type Draft } from '../../playground/src/draft/draft.ts'
import { valuePlace } from '../../playground/src/draft/parameter-edit.ts'
import { historyOf, openStore } from '../../playground/src/draft/store.ts'
import { asAt, smallCaseload, smallDocument as published } from '../playground/small-policy.ts'

const start = { document: published, caseload: smallCaseload, asAt }
const open = () => openStore(untouched(start))
type Store = ReturnType<typeof open>
const draftOf = (store: Store): Draft => store.get().context

const session = fc.option(fc.constantFrom('first', 'second'), { nil: undefined })
const parameter = fc.constantFrom('threshold', 'nowhere')

/** Every kind of change, each with values that sometimes change nothing. */
const change = fc.oneof(
  fc.tuple(parameter, fc.integer({ min: 499, max: 502 }), session).map(
    ([id, value, visit]) =>
      (store: Store) =>
        store.trigger.parameterSet({ published, parameter: id, value, ...(visit && { session: visit }) }),
  ),
  fc.tuple(parameter, fc.constantFrom('', 'five', '5e'), session).map(
    ([id, text, visit]) =>
      (store: Store) =>
        store.trigger.mistyped({ place: valuePlace(id), text, ...(visit && { session: visit }) }),
  ),
  parameter.map((id) => (store: Store) => store.trigger.parameterReset({ published, parameter: id })),
  fc
    .constantFrom('five-hundred', 'six-hundred')
    .map((option) => (store: Store) => store.trigger.readingTaken({ published, silence: 'A01', option })),
  fc.constantFrom('Known.', 'Agreed.').map((reason) => (store: Store) => {
    store.trigger.findingAccepted({ acceptance: { code: 'gap', reason, by: 'The board', on: asAt } })
  }),
  fc.constantFrom('Known.', 'Shipped.').map((reason) => (store: Store) => {
    store.trigger.acceptanceTakenBack({ acceptance: { code: 'gap', reason, by: 'The board', on: asAt } })
  }),
  fc.constantFrom('A', 'B').map((title) => (store: Store) => {
    store.trigger.exampleAdded({ example: { title, asAt, facts: {}, expect: {} } })
  }),
  fc.constantFrom('A', 'B').map((title) => (store: Store) => {
    store.trigger.exampleRemoved({ example: { title, asAt, facts: {}, expect: {} } })
  }),
  fc.constantFrom('A', 'B').map((title) => (store: Store) => {
    const example = { title, asAt, facts: {}, expect: {} }
    store.trigger.exampleReplaced({ example, by: { ...example, expect: { cohort: { outcome: 'NONE' } } } })
  }),
  fc
    .tuple(fc.constantFrom('title', 'version'), fc.constantFrom('One', 'Two', published.title), session)
    .map(([key, value, visit]) => (store: Store) => {
      const steps = [{ op: 'replace', path: `/${key}`, value } as const]
      store.trigger.edited({ steps, ...(visit && { session: visit }) })
    }),
  fc.constantFrom(null, '{', '{ "id": ').map((text) => (store: Store) => store.trigger.textTyped({ text })),
  parameter.map((id) => (store: Store) => store.trigger.mistypingLeft({ place: valuePlace(id) })),
  fc.tuple(fc.constantFrom('', 'Asked for.', 'Asked for, twice.'), session).map(
    ([text, visit]) =>
      (store: Store) =>
        store.trigger.reasonGiven({ place: '/parameters/threshold', text, ...(visit && { session: visit }) }),
  ),
  fc.tuple(fc.constantFrom('', 'The board'), session).map(
    ([decidedBy, visit]) =>
      (store: Store) =>
        store.trigger.recordChanged({ part: { decidedBy }, ...(visit && { session: visit }) }),
  ),
  fc.constantFrom('N-1', 'S-9').map((ref) => (store: Store) => {
    store.trigger.nominalSaved({ nominal: { ref, facts: { score: 1 } }, replaces: ref })
  }),
  fc.constantFrom('N-1', 'nobody').map((ref) => (store: Store) => store.trigger.nominalRemoved({ ref })),
  fc.constantFrom(smallCaseload, smallCaseload.slice(1)).map((caseload) => (store: Store) => {
    store.trigger.caseloadReplaced({ caseload, origin: { kind: 'imported', added: false } })
  }),
  fc.constantFrom(asAt, '2026-12-01').map((day) => (store: Store) => store.trigger.dayMoved({ asAt: day })),
  fc.constant((store: Store) => store.trigger.discarded({ start })),
)

describe('undo and redo are inverses', () => {
  test('undoing everything gives the draft back as it was, and redoing everything gives the last one back', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (steps) => {
        const store = open()
        const first = draftOf(store)
        for (const step of steps) step(store)
        const last = draftOf(store)
        while (historyOf(store.get()).canUndo) store.trigger.undo()
        expect(draftOf(store)).toBe(first)
        while (historyOf(store.get()).canRedo) store.trigger.redo()
        expect(draftOf(store)).toBe(last)
      }),
    )
  })

  test('one undo and one redo are inverses wherever they are made', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), fc.nat(20), (steps, back) => {
        const store = open()
        for (const step of steps) step(store)
        for (let at = 0; at < back; at++) store.trigger.undo()
        const here = draftOf(store)
        const { canUndo } = historyOf(store.get())
        store.trigger.undo()
        if (canUndo) store.trigger.redo()
        expect(draftOf(store)).toBe(here)
      }),
    )
  })

  test('a step that is there to undo always changes the draft', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (steps) => {
        const store = open()
        for (const step of steps) step(store)
        while (historyOf(store.get()).canUndo) {
          const here = draftOf(store)
          store.trigger.undo()
          expect(draftOf(store)).not.toBe(here)
        }
      }),
    )
  })

  test('typing during one visit to a field is one step, and another visit is another', () => {
    const store = open()
    const type = (value: number, visit: string) =>
      store.trigger.parameterSet({ published, parameter: 'threshold', value, session: visit })
    const value = () => draftOf(store).document.parameters?.['threshold']?.value
    for (const each of [7, 75, 750]) type(each, 'visit 1')
    for (const each of [8, 80]) type(each, 'visit 2')
    store.trigger.undo()
    expect(value()).toBe(750)
    store.trigger.undo()
    expect(draftOf(store).document).toBe(published)
    expect(historyOf(store.get()).canUndo).toBe(false)
    store.trigger.redo()
    expect(value()).toBe(750)
  })

  test('text that cannot be a value is kept, undone with the typing, and gone once a value is typed', () => {
    const store = open()
    const place = valuePlace('threshold')
    store.trigger.mistyped({ place, text: 'lots', session: 'visit 1' })
    expect(draftOf(store)).toMatchObject({ mistyped: { [place]: 'lots' }, document: published })
    store.trigger.parameterSet({ published, parameter: 'threshold', value: 600, session: 'visit 1' })
    expect(draftOf(store).mistyped).toEqual({})
    expect(draftOf(store).document.parameters?.['threshold']?.value).toBe(600)
    store.trigger.undo()
    expect(draftOf(store)).toMatchObject({ mistyped: {}, document: published })
  })

  test('an edit that does not fit changes nothing, and makes no step', () => {
    const store = open()
    store.trigger.edited({ steps: [{ op: 'remove', path: '/nowhere' }] })
    expect(draftOf(store).document).toBe(published)
    expect(historyOf(store.get()).canUndo).toBe(false)
  })
})
