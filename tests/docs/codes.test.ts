// Every code is in the reference, and the input that the reference gives brings it about.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import * as prettier from 'prettier'
import { describe, expect, test } from 'vitest'
import * as core from '@iom-rules/core'
import * as analysis from '@iom-rules/core/analysis'
import * as caseload from '@iom-rules/core/caseload'
import * as interop from '@iom-rules/core/interop'
import * as journey from '@iom-rules/core/journey'
import * as records from '@iom-rules/core/record'
import cheshire from '@iom-rules/core/policies/cheshire.json' with { type: 'json' }
import { exitCode } from '../../packages/cli/src/exit.ts'
import { cli, folderOf } from '../cli/terminal.ts'
import { blocks, root, textOf } from './pages.ts'
import { broken, codesPage, errors, findingGroups, issueGroups, refusals, sound } from './codes.ts'
import { asAt, issuesOf, policy, read, start, thrown } from './trials.ts'

const codesIn = (issues: readonly { readonly code: string }[]) => issues.map(({ code }) => code)

describe('an issue of the reference comes about', () => {
  const rows = issueGroups
    .filter(({ of }) => of !== 'command')
    .flatMap(({ title, of, codes }) => codes.map(([code, , trial]) => [title, code, of, trial] as const))
  test.each(rows)('%s: %s', (_, code, of, trial) => {
    expect(new Set(codesIn(issuesOf(of, code, trial)))).toEqual(new Set([code]))
  })
})

describe('an issue of the command line comes about', () => {
  const text = JSON.stringify(sound())
  const rejected = async (stdin: string | Uint8Array, more: readonly string[] = []): Promise<string[]> => {
    const folder = folderOf({ 'p.json': text })
    const args = ['assess', '--policy', 'p.json', '--as-at', asAt, '--input', '-', '--on-error', 'report']
    await cli([...args, '--rejects', 'r.ndjson', ...more], { folder, stdin })
    const row = JSON.parse(readFileSync(join(folder, 'r.ndjson'), 'utf8').split('\n')[0] ?? '') as {
      issues: core.Issue[]
    }
    return codesIn(row.issues)
  }
  const checked = async (files: Readonly<Record<string, string>>): Promise<string[]> => {
    const { stdout } = await cli(['check', 'p', '--format', 'json'], { folder: folderOf(files) })
    return codesIn((JSON.parse(stdout) as { findings: { code: string }[] }).findings)
  }
  const ways: Readonly<Record<string, () => Promise<string[]>>> = {
    'column-count': () => rejected('ref,score\nA,1,2\n'),
    'not-utf8': () =>
      rejected(
        Uint8Array.from([
          ...Buffer.from('{"ref":"A","facts":{"colour":"'),
          255,
          ...Buffer.from('"}}\n{"ref":"B","facts":{}}\n'),
        ]),
      ),
    'row-too-long': () =>
      rejected(`{"ref":"${'a'.repeat(2 ** 21)}"}\n{"ref":"B","facts":{}}\n`, ['--input-format', 'ndjson']),
    'duplicate-journey': async () => {
      const one = JSON.stringify({ id: 'j', title: 'J', policy: { id: 'codes' }, start, events: [] })
      const folder = folderOf({ 'p.json': text, 'j.ndjson': `${one}\n${one}\n` })
      const args = ['panel', '--policy', 'p.json', '--as-at', asAt, '--journeys', 'j.ndjson']
      await cli([...args, '--on-error', 'report', '--rejects', 'r.ndjson'], { folder })
      const row = JSON.parse(readFileSync(join(folder, 'r.ndjson'), 'utf8')) as { issues: core.Issue[] }
      return codesIn(row.issues)
    },
    'unknown-code': async () => {
      const accepted = [{ code: 'gaps', reason: 'r', by: 'board', on: '2026-01-01' }]
      const folder = folderOf({ 'p.json': text, 'a.json': JSON.stringify(accepted) })
      const { code, stderr } = await cli(['check', 'p.json', '--accept', 'a.json'], { folder })
      return code === exitCode.usage && stderr.includes('There is no finding `gaps`') ? ['unknown-code'] : []
    },
    'no-policy': () => checked({ 'p/facts.json': '{}' }),
  }
  const codes = issueGroups.filter(({ of }) => of === 'command').flatMap((group) => group.codes)
  test.each(Object.entries(ways))('%s', async (code, way) => {
    expect(await way()).toEqual([code])
  })
  test('each but one: whoever runs the tests may open every file', () => {
    expect(codes.map(([code]) => code).filter((code) => !Object.hasOwn(ways, code))).toEqual(['not-readable'])
  })
})

