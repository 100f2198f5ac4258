import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, test } from 'vitest'
import { parseJourney, replay, type Journey } from '@iom-rules/core/journey'
import {
  branches,
  copyOf,
  edited,
  newJourney,
  recordedUnder,
  type JourneyEdit,
} from '../../playground/src/journeys/edit.ts'
import { journeyPath, placeIn } from '../../playground/src/journeys/place.ts'
import { erase, keep, readKept } from '../../playground/src/journeys/shelf/keep.ts'
import { openCabinet } from '../../playground/src/drafts/storage/cabinet.ts'
import { freeKey, openShelf } from '../../playground/src/journeys/shelf/shelf.ts'
import { scenario, shownPolicy } from './journeys.ts'

const policy = shownPolicy()
const burglar = scenario(policy, 'escalating-burglar')
const added = (after: number): JourneyEdit => ({
  kind: 'event-added',
  after,
  event: { type: 'DAY_PASSED', day: '2026-05-21' },
})

describe('an edit', () => {
  test('at the end makes the journey longer, and touches nothing else', () => {
    const edit = added(burglar.events.length)
    expect(branches(burglar, edit)).toBe(false)
    const longer = edited(burglar, edit)
    expect(longer.events.slice(0, -1)).toEqual(burglar.events)
    expect(longer.scenario).toEqual(burglar.scenario)
  })

  test('before the end is another way: later events and their questions are left out, the original stays', () => {
    const before = structuredClone(burglar)
    const edit = added(6)
    expect(branches(burglar, edit)).toBe(true)
    const other = copyOf(edited(burglar, edit), 'my-1', 6)
    expect(other.id).toBe('my-1')
    expect(other.title).toBe(`${burglar.title} (from step 6)`)
    expect(other.events).toHaveLength(7)
    expect(other.scenario?.questions.every(({ step }) => step <= 6)).toBe(true)
    expect(other.scenario?.questions.length).toBeGreaterThan(0)
    expect(burglar).toEqual(before)
    expect(copyOf(other, 'my-2', 3).title).toBe(`${burglar.title} (from step 3)`)
  })

  test('taking the last event back takes its questions with it', () => {
    const asked = edited(burglar, { kind: 'question-added', step: burglar.events.length, ask: 'lead' })
    const shorter = edited(asked, { kind: 'last-taken-back' })
    expect(shorter.events).toEqual(burglar.events.slice(0, -1))
    expect(shorter.scenario).toEqual(burglar.scenario)
  })

  test('a made-up journey can be given questions, an aim and notes, and stays one that can be read', () => {
    const bare = newJourney(
      policy,
      'my-1',
      { ref: 'CASE-1', facts: { membership: 'NONE' } },
      '2026-01-05',
      'Mine',
    )
    const edits: JourneyEdit[] = [
      { kind: 'event-added', after: 0, event: { type: 'FINAL_NOMINATION_SENT', day: '2026-01-06' } },
      { kind: 'question-added', step: 1, ask: 'next' },
      { kind: 'question-added', step: 0, ask: 'cohort' },
      { kind: 'renamed', title: 'Ours' },
    ]
    const made = edits.reduce(edited, bare)
    expect(made.scenario?.questions.map(({ step }) => step)).toEqual([0, 1])
    expect(parseJourney(policy, made)).toMatchObject({ ok: true })
    const written = edited(made, { kind: 'notes-written', aim: 'To see.', notes: 'Ask why.' })
    expect(written).toMatchObject({ title: 'Ours', scenario: { aim: 'To see.', notes: 'Ask why.' } })
    expect(written.scenario?.questions).toHaveLength(2)
    const without = edited(written, { kind: 'questions-removed', step: 0 })
    expect(without.scenario?.questions).toEqual([{ step: 1, ask: 'next' }])
  })

  test('what is saved names the policy it was seen under, and can be read and replayed again', () => {
    const saved = JSON.stringify(recordedUnder(policy, burglar))
    const read = parseJourney(policy, saved)
    if (!read.ok) throw new Error('not read')
    expect(read.value.policy).toEqual({ id: 'cheshire', version: policy.version, hash: policy.hash })
    const standings = (journey: typeof burglar) =>
      replay(policy, journey).steps.map(({ standing }) => standing.eligibility?.outcome)
    expect(standings(read.value)).toEqual(standings(burglar))
  })
})

