// replay: timelines of journeys, what is refused and why, and journeys recorded under another policy.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Timeline } from '@iom-rules/core/journey'
import { describe, expect, test } from 'vitest'
import { documentOf, policyOf } from '../rules/shipped.ts'
import { cli, folderOf, lines } from './terminal.ts'

const cheshire = policyOf('cheshire')

const journey = {
  id: 'burglar',
  title: 'A burglar in Halton',
  policy: { id: 'cheshire' },
  start: {
    ref: 'HAL-601',
    area: 'HALTON',
    asAt: '2026-03-02',
    facts: { membership: 'NONE', iomTeamAgrees: true, cspAgrees: false, wantedOnPnc: false },
  },
  events: [
    { type: 'POLICE_NOMINATED', day: '2026-03-03' },
    { type: 'WANTED_CIRCULATED', day: '2026-03-09', payload: { reason: 'WARRANT' } },
  ],
}

const other = { ...journey, id: 'other', start: { ...journey.start, ref: 'HAL-602' } }
const refusing = {
  ...journey,
  id: 'refusing',
  events: [
    { type: 'PANEL_ACCEPTED', day: '2026-03-04', payload: { cohort: 'FLEX' } },
    ...journey.events.slice(1),
  ],
}

function replayed(input: unknown, args: readonly string[] = [], columns?: number) {
  const stdin = typeof input === 'string' ? input : JSON.stringify(input)
  return cli(['replay', ...args], { stdin, ...(columns === undefined ? {} : { columns }) })
}

describe('replay', () => {
  test('one object in gives one timeline out', async () => {
    const { code, stdout, stderr } = await replayed(journey, ['--format', 'json'])
    expect([code, stderr]).toEqual([0, ''])
    const timeline = JSON.parse(stdout) as Timeline
    expect(timeline.policy).toEqual({ id: 'cheshire', version: '1.0.0', hash: cheshire.hash })
    expect(timeline.steps.map(({ standing }) => standing.states['nomination'])).toEqual([
      'DRAFT',
      'NOMINATED',
      'NOMINATED',
    ])
    expect(timeline.steps[2]?.standing.colour?.outcome).toBe('RED')
  })

  test('an array gives an array, and NDJSON a timeline on each line', async () => {
    const array = await replayed([journey, other], ['--format', 'json'])
    expect((JSON.parse(array.stdout) as Timeline[]).map(({ ref }) => ref)).toEqual(['HAL-601', 'HAL-602'])
    const ndjson = await replayed(`${JSON.stringify(journey)}\n\n${JSON.stringify(other)}\n`)
    expect(lines<Timeline>(ndjson.stdout).map(({ ref }) => ref)).toEqual(['HAL-601', 'HAL-602'])
    const pretty = await replayed(JSON.stringify(journey, null, 2))
    expect(lines<Timeline>(pretty.stdout)).toHaveLength(1)
  })

  test('a file of each kind is read', async () => {
    const folder = folderOf({
      'one.json': JSON.stringify(journey, null, 2),
      'two.json': JSON.stringify([journey, other], null, 2),
      'two.ndjson': `${JSON.stringify(journey)}\n${JSON.stringify(other)}`,
      'none.ndjson': '',
    })
    for (const [file, count] of [
      ['one.json', 1],
      ['two.json', 2],
      ['two.ndjson', 2],
      ['none.ndjson', 0],
    ] as const) {
      const { code, stdout } = await cli(['replay', '--input', file], { folder })
      expect([file, code, lines(stdout).length]).toEqual([file, 0, count])
    }
  })

  test('a terminal gets a table that is no wider than it', async () => {
    const { code, stdout } = await replayed(journey, [], 110)
    expect(code).toBe(0)
    expect(stdout).toContain('HAL-601, HALTON: A burglar in Halton (burglar)')
    expect(stdout).toMatch(/^Day +Event +Nomination +Member +Eligible +Colour +Lead +What changed$/m)
    expect(stdout).toMatch(/^2026-03-09 +WANTED_CIRCULATED +NOMINATED +NONE /m)
    expect(stdout).toContain('colour ? → RED')
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110)
  })

  test('CSV has a line for each journey: where it ends', async () => {
    const { stdout } = await replayed([journey, refusing], ['--format', 'csv'])
    const [header, first, second] = stdout.split('\r\n')
    expect(header).toBe(
      'journey,ref,area,asAt,membership,states,colour,eligibility,lead,events,refused,policy,recordedUnder',
    )
    expect(first).toMatch(
      /^burglar,HAL-601,HALTON,2026-03-09,NONE,.*NOMINATED.*,RED,,,2,\[\],cheshire 1\.0\.0/,
    )
    expect(second).toMatch(/,2,\[1\],cheshire/)
  })

  test('what a policy does not have is not in its table', async () => {
    const bare = {
      ...journey,
      policy: { id: 'navigate' },
      start: { ref: 'WAR-1', asAt: '2026-03-02', facts: {} },
    }
    const wanted = { ...bare, events: journey.events.slice(1) }
    const { code, stdout } = await replayed(wanted, [], 110)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Day +Event +Colour +What changed$/m)
  })

  test('the output file appears whole', async () => {
    const folder = folderOf({ 'in.json': JSON.stringify([journey, other]) })
    await cli(['replay', '--input', 'in.json', '--output', 'out.json'], { folder })
    expect(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'))).toHaveLength(2)
  })

  test('a shipped scenario is a journey like any other', async () => {
    const { code, stdout } = await cli(['replay', '--input', 'rules/journeys/eighteen-months.json'])
    expect([code, lines<Timeline>(stdout)[0]?.refused]).toEqual([0, []])
  })
})

