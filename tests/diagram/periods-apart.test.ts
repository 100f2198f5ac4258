// Periods of which an end is not known, and outcomes that only one kind of end leads to.
import { dayNumber, dayText, type FactRecord } from '@iom-rules/core'
import { expect, it } from 'vitest'
import { answer, assessWith, custody, decision, document, offences, rule, test } from '../policy/build.ts'
import { exists, within } from './derived.ts'

type Derived = Readonly<Record<string, object>>

/** An outcome for each combination of what is so: the ids that are, joined. */
function possible(
  derived: Derived,
  facts: { readonly offences: readonly FactRecord[] | null; readonly custody: readonly FactRecord[] },
  lists: object = {},
): readonly string[] {
  const ids = Object.keys(derived)
  const combinations = ids.reduce<readonly (readonly string[])[]>(
    (all, id) => [...all.map((some) => [...some, id]), ...all],
    [[]],
  )
  const nameOf = (so: readonly string[]) => (so.length === 0 ? 'NOTHING' : so.join('_').toUpperCase())
  const rules = combinations.map((so) =>
    rule(nameOf(so).toLowerCase().replaceAll('_', '-'), nameOf(so), {
      all: ids.map((id) => test(id, 'equal', so.includes(id))),
    }),
  )
  const policy = document({
    facts: { offences, custody, ...lists },
    derived,
    decisions: {
      d: {
        ...decision(rules),
        outcomes: Object.fromEntries([...combinations.map(nameOf), 'NONE'].map((name) => [name, {}])),
      },
    },
  })
  return [...answer(assessWith(policy, facts), 'd').possible].sort()
}

const of = (type: string, day: string) => ({ type, day })
const recent = exists(within(1))
const ofCustody = (...where: readonly object[]) =>
  exists(where.length === 1 ? (where[0] as object) : { all: where }, 'custody')
const ofType = (type: string) => ({ field: 'type', operator: 'equal', value: type })
const on = (field: string, day: string) => ({ field, operator: 'equal', value: day })
const until = (field: string, day: string) => ({ field, operator: 'onOrBefore', value: day })

it('an end that is not on the only day that is asked of, after a beginning on it', () => {
  const { to } = custody.record
  const later = { ...custody, record: { from: { type: 'day', title: 'From' }, to } }
  const facts = { offences: [of('X', '2026-10-12')], custody: [{ from: '2030-01-01' }] }
  expect(possible({ recent, planned: ofCustody(on('to', '2030-01-01')) }, facts, { custody: later })).toEqual(
    ['NOTHING', 'PLANNED'],
  )
})

// From 3 November fewer than the ten days are in custody that make the offence a recent one.
it('a beginning between two days that are asked of', () => {
  const derived = {
    recent,
    on: ofCustody(on('from', '2026-11-03')),
    early: ofCustody(until('from', '2026-11-08')),
  }
  const facts = { offences: [of('X', '2026-10-12')], custody: [{ to: '2026-11-12' }] }
  expect(possible(derived, facts)).toEqual(['EARLY', 'NOTHING', 'ON_EARLY', 'RECENT_EARLY'])
})

it('a period inside another, which counts by its own end as it is moved', () => {
  const ended = { ...custody, record: { ...custody.record, to: { type: 'day', past: true, title: 'To' } } }
  const derived = {
    recent,
    released: ofCustody(on('from', '2026-09-05'), until('to', '2026-10-20'), within(1, 'to')),
    early: ofCustody(until('from', '2026-11-08')),
  }
  const facts = { offences: [], custody: [{ from: '2026-09-01', to: '2026-11-15' }, {}] }
  expect(possible(derived, facts, { custody: ended })).toEqual(['EARLY', 'RELEASED_EARLY'])
})

// Ten days in custody after 12 June, fewer than 21 after the first, and fewer than ten after 12 October.
it('a period of which nothing is known, which ends where the long window begins', () => {
  const so = (type: string, months: number) => exists({ all: [ofType(type), within(months)] })
  const derived = { x: so('X', 1), y: so('Y', 5), z: so('Z', 5) }
  const facts = {
    offences: [of('X', '2026-10-12'), of('Y', '2026-06-12'), of('Z', '2026-06-01')],
    custody: [{}],
  }
  expect(possible(derived, facts)).toEqual(['NOTHING', 'X_Y', 'X_Y_Z', 'Y', 'Y_Z'])
})

it('three periods that can each end on any of many days, and still run only where the window is moved', () => {
  const days = Array.from({ length: 36 }, (_, at) => dayText((dayNumber('2026-05-04') ?? 0) + 4 * at))
  const derived = {
    recent: exists({ all: [ofType('X'), within(1)] }),
    running: ofCustody({ field: 'to', operator: 'isNone', value: true }),
  }
  const facts = {
    offences: [of('X', '2026-10-12'), ...days.map((day) => of('Z', day))],
    custody: ['2026-05-01', '2026-05-02', '2026-05-03'].map((from) => ({ from })),
  }
  expect(possible(derived, facts)).toEqual(['NOTHING', 'RECENT', 'RECENT_RUNNING'])
})
