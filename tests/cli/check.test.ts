// check and test: findings and examples of a policy, for people and for programs.
import { Readable, Writable } from 'node:stream'
import type { Family, Witness } from '@iom-rules/core/analysis'
import { run } from '@iom-rules/cli'
import { assess, parsePolicy } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import { notes, small, smallText } from './small.ts'
import { cli, folderOf, lines } from './terminal.ts'

interface Report {
  readonly findings: readonly {
    readonly code: string
    readonly severity: string
    readonly path: string
    readonly place: string | null
    readonly message: string
    readonly witness: unknown
    readonly accepted: string | null
    readonly families?: readonly Family[]
    readonly moreFamilies?: number
  }[]
  readonly examples: { readonly passed: number; readonly failed: number }
}

const failing = JSON.stringify({
  ...small,
  examples: [
    ...small.examples,
    { title: 'Wrong', asAt: '2026-11-22', facts: { score: 20 }, expect: { band: { outcome: 'HIGH' } } },
  ],
})

async function checked(files: Readonly<Record<string, string>>, ...args: string[]) {
  const { code, stdout, stderr } = await cli(['check', 'p.json', '--format', 'json', ...args], {
    folder: folderOf(files),
  })
  return { code, stderr, report: JSON.parse(stdout) as Report }
}