describe('a finding of the reference comes about', () => {
  const rows = findingGroups.flatMap(({ codes }) => codes)
  test('none but what the policy rests on is found in the policy as it is', () => {
    expect(analysis.verify(policy)).toEqual([])
    expect(new Set(codesIn(core.checkPolicy(policy)))).toEqual(new Set(['assumption']))
  })
  test.each(rows)('%s', async (code, _, severity, trial) => {
    const document = trial.at === undefined ? sound() : broken(trial)
    const cited = broken(
      { at: '/decisions/cohort/rules/0/cite', put: [{ source: 's', line: 1, quote: 'Nobody' }] },
      { ...sound(), sources: { s: { title: 'S', file: 's.txt' } } },
    )
    const found =
      code === 'citation-not-found'
        ? core.checkPolicy(read(cited), { sources: { 's.txt': 'Everybody' } })
        : code === 'too-complex'
          ? analysis.verify(policy, { budget: 1 })
          : ['source-not-found', 'example-fails'].includes(code)
            ? await byCommand(document)
            : [...core.checkPolicy(read(document)), ...analysis.verify(read(document))]
    expect(found.filter((finding) => finding.code === code).map((finding) => finding.severity)).toContain(
      severity,
    )
  })
})

async function byCommand(document: unknown): Promise<readonly { code: string; severity: string }[]> {
  const folder = folderOf({ 'p.json': JSON.stringify(document) })
  const { stdout } = await cli(['check', 'p.json', '--format', 'json'], { folder })
  return (JSON.parse(stdout) as { findings: { code: string; severity: string }[] }).findings
}

describe('a refusal of the reference comes about', () => {
  test.each(refusals)('%s', (code, _, events) => {
    const { asAt: day, ...nominal } = start
    let position = journey.beginAt(policy, { ...nominal, asAt: day })
    const steps = events.map((event) => {
      const step = journey.takeEvent(policy, position, event as unknown as journey.JourneyEvent)
      position = step.position
      return step.refusal?.code ?? null
    })
    expect(steps).toEqual([...events.slice(1).map(() => null), code])
  })
})

describe('an error of the reference is thrown', () => {
  const doors = { ...core, ...analysis, ...caseload, ...interop, ...journey, ...records }
  const given = {
    policy,
    cheshire: read(cheshire),
    asAt,
    nominal: { ref: 'A', facts: {} },
    journey: { id: 'j', title: 'J', policy: { id: 'codes' }, start, events: [] },
  }
  const rows = errors.flatMap(([code, , call]) => (call === null ? [] : [[code, call] as const]))
  test.each(rows)('%s', (code, call) => {
    expect(thrown(() => runInNewContext(call, { ...doors, ...given }) as unknown).code).toBe(code)
  })
  test('few are only told of', () => {
    expect(errors.length - rows.length).toBeLessThan(4)
  })
})

const exits: Readonly<Record<keyof typeof exitCode, string>> = {
  done: 'done',
  unexpected: 'an unexpected fault',
  usage: 'called in a way that cannot work',
  invalidPolicy: 'the policy is not valid',
  invalidRows:
    'rows of the input are not valid, or events of a journey are refused; records or entries are not in order',
  findings: 'findings of severity error that nobody accepted, or failing examples',
  unsupportedLanguage: 'the policy is written in a language version this program does not know',
}

test('the page of codes is what the data says: `npx vitest run -u` writes it anew', async () => {
  const path = 'docs/reference/codes.md'
  const text = codesPage(
    Object.entries(exitCode).map(([name, code]) => [code, exits[name as keyof typeof exitCode]]),
  )
  const options = await prettier.resolveConfig(join(root, path))
  const laidOut = await prettier.format(text, { ...options, filepath: path })
  await expect(laidOut).toMatchFileSnapshot(join(root, path))
})

describe('no code of the source is left out', () => {
  const sources = ['packages/core/src', 'packages/cli/src'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(join(root, folder, path), 'utf8')),
  )
  const allOf = (pattern: RegExp) =>
    new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, code = '']) => code)))

  test('of issues, findings and refusals', () => {
    const told = new Set([
      ...issueGroups.flatMap(({ codes }) => codes.map(([code]) => code)),
      ...findingGroups.flatMap(({ codes }) => codes.map(([code]) => code)),
      ...refusals.map(([code]) => code),
    ])
    const literal = [...allOf(/\bfault\(\s*'([a-z-]+)'/g), ...allOf(/(?<!readonly )\bcode: '([a-z-]+)'/g)]
    const ofIds = [...allOf(/\bunknownId\(\s*(?:[^,[]*\[[^\]]*\]|\w+),\s*'([a-z ]+)'/g)].map(
      (noun) => `unknown-${noun.replaceAll(' ', '-')}`,
    )
    expect([...literal, ...ofIds].filter((code) => !told.has(code))).toEqual([])
  })
  test('of errors', () => {
    const told = new Set(errors.map(([code]) => code))
    expect([...allOf(/\bIomRulesError\(\s*'([A-Z_]+)'/g)].filter((code) => !told.has(code))).toEqual([])
  })
  test('and the page of the command line lists the same exit codes', () => {
    const page = textOf('docs/cli.md')
    for (const [name, code] of Object.entries(exitCode))
      expect(page).toMatch(new RegExp(`\\| ${code} +\\| ${exits[name as keyof typeof exitCode]}`))
    expect(blocks.length).toBeGreaterThan(0)
  })
})
