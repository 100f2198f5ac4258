// The field map of the guide: facts that the policy has, and nothing unknown ever becomes false.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseNominal, parsePolicy } from '@iom-rules/core'
import cheshire from '@iom-rules/core/policies/cheshire.json' with { type: 'json' }
import answers from '../../docs/examples/case-system/answers.json' with { type: 'json' }
import fieldMap from '../../docs/examples/case-system/field-map.json' with { type: 'json' }
import { mapFields } from '../../docs/examples/case-system/map-fields.mjs'

const parsed = parsePolicy(cheshire)
if (!parsed.ok) throw new Error('The shipped policy cannot be read.')
const policy = parsed.value
const asAt = '2026-11-22'

/** The answers without some of their keys, by where they stand in the JSON. */
function without(value: unknown, isKept: () => boolean): unknown {
  if (Array.isArray(value)) return value.map((member) => without(member, isKept))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) =>
      isKept() ? [[key, without(member, isKept)]] : isKept() ? [[key, null]] : [],
    ),
  )
}

describe('the field map', () => {
  test('names facts of the policy, and says of the others why they are not here', () => {
    const named = [...Object.keys(fieldMap.facts), ...Object.keys(fieldMap.notHere)]
    expect(named.filter((id) => policy.facts[id] === undefined)).toEqual([])
  })
  test('gives facts that the policy takes', () => {
    const { facts, left } = mapFields(fieldMap, answers)
    expect(facts).toEqual({
      ogrsScore: 82,
      ogrsPredictor: 'OGRS3_2Y',
      mappaCategory: 2,
      offences: [
        { type: 'BURGLARY', day: '2026-08-03', proof: 'CONVICTED' },
        { day: '2025-11-30', proof: 'CONVICTED' },
      ],
    })
    expect(left).toEqual([
      {
        fact: 'inPrison',
        from: 'delius.activeCustodialConvictions[].sentence.custodialStatusCode',
        value: 'C',
      },
      { fact: 'offences.type', from: 'mainOffence.code', value: '99999' },
    ])
    expect(parseNominal(policy, { ref: 'A', facts }, { asAt }).issues).toEqual([])
  })
  test('reads custody only where every status is understood', () => {
    const held = (...codes: (string | null)[]) =>
      mapFields(fieldMap, {
        delius: {
          activeCustodialConvictions: codes.map((code) => ({ sentence: { custodialStatusCode: code } })),
        },
      }).facts['inPrison']
    expect([held('D', 'X'), held('B', 'T'), held('B', 'X'), held('B', null), held()]).toEqual([
      true,
      false,
      undefined,
      undefined,
      undefined,
    ])
  })
  test('a figure that is no figure is not zero', () => {
    const score = (twoYears: unknown) =>
      mapFields(fieldMap, { oasys: { groupReconvictionScore: { twoYears } } }).facts['ogrsScore']
    expect([score('82'), score(0), score(''), score('n/a'), score(null)]).toEqual([
      82,
      0,
      undefined,
      undefined,
      undefined,
    ])
  })
})

test('with less to go on a fact is the same or unknown, and never another', () => {
  const whole = mapFields(fieldMap, answers).facts
  fc.assert(
    fc.property(fc.infiniteStream(fc.boolean()), (keep) => {
      const some = without(answers, () => keep.next().value === true)
      const other = Object.entries(mapFields(fieldMap, some).facts).filter(([id, value]) => {
        const known = whole[id]
        return Array.isArray(value) && Array.isArray(known) ? value.length > known.length : value !== known
      })
      expect(other).toEqual([])
    }),
  )
})