describe('the address of a place', () => {
  test('says the step, the way to look at it and what to print, and nothing of anybody', () => {
    expect(journeyPath('my-1')).toBe('/journeys/my-1')
    expect(journeyPath('my-1', { step: 3, mode: 'teach' })).toBe('/journeys/my-1?step=3')
    expect(journeyPath('a', { step: 0, mode: 'present' })).toBe('/journeys/a?step=0&mode=present')
    expect(journeyPath('a', { print: 'answers', dialog: true })).toBe('/journeys/a?print=answers&dialog=open')
  })

  test.each([
    ['step=4&mode=quiz', { step: 4, mode: 'quiz', print: null }],
    ['step=99', { step: 9, mode: 'teach' }],
    ['step=-1', { step: 0 }],
    ['step=two&mode=shout&print=money', { step: 0, mode: 'teach', print: null }],
    ['print=worksheet', { print: 'worksheet', dialog: false }],
  ])('%s is read, and what is not there is the nearest that is', (query, place) => {
    expect(placeIn(new URLSearchParams(query), 10)).toMatchObject(place)
  })
})

describe('the shelf', () => {
  test('holds journeys newest first, under keys that nothing else has', () => {
    const store = openShelf([])
    store.trigger.added({ key: freeKey(store.get().context.own), journey: burglar })
    store.trigger.added({ key: freeKey(store.get().context.own), journey: burglar })
    expect(store.get().context.own.map(({ key }) => key)).toEqual(['my-2', 'my-1'])
    store.trigger.erased({ key: 'my-1' })
    expect(freeKey(store.get().context.own)).toBe('my-1')
  })

  test('keeps in the browser only what it is told to, one entry each, and reads it back', async () => {
    const cabinet = openCabinet(new IDBFactory())
    expect(await readKept(cabinet, null)).toEqual([])
    expect(await cabinet.isThere()).toBe(false)
    const kept = { name: 'a', key: 'my-1', journey: burglar }
    await keep(cabinet, kept)
    await keep(cabinet, { ...kept, name: 'b' })
    await keep(cabinet, { name: 'c', key: 'my-2', journey: { not: 'a journey' } as unknown as Journey })
    expect(await readKept(cabinet, null)).toEqual([kept, { ...kept, name: 'b' }])
    await erase(cabinet, 'b')
    expect(await readKept(cabinet, null)).toEqual([kept])
  })

  test('takes over what earlier versions kept elsewhere, and nothing else', async () => {
    localStorage.clear()
    localStorage.setItem('something else', 'x')
    localStorage.setItem('iom-rules.journey.my-9', '{ "not": "a journey" }')
    localStorage.setItem('iom-rules.journey.my-1', JSON.stringify(burglar))
    const cabinet = openCabinet(new IDBFactory())
    const moved = [{ name: 'my-1', key: 'my-1', journey: burglar }]
    expect(await readKept(cabinet, localStorage)).toEqual(moved)
    expect(Object.keys(localStorage).toSorted()).toEqual(['iom-rules.journey.my-9', 'something else'])
    expect(await readKept(cabinet, localStorage)).toEqual(moved)
  })

  test('leaves what earlier versions kept where it is, where it cannot be moved', async () => {
    localStorage.clear()
    localStorage.setItem('iom-rules.journey.my-1', JSON.stringify(burglar))
    await expect(readKept(openCabinet(null), localStorage)).rejects.toThrow('keeps nothing')
    expect(localStorage.length).toBe(1)
  })
})
