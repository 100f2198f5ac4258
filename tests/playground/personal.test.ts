// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { generate } from '@iom-rules/core/caseload'
import { personalValue } from '@iom-rules/core/record'
import { peopleAsCsv } from '../../playground/src/nominals/export/people.ts'
import { personalHeader, referenceGuard } from '../../playground/src/nominals/import/personal.ts'
import { checkFiles, lookAtFiles, takeFiles } from '../../playground/src/nominals/import/read.ts'
import { refusalInWords } from '../../playground/src/nominals/import/refusal.ts'
import { cheshire as policy } from '../caseload/policies.ts'
import { asAt } from './small-policy.ts'

const breathe = () => undefined

async function read(texts: readonly string[], columns?: readonly string[], newRefs?: boolean) {
  const files = texts.map((text, at) => new File([text], `${at}.csv`, { lastModified: Math.random() }))
  const looked = await lookAtFiles({ files, separator: null, policy }, breathe)
  if (!looked.ok) throw new Error(looked.message)
  const plan = {
    ...looked.plan,
    people: { table: looked.plan.people.table, columns: columns ?? looked.plan.people.columns },
    newRefs: newRefs ?? looked.plan.newRefs,
  }
  const planned = { files, separator: null, policy, asAt, plan, people: [] }
  const checked = await checkFiles(planned, breathe)
  return { looked, plan, checked, people: await takeFiles({ ...planned, leaveOutTaken: true }, breathe) }
}

describe('what could tell who somebody is', () => {
  test.each([
    ['2001/1234567A', 'pnc'],
    ['01/1234567A', 'pnc'],
    ['20011234567A', 'pnc'],
    ['123456/08X', 'cro'],
    ['SF39/12345A', 'cro'],
    ['X123456', 'crn'],
    ['A1234AA', 'nomis'],
    ['QQ 12 34 56 C', 'insurance'],
    ['AB 12 34 56 C', 'insurance'],
    ['CW1 2AB', 'postcode'],
    ['m11aa', 'postcode'],
    ['somebody@example.org', 'email'],
    ['07700 900123', 'phone'],
    ['+44 7700 900123', 'phone'],
    ['seen at WA8 7QF in May', 'postcode'],
    ['see PNC 2001/1234567A', 'pnc'],
  ])('%s is seen: %s', (text, kind) => {
    expect(personalValue(text)).toBe(kind)
  })

  test.each(
    [
      'HAL-004',
      'IMP-0001',
      'CWA-100000',
      '2026-11-22',
      '22/11/2026',
      '01-02-2026 10:30',
      '22 November 2026',
      '28A',
      '28/3A',
      '195/94',
    ].concat([
      'OGRS4_ARP',
      'OGRS3_2Y',
      '1,000,000',
      '0.123456789',
      '75%',
      'BURGLARY',
      'Theft from the person',
      'Cheshire West and Chester',
      'NONE',
    ]),
  )('%s is nothing of the kind', (text) => {
    expect(personalValue(text)).toBeNull()
  })

  test('is told by headers, and other headers are left alone', () => {
    const told = [
      'Name',
      'Surname',
      'First name',
      'DOB',
      'Date of Birth',
      'PNC ID',
      'PNC no.',
      'CRN',
      'NOMIS number',
      'Prisoner number',
    ]
    const more = [
      'National Insurance number',
      'Home address',
      'Postcode',
      'E-mail',
      'Mobile phone',
      'NHS number',
      'Alias',
      'Address line 1',
    ]
    for (const header of [...told, ...more])
      expect([header, personalHeader(header)]).not.toEqual([header, null])
    const plain = [
      'Area name',
      'Offence name',
      'Circulated as wanted on PNC',
      'Why circulated on PNC',
      'In prison',
      'Release date',
      'ref',
    ]
    const own = Object.entries(policy.facts).flatMap(([id, { title }]) => [id, title])
    for (const header of [...plain, ...own]) expect([header, personalHeader(header)]).toEqual([header, null])
  })

  test('is no reference, and neither is a name or a date of birth', () => {
    const guard = referenceGuard(['HALTON', 'Cheshire East'], asAt)
    for (const ref of [
      'X123456',
      'Jane.Doe',
      'DOE-JANE',
      'Doe82',
      'SMITH82',
      '1985-04-12',
      'A12041985',
      'Smith',
    ]) {
      expect([ref, guard(ref)]).not.toEqual([ref, null])
    }
    for (const ref of [
      'HAL-004',
      'A',
      'IMP-0001',
      'Halton-12',
      'CHESHIRE_EAST.7',
      'NOMINAL-3',
      '0042',
      'W-20260101',
      'a1',
    ]) {
      expect([ref, guard(ref)]).toEqual([ref, null])
    }
  })

  test('is in nobody whom the core invents', async () => {
    const people = [...generate(policy, { count: 300, seed: 5, asAt })]
    expect((await read([peopleAsCsv(policy, people)])).checked.refused).toEqual([])
  })
})

