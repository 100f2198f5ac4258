// Nominals in, assessments out: formats, order, what is asked for.
import { readFileSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parsePolicy } from '@iom-rules/core'
import { generate } from '@iom-rules/core/caseload'
import { beforeAll, describe, expect, test } from 'vitest'
import { small, smallText } from './small.ts'
import { cli, folderOf, lines, type Ran, type Scene } from './terminal.ts'

interface Shown {
  readonly nominal: { readonly ref: string }
  readonly decisions: {
    readonly band: { outcome: string | null; certainty: string; possible: string[]; missing: string[] }
    readonly scored: { outcome: string | null }
    readonly flags: { outcomes: string[]; possible: string[] }
  }
}

const one = { ref: 'A-1', area: 'NORTH', facts: { agrees: true } }
const two = { ref: 'A-2', facts: { score: 20, agrees: false, kind: 'BLUE', visits: [] } }
const parsed = parsePolicy(small)
if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
const policy = parsed.value
let folder: string

beforeAll(() => {
  folder = folderOf({ 'small.json': smallText })
})

function assess(args: readonly string[], scene: Scene): Promise<Ran> {
  return cli(['assess', '--policy', 'small.json', '--as-at', '2026-11-22', ...args], { folder, ...scene })
}

describe('JSON', () => {
  test('one object in gives one object out', async () => {
    const { code, stdout, stderr } = await assess(['--format', 'json'], { stdin: `${JSON.stringify(one)}\n` })
    expect(stderr).toBe('')
    expect(code).toBe(0)
    const shown = JSON.parse(stdout) as Shown
    expect(shown.nominal.ref).toBe('A-1')
    expect(shown.decisions.band).toMatchObject({
      outcome: 'AGREED',
      certainty: 'provisional',
      possible: ['HIGH', 'AGREED'],
      missing: ['score'],
    })
  })

  test('one object written over several lines is one object too', async () => {
    const { stdout } = await assess(['--format', 'json'], { stdin: JSON.stringify(one, null, 2) })
    expect((JSON.parse(stdout) as Shown).nominal.ref).toBe('A-1')
  })

  test.each([
    ['an array', JSON.stringify([one, two])],
    ['an array over several lines', JSON.stringify([one, two], null, 2)],
    ['several lines', `${JSON.stringify(one)}\n${JSON.stringify(two)}\n`],
  ])('%s gives an array, in order', async (_, stdin) => {
    const { stdout } = await assess(['--format', 'json'], { stdin })
    expect((JSON.parse(stdout) as Shown[]).map(({ nominal }) => nominal.ref)).toEqual(['A-1', 'A-2'])
  })

  test('an array of one stays an array, and so does NDJSON that says it is', async () => {
    const array = await assess(['--format', 'json'], { stdin: JSON.stringify([one]) })
    expect(JSON.parse(array.stdout)).toHaveLength(1)
    const ndjson = await assess(['--format', 'json', '--input-format', 'ndjson'], {
      stdin: JSON.stringify(one),
    })
    expect(JSON.parse(ndjson.stdout)).toHaveLength(1)
  })

  test('an empty array gives an empty array', async () => {
    const { code, stdout } = await assess(['--format', 'json'], { stdin: ' [ ] ' })
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual([])
  })

  test('the layout of an array is that of JSON.stringify', async () => {
    const { stdout } = await assess(['--format', 'json'], { stdin: JSON.stringify([one, two]) })
    expect(stdout).toBe(`${JSON.stringify(JSON.parse(stdout), null, 2)}\n`)
  })
})

describe('NDJSON', () => {
  test('is what a pipe gets', async () => {
    const { stdout } = await assess([], { stdin: JSON.stringify([one, two]) })
    expect(lines<Shown>(stdout).map(({ nominal }) => nominal.ref)).toEqual(['A-1', 'A-2'])
  })

  test('chunks may break anywhere, in the middle of a letter too', async () => {
    const text = JSON.stringify([one, { ...two, facts: { ...two.facts, needs: ['HOUSING'] } }])
    const bytes = Buffer.from(`\n  ${text}\n`)
    const chunks = Array.from(bytes, (_, at) => bytes.subarray(at, at + 1))
    const { code, stdout } = await assess([], { stdin: chunks })
    expect(code).toBe(0)
    expect(lines(stdout)).toHaveLength(2)
  })

  test('blank lines and a byte order mark are no rows', async () => {
    const { stdout, code } = await assess([], {
      stdin: `\uFEFF\r\n${JSON.stringify(one)}\r\n\r\n${JSON.stringify(two)}`,
    })
    expect(code).toBe(0)
    expect(lines(stdout)).toHaveLength(2)
  })

  test('is answered row by row while the input is still open', async () => {
    const many = Array.from({ length: 1000 }, (_, at) => `${JSON.stringify({ ref: `R-${at}`, facts: {} })}\n`)
    const { stdout } = await assess(['--decision', 'band'], { stdin: many })
    expect(lines<Shown>(stdout).map(({ nominal }) => nominal.ref)).toEqual(many.map((_, at) => `R-${at}`))
  })
})

