// What may speak for deselection, and the pathways that needs fall under.
import type { Facts, Policy } from '@iom-rules/core'
import { beginAt, pathwaysFor, suggestionsFor, takeEvent, type JourneyEvent } from '@iom-rules/core/journey'
import { describe, expect, test } from 'vitest'
import { policyOf } from '../rules/shipped.ts'
import { member, on, plain, policy } from './courses.ts'

function suggested(facts: Facts, events: readonly JourneyEvent[] = [], under: Policy = policy) {
  let position = beginAt(under, { asAt: '2026-03-02', facts })
  for (const event of events) position = takeEvent(under, position, event).position
  return suggestionsFor(under, position)
}

const ids = (found: ReturnType<typeof suggested>) => found.map(({ id }) => id)

describe('suggestions for deselection', () => {
  test('are for members only, and for those known to be', () => {
    const { membership: _, ...unsure } = plain
    expect(suggested(plain)).toEqual([])
    expect(suggested(unsure)).toEqual([])
    expect(ids(suggested(member))).toEqual(['out-of-area'])
  })

  test('what only people can judge is said to be so', () => {
    expect(suggested(member)).toEqual([
      {
        id: 'out-of-area',
        title: 'Moved out of the area',
        basis: 'people',
        why: 'No fact tells: people judge whether it applies.',
      },
    ])
  })

  test('a condition must certainly be met', () => {
    const old: Facts = { ...member, offences: [{ type: 'BURGLARY', day: '2024-01-01', proof: 'CONVICTED' }] }
    expect(suggested(old)[0]).toEqual({
      id: 'no-recent-listed-offence',
      title: 'No listed offence in the window',
      basis: 'condition',
      why: 'No listed offence was committed recently.',
    })
    const { offences: _, ...unknown } = old
    expect(ids(suggested(unknown))).toEqual(['out-of-area'])
  })

  test('an outcome must have held for the whole time, to the day', () => {
    const green = (day: string) => ids(suggested(member, [on(day, 'DAY_PASSED')]))
    expect(green('2026-09-01')).toEqual(['out-of-area'])
    expect(green('2026-09-02')).toEqual(['green-for-review-period', 'out-of-area'])
    expect(suggested(member, [on('2026-09-02', 'DAY_PASSED')])[0]?.why).toBe(
      'Colour has been Green since 2 March 2026, for 6 months or more.',
    )
  })

  test('an interruption begins it anew', () => {
    const events = [on('2026-05-01', 'ARREST_SOUGHT'), on('2026-05-04', 'ARRESTED')]
    expect(ids(suggested(member, [...events, on('2026-11-03', 'DAY_PASSED')]))).toEqual(['out-of-area'])
    expect(ids(suggested(member, [...events, on('2026-11-04', 'DAY_PASSED')]))).toContain(
      'green-for-review-period',
    )
  })

  test('a policy without membership suggests nothing', () => {
    expect(suggested({}, [], policyOf('navigate'))).toEqual([])
  })
})

describe('pathways for needs', () => {
  test('are all there, in order, with the needs that fall under them', () => {
    const { pathways, unknown } = pathwaysFor(policy, ['SUBSTANCE_MISUSE', 'ACCOMMODATION'])
    expect(unknown).toEqual([])
    expect(pathways).toHaveLength(7)
    expect(pathways.filter(({ needs }) => needs.length > 0)).toEqual([
      { pathway: 'ACCOMMODATION', title: 'Accommodation', needs: ['ACCOMMODATION'] },
      { pathway: 'SUBSTANCE_MISUSE', title: 'Substance misuse', needs: ['SUBSTANCE_MISUSE'] },
    ])
  })

  test('the eight of the older scheme fall under the seven', () => {
    const older = Object.keys(policyOf('navigate').pathways ?? {})
    expect(older).toHaveLength(8)
    const { pathways, unknown } = pathwaysFor(policy, older)
    expect(unknown).toEqual([])
    expect(pathways.every(({ needs }) => needs.length > 0)).toBe(true)
    expect(pathways.find(({ pathway }) => pathway === 'SUBSTANCE_MISUSE')?.needs).toEqual([
      'DRUGS',
      'ALCOHOL',
    ])
    expect(pathways.flatMap(({ needs }) => needs).sort()).toEqual([...older].sort())
  })

  test('what nobody knows is told, with the nearest word', () => {
    expect(pathwaysFor(policy, ['ACOMMODATION', 'PETS', 'PETS']).unknown).toEqual([
      { need: 'ACOMMODATION', help: 'Did you mean `ACCOMMODATION`?' },
      { need: 'PETS' },
    ])
  })
})
