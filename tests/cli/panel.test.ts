// panel: the agenda from a caseload and from journeys, in three formats, and bad input.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Agenda } from '@iom-rules/core/journey'
import { describe, expect, test } from 'vitest'
import { cli, folderOf, lines, type Ran } from './terminal.ts'

const facts = {
  ogrsScore: 80,
  cssScore: 1200,
  offences: [{ type: 'BURGLARY', day: '2026-01-05', proof: 'CONVICTED' }],
  custodyPeriods: [],
  iomTeamAgrees: true,
  cspAgrees: false,
  membership: 'NONE',
}

const nominals = [
  { ref: 'HAL-701', area: 'HALTON', facts },
  {
    ref: 'WAR-701',
    area: 'WARRINGTON',
    facts: { ...facts, membership: 'FLEX', wantedOnPnc: true, inPrison: false },
  },
]

const journey = {
  id: 'nominated',
  title: 'Nominated',
  policy: { id: 'cheshire' },
  start: { ref: 'HAL-702', area: 'HALTON', asAt: '2026-03-02', facts },
  events: [
    { type: 'POLICE_NOMINATED', day: '2026-03-02' },
    {
      type: 'MATRIX_SCORED',
      day: '2026-03-04',
      payload: { items: { FREQUENCY: 6, SEVERITY: 4, COMMUNITY_IMPACT: 3, INTELLIGENCE: 2, NEEDS: 4 } },
    },
  ],
}

const files = {
  'caseload.json': JSON.stringify(nominals),
  'journeys.ndjson': `${JSON.stringify(journey)}\n`,
}

