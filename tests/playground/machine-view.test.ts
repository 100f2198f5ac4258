import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applyEdit,
  inverseEdit,
  parsePolicy,
  type Action,
  type Guard,
  type Policy,
  type PolicyDocument,
  type Step,
  type Transition,
} from '@iom-rules/core'
import { regionsOf } from '@iom-rules/core/journey'
import cheshire from '@iom-rules/core/policies/cheshire.json' with { type: 'json' }
import { mistypedAfter } from '../../playground/src/draft/mistyped.ts'
import { actionInWords, actionsOffered } from '../../playground/src/editor/machines/actions.ts'
import {
  addTransition,
  changeTransition,
  moveTransition,
  removeTransition,
} from '../../playground/src/editor/machines/change-transition.ts'
import { eventsOffered } from '../../playground/src/editor/machines/events.ts'
import { askedBy, askedInWords, guardOf, type Asked } from '../../playground/src/editor/machines/guard.ts'
import { regionsIn, type DraftedState } from '../../playground/src/editor/machines/region.ts'
import { setInside } from '../../playground/src/editor/machines/set-inside.ts'
import type { DraftedTransition } from '../../playground/src/editor/machines/transition.ts'
import { valueAt } from '../../playground/src/editor/place.ts'
import { whereabouts } from '../../playground/src/editor/whereabouts.ts'
import '../seed.ts'

const policy = read(cheshire)
const document = policy.document

function read(given: unknown): Policy {
  const parsed = parsePolicy(given)
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join('\n'))
  return parsed.value
}

function done(before: PolicyDocument, steps: readonly Step[]): PolicyDocument {
  const applied = applyEdit(before, steps)
  if (!applied.ok) throw new Error(applied.issues.map(({ message }) => message).join('\n'))
  return applied.value
}

const text = (value: unknown) => JSON.stringify(value)

function statesIn(drafted: PolicyDocument): readonly DraftedState[] {
  return regionsIn(drafted).flatMap(({ states }) => states)
}

function wayAt(drafted: PolicyDocument, path: string): DraftedTransition {
  const found = statesIn(drafted)
    .flatMap(({ transitions }) => transitions)
    .find((way) => way.path === path)
  if (found === undefined) throw new Error(`no way at ${path}`)
  return found
}

function expectInverse(before: PolicyDocument, steps: readonly Step[]) {
  const inverse = inverseEdit(before, steps)
  if (!inverse.ok) throw new Error('no inverse')
  expect(text(done(done(before, steps), inverse.value))).toBe(text(before))
}

const nominationState = (name: string): DraftedState => {
  const found = statesIn(document).find((state) => state.name === name)
  if (found === undefined) throw new Error(`no state ${name}`)
  return found
}

describe('the process of the real policy, read from its document', () => {
  test('has the regions and states that the core reads', () => {
    const drafted = regionsIn(document).toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const core = regionsOf(policy)
    expect(drafted.map(({ id }) => id)).toEqual(core.map(({ id }) => id))
    drafted.forEach((region, at) => {
      const same = core[at]
      expect(region.title).toBe(same?.title)
      expect(region.states.map(({ name }) => name).toSorted()).toEqual(
        [...(same?.states.keys() ?? [])].toSorted(),
      )
      for (const state of region.states) {
        const other = same?.states.get(state.name)
        expect(state.within).toEqual(other?.within)
        const ways = state.transitions.map(({ event, at, transition }) => [event, at, transition])
        const others = Object.entries(other?.on ?? {}).flatMap(([event, each]) =>
          each.map((transition, place) => [event, place, transition]),
        )
        expect(ways).toEqual(others)
      }
    })
  })

  test('says what follows what, where it starts and what is owed', () => {
    const [nomination, lead, marac, status] = regionsIn(document)
    expect(nomination?.follows).toBeNull()
    expect(nomination?.starts.map(({ target, guard }) => [target, askedBy(guard)])).toEqual([
      ['MEMBER', { kind: 'condition', condition: 'member', isNegated: false }],
      ['DRAFT', null],
    ])
    expect([lead, marac, status].map((region) => region?.follows?.title)).toEqual([
      'Lead',
      'Role at MARAC',
      'Colour',
    ])
    expect(lead?.states.map(({ title, standsFor }) => [title, standsFor])).toEqual([
      ['MAPPA leads', 'MAPPA'],
      ['IOM leads', 'IOM'],
      ['Nobody leads', 'NONE'],
      ['Not determined', 'UNDETERMINED'],
    ])
    const [accepted] = nominationState('AT_PANEL').transitions
    expect(accepted?.transition.actions?.map((action) => actionInWords(document, action))).toEqual([
      'Owed from then: Tell the referrer, with no deadline',
    ])
  })

  test('offers only events that no other part takes', () => {
    const regions = regionsIn(document)
    const [nomination] = regions
    if (nomination === undefined) throw new Error('no region')
    const offered = eventsOffered(document, regions, nomination)
    expect(offered).toContain('PANEL_ACCEPTED')
    // An event that belongs to one part makes a policy there, and none in another.
    const place = nominationState('DRAFT')
    const after = done(document, addTransition(document, place.path, offered[0] ?? '', { target: 'MEMBER' }))
    expect(parsePolicy(after).issues).toEqual([])
  })

  test.each([{}, { machines: 1 }, { machines: { a: 2, b: { states: [] }, c: { type: 'parallel' } } }])(
    'is no accident where the document is none: %j',
    (broken) => {
      expect(regionsIn(broken as unknown as PolicyDocument)).toEqual([])
    },
  )
})

