import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { untouched, type Draft } from '../../playground/src/draft/draft.ts'
import { historyOf, openStore } from '../../playground/src/draft/store.ts'
import { asAt, smallCaseload } from './small-policy.ts'

const open = () => openStore(untouched(smallCaseload, asAt))
type Store = ReturnType<typeof open>
const draftOf = (store: Store): Draft => store.get().context

const session = fc.option(fc.constantFrom('first', 'second'), { nil: undefined })
const parameter = fc.constantFrom('threshold', 'recent')

/** Every kind of change, each with values that sometimes change nothing. */
const change = fc.oneof(
  fc.tuple(parameter, fc.integer({ min: 499, max: 502 }), session).map(
    ([id, value, visit]) =>
      (store: Store) =>
        store.trigger.parameterSet({ parameter: id, value, resting: 500, ...(visit && { session: visit }) }),
  ),
  fc.tuple(parameter, fc.constantFrom('', 'five', '5e'), session).map(
    ([id, text, visit]) =>
      (store: Store) =>
        store.trigger.parameterMistyped({ parameter: id, text, ...(visit && { session: visit }) }),
  ),
  parameter.map((id) => (store: Store) => store.trigger.parameterReset({ parameter: id })),
  fc
    .constantFrom('a', 'b')
    .map((option) => (store: Store) => store.trigger.readingTaken({ silence: 'A01', option, resting: 'a' })),
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
  fc.constant((store: Store) => store.trigger.discarded({ caseload: smallCaseload, asAt })),
)

describe('undo and redo', () => {
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
      store.trigger.parameterSet({ parameter: 'threshold', value, resting: 500, session: visit })
    for (const value of [7, 75, 750]) type(value, 'visit 1')
    for (const value of [8, 80]) type(value, 'visit 2')
    store.trigger.undo()
    expect(draftOf(store).parameters).toEqual({ threshold: 750 })
    store.trigger.undo()
    expect(draftOf(store).parameters).toEqual({})
    expect(historyOf(store.get()).canUndo).toBe(false)
    store.trigger.redo()
    expect(draftOf(store).parameters).toEqual({ threshold: 750 })
  })

  test('text that cannot be a value is kept, undone with the typing, and gone once a value is typed', () => {
    const store = open()
    store.trigger.parameterMistyped({ parameter: 'threshold', text: 'lots', session: 'visit 1' })
    expect(draftOf(store)).toMatchObject({ mistyped: { threshold: 'lots' }, parameters: {} })
    store.trigger.parameterSet({ parameter: 'threshold', value: 600, resting: 500, session: 'visit 1' })
    expect(draftOf(store)).toMatchObject({ mistyped: {}, parameters: { threshold: 600 } })
    store.trigger.undo()
    expect(draftOf(store)).toMatchObject({ mistyped: {}, parameters: {} })
  })

  test('changing back to what was published is no change', () => {
    const store = open()
    store.trigger.parameterSet({ parameter: 'threshold', value: 600, resting: 500 })
    store.trigger.parameterSet({ parameter: 'threshold', value: 500, resting: 500 })
    expect(draftOf(store).parameters).toEqual({})
    store.trigger.readingTaken({ silence: 'A01', option: 'b', resting: 'a' })
    store.trigger.readingTaken({ silence: 'A01', option: 'a', resting: 'a' })
    expect(draftOf(store).readings).toEqual({})
  })
})