describe('check', () => {
  test('a sound policy: assumptions are listed and are no error', async () => {
    const { code, report, stderr } = await checked({ 'p.json': smallText, 'sources/notes.txt': notes })
    expect(code).toBe(0)
    expect(report.examples).toEqual({ passed: 2, failed: 0 })
    expect(report.findings.map((finding) => finding.code)).toContain('assumption')
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(stderr).toMatch(/^small 1\.2\.3: .*2 examples hold\.\n$/)
  })

  test('every finding has every key', async () => {
    const { report } = await checked({ 'p.json': failing })
    for (const { families: _, moreFamilies: __, ...finding } of report.findings) {
      expect(Object.keys(finding)).toEqual([
        'code',
        'severity',
        'decision',
        'rules',
        'path',
        'place',
        'message',
        'witness',
        'help',
        'accepted',
      ])
    }
  })

  test('a quotation that is not in its source is an error, with exit code 5', async () => {
    const { code, report } = await checked({
      'p.json': smallText,
      'sources/notes.txt': notes.replace('75', '70'),
    })
    expect(code).toBe(5)
    const wrong = report.findings.filter(({ severity }) => severity === 'error')
    expect(wrong.map((finding) => finding.code)).toContain('citation-not-found')
    expect(wrong[0]?.path).toMatch(/^\/(parameters|decisions)\//)
    expect(wrong[0]?.place).toMatch(/^p\.json:\d+:\d+$/)
  })

  test('sources are taken from the folder that is named', async () => {
    const files = { 'p.json': smallText, 'sources/notes.txt': 'something else', 'other/notes.txt': notes }
    expect((await checked(files)).code).toBe(5)
    expect((await checked(files, '--sources', 'other')).code).toBe(0)
  })

  test('of a policy that extends another, only its own parts have a place', async () => {
    const local = {
      language: '1.0',
      id: 'local',
      version: '1.0.0',
      title: 'Local',
      inForce: { from: '2022-01-01' },
      extends: [{ policy: 'small@1.2.3' }],
      parameters: { high: { value: 80, basis: 'assumption', note: 'Ours.' } },
    }
    const { report } = await checked({ 'p.json': JSON.stringify(local), 'small.json': smallText })
    const placeOf = (path: string) => report.findings.find((finding) => finding.path === path)?.place
    expect(placeOf('/parameters/high')).toMatch(/^p\.json:1:\d+$/)
    expect(placeOf('/decisions/band/otherwise')).toBeNull()
  })

  test('a source outside the folder is never read', async () => {
    const text = smallText.replace('"notes.txt"', '"../secret.txt"')
    const { report } = await checked({ 'p/p.json': '', 'p.json': text, 'secret.txt': notes })
    expect(JSON.stringify(report)).not.toContain('It was said')
  })

  test('a source that is not at hand is told of, and is no error', async () => {
    const { code, report } = await checked({ 'p.json': smallText })
    expect(code).toBe(0)
    expect(report.findings[0]).toMatchObject({
      code: 'source-not-found',
      severity: 'warning',
      path: '/sources/notes',
      message: 'notes.txt is not at hand, so quotations from it were not compared.',
    })
  })

  test('what rests on nothing is an error, until the policy says that somebody accepted it', async () => {
    const agreed = { code: 'uncited', decision: 'band', rules: ['agreed'] }
    const [high, { assumption: _, ...uncited }] = small.decisions.band.rules as [
      object,
      { assumption?: string },
    ]
    const band = { ...small.decisions.band, rules: [high, uncited] }
    const rest = { ...small, decisions: { ...small.decisions, band } }
    const sources = { 'sources/notes.txt': notes }
    const bare = await checked({ 'p.json': JSON.stringify(rest), ...sources })
    expect(bare.code).toBe(5)
    expect(bare.report.findings[0]).toMatchObject({ ...agreed, severity: 'error', accepted: null })
    const acceptances = [{ ...agreed, reason: 'Everybody knows.', by: 'police', on: '2026-11-22' }]
    const accepted = await checked({ 'p.json': JSON.stringify({ ...rest, acceptances }), ...sources })
    expect(accepted.code).toBe(0)
    expect(accepted.report.findings[0]).toMatchObject({
      ...agreed,
      severity: 'error',
      accepted: 'Everybody knows.',
    })
  })

  test('an example that does not hold is an error, and its own witness', async () => {
    const { code, report, stderr } = await checked({ 'p.json': failing, 'sources/notes.txt': notes })
    expect(code).toBe(5)
    expect(report.examples).toEqual({ passed: 2, failed: 1 })
    const finding = report.findings.find((each) => each.code === 'example-fails')
    expect(finding).toMatchObject({
      severity: 'error',
      path: '/examples/2',
      decision: 'band',
      message: 'The example `Wrong` does not hold. band outcome: expected "HIGH", found null.',
      witness: { asAt: '2026-11-22', area: null, facts: { score: 20 } },
    })
    expect(stderr).toContain('2 examples hold, 1 do not.')
  })

  test('an invalid policy is a report too, with exit code 3', async () => {
    const { code, report, stderr } = await checked({
      'p.json': smallText.replace('"fact": "agrees"', '"fact": "agree"'),
    })
    expect(code).toBe(3)
    expect(report.examples).toEqual({ passed: 0, failed: 0 })
    expect(report.findings[0]).toMatchObject({
      severity: 'error',
      path: expect.stringContaining('/decisions/band/rules/1'),
    })
    expect(stderr).toMatch(/^The policy is not valid: 1 error\.\n$/)
  })

  test('a terminal gets sentences, a pipe one finding a line', async () => {
    const folder = folderOf({ 'p.json': failing, 'sources/notes.txt': notes })
    const table = await cli(['check', 'p.json'], { folder, columns: 80 })
    expect(table.stdout).toMatch(
      /^Error: example-fails, at p\.json:\d+:\d+ \/examples\/2\n {2}The example `Wrong`/,
    )
    expect(Math.max(...table.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
    const pipe = await cli(['check', 'p.json'], { folder })
    expect(lines<{ code: string }>(pipe.stdout).map(({ code }) => code)).toContain('example-fails')
    const csv = await cli(['check', 'p.json', '--format', 'csv'], { folder })
    expect(csv.stdout).toMatch(
      /^severity,code,decision,rules,path,place,message,help,accepted,witness,families\r\n/,
    )
  })
})

/** The small policy with nothing said of people whom no rule of its first decision describes. */
const { otherwise: _otherwise, ...band } = small.decisions.band
const gappy = JSON.stringify({ ...small, decisions: { ...small.decisions, band } })
const why = { reason: 'The board knows.', by: 'Strategic group', on: '2026-03-01' }

describe('verification', () => {
  test('finds a gap, with a nominal that assess confirms and everybody it is about', async () => {
    const { code, report } = await checked({ 'p.json': gappy, 'sources/notes.txt': notes })
    expect(code).toBe(5)
    const gap = report.findings.find((finding) => finding.code === 'gap')
    expect(gap).toMatchObject({
      severity: 'error',
      decision: 'band',
      path: '/decisions/band',
      accepted: null,
    })
    expect(gap?.families?.map(({ words }) => words).join()).toMatch(/score is below 75 percent/)
    const { asAt = '', facts = {} } = (gap?.witness ?? {}) as Partial<Witness>
    const policy = parsePolicy(gappy)
    if (!policy.ok) throw new Error('The policy is not valid.')
    expect(assess(policy.value, { ref: 'W', facts }, { asAt }).decisions['band']).toMatchObject({
      certainty: 'silent',
    })
  })

  test('finds what is wrong with the process, with a journey for a witness', async () => {
    const process = {
      events: { GO: { title: 'Go', permittedBy: 'stage', assumption: 'For the tests.' } },
      machines: {
        stage: {
          initial: 'FIRST',
          states: { FIRST: { on: { GO: 'LAST' } }, LAST: {} },
          assumption: 'For the tests.',
        },
      },
    }
    const { report } = await checked({ 'p.json': JSON.stringify({ ...small, ...process }) })
    const finding = report.findings.find((each) => each.code === 'dead-state')
    expect(finding).toMatchObject({ path: '/machines/stage/states/LAST' })
    expect(finding?.witness).toMatchObject({
      id: 'witness-dead-state',
      policy: { id: 'small', version: '1.2.3' },
      start: {},
      events: [{ type: 'GO' }],
    })
    expect(finding).not.toHaveProperty('families')
  })

  test('is of the first day in force, unless a day is given', async () => {
    const days = async (...args: string[]) => {
      const { report } = await checked({ 'p.json': gappy, 'sources/notes.txt': notes }, ...args)
      return report.findings.flatMap(({ code, witness }) =>
        code === 'gap' ? [(witness as Witness).asAt] : [],
      )
    }
    expect(await days()).toEqual(['2021-01-01'])
    expect(await days('--as-at', '2026-11-22')).toEqual(['2026-11-22'])
    expect(await days('--as-at', 'today')).toEqual(['2026-11-22'])
  })

  test('reads on a terminal in sentences, with families and an example', async () => {
    const folder = folderOf({ 'p.json': gappy, 'sources/notes.txt': notes })
    const { stdout } = await cli(['check', 'p.json'], { folder, columns: 80 })
    expect(stdout).toMatch(/^Error: gap, at p\.json:1:\d+ \/decisions\/band\n {2}\S/m)
    expect(stdout).toMatch(/^ {2}- .*score is below 75 percent/m)
    expect(stdout).toMatch(/^ {4}For example: .*Score: 0 percent/m)
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  test('shows on a terminal what it looks at, and takes it away again', async () => {
    let said = ''
    const stream = () => new Writable({ write: (chunk, _, done) => ((said += String(chunk)), done()) })
    const surroundings = {
      stdin: Readable.from([]),
      stdout: new Writable({ write: (_chunk, _, done) => done() }),
      stderr: Object.assign(stream(), { isTTY: true, columns: 12 }),
      env: {},
      folder: folderOf({ 'p.json': smallText, 'sources/notes.txt': notes }),
      today: () => '2026-11-22',
      from: import.meta.url,
      whenInterrupted: () => () => undefined,
    }
    expect(await run(['check', 'p.json'], surroundings)).toBe(0)
    expect(said).toContain('\r\u001B[K1 of 6: Ban\r')
    expect(said.split('\r\u001B[K').at(-1)).toMatch(/^small 1\.2\.3: .*\n$/)
  })

  test('does not see a shipped policy as wrong', async () => {
    const { code, stdout } = await cli(['check', 'navigate', '--format', 'json'])
    expect(code).toBe(0)
    const { findings } = JSON.parse(stdout) as Report
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(findings.map((finding) => finding.code)).toContain('overlap')
  })
})

describe('--accept', () => {
  const accepting = (list: unknown, policy = gappy) =>
    checked(
      { 'p.json': policy, 'sources/notes.txt': notes, 'a.json': JSON.stringify(list) },
      '--accept',
      'a.json',
    )

  test('what is accepted is shown with its reason, and is no error any more', async () => {
    const { code, report, stderr } = await accepting([{ code: 'gap', decision: 'band', ...why }])
    expect(code).toBe(0)
    expect(report.findings.find((finding) => finding.code === 'gap')).toMatchObject({
      severity: 'error',
      accepted: 'The board knows.',
    })
    expect(stderr).toMatch(/^small 1\.2\.3: .*1 accepted; 2 examples hold\.\n$/)
    const folder = folderOf({ 'p.json': gappy, 'a.json': JSON.stringify([{ code: 'gap', ...why }]) })
    const { stdout } = await cli(['check', 'p.json', '--accept', 'a.json'], { folder, columns: 80 })
    expect(stdout).toMatch(/^Accepted error: gap,/m)
    expect(stdout).toContain('  Accepted because: The board knows.')
  })

  test('an acceptance that covers nothing is told of, from the file and from the policy', async () => {
    const old = { code: 'overlap', rules: ['high', 'gone'], ...why }
    const policy = JSON.stringify({ ...small, acceptances: [{ code: 'gpa', decision: 'band', ...why }] })
    const { code, stderr } = await accepting([old], policy)
    expect(code).toBe(0)
    expect(stderr).toContain(
      'warning: small 1.2.3: the acceptance of `gpa` of `band`, “The board knows.”, covers no finding. Did you mean `gap`?\n',
    )
    expect(stderr).toContain(
      'warning: a.json: the acceptance of `overlap` (high, gone), “The board knows.”, covers no finding. Take it out',
    )
  })

  test('an example that does not hold stays an error', async () => {
    const { code } = await accepting([{ code: 'assumption', ...why }], failing)
    expect(code).toBe(5)
  })

  test.each<[string, string, string]>([
    [
      'a code there is not',
      JSON.stringify([{ code: 'gaps', ...why }]),
      '/0/code: There is no finding `gaps`. Did you mean `gap`?',
    ],
    [
      'an example',
      JSON.stringify([{ code: 'example-fails', ...why }]),
      'An example that does not hold cannot be accepted. Change the policy',
    ],
    [
      'no reason',
      '[\n  {"code":"gap","by":"x","on":"2026-03-01"}\n]',
      'a.json:2:3 /0/reason: `reason` is missing. Give text in quotes.',
    ],
    ['no list', '{}', 'a.json:1:1: The document must be a list in square brackets, not an object.'],
    ['no JSON', '[', 'a.json'],
  ])('%s is refused', async (_, list, words) => {
    const folder = folderOf({ 'p.json': smallText, 'a.json': list })
    const { code, stdout, stderr } = await cli(['check', 'p.json', '--accept', 'a.json'], { folder })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(words)
  })

  test.each<[string, readonly string[], string]>([
    ['no such file', ['--accept', 'none.json'], 'There is no file `none.json` of acceptances.'],
    ['a folder', ['--accept', '.'], '`.` is a folder: give a file of acceptances.'],
    ['the output', ['--accept', 'p.json', '--output', 'p.json'], 'name the same file'],
    ['a day there is not', ['--as-at', '2026-02-30'], '--as-at takes a day that exists'],
  ])('%s is refused', async (_, args, words) => {
    const folder = folderOf({ 'p.json': smallText })
    const { code, stderr } = await cli(['check', 'p.json', ...args], { folder })
    expect(stderr).toContain(words)
    expect(code).toBe(2)
  })
})

describe('test', () => {
  test('runs the examples only', async () => {
    const { code, stdout, stderr } = await cli(['test', 'p.json'], {
      folder: folderOf({ 'p.json': smallText }),
    })
    expect(code).toBe(0)
    expect(lines(stdout)).toEqual([
      { index: 0, path: '/examples/0', title: 'A high score', passed: true, failures: [] },
      { index: 1, path: '/examples/1', title: 'Agreed, and the score unknown', passed: true, failures: [] },
    ])
    expect(stderr).toBe('small 1.2.3: 2 examples, all hold on the exact engine.\n')
  })

  test('says which example fails, and in what', async () => {
    const folder = folderOf({ 'p.json': failing })
    const { code, stdout, stderr } = await cli(['test', 'p.json'], { folder, columns: 100 })
    expect(code).toBe(5)
    expect(stdout).toMatch(/^Wrong \(\/examples\/2\) +diagram +band outcome +"HIGH" +null$/m)
    expect(stdout).not.toContain('A high score')
    expect(stderr).toBe('small 1.2.3: 3 examples, 1 do not hold on the exact engine.\n')
  })

  test('runs them on the stock engine too', async () => {
    const folder = folderOf({ 'p.json': smallText })
    const { code, stderr } = await cli(['test', 'p.json', '--engine', 'json-rules-engine'], { folder })
    expect(stderr).toBe('small 1.2.3: 2 examples, all hold on both engines.\n')
    expect(code).toBe(0)
  })
})