describe('CSV', () => {
  const csv = [
    'ref,area,score,agrees,kind,release,visits,needs',
    'C-1,NORTH,75,,,NONE,,[]',
    'C-2,,12.5,TRUE,BLUE,2026-12-01,"[{""day"":""2026-01-05"",""place"":""HOME""}]","[""DRUGS""]"',
  ].join('\r\n')

  test('reads headers, empty cells, lists and types', async () => {
    const { code, stdout, stderr } = await assess([], { stdin: csv })
    expect(stderr).toBe('')
    expect(code).toBe(0)
    const [first, second] = lines<Shown>(stdout)
    expect(first?.decisions.band.outcome).toBe('HIGH')
    expect(first?.decisions.flags).toMatchObject({ outcomes: [], possible: ['BLUE_FLAG', 'VISITED'] })
    expect(second?.decisions.band).toMatchObject({ outcome: 'AGREED', certainty: 'settled' })
    expect(second?.decisions.flags).toMatchObject({ outcomes: ['BLUE_FLAG', 'VISITED'], possible: [] })
  })

  test.each([
    ['a byte order mark', `\uFEFF${csv}`],
    ['line feeds only', csv.replaceAll('\r\n', '\n')],
    ['carriage returns only', csv.replaceAll('\r\n', '\r')],
    ['a last line end', `${csv}\r\n`],
    ['blank lines', csv.replaceAll('\r\n', '\r\n\r\n')],
    [
      'quotes around every cell',
      csv.replace('C-1,NORTH,75', '"C-1","NORTH","75"').replace('ref,area', '"ref","area"'),
    ],
  ])('%s makes no difference', async (_, stdin) => {
    const expected = await assess([], { stdin: csv })
    expect(await assess([], { stdin })).toEqual(expected)
  })

  test('semicolons work as commas do', async () => {
    const stdin = 'ref;score;visits\nC-1;75;[]\nC-2;;"[{""day"":""2026-01-05"",""place"":""HOME""}]"\n'
    const { code, stdout } = await assess([], { stdin })
    expect(code).toBe(0)
    expect(lines<Shown>(stdout)[0]?.decisions.band.outcome).toBe('HIGH')
  })

  test('out: one row for each nominal, lists as JSON, CRLF', async () => {
    const { stdout } = await assess(['--format', 'csv', '--decision', 'band', '--decision', 'flags'], {
      stdin: csv,
    })
    const [header, first, second] = stdout.split('\r\n')
    expect(header).toBe(
      'ref,area,asAt,band,band.certainty,band.possible,band.missing,band.rule,band.details,flags,flags.possible,flags.missing,conflicts,policy',
    )
    expect(first).toBe(
      'C-1,NORTH,2026-11-22,HIGH,settled,"[""HIGH""]",[],high,"{""owner"":""US""}",[],"[""BLUE_FLAG"",""VISITED""]","[""kind"",""visits""]",[],small@1.2.3',
    )
    expect(second).toContain('C-2,,2026-11-22,AGREED,settled')
  })

  test('without rows gives the header alone', async () => {
    const { code, stdout } = await assess(['--format', 'csv', '--decision', 'flags'], {
      stdin: 'ref,score\n',
    })
    expect(code).toBe(0)
    expect(stdout).toBe('ref,area,asAt,flags,flags.possible,flags.missing,conflicts,policy\r\n')
  })
})

