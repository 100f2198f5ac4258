// The agenda of the panel: who is on it and why, and what it admits not to know.
import { applyEdit, isIomRulesError, type Facts, type Nominal, type Policy } from '@iom-rules/core'
import {
  agendaOf,
  agendaToHtml,
  agendaToMarkdown,
  type Agenda,
  type AreaAgenda,
  type Journey,
  type JourneyEvent,
} from '@iom-rules/core/journey'
import { describe, expect, test } from 'vitest'
import { parse, policyOf } from '../rules/shipped.ts'
import { member, on, plain, policy, toPanel } from './courses.ts'

const asAt = '2026-05-04'
const fixed: Facts = { ...plain, cssScore: 1200 }

function journey(ref: string, facts: Facts, events: readonly JourneyEvent[], area = 'HALTON'): Journey {
  const start = { ref, area, asAt: '2026-03-02', facts }
  return { id: `j-${ref}`, title: `Of ${ref}`, policy: { id: 'cheshire' }, start, events }
}

function nominal(ref: string, facts: Facts, area = 'HALTON'): Nominal {
  return { ref, area, facts }
}

function areaOf(agenda: Agenda, area: string | null = 'HALTON'): AreaAgenda {
  const found = agenda.areas.find((each) => each.area === area)
  if (found === undefined) throw new Error(`There is no area ${String(area)}.`)
  return found
}

function halton(
  nominals: readonly Nominal[],
  journeys: readonly Journey[] = [],
  under: Policy = policy,
): AreaAgenda {
  return areaOf(agendaOf(under, { nominals, journeys }, { asAt }))
}

describe('nominations to decide', () => {
  test('are those that wait for the panel, with their score as advice', () => {
    const sent = journey('HAL-1', plain, toPanel.slice(0, 1))
    const scored = journey('HAL-2', plain, toPanel.slice(0, 2))
    const reviewed = journey('HAL-3', plain, toPanel.slice(0, 3))
    const discussed = journey('HAL-4', plain, toPanel)
    const deferred = journey('HAL-5', plain, [...toPanel, on('2026-03-09', 'PANEL_DEFERRED')])
    const rejected = journey('HAL-6', plain, [
      ...toPanel,
      on('2026-03-09', 'PANEL_REJECTED', { reason: 'No.' }),
    ])
    const { nominations } = halton([], [sent, scored, reviewed, discussed, deferred, rejected])
    expect(nominations.map(({ ref, state }) => [ref, state])).toEqual([
      ['HAL-2', 'SCORED'],
      ['HAL-3', 'REVIEWED'],
      ['HAL-4', 'AT_PANEL'],
      ['HAL-5', 'DEFERRED'],
    ])
    expect(nominations[3]).toEqual({
      ref: 'HAL-5',
      kind: 'process',
      state: 'DEFERRED',
      title: 'Deferred',
      since: '2026-03-09',
      eligibility: 'FLEX',
      matrix: { total: 50, maximum: 50, on: '2026-03-02' },
    })
  })

  test('hold whoever is eligible for FIXED and not a member', () => {
    const { nominations } = halton([
      nominal('HAL-1', fixed),
      nominal('HAL-2', { ...fixed, membership: 'FIXED' }),
    ])
    expect(nominations).toEqual([
      {
        ref: 'HAL-1',
        kind: 'eligible',
        state: null,
        title: 'Eligible for FIXED, not a member',
        since: null,
        eligibility: 'FIXED',
        matrix: null,
      },
    ])
  })

  test('hold nobody twice', () => {
    const { nominations, others } = halton([], [journey('HAL-1', fixed, toPanel.slice(0, 3))])
    expect(nominations.map(({ kind }) => kind)).toEqual(['process'])
    expect(others).toEqual([])
  })

  test('hold what has happened by that day, and nothing later', () => {
    const later = [...toPanel, on('2026-06-01', 'PANEL_ACCEPTED', { cohort: 'FLEX' })]
    expect(halton([], [journey('HAL-1', plain, later)]).nominations).toHaveLength(1)
  })
})

