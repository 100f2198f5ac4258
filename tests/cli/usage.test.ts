// How the program is called: help, mistakes in calling it, and what it says then.
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { smallText } from './small.ts'
import { cli, folderOf } from './terminal.ts'

const commands = [
  'assess',
  'ask',
  'replay',
  'panel',
  'check',
  'compare',
  'test',
  'schema',
  'dmn',
  'mermaid',
  'generate',
  'bundle',
  'playground',
]
let folder: string

beforeAll(() => {
  folder = folderOf({ 'small.json': smallText })
  symlinkSync('small.json', join(folder, 'link.json'))
})

describe('help', () => {
  test.each([['help'], ['--help'], ['-h']])('%s lists every command and exit code', async (argument) => {
    const { code, stdout, stderr } = await cli([argument])
    expect(code).toBe(0)
    expect(stderr).toBe('')
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'))
    for (const exit of [0, 1, 2, 3, 4, 5, 6]) expect(stdout).toMatch(new RegExp(`^  ${exit} `, 'm'))
  })

  test.each(commands)('%s explains itself, with examples', async (command) => {
    const { code, stdout } = await cli([command, '--help'])
    expect(code).toBe(0)
    expect(stdout).toMatch(new RegExp(`^iom-rules ${command}: `))
    expect(stdout).toMatch(new RegExp(`\n  iom-rules ${command}`))
    expect(await cli(['help', command])).toMatchObject({ code: 0, stdout })
    expect(await cli([command, '-h'])).toMatchObject({ code: 0, stdout })
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120)
  })

  test('every option in an example exists', async () => {
    for (const command of commands) {
      const { stdout } = await cli([command, '--help'])
      const [, options = '', examples = ''] = /\n\n([^]*)\nExamples\n([^]*)$/.exec(stdout) ?? []
      const own = examples
        .split('|')
        .filter((line) => line.includes(`iom-rules ${command}`))
        .join(' ')
      for (const [option] of own.matchAll(/--[a-z-]+/g)) expect(options).toContain(option)
    }
  })

  test('a paragraph ends where its sentences do', async () => {
    for (const command of commands) {
      const { stdout } = await cli([command, '--help'])
      const [, rest = ''] = stdout.split(/^  --help .*\n\n/m)
      const [notes = ''] = rest.split(/^Examples$/m)
      for (const note of notes.split('\n\n').filter((text) => text.trim() !== ''))
        expect(note.trim()).toMatch(/^\S[^]*[.)}]$/)
    }
  })

  test('--version is the version of the package', async () => {
    expect(await cli(['--version'])).toMatchObject({ code: 0, stdout: 'iom-rules 0.1.0\n' })
  })
})

