// check and test: findings and examples of a policy, for people and for programs.
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
    for (const finding of report.findings) {
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

  test('a terminal gets a table, a pipe one finding a line', async () => {
    const folder = folderOf({ 'p.json': failing, 'sources/notes.txt': notes })
    const table = await cli(['check', 'p.json'], { folder, columns: 90 })
    expect(table.stdout).toMatch(/^Severity +Finding +Place +What, and what to do\n/)
    expect(Math.max(...table.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(90)
    const pipe = await cli(['check', 'p.json'], { folder })
    expect(lines<{ code: string }>(pipe.stdout).map(({ code }) => code)).toContain('example-fails')
    const csv = await cli(['check', 'p.json', '--format', 'csv'], { folder })
    expect(csv.stdout).toMatch(/^severity,code,decision,rules,path,place,message,help,accepted,witness\r\n/)
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