describe('a terminal', () => {
  test('gets a table no wider than itself', async () => {
    const { stdout } = await assess([], { stdin: JSON.stringify([one, two]), columns: 80 })
    const rows = stdout.trimEnd().split('\n')
    expect(rows[0]).toMatch(/^Nominal +Decision +Answer +Certainty +Could be +Missing$/)
    expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(80)
    expect(rows[2]).toMatch(/^A-1 NORTH +band +AGREED +provisional +HIGH, AGREED +score$/)
    expect(stdout).toMatch(/^A-2 +band +NONE +settled$/m)
    expect(stdout).toMatch(/ flags +BLUE_FLAG +settled$/m)
  })

  test('that is narrow folds cells and loses nothing', async () => {
    const { stdout } = await assess([], { stdin: JSON.stringify({ ref: 'A-1', facts: {} }), columns: 60 })
    expect(Math.max(...stdout.split('\n').map((row) => row.length))).toBeLessThanOrEqual(60)
    for (const word of [
      'HIGH',
      'AGREED',
      'NONE',
      'undetermined',
      'score',
      'agrees',
      'BLUE_FLAG',
      'VISITED',
    ]) {
      expect(stdout).toContain(word)
    }
  })

  test('gets the reasons in prose with --explain', async () => {
    const { stdout } = await assess(['--explain', '--decision', 'band'], {
      stdin: JSON.stringify(one),
      columns: 80,
    })
    expect(stdout).toMatch(/^A-1, NORTH, as at 2026-11-22\n\n {2}Band\n {4}\S/)
  })
})

describe('options', () => {
  test('--decision narrows, and may be repeated', async () => {
    const { stdout } = await assess(['--decision', 'flags'], { stdin: JSON.stringify(one) })
    expect(Object.keys(lines<Shown>(stdout)[0]?.decisions ?? {})).toEqual(['flags'])
    const both = await assess(['--decision', 'flags', '--decision', 'band'], { stdin: JSON.stringify(one) })
    expect(Object.keys(lines<Shown>(both.stdout)[0]?.decisions ?? {})).toHaveLength(2)
  })

  test('--explain adds prose to the JSON formats, and leaves the assessment as it is', async () => {
    const plain = JSON.parse(
      (await assess(['--format', 'json'], { stdin: JSON.stringify(one) })).stdout,
    ) as object
    const told = JSON.parse(
      (await assess(['--format', 'json', '--explain'], { stdin: JSON.stringify(one) })).stdout,
    ) as { explanation: Record<string, string> }
    const { explanation, ...rest } = told
    expect(rest).toEqual(plain)
    expect(Object.keys(explanation).sort()).toEqual(['band', 'flags', 'scored'])
  })

  test('--assume fills in what nominals do not carry, and the result says so', async () => {
    const nominals = JSON.stringify([one, { ref: 'A-3', facts: { visits: null } }, two])
    const { stdout } = await assess(['--assume', 'visits=[]', '--assume', 'score=80'], { stdin: nominals })
    const shown = lines<Shown & { assumed: object }>(stdout)
    expect(shown.map(({ assumed }) => assumed)).toEqual([
      { score: 80, visits: [] },
      { score: 80, visits: [] },
      {},
    ])
    expect(shown[0]?.decisions.band.outcome).toBe('HIGH')
  })

  test('--as-at today is the local day', async () => {
    const { stdout } = await cli(['assess', '--policy', 'small.json', '--as-at', 'today'], {
      folder,
      today: '2024-02-29',
      stdin: JSON.stringify(one),
    })
    expect(lines<{ asAt: string }>(stdout)[0]?.asAt).toBe('2024-02-29')
  })

  test('a day outside the policy is answered with a warning', async () => {
    const { code, stderr, stdout } = await cli(
      ['assess', '--policy', 'small.json', '--as-at', '2020-12-31', '--format', 'json'],
      { folder, stdin: JSON.stringify(one) },
    )
    expect(code).toBe(0)
    expect(stderr).toBe(
      'warning: the policy small is in force from 2021-01-01, which leaves out 2020-12-31.\n',
    )
    expect(JSON.parse(stdout)).toMatchObject({ inForce: false })
  })

  test('--output writes a file whose format follows its name, and nothing to stdout', async () => {
    const { code, stdout } = await assess(['--output', 'out.csv'], { stdin: JSON.stringify([one]) })
    expect(code).toBe(0)
    expect(stdout).toBe('')
    expect(readFileSync(join(folder, 'out.csv'), 'utf8')).toMatch(/^ref,area,/)
  })

  test('--input reads a file; its name says what it is', async () => {
    const work = folderOf({
      'p.json': smallText,
      'in.csv': 'ref,score\nF-1,80\n',
      'in.ndjson': JSON.stringify(two),
    })
    const args = ['assess', '--policy', 'p.json', '--as-at', '2026-11-22', '--input']
    expect(lines<Shown>((await cli([...args, 'in.csv'], { folder: work })).stdout)[0]?.nominal.ref).toBe(
      'F-1',
    )
    expect(lines<Shown>((await cli([...args, 'in.ndjson'], { folder: work })).stdout)[0]?.nominal.ref).toBe(
      'A-2',
    )
  })
})

