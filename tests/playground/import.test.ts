// @vitest-environment node
import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Nominal } from '@iom-rules/core'
import { generate } from '@iom-rules/core/caseload'
import * as commandLine from '../../packages/cli/src/output/csv.ts'
import { csvText, neutral, original, readCsv } from '../../playground/src/files/csv.ts'
import { peopleAsCsv } from '../../playground/src/nominals/export/people.ts'
import type { Plan } from '../../playground/src/nominals/import/plan.ts'
import { checkFiles, lookAtFiles, takeFiles } from '../../playground/src/nominals/import/read.ts'
import { cheshire as policy } from '../caseload/policies.ts'
import { asAt } from './small-policy.ts'
import { xlsx } from './xlsx.ts'

const breathe = () => undefined

function csv(text: string | Uint8Array<ArrayBuffer>, name = 'people.csv'): File {
  return new File([text], name, { lastModified: Math.random() })
}

async function look(files: readonly File[], separator: string | null = null) {
  const looked = await lookAtFiles({ files, separator, policy }, breathe)
  if (!looked.ok) throw new Error(looked.message)
  return looked
}

async function read(files: readonly File[], changed: Partial<Plan> = {}, people: readonly Nominal[] = []) {
  const { plan } = await look(files)
  const planned = { files, separator: null, policy, asAt, plan: { ...plan, ...changed }, people }
  const checked = await checkFiles(planned, breathe)
  return {
    plan: planned.plan,
    checked,
    people: await takeFiles({ ...planned, leaveOutTaken: true }, breathe),
  }
}

describe('a text with separated values', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('', '"', 'a,b', 'a;b', '\r\n', '=1+1', "'=1", ' x '))
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
  const rowsOf = (text: string, separator = ',') => [...readCsv(text, separator)]

  test('is read as the command line reads it, whatever is in it', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        (rows, delimiter, lineEnd) => {
          const quoted = (text: string) => (text === '' ? '' : `"${text.replaceAll('"', '""')}"`)
          const text = rows.map((row) => row.map(quoted).join(delimiter)).join(lineEnd)
          const theirs = parse(text, { delimiter, relax_column_count: true })
          expect(rowsOf(text, delimiter)).toEqual(theirs.map((row) => row.map(original)))
        },
      ),
    )
  })

  test('is written as the command line writes it: nothing is run by a spreadsheet, and all of it comes back', () => {
    fc.assert(
      fc.property(table, (rows) => {
        expect(csvText(rows)).toBe(commandLine.csvText(rows))
        expect(rowsOf(csvText(rows))).toEqual(rows)
        for (const text of rows.flat()) expect(neutral(text)).toBe(commandLine.neutral(text))
      }),
    )
  })

  test('says where a quote is never closed', async () => {
    const looked = await lookAtFiles({ files: [csv('ref\nA\n"B\nC')], separator: null, policy }, breathe)
    expect(looked).toMatchObject({ ok: false, message: expect.stringMatching(/from line 3 on: a quote/) })
  })
})