describe('the import', () => {
  test('leaves out columns that tell who people are, shows nothing of them, and keeps nothing of them', async () => {
    const { looked, plan, people } = await read([
      'ref,Surname,DOB,note,cssScore\nA-1,Doe,12/04/1985,07700 900123,5',
    ])
    expect(plan.people.columns).toEqual(['ref', '', '', '', 'cssScore'])
    expect(JSON.stringify(looked)).not.toMatch(/Doe|1985|900123/)
    expect(people).toEqual([{ ref: 'A-1', facts: { cssScore: 5 } }])
    const headless = await read(['X123456,Halton,7\nX123457,Halton,5'], ['', 'area', 'cssScore'], true)
    expect(JSON.stringify([headless.looked, headless.checked])).not.toContain('X12345')
  })

  test('forgets the columns whose headers tell who people are, whatever is asked for later', async () => {
    const asked = ['ref', 'membership', '', '', 'cssScore']
    const { checked, people } = await read(['ref,Surname,DOB,note,cssScore\nA-1,FIXED,12/04/1985,,5'], asked)
    expect(checked.refused).toMatchObject([{ column: 'Surname', kind: 'name', inHeader: true }])
    expect(people).toEqual([])
  })

  test('is refused as a whole while such a column is to be kept, says why, and never says what stood in it', async () => {
    const text =
      'ref,Home Office number,releaseDate\nA-1,5,12/04/1985\nA-2,2001/1234567A,01/05/1990\nA-3,,02/06/1979'
    const { checked, people } = await read([text], ['ref', 'cssScore', 'releaseDate'])
    expect(checked.refused.map(refusalInWords)).toEqual([
      'Column “Home Office number” has what looks like PNC numbers, for example in row 3. Leave the column out',
      'Column “releaseDate” has what looks like dates of birth. Leave the column out',
    ])
    expect(people).toEqual([])
    expect(JSON.stringify(checked)).not.toMatch(/1234567|1985|1990/)
  })

  test('refuses references that are not made up, and makes new ones when asked', async () => {
    const text = 'ref,cssScore\nX123456,5\nX123457,6'
    const { checked } = await read([text], undefined, false)
    expect(checked.refused.map(refusalInWords)).toEqual([
      'Column “ref” has what looks like case reference numbers (CRN), for example in row 2. Choose “Make new references”',
    ])
    const { people, checked: renamed } = await read([`${text}\nX123458,much`])
    expect(people.map(({ ref }) => ref)).toEqual(['IMP-0001', 'IMP-0002'])
    expect(JSON.stringify(renamed)).not.toContain('X12345')
  })

  test('puts tables together by case numbers and then forgets them', async () => {
    const { plan, people, checked } = await read([
      'CRN,area\nX123456,Halton\nX123457,Halton',
      'CRN,Offence date,Offence type,Proof\nX123457,01/02/2026,Burglary,Charged\nX123459,01/02/2026,Drugs,Charged',
    ])
    expect(plan).toMatchObject({ newRefs: true, people: { columns: ['ref', 'area'] } })
    expect(people[1]).toMatchObject({ ref: 'IMP-0002', facts: { offences: [{ type: 'BURGLARY' }] } })
    expect(checked.faultCount).toBe(1)
    expect(JSON.stringify([people, checked])).not.toContain('X12345')
  })
})
