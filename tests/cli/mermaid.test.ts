// mermaid: the process as a diagram, and which colour can follow which; and what check finds in a process.
import { describe, expect, test } from 'vitest'
import type { Timeline } from '@iom-rules/core/journey'
import { policyOf } from '../rules/shipped.ts'
import { smallText } from './small.ts'
import { cli, folderOf, lines } from './terminal.ts'

describe('the process of a policy', () => {
  test('is drawn region by region', async () => {
    const { code, stdout, stderr } = await cli(['mermaid'])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^stateDiagram-v2\n/)
    expect(stdout).toContain('state "Nomination" as nomination {')
    expect(stdout).toContain('state "Colour" as status {')
  })

  test('or only one of them', async () => {
    const { stdout } = await cli(['mermaid', 'cheshire', '--region', 'nomination'])
    expect(stdout).toContain('nomination__AT_PANEL --> nomination__ACCEPTED : Accepted by the panel')
    expect(stdout).not.toContain('Colour')
  })

  test('of a policy of one’s own, to a file', async () => {
    const folder = folderOf({ 'p.json': JSON.stringify(policyOf('navigate').document) })
    const { code, stdout } = await cli(['mermaid', 'p.json', '--output', 'p.mmd'], { folder })
    expect([code, stdout]).toEqual([0, ''])
  })
})

describe('which colour can follow which', () => {
  test('is drawn', async () => {
    const { code, stdout } = await cli(['mermaid', 'navigate', '--transitions'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^stateDiagram-v2\n/)
    expect(stdout).toContain('Circulated as wanted on PNC')
  })

  test('is a table whose cases are journeys', async () => {
    const { code, stdout } = await cli(['mermaid', 'navigate', '--transitions', '--format', 'csv'])
    expect(code).toBe(0)
    const [header, ...rows] = stdout.split('\r\n').filter((line) => line !== '')
    expect(header).toBe('from,fromTitle,event,eventTitle,to,toTitle,asAt,facts,earlier,day,payload')
    expect(
      rows.some((row) =>
        row.startsWith('GREEN,Green,WANTED_CIRCULATED,Circulated as wanted on PNC,RED,Red,'),
      ),
    ).toBe(true)
  })

  test('is asked of another decision and day', async () => {
    const args = ['mermaid', 'neighbourhood-crime-2020', '--transitions', '--decision', 'lead']
    const { code, stdout } = await cli([...args, '--as-at', '2026-03-02', '--format', 'csv'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^IOM,IOM,MAPPA_MANAGED,.*,2026-03-02,/m)
  })
})

describe('a mistake in calling it', () => {
  test.each([
    ['an unknown region', ['--region', 'nominatoin'], 'has no region `nominatoin`. Regions: nomination, '],
    [
      'a table of the process',
      ['--format', 'csv'],
      '--format csv is for the transitions: add --transitions.',
    ],
    ['a decision of the process', ['--decision', 'lead'], '--decision is for the transitions'],
    ['a day of the process', ['--as-at', 'today'], '--as-at is for the transitions'],
    ['a region of the transitions', ['--transitions', '--region', 'status'], '--region is for the process'],
    ['an unknown decision', ['--transitions', '--decision', 'statsu'], 'Did you mean `status`?'],
    ['a decision that collects', ['--transitions', '--decision', 'flags'], 'flags'],
    [
      'an unknown format',
      ['--format', 'drawing'],
      '--format does not take `drawing`. It takes mermaid, csv.',
    ],
    ['an unknown option', ['--transition'], 'Did you mean `--transitions`?'],
  ])('%s', async (_, args, words) => {
    const { code, stdout, stderr } = await cli(['mermaid', ...args])
    expect(stderr).toContain(words)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).not.toMatch(/\bat \S+\.ts:/)
  })

  test('a policy without a process has nothing to draw', async () => {
    const folder = folderOf({ 'p.json': smallText })
    const { code, stderr } = await cli(['mermaid', 'p.json'], { folder })
    expect([code, stderr]).toEqual([2, 'The policy small has no machines to draw.\n'])
  })

  test('every option in an example exists', async () => {
    const { stdout } = await cli(['mermaid', '--help'])
    const [, options = '', examples = ''] = /\n\n([^]*)\nExamples\n([^]*)$/.exec(stdout) ?? []
    for (const [option] of examples.matchAll(/--[a-z-]+/g)) expect(options).toContain(option)
  })
})

describe('check of a process', () => {
  interface Found {
    readonly code: string
    readonly severity: string
    readonly path: string
    readonly place: string | null
    readonly witness: unknown
  }

  async function checked(document: unknown): Promise<{ code: number; findings: readonly Found[] }> {
    const folder = folderOf({ 'p.json': JSON.stringify(document) })
    const { code, stdout } = await cli(['check', 'p.json', '--format', 'json'], { folder })
    return { code, findings: (JSON.parse(stdout) as { findings: Found[] }).findings }
  }

  const { document } = policyOf('neighbourhood-crime-2020')

  test('finds nothing wrong with the shipped ones', async () => {
    const { findings } = await checked(document)
    expect(findings.filter(({ path }) => path.startsWith('/machines'))).toEqual([])
  })

  test('finds a state that nobody can reach, and where it is', async () => {
    const edited = structuredClone(document) as unknown as { machines: { nomination: { states: object } } }
    Object.assign(edited.machines.nomination.states, { LOST: { on: { REVIEW_OPENED: 'MEMBER' } } })
    const { code, findings } = await checked(edited)
    const found = findings.find((finding) => finding.code === 'unreachable-state')
    expect(found).toMatchObject({ path: '/machines/nomination/states/LOST' })
    expect(found?.place).toMatch(/^p\.json:1:\d+$/)
    expect(code).toBe(found?.severity === 'error' ? 5 : 0)
  })

  test('has a journey for a witness, which replay takes as it is', async () => {
    const edited = structuredClone(document) as unknown as {
      events: Record<string, { set?: object }>
    }
    // Somebody leaves without the panel.
    edited.events['RELEASED'] = { ...edited.events['RELEASED'], set: { inPrison: false, membership: 'NONE' } }
    const { findings } = await checked(edited)
    const found = findings.find((finding) => finding.code === 'membership-without-panel')
    expect(found?.severity).toBe('error')
    const folder = folderOf({ 'p.json': JSON.stringify(edited) })
    const { code, stdout } = await cli(['replay', '--policy', 'p.json'], {
      folder,
      stdin: JSON.stringify(found?.witness),
    })
    expect(code).toBe(0)
    expect(lines<Timeline>(stdout)[0]?.steps.at(-1)?.standing.membership).toBe('NONE')
  })
})