describe('a mistake in calling it', () => {
  const day = ['--as-at', '2026-11-22']
  test.each([
    ['no command', [], 'Usage: iom-rules COMMAND'],
    [
      'an unknown command',
      ['asess'],
      'There is no command `asess`. Did you mean `assess`? Commands: assess, ask,',
    ],
    ['a command there is not', ['simulate'], 'There is no command `simulate`.'],
    ['help for an unknown command', ['help', 'chekc'], 'Did you mean `check`?'],
    ['an option first', ['--policy', 'x'], 'The first argument is a command, not `--policy`.'],
    [
      'an unknown option',
      ['assess', '--polcy', 'x'],
      'There is no option `--polcy` here. Did you mean `--policy`?',
    ],
    [
      'an unknown option with a value',
      ['assess', '--fromat=csv'],
      'There is no option `--fromat` here. Did you mean `--format`?',
    ],
    ['an unknown short option', ['assess', '-x'], 'There is no option `-x` here. See --help.'],
    [
      'an option of another command',
      ['schema', '--as-at', '2026-11-22'],
      'There is no option `--as-at` here.',
    ],
    ['a value forgotten', ['assess', '--as-at', '--input', 'x'], '--as-at needs a value: --as-at DAY.'],
    ['a value forgotten at the end', ['assess', '--as-at'], '--as-at needs a value'],
    ['an empty value', ['assess', '--as-at='], '--as-at needs a value'],
    ['a value for a flag', ['assess', '--explain=yes'], '--explain takes no value.'],
    ['an option twice', ['assess', ...day, ...day], '--as-at is given twice: keep one.'],
    [
      'a choice there is not',
      ['assess', ...day, '--format', 'jsno'],
      '--format does not take `jsno`. Did you mean `json`?',
    ],
    [
      'Parquet from a pipe',
      ['assess', ...day, '--input-format', 'parquet'],
      'Parquet is read from a file, not from stdin: give its name.',
    ],
    [
      'Parquet into a pipe',
      ['assess', ...day, '--format', 'parquet'],
      'Parquet is written to a file: give --output FILE too.',
    ],
    [
      'answers and reasons',
      ['assess', ...day, '--answers', '--explain'],
      '--explain and --answers exclude each other',
    ],
    [
      'too many threads',
      ['assess', ...day, '--jobs', '9'],
      '--jobs takes a whole number from 1 to 8, not `9`.',
    ],
    ['an argument too many', ['assess', 'x.csv'], 'Unexpected argument `x.csv`.'],
    ['no day', ['assess'], 'The answer depends on the day: give --as-at YYYY-MM-DD, or --as-at today.'],
    ['no day to generate by', ['generate'], 'The answer depends on the day'],
    [
      'a day that does not exist',
      ['assess', '--as-at', '2026-02-30'],
      '--as-at takes a day that exists, as YYYY-MM-DD, or today, not `2026-02-30`.',
    ],
    ['a moment', ['assess', '--as-at', '2026-11-22T00:00'], '--as-at takes a day that exists'],
    [
      'reasons from the stock engine',
      ['assess', ...day, '--explain', '--engine', 'json-rules-engine'],
      '--explain is for the exact engine',
    ],
    [
      'rejects without going on',
      ['assess', ...day, '--rejects', 'x'],
      '--rejects is for --on-error skip or report',
    ],
    [
      'the input as output',
      ['assess', ...day, '--input', 'x.csv', '--output', './x.csv'],
      '--input and --output name the same file',
    ],
    [
      'the policy as output, by its own name',
      ['bundle', 'small.json', '--output', './small.json'],
      '--policy and --output name the same file',
    ],
    [
      'the policy as output of what is no policy',
      ['dmn', '--policy', 'small.json', '--output', 'small.json'],
      '--policy and --output name the same file',
    ],
    [
      'the policy as output, through a link',
      ['check', 'small.json', '--output', 'link.json'],
      '--policy and --output name the same file',
    ],
    [
      'an unknown decision',
      ['assess', ...day, '--decision', 'bend'],
      'has no decision `bend`. Did you mean `band`?',
    ],
    ['an assumed fact without a value', ['assess', ...day, '--assume', 'visits'], '--assume takes FACT=JSON'],
    [
      'an assumed fact that is not JSON',
      ['assess', ...day, '--assume', 'kind=BLUE'],
      'what follows `=` is not JSON',
    ],
    [
      'an assumed fact of the wrong type',
      ['assess', ...day, '--assume', 'visits=1'],
      '--assume: `visits` must be a list, not `1`.',
    ],
    ['an unknown assumed fact', ['assess', ...day, '--assume', 'visit=[]'], 'Did you mean `visits`?'],
    [
      'an assumed fact twice',
      ['assess', ...day, '--assume', 'visits=[]', '--assume', 'visits=[]'],
      'the same fact twice',
    ],
    ['half a person', ['generate', ...day, '--count', '1.5'], '--count takes a whole number from 0'],
    [
      'a share over one',
      ['generate', ...day, '--unknown-rate', '2'],
      '--unknown-rate takes a share from 0 to 1',
    ],
    ['an unknown schema', ['schema', 'nominals'], 'There is no schema `nominals`. Did you mean `nominal`?'],
    ['a policy named twice', ['check', 'small.json', '--policy', 'small.json'], 'The policy is named twice'],
    ['a folder for output', ['schema', '--output', '.'], '`.` is a folder: name a file.'],
    ['an output in no folder', ['schema', '--output', 'no/such/file'], 'Cannot write to `no/such/file`'],
    [
      'no folder of sources',
      ['check', 'small.json', '--sources', 'nowhere'],
      'There is no folder `nowhere` of sources.',
    ],
  ])('%s', async (_, args, words) => {
    const needsPolicy = ['assess', 'generate'].includes(args[0] ?? '') && !args.includes('--policy')
    const withPolicy = needsPolicy && args.length > 3 ? [...args, '--policy', 'small.json'] : args
    const { code, stdout, stderr } = await cli(withPolicy, { folder })
    expect(stderr).toContain(words)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).not.toMatch(/\bat \S+\.ts:/)
  })

  test('no input on a terminal', async () => {
    const { Readable } = await import('node:stream')
    const { run } = await import('@iom-rules/cli')
    const { Writable } = await import('node:stream')
    let said = ''
    const stderr = new Writable({ write: (chunk, _, done) => ((said += String(chunk)), done()) })
    const stdin = Object.assign(Readable.from([]), { isTTY: true })
    const surroundings = {
      stdin,
      stdout: stderr,
      stderr,
      env: {},
      folder,
      today: () => '2026-11-22',
      from: import.meta.url,
      whenInterrupted: () => () => undefined,
    }
    expect(await run(['assess', '--as-at', 'today', '--policy', 'small.json'], surroundings)).toBe(2)
    expect(said).toContain('Nothing to read: give --input FILE')
  })
})

