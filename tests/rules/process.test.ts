import { describe, expect, test } from 'vitest'
import { regionsOf } from '@iom-rules/core/journey'
import { policyOf, shipped } from './shipped.ts'

/** Codes and identifiers that a reader without code should never meet in words. */
const machinery = /\b(payload|fact|node|state|null|undefined)\b|[A-Z]{2,}_[A-Z]/

describe.each(shipped)('%s', (id) => {
  const policy = policyOf(id)
  const events = Object.entries(policy.events)
  const regions = regionsOf(policy)
  const written = regions.filter((region) => region.follows === undefined)

  test('rests every event that moves the process on a source or an assumption', () => {
    for (const [name, event] of events) {
      if (event.permittedBy === undefined) continue
      expect(event.cite !== undefined || event.assumption !== undefined, name).toBe(true)
    }
  })

  test('has no other event that moves a region: the rest are plain effects', () => {
    const moving = written.flatMap((region) => [...region.states.values()].flatMap((state) => Object.keys(state.on)))
    for (const [name, { permittedBy, set, append, close, learn, actions }] of events) {
      expect(moving.includes(name), name).toBe(permittedBy !== undefined)
      const effects = [set, append, close, learn, actions].filter((effect) => effect !== undefined)
      expect(effects.length > 0 || permittedBy !== undefined || name === 'DAY_PASSED', name).toBe(true)
    }
  })

  test('rests every region on a source, an assumption, or what it follows', () => {
    for (const [name, region] of Object.entries(policy.machines ?? {}))
      expect('follows' in region || region.cite !== undefined || region.assumption !== undefined, name).toBe(true)
  })

  test('says in plain words what every event is', () => {
    const titles = events.map(([, event]) => event.title)
    expect(new Set(titles).size).toBe(titles.length)
    for (const [name, { title, hint = '', cannot }] of events) {
      expect(`${title} ${hint} ${cannot ?? ''}`, name).not.toMatch(machinery)
      expect(cannot ?? ' cannot ', name).toMatch(/ cannot /)
    }
    for (const [name, { permittedBy, cannot }] of events)
      expect(cannot !== undefined, name).toBe(permittedBy !== undefined || name.startsWith('DUTY_'))
  })

  test('gives every state a title, and the states of a process the clauses that refusals need', () => {
    for (const region of regions)
      for (const state of region.states.values()) expect(state.words.title, `${region.id} ${state.name}`).toBeTruthy()
    for (const region of written) {
      const starts = region.initial.map(({ target }) => target)
      for (const { name, words, initial } of region.states.values()) {
        expect(words.is, name).toMatch(/^[a-z][^.]+$/)
        expect(words.is, name).not.toMatch(machinery)
        // Nothing comes before the first state.
        const needsNotYet = initial !== null || name !== starts.at(-1)
        expect(words.notYet ?? '', name).toMatch(needsNotYet ? /^[a-z][^.]+$/ : /^$/)
      }
    }
  })

  test('names who says so, for every event that is not everybody’s', () => {
    const anybody = ['DUTY_DONE', 'DUTY_WAIVED', 'LIAISON_STARTED', 'LIAISON_ENDED', 'ISSUE_RAISED', 'ISSUE_CLOSED', 'FACTS_LEARNED', 'DAY_PASSED']
    for (const [name, { suppliedBy }] of events) expect(suppliedBy === undefined, name).toBe(anybody.includes(name))
  })

  test('leaves every state of a process reachable and, but for the end, leavable', () => {
    for (const region of written) {
      const open = region.initial.map(({ target }) => target)
      const reached = new Set<string>()
      for (let name = open.pop(); name !== undefined; name = open.pop()) {
        const state = region.states.get(name)
        if (state === undefined || reached.has(name)) continue
        reached.add(name)
        open.push(...state.within, ...(state.initial === null ? [] : [state.initial]))
        for (const transitions of Object.values(state.on)) open.push(...transitions.flatMap(({ target }) => target ?? []))
      }
      expect([...region.states.keys()].filter((name) => !reached.has(name))).toEqual([])
      for (const state of region.states.values())
        expect(state.isFinal || state.initial !== null || Object.keys(state.on).length > 0, state.name).toBe(true)
    }
  })

  test('rests every review trigger and every team on a source or an assumption', () => {
    for (const trigger of policy.review?.triggers ?? [])
      expect(trigger.cite !== undefined || trigger.assumption !== undefined, trigger.id).toBe(true)
    for (const [name, team] of Object.entries(policy.liaison ?? {}))
      expect(team.cite !== undefined || team.assumption !== undefined, name).toBe(true)
  })
})

test('the events that both base policies declare agree, but for what only one of them has facts for', () => {
  const [national, navigate] = [policyOf('neighbourhood-crime-2020').events, policyOf('navigate').events]
  const both = Object.keys(navigate).filter((name) => Object.hasOwn(national, name))
  expect(both.length).toBeGreaterThan(10)
  const withPeriods = ['TAKEN_INTO_CUSTODY', 'RELEASED']
  for (const name of both) {
    const { append: _, close: __, hint: ___, ...rest } = national[name] ?? { title: '' }
    const { hint, ...other } = navigate[name] ?? { title: '' }
    expect(other, name).toEqual(rest)
    const same = withPeriods.includes(name) ? rest : national[name]
    expect(withPeriods.includes(name) ? other : navigate[name], name).toEqual(same)
    expect(hint === undefined || national[name]?.hint?.startsWith(hint), name).toBe(true)
  }
})

test('cheshire takes the process from the one and the colours from the other', () => {
  const cheshire = policyOf('cheshire')
  expect(regionsOf(cheshire).map(({ id }) => id)).toEqual(['nomination', 'oversight.lead', 'oversight.marac', 'status'])
  expect(cheshire.events['TAKEN_INTO_CUSTODY']?.append).toHaveProperty('custodyPeriods')
  expect(cheshire.events).toHaveProperty('SUPERVISION_MISSED')
})
