import { describe, expect, test } from 'vitest'
import type { Facts } from '@iom-rules/core'
import { newRecord, type Entry } from '../../playground/src/nominals/form/entry.ts'
import { formOf, freeReference, readForm, type NominalForm } from '../../playground/src/nominals/form/form.ts'
import { asAt, smallCaseload, smallPolicy } from './small-policy.ts'

const policy = smallPolicy()
const nobody: ReadonlySet<string> = new Set()
const offences = policy.facts['offences']
const fields = offences?.type === 'list' ? (offences.record ?? {}) : {}

function form(facts: Facts = {}, changed: { readonly [fact: string]: Entry } = {}): NominalForm {
  const blank = formOf(policy, { ref: 'A-1', area: 'NORTH', facts })
  return { ...blank, facts: { ...blank.facts, ...changed } }
}

function errorsOf(entered: NominalForm, taken = nobody) {
  const read = readForm(policy, entered, taken, asAt)
  return read.ok ? [] : read.errors
}

const text = (typed: string): Entry => ({ kind: 'text', text: typed, isNone: false })
const day = (typed: string): Entry => {
  const [date = '', month = '', year = ''] = typed.split(' ')
  return { kind: 'day', typed: { day: date, month, year }, isNone: false }
}

describe('a form', () => {
  test.each(smallCaseload.map((nominal) => [nominal.ref, nominal] as const))(
    'gives %s back as it was',
    (_ref, nominal) => {
      const read = readForm(policy, formOf(policy, nominal), nobody, asAt)
      expect(read).toEqual({ ok: true, nominal })
    },
  )

  test('leaves out what is not known, and keeps apart none and not known', () => {
    const none: Entry = { kind: 'records', known: 'none', records: [] }
    const read = readForm(policy, form({}, { offences: none, score: text('') }), nobody, asAt)
    expect(read).toEqual({ ok: true, nominal: { ref: 'A-1', area: 'NORTH', facts: { offences: [] } } })
  })

  test('keeps the evidence beside the facts', () => {
    const evidence = { score: { role: 'analyst' } }
    const read = readForm(policy, { ...form({ score: 3 }), evidence }, nobody, asAt)
    expect(read).toMatchObject({ ok: true, nominal: { evidence } })
  })
})

describe('errors', () => {
  test('of a number say what to enter', () => {
    const message = 'Enter a severity score between 0 and 1,000, or leave it empty if it is not known'
    for (const typed of ['lots', '1001', '-1']) {
      expect(errorsOf(form({}, { score: text(typed) }))).toEqual([{ field: 'fact-score', message }])
    }
  })

  test('of a day that there is not, and of one after the day of the assessment', () => {
    expect(errorsOf(form({}, { release: day('30 2 2026') }))).toEqual([
      { field: 'fact-release', message: 'Release date must be a real day, such as 22 11 2026' },
    ])
    const record = { ...newRecord(fields), fields: { ...newRecord(fields).fields } }
    const later = { ...record, fields: { ...record.fields, day: day('23 11 2026') } }
    const list = { kind: 'records', known: 'some', records: [record, later] } as Entry
    expect(errorsOf(form({}, { offences: list }))).toEqual([
      {
        field: 'fact-offences-1-day',
        message: 'Day of the offence must not be after 22 November 2026, the day of the assessment',
      },
    ])
  })

  test('of a list that should hold something', () => {
    const empty: Entry = { kind: 'records', known: 'some', records: [] }
    const unchosen: Entry = { kind: 'values', known: 'some', values: [] }
    expect(errorsOf(form({}, { offences: empty, needs: unchosen })).map(({ field }) => field)).toEqual([
      'fact-offences-add',
      'fact-needs-values',
    ])
  })

  test('of a code', () => {
    const record = newRecord(fields)
    const coded = { ...record, fields: { ...record.fields, class: text('not a code') } }
    const list = { kind: 'records', known: 'some', records: [coded] } as Entry
    const [error] = errorsOf(form({}, { offences: list }))
    expect(error).toMatchObject({ field: 'fact-offences-0-class' })
    expect(error?.message).toContain('short code of capital letters and digits')
  })

  test('of a reference that is empty, taken, or no reference', () => {
    for (const ref of ['', 'two words', 'x'.repeat(41)]) {
      expect(errorsOf({ ...form(), ref }).map(({ field }) => field)).toEqual(['nominal-ref'])
    }
    expect(errorsOf(form(), new Set(['A-1']))).toEqual([
      { field: 'nominal-ref', message: 'Choose a reference that nobody else has' },
    ])
  })

  test('are all given at once', () => {
    expect(errorsOf({ ...form({}, { score: text('x'), release: day('1 1 1') }), ref: '' })).toHaveLength(3)
  })
})

test('a free reference is one nobody has', () => {
  expect(freeReference(new Set(['NEW-001', 'NEW-002']))).toBe('NEW-003')
})