describe('an event that the policy does not permit', () => {
  test('changes nothing, is told of with its reason, and the exit code is 4', async () => {
    const { code, stdout, stderr } = await replayed(refusing, ['--format', 'json'])
    expect(code).toBe(4)
    const timeline = JSON.parse(stdout) as Timeline
    expect(timeline.refused).toEqual([1])
    expect(timeline.steps[1]?.refusal?.message).toMatch(/^The nomination cannot be accepted: /)
    expect(timeline.steps).toHaveLength(3)
    expect(stderr).toMatch(
      /^row 1, line 1, \/events\/0: PANEL_ACCEPTED on 2026-03-04 is refused: The nomination cannot be accepted: .*\.\n1 of 2 events refused\.\n$/,
    )
  })

  test('stands in the table where it happened', async () => {
    const { stdout } = await replayed(refusing, [], 110)
    expect(stdout).toMatch(/^2026-03-04 +PANEL_ACCEPTED +REFUSED: The/m)
  })

  test('does not keep the other journeys from being replayed', async () => {
    const { code, stdout } = await replayed([refusing, journey, other])
    expect([code, lines(stdout).length]).toEqual([4, 3])
  })

  test('of very many, the first twenty are told and the rest counted', async () => {
    const events = Array.from({ length: 25 }, () => ({ type: 'RETAINED', day: '2026-03-05' }))
    const { stderr } = await replayed({ ...journey, events })
    expect(stderr.split('\n').filter((line) => line.includes('is refused'))).toHaveLength(20)
    expect(stderr).toContain('… and 5 more.\n25 of 25 events refused.\n')
  })
})