function panel(
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<Ran & { folder: string }> {
  const folder = folderOf({ ...files, ...more })
  return cli(['panel', '--as-at', '2026-05-04', ...args], { folder }).then((ran) => ({ ...ran, folder }))
}

const both = ['--input', 'caseload.json', '--journeys', 'journeys.ndjson']

describe('panel', () => {
  test('JSON is the agenda as data', async () => {
    const { code, stdout, stderr } = await panel([...both, '--format', 'json'])
    expect([code, stderr]).toEqual([0, ''])
    const agenda = JSON.parse(stdout) as Agenda
    const halton = agenda.areas.find(({ area }) => area === 'HALTON')
    expect(halton?.nominations.map(({ ref, kind, matrix }) => [ref, kind, matrix?.total])).toEqual([
      ['HAL-701', 'eligible', undefined],
      ['HAL-702', 'process', 19],
    ])
    const warrington = agenda.areas.find(({ area }) => area === 'WARRINGTON')
    expect(warrington?.reviews.map(({ ref }) => ref)).toEqual(['WAR-701'])
    expect(agenda.asAt).toBe('2026-05-04')
  })

  test('Markdown is what a terminal and a pipe get', async () => {
    const { stdout } = await panel(both)
    expect(stdout).toMatch(/^# Multi-Agency Case Conference \(JAG\): agenda as at 4 May 2026\n/)
    expect(stdout).toContain('| HAL-702 | Scored | 4 March 2026 | FIXED | 19 of 50, scored 4 March 2026 |')
    expect(stdout).toContain('Of 2 people without a journey it is not known')
  })

  test('HTML is a page of its own, by the name of the file', async () => {
    const { code, stdout, folder } = await panel([...both, '--output', 'agenda.html'])
    expect([code, stdout]).toEqual([0, ''])
    const page = readFileSync(join(folder, 'agenda.html'), 'utf8')
    expect(page).toMatch(/^<!doctype html>/)
    expect(page).toContain('HAL-702')
  })

  test('a CSV of nominals is read as `assess` reads it', async () => {
    const csv = 'ref,area,membership,mappaStatus\nCWA-1,CWAC,FLEX,ENDED\n'
    const { code, stdout } = await panel(['--input', 'c.csv', '--format', 'json'], { 'c.csv': csv })
    expect(code).toBe(0)
    expect((JSON.parse(stdout) as Agenda).areas[0]?.reviews[0]?.reasons.map(({ item }) => item)).toContain(
      'MAPPA_ENDED',
    )
  })

  test('with journeys alone, only their people are there', async () => {
    const { stdout } = await panel(['--journeys', 'journeys.ndjson', '--format', 'json'])
    expect((JSON.parse(stdout) as Agenda).areas.map(({ area, people }) => [area, people])).toEqual([
      ['HALTON', 1],
    ])
  })

  test('nominals may come from stdin', async () => {
    const { code, stdout } = await cli(['panel', '--as-at', '2026-05-04', '--format', 'json'], {
      stdin: JSON.stringify(nominals),
    })
    expect([code, (JSON.parse(stdout) as Agenda).areas.length]).toEqual([0, 2])
  })

  test('today is allowed, and a day out of force is warned of', async () => {
    const folder = folderOf(files)
    const args = ['panel', '--as-at', 'today', '--input', 'caseload.json', '--format', 'json']
    const { stdout } = await cli(args, { folder, today: '2026-05-06' })
    expect((JSON.parse(stdout) as Agenda).asAt).toBe('2026-05-06')
    const early = await cli(['panel', '--as-at', '2020-01-01', '--journeys', 'journeys.ndjson'], { folder })
    expect(early.stderr).toContain('warning: the policy cheshire is in force from 2021-09-14')
    expect(early.stdout).toContain(
      'The journey of HAL-702 begins on 2026-03-02, after this day, and is left out.',
    )
  })
})

describe('bad input', () => {
  test('a nominal that does not fit ends everything, with its row', async () => {
    const bad = JSON.stringify([nominals[0], { ref: 'HAL-9', facts: { ogrsScore: 'high' } }])
    const { code, stdout, stderr } = await panel(['--input', 'bad.json'], { 'bad.json': bad })
    expect([code, stdout]).toEqual([4, ''])
    expect(stderr).toMatch(/^row 2, line 1, \/facts\/ogrsScore: `ogrsScore` must be a number/)
  })

  test('or is left out and kept, when that is asked for', async () => {
    const bad = JSON.stringify([nominals[0], { ref: 'HAL-9', facts: { ogrsScore: 'high' } }])
    const args = ['--input', 'bad.json', '--format', 'json', '--on-error', 'report', '--rejects', 'r.ndjson']
    const { code, stdout, folder } = await panel(args, { 'bad.json': bad })
    expect(code).toBe(4)
    expect((JSON.parse(stdout) as Agenda).areas[0]?.people).toBe(1)
    expect(lines<{ input: object }>(readFileSync(join(folder, 'r.ndjson'), 'utf8'))[0]?.input).toEqual({
      ref: 'HAL-9',
      facts: { ogrsScore: 'high' },
    })
  })

  test.each([
    ['a journey cut off', '{"id": "x", ', /^row 1, line 1: Of the journeys: This is not valid JSON/],
    [
      'a journey with an unknown event',
      JSON.stringify({ ...journey, events: [{ type: 'SCORED', day: '2026-03-03' }] }),
      /^row 1, line 1, \/events\/0\/type: Of the journeys: The policy cheshire has no event/,
    ],
    [
      'a journey of another version',
      JSON.stringify({ ...journey, policy: { id: 'cheshire', hash: 'b'.repeat(64) } }),
      /Of the journeys: It was recorded under cheshire \(bbbbbbbbbbbb\), which is not at hand/,
    ],
    [
      'two journeys of one person',
      `${JSON.stringify(journey)}\n${JSON.stringify(journey)}`,
      /^row 2, line 2, \/start\/ref: Of the journeys: there is one of HAL-702 already\. Keep one of them\./,
    ],
  ])('%s', async (_, text, message) => {
    const { code, stdout, stderr } = await panel(['--journeys', 'j.ndjson'], { 'j.ndjson': text })
    expect(stderr).toMatch(message)
    expect([code, stdout]).toEqual([4, ''])
  })

  test('a journey of another version is taken when it is asked for, and the agenda says so', async () => {
    const text = JSON.stringify({ ...journey, policy: { id: 'cheshire', hash: 'b'.repeat(64) } })
    const args = ['--journeys', 'j.json', '--under-this-policy']
    const { code, stdout } = await panel(args, { 'j.json': text })
    expect(code).toBe(0)
    expect(stdout).toContain('Recorded under another policy or version, and read by this one: HAL-702.')
  })
})

describe('a mistake in calling it', () => {
  test.each([
    ['no day', ['panel', '--input', 'caseload.json'], 'The answer depends on the day'],
    [
      'both from stdin',
      ['panel', '--as-at', 'today', '--input', '-', '--journeys', '-'],
      'cannot both come from stdin',
    ],
    ['an unknown format', ['panel', '--as-at', 'today', '--format', 'htlm'], 'Did you mean `html`?'],
    ['an unknown option', ['panel', '--jurneys', 'x'], 'Did you mean `--journeys`?'],
    ['no such file', ['panel', '--as-at', 'today', '--journeys', 'x.json'], 'There is no file `x.json`.'],
    [
      'the journeys as output',
      ['panel', '--as-at', 'today', '--journeys', 'x.json', '--output', './x.json'],
      '--journeys and --output name the same file',
    ],
    [
      'a folder',
      ['panel', '--as-at', 'today', '--journeys', '.'],
      '`.` is a folder: give a file of journeys.',
    ],
  ])('%s', async (_, args, words) => {
    const { code, stdout, stderr } = await cli(args, { folder: folderOf(files) })
    expect(stderr).toContain(words)
    expect([code, stdout]).toEqual([2, ''])
  })

  test('every option in an example exists', async () => {
    const { stdout } = await cli(['panel', '--help'])
    const [, options = '', examples = ''] = /\n\n([^]*)\nExamples\n([^]*)$/.exec(stdout) ?? []
    for (const [option] of examples.matchAll(/--[a-z-]+/g)) expect(options).toContain(option)
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120)
  })
})