test('analyses and journeys, which bring XState, are loaded only by the commands that need them', () => {
  const source = fileURLToPath(new URL('../../packages/cli/src', import.meta.url))
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  const statements = files.flatMap((file) =>
    [...readFileSync(join(source, file), 'utf8').matchAll(/^(?:import|export) [^;]*? from '([^']+)'/gm)].map(
      ([statement, from]) => ({ file, statement, from }),
    ),
  )
  const heavy = statements.filter(({ from }) =>
    /^@iom-rules\/core\/(analysis|journey|interop)$/.test(from ?? ''),
  )
  expect(heavy.length).toBeGreaterThan(0)
  expect(heavy.filter(({ statement }) => !statement.startsWith('import type '))).toEqual([])
})

test('an output that is a name of what is asked for, and not its file, is written', async () => {
  const own = folderOf({ nominal: 'older' })
  expect(await cli(['schema', 'nominal', '--output', 'nominal'], { folder: own })).toMatchObject({ code: 0 })
  expect(await cli(['bundle', 'cheshire', '--output', 'cheshire'], { folder: own })).toMatchObject({
    code: 0,
  })
  expect(readFileSync(join(own, 'nominal'), 'utf8')).toContain('$schema')
})

test('an output that only its owner may read stays so', async () => {
  const own = folderOf({})
  const file = join(own, 'people.csv')
  writeFileSync(file, 'older')
  chmodSync(file, 0o600)
  const { code } = await cli(['generate', '--as-at', '2026-11-22', '--count', '1', '--output', file])
  expect(code).toBe(0)
  expect(readFileSync(file, 'utf8')).toMatch(/^ref,area,/)
  expect(statSync(file).mode.toString(8)).toMatch(/600$/)
})

test('a day out of force is warned of, whatever is answered', async () => {
  const warning = 'warning: the policy small is in force from 2021-01-01, which leaves out 2020-12-31.\n'
  const day = ['--as-at', '2020-12-31', '--policy', 'small.json']
  const ask = await cli(['ask', ...day], { folder })
  expect([ask.code, ask.stderr.slice(0, warning.length)]).toEqual([0, warning])
  const sql = await cli(['sql', '--dialect', 'duckdb', ...day], { folder })
  expect([sql.code, sql.stderr.includes(warning)]).toEqual([0, true])
})