test('an Excel file that is damaged, or has a password, is told as such', async () => {
  const bytes = xlsx([{ name: 'A', rows: [['ref'], ['A-1']] }])
  const said = async (change: (copy: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>) =>
    lookAtFiles({ files: [csv(change(bytes.slice()), 'a.xlsx')], separator: null, policy }, breathe)
  expect(await said((copy) => copy.subarray(0, 300))).toMatchObject({
    message: expect.stringContaining('damaged'),
  })
  expect(await said((copy) => copy.fill(7, 40, 90))).toMatchObject({ ok: false })
  const old = csv(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'a.xls')
  const secret = await lookAtFiles({ files: [old], separator: null, policy }, breathe)
  expect(secret).toMatchObject({ message: expect.stringContaining('password') })
})

test('a caseload that is written and read again is the same', async () => {
  for (const [seed, unknownRate] of [
    [1, 0],
    [2, 0.08],
    [3, 0.5],
  ] as const) {
    const people = [...generate(policy, { count: 60, seed, asAt, unknownRate })]
    const { people: again, checked } = await read([csv(peopleAsCsv(policy, people))])
    expect(again).toEqual(people)
    expect(checked).toMatchObject({ rows: 60, good: 60, faultCount: 0, refused: [], notes: [] })
  }
})

describe('columns', () => {
  test('are told by ids, titles and the names of other systems; the rest is left out', async () => {
    const headers = [
      'Nominal Ref',
      'LDU',
      'OGRS3 Score 2 Year',
      'Crime Severity Score',
      'inPrison',
      'Favourite colour',
    ]
    const { plan } = await look([csv(`${headers.join(';')}\nA-1;Halton;75;1.000;Y;blue\n`)])
    expect(plan.people.columns).toEqual(['ref', 'area', 'ogrsScore', 'cssScore', 'inPrison', ''])
  })

  test('are read as people write: Yes, dates, labels, percent; and what was done is told', async () => {
    const text = [
      'ref,area,In prison,OGRS,Release date,MAPPA,Needs,Sentence length,wantedForArrest',
      'A-1,Warrington,Yes,75%,03/04/2027,not in mappa,"Accommodation; Attitudes, thinking and behaviour",none,unknown',
      'A-2,cwac,0,"0",3 Apr 2027,MANAGED,None,"1,200",',
    ].join('\r\n')
    const { people, checked } = await read([csv(text)])
    expect(people).toEqual([
      {
        ref: 'A-1',
        area: 'WARRINGTON',
        facts: {
          inPrison: true,
          ogrsScore: 75,
          releaseDate: '2027-04-03',
          mappaStatus: 'NONE',
          needs: ['ACCOMMODATION', 'ATTITUDES_THINKING_AND_BEHAVIOUR'],
          sentenceMonths: 'NONE',
        },
      },
      {
        ref: 'A-2',
        area: 'CWAC',
        facts: {
          inPrison: false,
          ogrsScore: 0,
          releaseDate: '2027-04-03',
          mappaStatus: 'MANAGED',
          needs: [],
          sentenceMonths: 1200,
        },
      },
    ])
    expect(checked.translations['inPrison']).toEqual([{ from: '0', to: 'No', cells: 1 }])
    expect(checked.translations['releaseDate']).toContainEqual({
      from: '03/04/2027',
      to: '3 April 2027',
      cells: 1,
    })
    const american = await read([csv(text)], { dayOrder: 'month-day-year' })
    expect(american.people[0]?.facts['releaseDate']).toBe('2027-03-04')
  })

  test('of a spreadsheet that keeps percent as shares are remarked upon', async () => {
    const { checked } = await read([csv('ref,ogrs\nA-1,0.75\nA-2,0.2')])
    expect(checked.notes.join()).toMatch(/“ogrs” is more than 1.* 0\.75 as 0\.75%/)
  })
})

describe('rows that are wrong', () => {
  const text =
    'ref,area,inPrison,cssScore,offences\nA-1,Halton,Yess,5,\nA-2,Leeds,No,-5,[{]\n\nA-2,Halton,No,5,\nA-3,,,,'

  test('are named as a spreadsheet names them, with the column, what is wrong and what to do', async () => {
    const { checked, people } = await read([csv(text)])
    expect(checked.faults.map(({ row, column }) => [row, column])).toEqual([
      [2, 'inPrison'],
      [3, 'offences'],
      [3, 'area'],
      [3, 'cssScore'],
      [5, 'ref'],
    ])
    expect(checked.faults[0]?.message).toBe('In prison must be Yes or No, or empty if it is not known')
    expect(checked.faults[3]?.message).toMatch(/between 0 and 1,000,000/)
    expect(JSON.stringify(checked.faults)).not.toContain('Leeds')
    expect(people.map(({ ref }) => ref)).toEqual(['A-3'])
  })

  test('are kept aside, and can be taken once they are mended', async () => {
    const { checked } = await read([csv(text)])
    expect(checked).toMatchObject({ rows: 4, good: 1, faultCount: 5 })
    const mended = checked.aside.replace('Yess', 'Yes')
    const again = await read([csv(mended)])
    expect(again.people.map(({ ref }) => ref)).toEqual(['A-1'])
  })

  test('a reference that somebody has already is left out when people are added', async () => {
    const { checked, people } = await read([csv('ref\nA-1\nA-2')], {}, [{ ref: 'A-2', facts: {} }])
    expect(checked.clashes).toBe(1)
    expect(people.map(({ ref }) => ref)).toEqual(['A-1'])
  })
})

describe('lists in tables of their own', () => {
  const people = 'ref,area\nA-1,Halton\nA-2,Halton'
  const offences =
    'Reference,Offence date,Type of offence,Proof\nA-1,01/02/2026,Burglary,Convicted\nA-1,,ROBBERY,Charged'

  test('are joined by the reference; of who has no row, nothing is known or it is known that there are none', async () => {
    const first = await read([csv(people), csv(offences, 'b.csv')])
    expect(first.plan.lists).toEqual([
      { fact: 'offences', table: 1, columns: ['ref', 'day', 'type', 'proof'] },
    ])
    const records = [
      { type: 'BURGLARY', day: '2026-02-01', proof: 'CONVICTED' },
      { type: 'ROBBERY', proof: 'CHARGED' },
    ]
    expect(first.people.map(({ facts }) => facts)).toEqual([{ offences: records }, {}])
    const second = await read([csv(people), csv(offences, 'b.csv')], { absent: 'none' })
    expect(second.people.map(({ facts }) => facts)).toEqual([{ offences: records }, { offences: [] }])
  })

  test('keep aside who has a record that cannot be read, and tell of one that is nobody’s', async () => {
    const { checked, people: taken } = await read([
      csv(people),
      csv(`${offences}\nA-2,01/02/2026,Arson,\nB-9,,OTHER,`, 'b.csv'),
    ])
    expect(taken.map(({ ref }) => ref)).toEqual(['A-1'])
    expect(checked.faults).toMatchObject([
      { table: 'File 2', row: 4, column: 'Type of offence' },
      { table: 'File 2', row: 5, message: expect.stringContaining('belongs to nobody') },
    ])
  })

  test('come from the sheets of an Excel file, with its own days, numbers and truths', async () => {
    const bytes = xlsx([
      {
        name: 'IOM',
        rows: [
          ['ref', 'cssScore', 'inPrison', 'releaseDate'],
          ['A-1', 1204.5, true, new Date(Date.UTC(2027, 0, 5))],
        ],
      },
      {
        name: 'Custody',
        rows: [
          ['ref', 'from', 'to'],
          ['A-1', new Date(Date.UTC(2025, 4, 1)), 'None'],
        ],
      },
    ])
    const { people: taken, plan } = await read([new File([bytes], 'a.xlsx')])
    expect(plan.lists[0]?.fact).toBe('custodyPeriods')
    expect(taken).toEqual([
      {
        ref: 'A-1',
        facts: {
          cssScore: 1204.5,
          inPrison: true,
          releaseDate: '2027-01-05',
          custodyPeriods: [{ from: '2025-05-01', to: 'NONE' }],
        },
      },
    ])
  })
})
