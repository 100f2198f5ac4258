// The built program as a shell runs it: pipes, exit codes, memory. `npm test` builds it first.
import { execFile, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test, vi } from 'vitest'
import { smallText } from './small.ts'
import { folderOf, lines, type Ran } from './terminal.ts'

// Every test starts programs, which on a busy machine take a while to start.
vi.setConfig({ testTimeout: 120_000 })

const bin = fileURLToPath(new URL('../../packages/cli/bin/iom-rules.js', import.meta.url))

function program(args: readonly string[], stdin = '', folder = dirname(bin)): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 }
    const child = execFile(process.execPath, [bin, ...args], options, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr })
    })
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(stdin)
  })
}

/** A pipeline, as a POSIX shell runs it; `iom` stands for the program. */
function shell(line: string, folder: string): Promise<Ran> {
  return new Promise((resolve) => {
    const script = `set -o pipefail; iom() { "${process.execPath}" "${bin}" "$@"; }; ${line}`
    execFile('bash', ['-c', script], { cwd: folder }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
    })
  })
}

const day = ['--as-at', '2026-11-22']
const facts = (iomTeamAgrees: boolean, cssScore: number) => ({
  ref: 'A',
  area: 'HALTON',
  facts: {
    cssScore,
    offences: [{ type: 'BURGLARY', day: '2026-11-01', proof: 'CONVICTED' }],
    iomTeamAgrees,
    cspAgrees: false,
  },
})

interface Shown {
  readonly decisions: { readonly cohort: object }
}

async function cohort(nominal: object): Promise<object> {
  const { code, stdout, stderr } = await program(
    ['assess', ...day, '--input', '-', '--format', 'json'],
    `${JSON.stringify(nominal)}\n`,
  )
  expect(stderr).toBe('')
  expect(code).toBe(0)
  return (JSON.parse(stdout) as Shown).decisions.cohort
}

describe('the example of the README', () => {
  test('FLEX, provisionally, while OGRS is not known', async () => {
    expect(await cohort(facts(true, 5000))).toMatchObject({
      outcome: 'FLEX',
      certainty: 'provisional',
      possible: ['FIXED', 'FLEX'],
      missing: ['ogrsScore'],
    })
  })

  test('undetermined, when the team does not agree', async () => {
    expect(await cohort(facts(false, 5000))).toMatchObject({ outcome: null, certainty: 'undetermined' })
  })

  test('FLEX, settled, when the score rules FIXED out', async () => {
    expect(await cohort(facts(true, 1))).toMatchObject({ outcome: 'FLEX', certainty: 'settled', missing: [] })
  })
})

describe('the shipped policies', () => {
  test.each(['cheshire', 'navigate', 'neighbourhood-crime-2020'])('%s is found by its id', async (id) => {
    const { code, stdout } = await program(['bundle', id])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ id, language: '1.0' })
  })

  test('all examples hold, on both engines', async () => {
    const exact = await program(['test', '--policy', 'navigate'])
    expect(exact.stderr).toMatch(/^navigate \d+\.\d+\.\d+: \d+ examples, all hold on the exact engine\.\n$/)
    expect(exact.code).toBe(0)
    const both = await program(['test', '--policy', 'navigate', '--engine', 'json-rules-engine'])
    expect(both.stderr).toContain('all hold on both engines.')
    expect(both.code).toBe(0)
  })

  test('the folders they come from have no findings of severity error', async () => {
    const { code, stdout } = await program(
      ['check', 'rules/neighbourhood-crime-2020', '--format', 'json'],
      '',
      join(bin, '../../../..'),
    )
    const { findings } = JSON.parse(stdout) as { findings: { severity: string }[] }
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(code).toBe(0)
  })
})

describe('pipes', () => {
  test('a reader that goes away ends the program without a word', async () => {
    const folder = folderOf({})
    const { stdout, stderr } = await shell(
      `iom generate --as-at 2026-11-22 --count 20000 | head -n 1`,
      folder,
    )
    expect(lines(stdout)).toHaveLength(1)
    expect(stderr).toBe('')
    const long = `iom generate --as-at 2026-11-22 --count 5000 | iom assess --as-at 2026-11-22 | head -c 10 > out`
    expect((await shell(long, folder)).stderr).toBe('')
    expect(statSync(join(folder, 'out')).size).toBe(10)
  })

  test('a reader that goes away before help is written', async () => {
    expect(await shell('iom help | true; exit 0', folderOf({}))).toMatchObject({ code: 0, stderr: '' })
  })

  test('a writer that never stops is left, when its first row is bad', async () => {
    const { code, stderr } = await shell(
      `set +o pipefail; yes '{"ref":"A"}' | iom assess --as-at 2026-11-22`,
      folderOf({}),
    )
    expect(code).toBe(4)
    expect(stderr).toMatch(/^row 1, line 1/)
  })

  test('rows are answered as they come', async () => {
    const child = spawn(process.execPath, [bin, 'assess', ...day, '--decision', 'cohort'])
    const first = new Promise<string>((resolve) =>
      child.stdout.once('data', (chunk: Buffer) => resolve(String(chunk))),
    )
    child.stdin.write(`${JSON.stringify(facts(true, 1))}\n`)
    expect(await first).toContain('"FLEX"')
    child.stdin.end()
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0)
  })

  test('generate and assess fit together', async () => {
    const { code, stdout } = await shell(
      'iom generate --as-at 2026-11-22 --count 200 --format csv | iom assess --as-at 2026-11-22 --format csv | wc -l',
      folderOf({}),
    )
    expect(code).toBe(0)
    expect(Number(stdout)).toBe(201)
  })
})