describe('a journey that cannot be read', () => {
  test.each([
    ['broken JSON', '{"id": "a", "title": ', /^row 1, line 1: This is not valid JSON/],
    ['no JSON at all', 'id;title', /^row 1, line 1: This is not valid JSON/],
    ['a key twice', '{"id":"a","id":"b"}', /key|twice/i],
    ['an unknown key', { ...journey, evnts: [] }, /row 1, line 1, .*evnts/],
    [
      'an unknown event',
      { ...journey, events: [{ type: 'ARESTED', day: '2026-03-03' }] },
      /\/events\/0\/type: The policy cheshire has no event `?"?ARESTED"?`?\. Did you mean `ARRESTED`\?/,
    ],
    [
      'days in the wrong order',
      { ...journey, events: journey.events.toReversed() },
      /\/events\/1\/day: The event is dated 2026-03-03, before the one above it \(2026-03-09\)\. Put the events in the order/,
    ],
    [
      'an event before the start',
      { ...journey, events: [{ type: 'ARRESTED', day: '2026-03-01' }] },
      /before the one above it \(2026-03-02\)/,
    ],
    [
      'a day that does not exist',
      { ...journey, events: [{ type: 'ARRESTED', day: '2026-02-30' }] },
      /\/events\/0\/day/,
    ],
    [
      'a payload of the wrong kind',
      { ...journey, events: [{ type: 'OGRS_ASSESSED', day: '2026-03-03', payload: { score: '82' } }] },
      /\/events\/0\/payload\/score: `score` must be a number/,
    ],
    [
      'a payload out of bounds',
      { ...journey, events: [{ type: 'OGRS_ASSESSED', day: '2026-03-03', payload: { score: 101 } }] },
      /must be between 0 and 100/,
    ],
    [
      'a payload left out',
      { ...journey, events: [{ type: 'PANEL_ACCEPTED', day: '2026-03-03' }] },
      /`PANEL_ACCEPTED` needs `cohort`\. One of: FIXED, FLEX, FREE\./,
    ],
    [
      'a fact that does not fit',
      { ...journey, start: { ...journey.start, facts: { ogrsScor: 5 } } },
      /\/start\/facts\/ogrsScor: .*Did you mean `ogrsScore`/,
    ],
    ['no policy named', { ...journey, policy: {} }, /\/policy/],
    [
      'a policy that nobody has',
      { ...journey, policy: { id: 'chesire' } },
      /\/policy\/id: There is no policy, folder or file `chesire`\. Did you mean `cheshire`\? Give the policy with --policy FILE\./,
    ],
    ['a path for a policy', { ...journey, policy: { id: '../../etc/passwd' } }, /\/policy\/id/],
  ])('%s', async (_, input, message) => {
    const { code, stdout, stderr } = await replayed(input)
    expect(stderr).toMatch(message)
    expect(code).toBe(4)
    expect(stdout).toBe('')
    expect(stderr).not.toMatch(/\bat \S+\.ts:/)
  })

  test('the others are replayed when they are asked for, and nothing is lost', async () => {
    const folder = folderOf({ 'in.ndjson': `${JSON.stringify(journey)}\n{"id":\n${JSON.stringify(other)}\n` })
    const args = ['replay', '--input', 'in.ndjson', '--on-error', 'report', '--rejects', 'bad.ndjson']
    const { code, stdout, stderr } = await cli(args, { folder })
    expect(code).toBe(4)
    expect(lines<Timeline>(stdout).map(({ ref }) => ref)).toEqual(['HAL-601', 'HAL-602'])
    expect(stderr).toMatch(
      /^row 2, line 2: This is not valid JSON[^]*1 of 3 rows refused: see bad\.ndjson\.\n$/,
    )
    const [reject] = lines<{ row: number; input: string }>(readFileSync(join(folder, 'bad.ndjson'), 'utf8'))
    expect(reject).toMatchObject({ row: 2, line: 2, input: '{"id":' })
  })

  test.each([
    ['an empty input', '', 'stdin is empty: it holds no journeys.'],
    ['an array that is cut off', '[{"id":"a"}', 'the array is not closed'],
  ])('%s', async (_, input, words) => {
    const { code, stderr } = await replayed(input)
    expect(stderr).toContain(words)
    expect(code).toBe(4)
  })

  test('a file that is not there is a mistake in the call', async () => {
    const { code, stderr } = await cli(['replay', '--input', 'nowhere.json'])
    expect([code, stderr]).toEqual([2, 'There is no file `nowhere.json`.\n'])
  })
})