const asked: fc.Arbitrary<Asked> = fc.oneof(
  fc.record({
    kind: fc.constant('condition' as const),
    condition: fc.constantFrom('member', 'wanted'),
    isNegated: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('outcome' as const),
    decision: fc.constant('cohort'),
    outcome: fc.constantFrom('FIXED', 'FLEX'),
    isNegated: fc.boolean(),
  }),
)
const someState = fc.constantFrom(...statesIn(document).filter(({ transitions }) => transitions.length > 0))
const someWay = fc.tuple(someState, fc.nat()).map(([{ transitions }, pick]) => {
  return transitions[pick % transitions.length] as DraftedTransition
})
const offeredActions = actionsOffered(document).map(({ action }) => action)

describe('an edit of the process', () => {
  test('of a guard asks what was chosen, and taking it away gives the same document', () => {
    fc.assert(
      fc.property(someWay, asked, (way, question) => {
        const steps = changeTransition(way, { guard: guardOf(question) })
        const after = done(document, steps)
        const guarded = wayAt(after, way.path)
        expect(askedBy(guarded.transition.guard)).toEqual(question)
        expect(guarded.transition.actions).toEqual(way.transition.actions)
        expectInverse(document, steps)
        expect(text(done(after, changeTransition(guarded, { guard: undefined })))).toBe(text(document))
      }),
      { numRuns: 60 },
    )
  })

  test('of what happens besides adds to what is there, and taking it away gives the same document', () => {
    fc.assert(
      fc.property(someWay, fc.constantFrom(...offeredActions), (way, action) => {
        const actions = [...(way.transition.actions ?? []), action]
        const after = done(document, changeTransition(way, { actions }))
        expect(wayAt(after, way.path).transition.actions).toEqual(actions)
        const back = changeTransition(wayAt(after, way.path), { actions: way.transition.actions ?? [] })
        expect(text(done(after, back))).toBe(text(document))
      }),
      { numRuns: 60 },
    )
  })

  test('of a way that stands alone in a list keeps the shape of one, and takes the list with it', () => {
    const on = `${nominationState('AT_PANEL').path}/on/PANEL_DEFERRED`
    const guard = guardOf({ kind: 'condition', condition: 'member', isNegated: false })
    const listed = done(document, [{ op: 'replace', path: on, value: [{ target: 'DEFERRED', guard }] }])
    const open = done(listed, changeTransition(wayAt(listed, `${on}/0`), { guard: undefined }))
    expect(valueAt(open, on)).toEqual([{ target: 'DEFERRED' }])
    expect(parsePolicy(open).issues).toEqual([])
    const gone = done(listed, removeTransition(listed, wayAt(listed, `${on}/0`)))
    expect(valueAt(gone, on)).toBe(undefined)
  })

  test('of one thing about a way leaves what was typed at another', () => {
    const on = `${nominationState('AT_PANEL').path}/on/PANEL_DEFERRED`
    const duty = (name: string): Action => ({ type: 'oblige', params: { duty: name, dueWithinDays: 7 } })
    const owing = done(document, [
      { op: 'replace', path: on, value: { target: 'DEFERRED', actions: [duty('one'), duty('two')] } },
    ])
    const days = (at: number) => `${on}/actions/${at}/params/dueWithinDays`
    const way = wayAt(owing, on)
    const typed = { [days(1)]: 'a week' }
    const guard = guardOf({ kind: 'condition', condition: 'member', isNegated: false })
    for (const change of [{ target: 'DRAFT' }, { guard }, { description: 'Why' }, { target: undefined }])
      expect(mistypedAfter(owing, typed, changeTransition(way, change)), text(change)).toBe(typed)
    const fewer = changeTransition(way, { actions: [duty('two')] })
    expect(mistypedAfter(owing, typed, fewer)).toEqual({ [days(0)]: 'a week' })
  })

  test('that adds a way is taken back by removing it, however many there are', () => {
    const event = fc.constantFrom('PANEL_ACCEPTED', 'RETAINED', 'PANEL_DEFERRED', 'POLICE_NOMINATED')
    const transition: fc.Arbitrary<Transition> = fc.record({
      target: fc.constantFrom('MEMBER', 'DRAFT'),
      guard: asked.map(guardOf),
    })
    const state = fc.constantFrom(...statesIn(document).filter(({ standsFor }) => standsFor === undefined))
    fc.assert(
      fc.property(
        state,
        event,
        fc.array(transition, { minLength: 1, maxLength: 3 }),
        ({ path }, id, added) => {
          const drafts = added.reduce<readonly PolicyDocument[]>(
            (all, each) => {
              const now = all.at(-1) ?? document
              return [...all, done(now, addTransition(now, path, id, each))]
            },
            [document],
          )
          const last = drafts.at(-1) ?? document
          const ways = statesIn(last)
            .find((each) => each.path === path)
            ?.transitions.filter((way) => way.event === id)
          expect(ways?.slice(-added.length).map((way) => way.transition)).toEqual(added)
          expect(parsePolicy(last).issues).toEqual([])
          // The last one goes first; what was there before is there to the letter.
          const back = drafts
            .slice(1)
            .toReversed()
            .reduce((now) => {
              const there = statesIn(now).find((each) => each.path === path)?.transitions ?? []
              const gone = there.filter((way) => way.event === id).at(-1)
              return gone === undefined ? now : done(now, removeTransition(now, gone))
            }, last)
          expect(text(back)).toBe(text(document))
        },
      ),
      { numRuns: 15 },
    )
  })

  test('of the order of two ways for one event lets the other be tried first', () => {
    const { path } = nominationState('AT_PANEL')
    const guard = guardOf({ kind: 'condition', condition: 'member', isNegated: false })
    const both = done(document, addTransition(document, path, 'PANEL_ACCEPTED', { target: 'MEMBER', guard }))
    const on = `${path}/on/PANEL_ACCEPTED`
    const moved = done(both, moveTransition(wayAt(both, `${on}/1`), -1))
    expect(wayAt(moved, `${on}/0`).transition).toEqual({ target: 'MEMBER', guard })
    expect(wayAt(moved, `${on}/1`).transition).toEqual(wayAt(document, on).transition)
    expect(moveTransition(wayAt(moved, `${on}/0`), -1)).toEqual([])
    expect(parsePolicy(moved).issues).toEqual([])
  })

  test('of words puts what must hold them, and takes it away again', () => {
    const place = fc.constantFrom('/meta/title', '/meta/is', '/meta/notYet', '/description')
    fc.assert(
      fc.property(someState, place, ({ path }, inside) => {
        const was = valueAt(document, path + inside)
        const after = done(document, setInside(document, path, inside, 'Other words'))
        expect(valueAt(after, path + inside)).toBe('Other words')
        expect(text(done(after, setInside(after, path, inside, was)))).toBe(text(document))
      }),
      { numRuns: 40 },
    )
    // A state of a part that follows is written nowhere until somebody describes it.
    const root = '/machines/status'
    const after = done(document, setInside(document, root, '/states/RED/meta/title', 'Red: wanted'))
    expect(valueAt(after, root)).toMatchObject({ states: { RED: { meta: { title: 'Red: wanted' } } } })
    expect(text(done(after, setInside(after, root, '/states/RED/meta/title', undefined)))).toBe(
      text(document),
    )
  })
})

describe('where a thing is edited', () => {
  test('a part that runs beside others has a page of its own', () => {
    const place = '/machines/oversight/states/marac/states/OPEN'
    expect(whereabouts(document, place).address).toBe('/policy/part/machines/oversight.marac')
    expect(whereabouts(document, '/machines/oversight').address).toBe('/policy/part/machines/oversight')
    const { address } = whereabouts(document, nominationState('DRAFT').path)
    expect(address).toBe('/policy/part/machines/nomination')
  })
})

describe('a guard in words', () => {
  test('says what must be certain, and the opposite', () => {
    const guard: Guard = { type: 'rule', params: { decision: 'cohort', outcome: 'FIXED' } }
    const twice: Guard = { type: 'not', params: { guard: { type: 'not', params: { guard } } } }
    const words = [guard, { type: 'not', params: { guard } } as const, twice].map((each) => {
      const question = askedBy(each)
      return question === null ? null : askedInWords(document, question)
    })
    expect(words).toEqual([
      'Cohort is certainly “FIXED”',
      'Cohort is certainly not “FIXED”',
      'Cohort is certainly “FIXED”',
    ])
    expect(askedBy({ type: 'rule', params: {} })).toBeNull()
  })
})
