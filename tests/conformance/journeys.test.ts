// Journeys of the suite: the whole timeline by replay, and the states alone by track.
import { regionsOf, replay, track } from '@iom-rules/core/journey'
import { expect, test } from 'vitest'
import { casesOf, everything, everyNth, index, policyOf } from './committed.ts'
import { differencesFrom } from './compare.mjs'
import { journeyOf } from './making/portable.ts'
import { shortTimeline } from './making/timeline.ts'

const cases = casesOf('journey')
/** In the gate every so manyth is replayed, which assesses after every event. */
const part = 3

test('replay gives every timeline', { timeout: 120_000 }, () => {
  const wrong = (everything ? cases : everyNth(cases, part)).flatMap((each) => {
    const policy = policyOf(each.policy)
    const timeline = shortTimeline(replay(policy, journeyOf(policy, each, each.start.ref)))
    const differences = differencesFrom(each, { timeline })
    return differences.length === 0 ? [] : [`${each.id} (${each.shows}): ${differences.join('; ')}`]
  })
  expect(wrong.slice(0, 3)).toEqual([])
})

test('track gives the states of every timeline', () => {
  const wrong = cases.flatMap(({ id, policy, start, events, timeline }) => {
    let states: Readonly<Record<string, string>> = {}
    const wanted = timeline.map((step) => (states = { ...states, ...step.states }))
    const found = track(policyOf(policy), { start, events })
    const differs = found.findIndex((each, at) =>
      Object.entries(wanted[at] ?? {}).some(([region, state]) => each[region] !== state),
    )
    return differs === -1 && found.length === wanted.length ? [] : [`${id}: step ${differs}`]
  })
  expect(wrong.slice(0, 3)).toEqual([])
})

test('every event is permitted somewhere, and every state of a written region is entered', () => {
  const policies = [...new Set(cases.map(({ policy }) => policy))]
  expect(policies.length).toBe(index.files.filter(({ kind }) => kind === 'journey').length)
  const permitted = new Set(
    cases.flatMap(({ events, timeline }) =>
      events.filter((_, at) => timeline[at + 1]?.refused === undefined).map(({ type }) => type),
    ),
  )
  const unseen = policies.flatMap((id) => {
    const policy = policyOf(id)
    const own = cases.filter((each) => each.policy === id)
    const entered = new Set(
      own.flatMap(({ timeline }) =>
        timeline.flatMap(({ states = {} }) =>
          Object.entries(states).map(([region, state]) => `${region} ${state}`),
        ),
      ),
    )
    const states = regionsOf(policy)
      .filter(({ follows }) => follows === undefined)
      .flatMap(({ id: region, states: all }) =>
        [...all.values()].filter(({ initial }) => initial === null).map(({ name }) => `${region} ${name}`),
      )
    return [
      ...Object.keys(policy.events).filter((type) => !permitted.has(type)),
      ...states.filter((state) => !entered.has(state)),
    ].map((each) => `${id}: ${each}`)
  })
  expect(unseen).toEqual([])
})