describe('a journey recorded under another policy', () => {
  const hash = 'a'.repeat(64)
  const older = { ...journey, policy: { id: 'cheshire', version: '0.9.0', hash } }

  test('is refused when that one is not at hand, with what to do', async () => {
    const { code, stdout, stderr } = await replayed(older)
    expect(code).toBe(4)
    expect(stdout).toBe('')
    expect(stderr).toBe(
      `row 1, line 1, /policy: It was recorded under cheshire 0.9.0 (aaaaaaaaaaaa), which is not at hand: this is cheshire 1.0.0 (${cheshire.hash.slice(0, 12)}). Give that version with --policy FILE, or replay the journey under this one, and have it said so, with --under-this-policy.\n`,
    )
  })

  test('is replayed under this one when it is asked for, and the output says so everywhere', async () => {
    const json = await replayed(older, ['--under-this-policy', '--format', 'json'])
    expect(json.code).toBe(0)
    const timeline = JSON.parse(json.stdout) as Timeline
    expect(timeline.recordedUnder).toEqual({ id: 'cheshire', version: '0.9.0', hash })
    expect(timeline.policy.hash).toBe(cheshire.hash)
    const said = `recorded under cheshire 0.9.0 (aaaaaaaaaaaa), replayed under cheshire 1.0.0 (${cheshire.hash.slice(0, 12)})`
    expect(json.stderr).toBe(`row 1, line 1: ${said}.\n`)
    const table = await replayed(older, ['--under-this-policy'], 120)
    expect(table.stdout).toContain(
      'Recorded under cheshire 0.9.0 (aaaaaaaaaaaa); replayed under cheshire 1.0.0',
    )
    const csv = await replayed(older, ['--under-this-policy', '--format', 'csv'])
    expect(csv.stdout).toMatch(/,cheshire 0\.9\.0 \(aaaaaaaaaaaa\)\r\n$/)
  })

  test('without a hash, id and version must be those of the policy', async () => {
    const version = { ...journey, policy: { id: 'cheshire', version: '2.0.0' } }
    expect((await replayed(version)).stderr).toContain(
      'It was recorded under cheshire 2.0.0, which is not at hand',
    )
    const taken = await replayed(version, ['--under-this-policy', '--format', 'json'])
    expect((JSON.parse(taken.stdout) as Timeline).recordedUnder).toEqual({ id: 'cheshire', version: '2.0.0' })
    const named = await replayed(journey, ['--policy', 'neighbourhood-crime-2020'])
    expect(named.code).toBe(4)
    expect(named.stderr).toContain(
      'recorded under cheshire, which is not at hand: this is neighbourhood-crime-2020',
    )
    const under = await replayed(journey, ['--policy', 'neighbourhood-crime-2020', '--under-this-policy'])
    expect([under.code, lines<Timeline>(under.stdout)[0]?.policy.id]).toEqual([0, 'neighbourhood-crime-2020'])
  })

  test('is replayed as it was when its own policy is given', async () => {
    const document = { ...policyOf('cheshire').document, version: '1.1.0' }
    const folder = folderOf({ 'newer.json': JSON.stringify(document), 'j.json': JSON.stringify(older) })
    const newer = { ...journey, policy: { id: 'cheshire', version: '1.1.0' } }
    const run = (input: string, ...args: string[]) =>
      cli(['replay', '--policy', 'newer.json', ...args], { folder, stdin: input })
    const { code, stdout } = await run(JSON.stringify(newer))
    const [timeline] = lines<Timeline>(stdout)
    expect([code, timeline?.policy.version, timeline?.recordedUnder]).toEqual([0, '1.1.0', undefined])
    const exact = { ...newer, policy: { ...newer.policy, hash: timeline?.policy.hash } }
    expect((await run(JSON.stringify(exact))).code).toBe(0)
    expect((await run(JSON.stringify(older))).code).toBe(4)
  })

  test('a policy that is not valid ends everything with exit code 3', async () => {
    const { decisions: _, ...broken } = documentOf('navigate')
    const folder = folderOf({ 'p.json': JSON.stringify({ ...broken, facts: 5 }) })
    const { code } = await cli(['replay', '--policy', 'p.json'], { folder, stdin: JSON.stringify(journey) })
    expect(code).toBe(3)
  })
})

describe('help', () => {
  test('every option in an example exists', async () => {
    const { stdout } = await cli(['replay', '--help'])
    const [, options = '', examples = ''] = /\n\n([^]*)\nExamples\n([^]*)$/.exec(stdout) ?? []
    for (const [option] of examples.matchAll(/--[a-z-]+/g)) expect(options).toContain(option)
    expect(stdout).toContain('iom-rules replay --input journey.json')
  })

  test('a mistyped command or option is told the right one', async () => {
    expect((await cli(['reply'])).stderr).toContain('There is no command `reply`. Did you mean `replay`?')
    const { code, stderr } = await replayed(journey, ['--under-this-polcy'])
    expect([code, stderr]).toEqual([
      2,
      'There is no option `--under-this-polcy` here. Did you mean `--under-this-policy`?\n',
    ])
  })

  test('the schema of a journey is printed', async () => {
    const { code, stdout } = await cli(['schema', 'journey'])
    expect(code).toBe(0)
    const schema = JSON.parse(stdout) as { title: string; properties: object }
    expect(schema.title).toBe('A log of dated events about one nominal')
    expect(Object.keys(schema.properties)).toContain('events')
    expect((await cli(['schema', 'journeys'])).stderr).toContain('Did you mean `journey`?')
  })
})