describe('--answers', () => {
  const people = [...generate(policy, { count: 80, seed: 7, asAt: '2026-11-22', unknownRate: 0.3 })]
  const stdin = people.map((person) => `${JSON.stringify(person)}\n`).join('')
  interface Answers {
    readonly nominal: object
    readonly decisions: Record<string, Record<string, unknown>>
  }

  test('are those of the full assessment, and no more', async () => {
    const brief = lines<Answers>((await assess(['--answers'], { stdin })).stdout)
    const full = lines<Answers>((await assess([], { stdin })).stdout)
    expect(brief).toHaveLength(80)
    for (const [at, { nominal, decisions }] of brief.entries()) {
      expect(nominal).toEqual(full[at]?.nominal)
      for (const [id, answer] of Object.entries(decisions)) {
        expect(full[at]?.decisions[id]).toMatchObject(answer)
        expect(answer).not.toHaveProperty('because')
      }
    }
  })

  test('are the same in every format', async () => {
    const ndjson = lines<Answers>((await assess(['--answers'], { stdin })).stdout)
    const json = await assess(['--answers', '--format', 'json'], { stdin })
    expect(JSON.parse(json.stdout)).toEqual(ndjson)
    const csv = (await assess(['--answers', '--format', 'csv', '--decision', 'band'], { stdin })).stdout
    const [header, first] = csv.split('\r\n')
    expect(header).toBe('ref,area,asAt,band,band.certainty,band.possible,band.rule,policy')
    const { certainty } = ndjson[0]?.decisions['band'] ?? {}
    expect(first).toContain(`,${String(certainty)},`)
    expect((await assess(['--answers'], { stdin, columns: 90 })).stdout).toMatch(
      /^Nominal +Decision +Answer +Certainty +Could be$/m,
    )
  })

  test('leave out rows that are not valid, all of them named', async () => {
    const bad = (ref: string) => JSON.stringify({ ref, facts: { score: 101 } })
    const mixed = [bad('B-1'), JSON.stringify(one), '{"ref"', bad('B-2'), JSON.stringify(two)].join('\n')
    const { code, stdout, stderr } = await assess(['--answers', '--on-error', 'report'], { stdin: mixed })
    expect(code).toBe(4)
    expect(lines<Shown>(stdout).map(({ nominal }) => nominal.ref)).toEqual(['A-1', 'A-2'])
    expect([...stderr.matchAll(/^row (\d), line (\d)/gm)].map(([, row, line]) => [row, line])).toEqual([
      ['1', '1'],
      ['3', '3'],
      ['4', '4'],
    ])
    expect(await assess(['--answers'], { stdin: mixed })).toMatchObject({ code: 4, stdout: '' })
  })
})

test('the same input gives the same bytes', async () => {
  const stdin = JSON.stringify([one, two])
  expect((await assess([], { stdin })).stdout).toBe((await assess([], { stdin })).stdout)
  expect(existsSync(join(folder, 'out.part'))).toBe(false)
  expect(small.id).toBe('small')
})

test('what the stock engine cannot be trusted with leaves no half-written file behind', async () => {
  const names = Array.from({ length: 90 }, (_, at) => `c${at}`)
  const conditions = Object.fromEntries(
    names.map((name, at) => [
      name,
      at + 1 < names.length
        ? { not: { not: { condition: `c${at + 1}` } } }
        : { all: [{ fact: 'agrees', operator: 'equal', value: true }] },
    ]),
  )
  const [high, ...rest] = small.decisions.band.rules
  const band = {
    ...small.decisions.band,
    rules: [high, { ...rest[0], conditions: { all: [{ condition: 'c0' }] } }],
  }
  const own = folderOf({
    'p.json': JSON.stringify({ ...small, conditions, decisions: { ...small.decisions, band }, examples: [] }),
    'in.ndjson': '{"ref":"A","facts":{}}',
  })
  const given = ['assess', '--policy', 'p.json', '--as-at', '2026-11-22', '--engine', 'json-rules-engine']
  const { code, stderr } = await cli([...given, '--input', 'in.ndjson', '--output', 'out.csv'], {
    folder: own,
  })
  expect(stderr).toContain('levels deep')
  expect(code).toBe(3)
  expect(readdirSync(own).sort()).toEqual(['in.ndjson', 'p.json'])
})