describe('members to review, by exception', () => {
  const reasons = (area: AreaAgenda) =>
    area.reviews.flatMap(({ ref, reasons: all }) =>
      all.map(({ words, since, from }) => [ref, words, since, from]),
    )

  test('say what changed, in words, and since when', () => {
    const red = journey('HAL-1', member, [on('2026-03-12', 'WANTED_CIRCULATED', { reason: 'WARRANT' })])
    const inside = journey('HAL-2', member, [on('2026-04-01', 'TAKEN_INTO_CUSTODY', { kind: 'REMAND' })])
    expect(reasons(halton([], [red, inside]))).toEqual([
      [
        'HAL-1',
        'The colour has changed to RED or AMBER ALERT: Green → Red (Circulated as wanted on PNC)',
        '2026-03-12',
        'change',
      ],
      ['HAL-2', 'Into or out of custody: In prison no → yes (Taken into custody)', '2026-04-01', 'change'],
    ])
  })

  test('are not there any more once the panel has dealt with them', () => {
    const events = [
      on('2026-03-12', 'ARREST_SOUGHT'),
      on('2026-03-20', 'REVIEW_OPENED'),
      on('2026-03-20', 'RETAINED'),
    ]
    expect(halton([], [journey('HAL-1', member, events)]).reviews).toEqual([])
  })

  test('hold a review that is open', () => {
    const open = journey('HAL-1', member, [on('2026-04-20', 'REVIEW_OPENED')])
    expect(reasons(halton([], [open]))).toEqual([
      ['HAL-1', 'Under review: to be decided', '2026-04-20', 'process'],
    ])
  })

  test('without a journey, hold what is so today and say that more is not known', () => {
    const red = nominal('HAL-1', { ...member, wantedOnPnc: true })
    const amber = nominal('HAL-2', { ...member, intelligenceOfOffending: true })
    const ended = nominal('HAL-3', { ...member, mappaStatus: 'ENDED' })
    const free = nominal('HAL-4', { ...member, membership: 'FREE' })
    expect(reasons(halton([red, amber, ended, free]))).toEqual([
      ['HAL-1', 'Colour is Red today; whether it is new is not known', null, 'today'],
      ['HAL-3', 'MAPPA has ended', null, 'rule'],
      ['HAL-4', 'Membership differs from eligibility', null, 'rule'],
    ])
  })

  test('hold no one who is no member', () => {
    expect(halton([nominal('HAL-1', { ...plain, wantedOnPnc: true })]).reviews).toEqual([])
  })
})