describe('large inputs', () => {
  test('are read and written in constant memory', async () => {
    const folder = folderOf({ 'p.json': smallText })
    const rows = 30_000
    const many = `awk 'BEGIN { print "ref,score,agrees,visits"; for (i = 0; i < ${rows}; i++) print "R-" i ",20,true,[]" }'`
    // A heap that does not hold the answers.
    const line = `export NODE_OPTIONS=--max-old-space-size=40; ${many} | iom assess --policy p.json --as-at 2026-11-22 --output out.ndjson && wc -l < out.ndjson`
    const { code, stdout, stderr } = await shell(line, folder)
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(Number(stdout)).toBe(rows)
    expect(statSync(join(folder, 'out.ndjson')).size).toBeGreaterThan(40 * 1024 * 1024)
  })
})

describe('several threads', () => {
  // More than is worked off before workers are started.
  const rows = 60_000
  const people = (bad: string) =>
    `awk 'BEGIN { print "ref,score,agrees,visits"; for (i = 1; i <= ${rows}; i++) print "R-" i "," ${bad} ",true,\\"[{\\"\\"day\\"\\":\\"\\"2026-01-05\\"\\"}]\\"" }' > in.csv`

  test('lose one bad row of many and name it, and keep the order', async () => {
    const folder = folderOf({ 'p.json': smallText })
    const line = [
      people(`(i == 50000 ? "x" : i % 100)`),
      'iom assess --policy p.json --as-at 2026-11-22 --input in.csv --answers --decision band --jobs 2 --output two.csv --on-error report --rejects bad.ndjson',
    ].join(' && ')
    const { code, stderr } = await shell(line, folder)
    expect(stderr).toContain('row 50000, line 50001, /facts/score: `score` must be a number, not `"x"`')
    expect(stderr).toContain(`1 of ${rows} rows refused: see bad.ndjson.`)
    expect(code).toBe(4)
    expect(lines<object>(readFileSync(join(folder, 'bad.ndjson'), 'utf8'))).toMatchObject([
      { row: 50_000, line: 50_001, input: { ref: 'R-50000', score: 'x' } },
    ])
    const refs = readFileSync(join(folder, 'two.csv'), 'utf8')
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((row) => row.slice(0, row.indexOf(',')))
    const expected = Array.from({ length: rows }, (_, at) => `R-${at + 1}`).filter((ref) => ref !== 'R-50000')
    expect(refs).toEqual(expected)
    const one =
      'iom assess --policy p.json --as-at 2026-11-22 --input in.csv --answers --decision band --jobs 1 --output one.csv --on-error skip && cmp one.csv two.csv'
    expect((await shell(one, folder)).code).toBe(0)
  })

  test('an interruption leaves nothing behind', async () => {
    const folder = folderOf({ 'p.json': smallText })
    const args = ['assess', '--policy', 'p.json', ...day, '--output', 'out.ndjson', '--jobs', '2']
    const child = spawn(process.execPath, [bin, ...args], { cwd: folder })
    const row = `${JSON.stringify({ ref: 'A', facts: { score: 1 } })}\n`.repeat(1000)
    child.stdin.on('error', () => undefined)
    const ended = new Promise((resolve) => child.once('close', (_, signal) => resolve(signal)))
    const feed = () => {
      const written = readdirSync(folder).find((name) => name.endsWith('.part'))
      if (written !== undefined && statSync(join(folder, written)).size > 0) child.kill('SIGINT')
      else if (child.exitCode === null) child.stdin.write(row, () => setImmediate(feed))
    }
    feed()
    expect(await ended).toBe('SIGINT')
    expect(readdirSync(folder)).toEqual(['p.json'])
  })
})

describe('files', () => {
  test('an output that cannot be finished does not appear', async () => {
    const folder = folderOf({ 'in.ndjson': `${JSON.stringify(facts(true, 1))}\n{"ref":1}\n` })
    const { code } = await program(
      ['assess', ...day, '--input', 'in.ndjson', '--output', 'out.csv'],
      '',
      folder,
    )
    expect(code).toBe(4)
    expect(readdirSync(folder)).toEqual(['in.ndjson'])
  })

  test('a device is written to, and stays a device', async () => {
    const { code } = await program(['schema', '--output', '/dev/null'])
    expect(code).toBe(0)
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
  })

  test('a linked output stays linked', async () => {
    const folder = folderOf({ 'real.json': 'older' })
    const { code } = await shell('ln -s real.json link.json && iom schema nominal --output link.json', folder)
    expect(code).toBe(0)
    expect(readFileSync(join(folder, 'real.json'), 'utf8')).toContain('$schema')
    expect(existsSync(join(folder, 'link.json'))).toBe(true)
  })
})

test('the program says its version, and exits with 2 when called without a command', async () => {
  expect(await program(['--version'])).toMatchObject({ code: 0, stdout: 'iom-rules 0.1.0\n', stderr: '' })
  expect(await program([])).toMatchObject({ code: 2, stdout: '' })
})
