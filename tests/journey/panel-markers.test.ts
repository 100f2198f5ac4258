// Markers of success under a policy that weighs every offence: more than before, and offences that nobody can weigh.
import type { FactRecord, Policy } from '@iom-rules/core'
import { markersOf, replay, type Marker, type Markers } from '@iom-rules/core/journey'
import { describe, expect, test } from 'vitest'
import { offences, weights } from '../policy/build.ts'
import { journey, policyWith } from './journey-small.ts'

const sum = {
  type: 'number',
  title: 'Score',
  sum: 'offences',
  of: { table: 'weights', by: 'type' },
  assumption: 'For the test.',
}
const weighing = policyWith({
  facts: { offences },
  tables: { weights },
  derived: { cssScore: sum },
  decisions: {},
})

/** Ten days before 11 January 2026, and ten from it on. */
function markers(records: readonly FactRecord[], policy: Policy = weighing): Markers {
  const timeline = replay(policy, {
    ...journey({}, []),
    start: { ref: 'A', asAt: '2026-01-20', facts: { offences: records } },
  })
  return markersOf(policy, timeline, { split: '2026-01-11' })
}

function marker(found: Markers, id: Marker['marker']): Marker {
  const one = found.markers.find((each) => each.marker === id)
  if (one === undefined) throw new Error(`There is no marker ${id}.`)
  return one
}

describe('where the policy asks for no proof', () => {
  const found = markers([
    { type: 'X', day: '2026-01-01' },
    { type: 'X', day: '2026-01-11' },
    { type: 'Y', day: '2026-01-20' },
  ])

  test('every offence counts, and more than before has a sign', () => {
    expect(marker(found, 'volume')).toMatchObject({ before: 1, after: 2, difference: 1 })
    expect(marker(found, 'volume').words).toBe('Difference +1 (offences): 1 before, 2 after.')
    expect(marker(found, 'severity')).toMatchObject({ before: 3, after: 8, difference: 5 })
  })

  test.each([
    [{ type: 'Z', day: '2026-01-12' }, 'Z'],
    [{ day: '2026-01-12' }, 'a type that is not known'],
  ])('%o has no weight, which is told even where what came before is known', (offence, kind) => {
    const { before, after, difference, words } = marker(
      markers([{ type: 'X', day: '2026-01-02' }, offence]),
      'severity',
    )
    expect([before, after, difference]).toEqual([3, null, null])
    expect(words).toBe(`Not known: An offence has no weight in the table: ${kind}.`)
  })
})

test('a single proof that counts leaves out offences with another', () => {
  const policy = policyWith({
    facts: {
      offences: {
        ...offences,
        record: {
          ...offences.record,
          proof: { type: 'choice', values: ['CHARGED', 'CONVICTED'], title: 'Proof' },
        },
      },
    },
    tables: { weights },
    parameters: {
      countedProofs: {
        title: 'The proof that counts',
        value: 'CONVICTED',
        values: ['CHARGED', 'CONVICTED'],
        basis: 'assumption',
        note: 'For the test.',
      },
    },
    derived: {
      cssScore: {
        ...sum,
        where: { field: 'proof', operator: 'equal', value: { fact: 'parameter.countedProofs' } },
      },
    },
    decisions: {},
  })
  const found = markers(
    [
      { type: 'X', day: '2026-01-02', proof: 'CONVICTED' },
      { type: 'X', day: '2026-01-12', proof: 'CHARGED' },
    ],
    policy,
  )
  expect(marker(found, 'volume')).toMatchObject({ before: 1, after: 0 })
})