describe('the rest of the agenda', () => {
  test('suggests deselection with why, and leaves to people what only they can judge', () => {
    const old: Facts = { ...member, offences: [{ type: 'BURGLARY', day: '2023-01-01', proof: 'CONVICTED' }] }
    const agenda = agendaOf(policy, { nominals: [nominal('HAL-1', old), nominal('HAL-2', plain)] }, { asAt })
    expect(areaOf(agenda).deselection).toEqual([
      {
        ref: 'HAL-1',
        suggestions: [
          {
            id: 'no-recent-listed-offence',
            title: 'No listed offence in the window',
            basis: 'condition',
            why: 'No listed offence was committed recently.',
          },
        ],
      },
    ])
    expect(agenda.judged).toEqual([{ id: 'out-of-area', title: 'Moved out of the area' }])
  })

  test('suggests what only a journey can show', () => {
    const green = journey('HAL-1', member, [])
    const later = agendaOf(policy, { nominals: [], journeys: [green] }, { asAt: '2026-09-02' })
    expect(areaOf(later).deselection[0]?.suggestions.map(({ basis }) => basis)).toEqual(['held'])
    expect(halton([], [green]).deselection).toEqual([])
  })

  test('counts duties without a deadline, and names those whose day has passed', () => {
    const document = structuredClone(policy.document) as unknown as {
      decisions: Record<string, { rules: { name: string; event: { params?: object } }[] }>
    }
    const rule = document.decisions['obligations']?.rules.find(
      ({ name }) => name === 'police-offender-manager',
    )
    if (rule === undefined) throw new Error('There is no such rule.')
    rule.event.params = { dueWithinDays: 14 }
    const read = parse(document)
    if (!read.ok) throw new Error(JSON.stringify(read.issues))
    const done = on('2026-03-10', 'DUTY_DONE', { duty: 'ASSIGN_POLICE_OFFENDER_MANAGER' })
    const people = [journey('HAL-1', member, []), journey('HAL-2', member, [done])]
    const area = halton([nominal('HAL-3', member)], people, read.value)
    expect(area.overdue).toEqual([
      {
        ref: 'HAL-1',
        duty: 'ASSIGN_POLICE_OFFENDER_MANAGER',
        title: 'Police offender manager',
        since: '2026-03-02',
        due: '2026-03-16',
      },
    ])
    expect(area.open.find(({ duty }) => duty === 'ENHANCED_ACCESS_TO_SERVICES')).toMatchObject({
      withoutDeadline: 2,
      stillInTime: 0,
    })
    const inTime = agendaOf(read.value, { nominals: [], journeys: people }, { asAt: '2026-03-16' })
    expect(areaOf(inTime).overdue).toEqual([])
    expect(areaOf(inTime).open.find(({ duty }) => duty === 'ASSIGN_POLICE_OFFENDER_MANAGER')).toMatchObject({
      withoutDeadline: 0,
      stillInTime: 1,
    })
  })

  test('names the teams that have been told', () => {
    const told = journey('HAL-1', member, [on('2026-03-09', 'LIAISON_STARTED', { team: 'YOUTH_JUSTICE' })])
    expect(halton([], [told]).liaison).toEqual([
      { ref: 'HAL-1', team: 'YOUTH_JUSTICE', title: 'Youth justice', since: '2026-03-09' },
    ])
  })

  test('names whom an item may concern, and the facts it depends on', () => {
    const { offences: _, ...unknown } = fixed
    expect(halton([nominal('HAL-1', unknown)]).mayConcern).toEqual([
      {
        ref: 'HAL-1',
        items: ['Eligible for FIXED, not a member'],
        missing: ['Offences'],
      },
    ])
  })

  test('goes area by area, in the order of the policy', () => {
    const people = [
      nominal('WAR-1', plain, 'WARRINGTON'),
      nominal('CWA-1', member, 'CWAC'),
      { ref: 'X-1', facts: plain },
    ]
    const { areas } = agendaOf(policy, { nominals: people }, { asAt })
    expect(areas.map(({ area, title, people: all, members }) => [area, title, all, members])).toEqual([
      ['CWAC', 'Cheshire West and Chester', 1, 1],
      ['WARRINGTON', 'Warrington', 1, 0],
      [null, 'No area recorded', 1, 0],
    ])
  })

  test('bears the name of the forum, and the policy it was made by', () => {
    const { forum, policy: by } = agendaOf(policy, { nominals: [] }, { asAt })
    expect(forum).toEqual({ title: 'Multi-Agency Case Conference', alias: 'JAG', meets: 'monthly' })
    expect(by).toMatchObject({ id: 'cheshire', version: '1.0.0', hash: policy.hash })
    const older = agendaOf(policyOf('navigate'), { nominals: [] }, { asAt })
    expect(older.forum.title).toBe('Joint Agency Group')
  })
})

describe('what the agenda cannot know, it says', () => {
  const unknown = (nominals: readonly Nominal[], journeys: readonly Journey[] = []) =>
    agendaOf(policy, { nominals, journeys }, { asAt }).unknown

  test('of people without a journey', () => {
    const [first, second] = unknown([nominal('HAL-1', member), nominal('HAL-2', plain)])
    expect(first).toContain('Of 2 people without a journey it is not known whether a nomination is under way')
    expect(second).toContain('of 1 person among the members no such suggestion can be made')
  })

  test('of people whose membership is not known', () => {
    const { membership: _, ...unsure } = plain
    expect(unknown([], [journey('HAL-1', unsure, [])])).toEqual([
      'Of 1 person it is not known whether they are members: HAL-1.',
    ])
  })

  test('of journeys that begin later, and of refused events', () => {
    const late = {
      ...journey('HAL-1', plain, []),
      start: { ...journey('HAL-1', plain, []).start, asAt: '2026-06-01' },
    }
    const refused = journey('HAL-2', plain, [on('2026-03-09', 'RETAINED')])
    expect(unknown([], [late, refused])).toEqual([
      'The journey of HAL-1 begins on 2026-06-01, after this day, and is left out.',
      'Events were refused in the journeys of HAL-2, and changed nothing here.',
    ])
  })

  test('a journey is used instead of what is recorded today', () => {
    const nominals = [nominal('HAL-1', { ...plain, wantedOnPnc: true })]
    const agenda = agendaOf(policy, { nominals, journeys: [journey('HAL-1', member, [])] }, { asAt })
    expect(areaOf(agenda)).toMatchObject({ people: 1, members: 1 })
    expect(agenda.unknown).toEqual(['Recorded today and with a journey: HAL-1. The journey is used.'])
  })

  test('nothing, when there is nothing', () => {
    expect(unknown([], [journey('HAL-1', plain, [])])).toEqual([])
  })
})

