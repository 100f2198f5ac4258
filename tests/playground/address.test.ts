import { describe, expect, test } from 'vitest'
import { addressOf } from '../../playground/src/address/address.ts'
import { narrow, type Row, type View } from '../../playground/src/nominals/table/row.ts'
import { decideCaseload } from '../../playground/src/caseload/answers.ts'
import { asAt, smallCaseload, smallPolicy } from './small-policy.ts'

test('an address leaves out what is empty and escapes what it must', () => {
  expect(addressOf('/nominals', {})).toBe('/nominals')
  expect(addressOf('/nominals', { area: 'HALTON', q: '' })).toBe('/nominals?area=HALTON')
  expect(addressOf('/nominals', { q: 'a&b=c' })).toBe('/nominals?q=a%26b%3Dc')
})

describe('the table of nominals', () => {
  const answers = decideCaseload(smallPolicy(), smallCaseload, asAt)
  const rows: Row[] = smallCaseload.map((nominal) => ({
    nominal,
    answers: answers.of.get(nominal.ref) ?? {},
    isMoved: nominal.ref === 'N-2',
  }))
  const everything: View = {
    q: '',
    area: '',
    membership: '',
    certainty: '',
    moved: false,
    outcomes: {},
    sort: 'ref',
    descending: false,
  }
  const refs = (view: Partial<View>) =>
    narrow(rows, { ...everything, ...view }, ['cohort']).map(({ nominal }) => nominal.ref)

  test('narrows by each filter and by all of them together', () => {
    expect(refs({})).toEqual(['N-1', 'N-2', 'S-1', 'S-2'])
    expect(refs({ q: ' s-' })).toEqual(['S-1', 'S-2'])
    expect(refs({ area: 'NORTH' })).toEqual(['N-1', 'N-2'])
    expect(refs({ membership: 'FIXED' })).toEqual(['N-1'])
    expect(refs({ certainty: 'provisional' })).toEqual(['S-1'])
    expect(refs({ outcomes: { cohort: 'FLEX' } })).toEqual(['N-2', 'S-1'])
    expect(refs({ outcomes: { cohort: '-' } })).toEqual(['S-2'])
    expect(refs({ moved: true })).toEqual(['N-2'])
    expect(refs({ area: 'SOUTH', outcomes: { cohort: 'FIXED' } })).toEqual([])
  })

  test('orders by any column, either way, and by reference within it', () => {
    expect(refs({ descending: true })).toEqual(['S-2', 'S-1', 'N-2', 'N-1'])
    expect(refs({ sort: 'cohort' })).toEqual(['S-2', 'N-1', 'N-2', 'S-1'])
    expect(refs({ sort: 'area', descending: true })).toEqual(['S-1', 'S-2', 'N-1', 'N-2'])
  })
})
