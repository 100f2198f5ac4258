// Whether it matters where periods are that windows leave out, and what is tried for the end of one that is not known.
import type { FactRecord, Facts } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { compile } from '../../packages/core/src/diagram/compile.ts'
import { isReadOtherwise, type Group } from '../../packages/core/src/diagram/group.ts'
import { unmoved } from '../../packages/core/src/diagram/periods.ts'
import { isDayText, recordCompletions } from '../../packages/core/src/diagram/records.ts'
import type { FieldTest } from '../../packages/core/src/policy/policy.ts'
import { asAt, smallPolicy } from '../analysis/small.ts'
import { custody, decision, offences, rule, test } from '../policy/build.ts'
import { exists, within } from './derived.ts'

type Derived = Readonly<Record<string, { readonly type: string; readonly of?: string }>>

/** The only group of a policy that asks for each of these facts. */
function groupOf(derived: Derived, facts: object = {}): Group {
  const asked = Object.entries(derived).map(([id, { type }]) =>
    type === 'day' ? test(id, 'onOrAfter', '2026-01-01') : test(id, 'equal', true),
  )
  const policy = smallPolicy({
    facts: { offences, custody, ...facts },
    derived,
    decisions: { d: decision([rule('met', 'A', { any: asked })]) },
  })
  const [group, ...others] = compile(policy, asAt).groups
  if (group === undefined || others.length > 0) throw new Error('one group is looked at')
  return group
}

const plainly = { field: 'day', operator: 'withinLastMonths', value: 12 }
const ofType = { field: 'type', operator: 'equal', value: 'X' }
const latest = { type: 'day', title: 'Last', latest: 'offences', of: 'day' }

describe('where periods are', () => {
  const isMoved = (group: Group, facts: object) => {
    const found = unmoved(group, group.members, facts as Facts)
    expect(found).toEqual(found === group ? group : { ...group, windowStarts: [] })
    return found === group
  }
  const alone = groupOf({ recent: exists(within(6)) })

  it('does not matter where no window leaves them out', () => {
    expect(isMoved(groupOf({ recent: exists(plainly) }), { offences: [{}] })).toBe(false)
  })
  it('does not matter where nothing is known of the records whose days they move', () => {
    expect([{}, { offences: null }, { custody: [{}] }].map((facts) => isMoved(alone, facts))).toEqual([
      false,
      false,
      false,
    ])
  })
  it('matters where a record is known', () => {
    expect(isMoved(alone, { offences: [] })).toBe(true)
    expect(isMoved(groupOf({ any: exists(ofType), recent: exists(within(6)) }), { offences: [{}] })).toBe(
      true,
    )
    expect(isMoved(groupOf({ recent: exists({ all: [ofType, within(6)] }) }), { offences: [] })).toBe(true)
  })
  it('matters where the day of a record is read in another way too', () => {
    expect(isMoved(groupOf({ recent: exists(within(6)), last: latest }), {})).toBe(true)
    expect(isMoved(groupOf({ recent: exists(within(6)), plain: exists(plainly) }), {})).toBe(true)
    expect(isMoved(groupOf({ recent: exists(within(6)), longer: exists(within(12)) }), {})).toBe(false)
    expect(isMoved(groupOf({ recent: exists(within(6)), any: exists(ofType) }), {})).toBe(false)
  })
  it('matters where the periods are themselves the records', () => {
    const own = exists(within(6, 'from'), 'custody')
    expect(isMoved(groupOf({ own }), {})).toBe(true)
  })
})

describe('a day that a window reads without some periods', () => {
  const other = { ...offences, record: { ...offences.record, charged: offences.record.day } }
  const moved = within(6) as FieldTest
  const isReadBy = (derived: Derived, list = 'offences') =>
    isReadOtherwise(
      groupOf({ recent: exists(within(6)), ...derived }, { offences: other }).members,
      list,
      moved,
    )

  it('is read otherwise where it is tested with them, or the latest of them is asked for', () => {
    expect(isReadBy({ plain: exists(plainly) })).toBe(true)
    expect(isReadBy({ plain: exists({ any: [ofType, plainly] }) })).toBe(true)
    expect(isReadBy({ last: latest })).toBe(true)
  })
  it('is not by what tests another field, or the same in the same way', () => {
    expect(isReadBy({})).toBe(false)
    expect(isReadBy({ any: exists(ofType), longer: exists(within(12)) })).toBe(false)
    expect(isReadBy({ plain: exists({ ...plainly, field: 'charged' }) })).toBe(false)
    expect(isReadBy({ last: { ...latest, of: 'charged' } })).toBe(false)
  })
  it('is not in another list', () => {
    expect(isReadBy({ plain: exists(plainly) }, 'custody')).toBe(false)
  })
})

describe('of a period of which one end is known', () => {
  const asked = (field: string) => exists({ field, operator: 'onOrAfter', value: '2020-01-01' }, 'custody')
  const seen = { ...custody, record: { ...custody.record, seen: custody.record.from } }
  const group = groupOf({ ended: asked('to'), begun: asked('from'), seen: asked('seen') }, { custody: seen })
  const tried = (record: FactRecord, field: string) => [
    ...new Set(recordCompletions(group, 'custody', record, []).map((each) => each[field])),
  ]
  const usual = (field: string) => tried({}, field)

  it('the other can be the same day', () => {
    expect(tried({ from: '2021-05-04' }, 'to')).toContain('2021-05-04')
    expect(tried({ to: '2021-05-04' }, 'from')).toContain('2021-05-04')
    expect(tried({ to: asAt }, 'from')).toContain(asAt)
  })
  it('its beginning is no day to come', () => {
    expect(tried({ to: '2027-05-04' }, 'from')).toEqual(usual('from'))
  })
  it('other days of it are what they are of any', () => {
    expect(tried({ from: '2021-05-04', to: '2021-05-05' }, 'seen')).toEqual(usual('seen'))
    expect(tried({ to: '2021-05-05' }, 'seen')).toEqual(usual('seen'))
  })
  it('what is tried is a day, or none', () => {
    const all = [...usual('from'), ...usual('to'), ...tried({ to: 'NONE' }, 'from')]
    expect(all.filter((value) => value !== 'NONE' && !isDayText(value))).toEqual([])
  })
})
