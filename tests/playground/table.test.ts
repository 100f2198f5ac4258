import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide, type Nominal } from '@iom-rules/core'
import { generate } from '@iom-rules/core/caseload'
import { openBoth } from '../../playground/src/caseload/both.ts'
import { columnsOf } from '../../playground/src/nominals/table/columns.ts'
import { nominalOf, rowOf, rowsOf, type View } from '../../playground/src/nominals/table/view.ts'
import { asAt, smallCaseload, smallPolicy, draftOf } from './small-policy.ts'

const before = smallPolicy()
const working = draftOf(before, { parameters: { threshold: 400 } })
if (!working.ok) throw new Error('no policy')
const after = working.policy

function answered(people: readonly Nominal[]) {
  return { people, columns: columnsOf(openBoth({ people, asAt, before, after }), people) }
}

const everything: View = {
  q: '',
  area: '',
  membership: '',
  certainty: '',
  unknown: '',
  moved: false,
  outcomes: {},
  sort: 'ref',
  descending: false,
}

describe('the table of nominals', () => {
  const small = answered(smallCaseload)
  const refs = (view: Partial<View>) =>
    [...rowsOf(small, { ...everything, ...view }, ['cohort'])].map((row) => nominalOf(small, row)?.ref)

  test('narrows by each filter and by all of them together', () => {
    expect(refs({})).toEqual(['N-1', 'N-2', 'S-1', 'S-2'])
    expect(refs({ q: ' s-' })).toEqual(['S-1', 'S-2'])
    expect(refs({ area: 'NORTH' })).toEqual(['N-1', 'N-2'])
    expect(refs({ membership: 'FIXED' })).toEqual(['N-1'])
    expect(refs({ certainty: 'provisional' })).toEqual(['S-1'])
    expect(refs({ unknown: 'score' })).toEqual(['S-1', 'S-2'])
    expect(refs({ outcomes: { cohort: 'FIXED' } })).toEqual(['N-1', 'N-2'])
    expect(refs({ outcomes: { cohort: '-' } })).toEqual(['S-2'])
    expect(refs({ moved: true })).toEqual(['N-2'])
    expect(refs({ area: 'SOUTH', outcomes: { cohort: 'FIXED' } })).toEqual([])
  })

  test('orders by any column, either way, and by reference within it', () => {
    expect(refs({ descending: true })).toEqual(['S-2', 'S-1', 'N-2', 'N-1'])
    expect(refs({ sort: 'cohort' })).toEqual(['S-2', 'N-1', 'N-2', 'S-1'])
    expect(refs({ sort: 'area', descending: true })).toEqual(['S-1', 'S-2', 'N-1', 'N-2'])
  })

  test('has for everybody who fits what the core answers, whoever does not fit', () => {
    const people = [...generate(before, { count: 40, seed: 3, asAt, unknownRate: 0.3 })]
    const misfit: Nominal = { ref: 'A', facts: { score: 5000 } }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), (at) => {
        const all = answered(people.toSpliced(at, 0, misfit))
        const rows = [...rowsOf(all, everything, [])].map((row) => rowOf(all, row))
        expect(rows.map((row) => row?.nominal.ref)).toEqual(people.map(({ ref }) => ref).toSorted())
        for (const row of rows) expect(row?.answers).toEqual(decide(after, row?.nominal ?? misfit, { asAt }))
      }),
      { numRuns: 5 },
    )
  })
})