describe('what cannot be read is refused', () => {
  const codeOf = (make: () => unknown): string => {
    try {
      make()
    } catch (error) {
      if (isIomRulesError(error)) return `${error.code}: ${error.message}`
    }
    return ''
  }

  test.each([
    ['a day that is none', () => agendaOf(policy, { nominals: [] }, { asAt: '2026-02-30' }), /^INVALID_DAY/],
    [
      'facts that do not fit',
      () => agendaOf(policy, { nominals: [nominal('HAL-1', { ogrsScore: 200 })] }, { asAt }),
      /^INVALID_NOMINAL: .*\n\/facts\/ogrsScore/,
    ],
    [
      'an event that there is not',
      () =>
        agendaOf(
          policy,
          { nominals: [], journeys: [journey('HAL-1', plain, [on(asAt, 'ARESTED')])] },
          { asAt },
        ),
      /^INVALID_JOURNEY: The journey of HAL-1[^]*ARESTED/,
    ],
    [
      'two journeys of one person',
      () =>
        agendaOf(
          policy,
          { nominals: [], journeys: [journey('HAL-1', plain, []), journey('HAL-1', plain, [])] },
          { asAt },
        ),
      /^DUPLICATE_JOURNEY: There are two journeys of HAL-1/,
    ],
    [
      'a journey under another version',
      () => agendaOf(policy, { nominals: [], journeys: [foreign] }, { asAt }),
      /^UNKNOWN_POLICY: .*not at hand/,
    ],
  ])('%s', (_, make, message) => {
    expect(codeOf(make)).toMatch(message)
  })

  const foreign: Journey = {
    ...journey('HAL-1', plain, []),
    policy: { id: 'cheshire', version: '0.9.0', hash: 'a'.repeat(64) },
  }

  test('unless it is asked for, and then it says so', () => {
    const agenda = agendaOf(policy, { nominals: [], journeys: [foreign] }, { asAt, under: 'this' })
    expect(agenda.unknown).toEqual(['Recorded under another policy or version, and read by this one: HAL-1.'])
  })
})

describe('as text', () => {
  const edited = applyEdit(policy.document, [
    { op: 'replace', path: '/areas/HALTON/title', value: 'Halton <script>alert("1")</script> | a & b *c*' },
  ])
  if (!edited.ok) throw new Error(JSON.stringify(edited.issues))
  const read = parse(edited.value)
  if (!read.ok) throw new Error(JSON.stringify(read.issues))
  const agenda = agendaOf(
    read.value,
    {
      nominals: [nominal('HAL-1', fixed), nominal('HAL-2', { ...member, wantedOnPnc: true })],
      journeys: [journey('HAL-3', plain, toPanel)],
    },
    { asAt },
  )

  test('Markdown has every part, and takes no text for a mark', () => {
    const text = agendaToMarkdown(agenda)
    expect(text).toContain('# Multi-Agency Case Conference (JAG): agenda as at 4 May 2026')
    expect(text).toContain('| HAL-3 | At the panel | 2 March 2026 | FLEX | 50 of 50, scored 2 March 2026 |')
    expect(text).toContain('| HAL-1 | Eligible for FIXED, not a member | so today | FIXED | no score known |')
    expect(text).toContain('\\<script\\>')
    expect(text).toContain('\\| a & b \\*c\\*')
    expect(text).not.toContain('<script>')
    expect(text).toContain('## What this agenda cannot know')
    for (const row of text.split('\n').filter((line) => line.startsWith('|')))
      expect(row.endsWith(' |')).toBe(true)
  })

  test('HTML needs nothing else, and escapes what it shows', () => {
    const page = agendaToHtml(agenda)
    expect(page).toMatch(/^<!doctype html>\n<html lang="en-GB">/)
    expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; | a &amp; b')
    expect(page).not.toMatch(/<script|<link|<img|src=|href=|@import|url\(/)
    expect(page).toContain('@media print')
    expect(page).toContain('<th scope="row">HAL-3</th>')
  })

  test('is the same every time', () => {
    expect(agendaToHtml(agenda)).toBe(agendaToHtml(structuredClone(agenda)))
    expect(JSON.parse(JSON.stringify(agenda))).toEqual(agenda)
  })
})
