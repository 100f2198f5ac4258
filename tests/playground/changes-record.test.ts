import { compareVersions } from '@iom-rules/core/record'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isSignedOff,
  listErrors,
  readRecord,
  recordFields,
  type Recorded,
} from '../../playground/src/changes/record/read.ts'
import { isVersion, nextVersion } from '../../playground/src/changes/record/version.ts'
import { nothingRecorded, type DecisionRecord } from '../../playground/src/draft/record.ts'
import { dayEntry } from '../../playground/src/words/days.ts'

const complete: DecisionRecord = {
  version: ' 1.1.0 ',
  decidedBy: 'Cheshire IOM board',
  date: dayEntry('2026-12-01'),
  from: dayEntry('2027-01-01'),
  review: dayEntry('2027-06-01'),
  police: { name: 'Superintendent, IOM lead', on: dayEntry('2026-12-02') },
  probation: { name: 'Head of probation delivery', on: dayEntry('2026-12-03') },
}

/** What is relied on, by field; a sign-off is one. */
function given({ signOffs, ...others }: Recorded): string[] {
  const single = Object.entries(others).filter(([, value]) => value !== null)
  return [...single.map(([field]) => field), ...signOffs.map(({ by }) => by)]
}

const inForce = { published: '2021-09-14', draft: '2021-09-14' }
const asked = { published: '1.0.0', inForce, isChanged: true, forFile: true }
const read = (part: Partial<DecisionRecord>, more: Partial<typeof asked> = {}) =>
  readRecord({ ...complete, ...part }, { ...asked, ...more })

describe('the record of a decision', () => {
  test('that is complete is read as it stands, and is signed off', () => {
    const { recorded, errors } = read({})
    expect(errors).toEqual({})
    expect(recorded).toEqual({
      version: '1.1.0',
      decidedBy: 'Cheshire IOM board',
      date: '2026-12-01',
      from: '2027-01-01',
      review: '2027-06-01',
      signOffs: [
        { by: 'police', name: 'Superintendent, IOM lead', on: '2026-12-02' },
        { by: 'probation', name: 'Head of probation delivery', on: '2026-12-03' },
      ],
    })
    expect(isSignedOff(recorded)).toBe(true)
  })

  test.each<[string, Partial<DecisionRecord>]>([
    ['police', { police: nothingRecorded.police }],
    ['probation', { probation: nothingRecorded.probation }],
    ['who decided', { decidedBy: '' }],
    ['the date', { date: nothingRecorded.date }],
  ])('is not signed off without %s', (_what, part) => {
    expect(isSignedOff(read(part).recorded)).toBe(false)
  })

  test('of which nothing is given is no error until a policy file of a changed policy is made', () => {
    const note = readRecord(nothingRecorded, { ...asked, forFile: false })
    expect(note.errors).toEqual({})
    expect(readRecord(nothingRecorded, { ...asked, isChanged: false }).errors).toEqual({})
    expect(readRecord(nothingRecorded, asked).errors).toEqual({
      version: 'Enter the new version, such as 1.1.0',
      date: 'Enter the date of the decision, which dates the new version',
      from: 'Enter the first day on which the new version holds',
    })
  })

  test.each<[string, Partial<DecisionRecord>, Record<string, string>]>([
    [
      'an earlier version',
      { version: '0.9.9' },
      { version: 'Enter a version later than 1.0.0, such as 1.1.0' },
    ],
    [
      'the published version',
      { version: '1.0.0' },
      { version: 'Enter a version later than 1.0.0, such as 1.1.0' },
    ],
    ['no version', { version: 'next' }, { version: 'Enter the new version as three numbers, such as 1.1.0' }],
    [
      'a day that is not',
      { date: { day: '31', month: '2', year: '2027' } },
      { date: 'Enter the date of the decision as a real day, such as 22 11 2026' },
    ],
    [
      'the first day of the published version',
      { from: dayEntry('2021-09-14') },
      { from: 'Enter a first day after 14 September 2021, when version 1.0.0 came into force' },
    ],
    [
      'a review on the day itself',
      { review: complete.date },
      { review: 'The review date must be after 1 December 2026' },
    ],
    [
      'half a sign-off',
      { police: { name: 'Superintendent', on: nothingRecorded.date } },
      { policeOn: 'Enter the day on which police signed off' },
    ],
    [
      'the other half',
      { probation: { name: ' ', on: dayEntry('2026-12-03') } },
      { probationName: 'Enter the role that signs off for probation' },
    ],
    [
      'both sign-offs and nobody who decided',
      { decidedBy: ' ' },
      { decidedBy: 'Enter who decided: a role or a board' },
    ],
    ['too much', { decidedBy: 'x'.repeat(401) }, { decidedBy: 'Enter 400 characters or fewer' }],
  ])('with %s says what to enter, and relies on nothing of it', (_what, part, errors) => {
    const found = read(part)
    expect(found.errors).toEqual(errors)
    expect(listErrors(found.errors)).toEqual(
      Object.entries(errors).map(([field, message]) => ({
        field: recordFields[field as keyof typeof recordFields],
        message,
      })),
    )
    const [field = ''] = Object.keys(errors).map((wrong) => wrong.replace(/(Name|On)$/, ''))
    expect(given(found.recorded)).toEqual(given(read({}).recorded).filter((part) => part !== field))
  })
})

test('a first day is not asked for where the JSON of the draft gives a later one', () => {
  const later = { ...asked, inForce: { published: '2021-09-14', draft: '2027-02-01' } }
  const { errors, recorded } = readRecord({ ...complete, from: nothingRecorded.from }, later)
  expect(errors).toEqual({})
  // The note says the day that the policy file gives.
  expect(recorded.from).toBe('2027-02-01')
})

test('of a policy that is as published there is no decision, whatever was typed before it was so again', () => {
  const asPublished = { ...asked, isChanged: false }
  const typed = readRecord({ ...complete, version: '2', review: complete.date }, asPublished)
  expect(typed.errors).toEqual({})
  expect(given(readRecord(complete, asPublished).recorded)).toEqual([])
})

describe('versions', () => {
  const number = fc.nat(12)
  const version = fc.tuple(number, number, number).map((parts) => parts.join('.'))

  test('are three plain numbers', () => {
    for (const text of ['1.0.0', '0.0.1', '10.20.30']) expect(isVersion(text)).toBe(true)
    for (const text of ['1.0', '1.0.0-beta', '01.0.0', '1.0.0.0', 'v1.0.0', '', '1.0.1e9', '1.0.9999999999'])
      expect(isVersion(text)).toBe(false)
  })

  test('the next one is later', () => {
    fc.assert(
      fc.property(version, (one) => {
        expect(isVersion(nextVersion(one))).toBe(true)
        expect(compareVersions(nextVersion(one), one)).toBeGreaterThan(0)
      }),
    )
  })
})
