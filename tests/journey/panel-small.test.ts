// The panel under policies that say little: what is not named, not scored or not recorded is said to be so.
import { type Facts, type Nominal, type Policy } from '@iom-rules/core'
import {
  agendaOf,
  agendaToHtml,
  agendaToMarkdown,
  beginAt,
  pathwaysFor,
  suggestionsFor,
  type Agenda,
  type AreaAgenda,
  type Journey,
  type JourneyEvent,
} from '@iom-rules/core/journey'
import { describe, expect, test } from 'vitest'
import { decision, offences, rule, test as tested, yesNo } from '../policy/build.ts'
import { event, issuesWith, policyWith } from './journey-small.ts'

const asAt = '2026-01-31'
const membership = { type: 'choice', values: ['NONE', 'FIXED'], title: 'Membership' }
const met = (fact: string) => ({ all: [tested(fact, 'equal', true)] })
const collecting = { hitPolicy: 'COLLECT', otherwise: undefined }

/** Items for the panel without words of their own, and a process whose states have none either. */
const bare = {
  facts: { yes: yesNo, no: yesNo, membership, offences },
  derived: {
    listed: { type: 'boolean', title: 'A listed offence', exists: 'offences', assumption: 'For the test.' },
  },
  decisions: {
    panelItems: decision(
      [
        rule('eligible', 'FIXED_ELIGIBLE_NOT_MEMBER', met('yes')),
        rule('other', 'OTHER', met('no')),
        rule('listed', 'LISTED', met('listed')),
      ],
      { ...collecting, outcomes: { FIXED_ELIGIBLE_NOT_MEMBER: {}, OTHER: {}, LISTED: {} } },
    ),
  },
  events: {
    SENT: { title: 'Sent', permittedBy: 'nomination' },
    HEARD: { title: 'Heard', suppliedBy: 'panel', permittedBy: 'nomination' },
    KEPT: { title: 'Kept', suppliedBy: 'panel', permittedBy: 'nomination' },
    RAISED: { title: 'Raised', actions: [{ type: 'refer', params: { item: 'OTHER' } }] },
  },
  machines: {
    nomination: {
      initial: [
        { target: 'UNDER_REVIEW', guard: { type: 'rule', params: { condition: 'member' } } },
        { target: 'DRAFT' },
      ],
      states: {
        DRAFT: { on: { SENT: 'SENT' } },
        SENT: { on: { HEARD: 'CLOSED' } },
        CLOSED: {
          initial: 'NEW',
          states: { NEW: {}, OLD: { tags: ['member'], on: { HEARD: 'DRAFT' } } },
        },
        UNDER_REVIEW: {
          on: { KEPT: { target: 'CLOSED', actions: [{ type: 'discharge', params: { panelItems: true } }] } },
        },
      },
    },
  },
  conditions: { member: { all: [tested('membership', 'equal', 'FIXED')] } },
}

const small = policyWith(bare)
const known: Facts = { yes: false, no: false, membership: 'NONE', offences: [] }

function nominal(ref: string, facts: Facts): Nominal {
  return { ref, facts: { ...known, ...facts } }
}

function journey(ref: string, facts: Facts, events: readonly JourneyEvent[] = []): Journey {
  return {
    id: ref,
    title: ref,
    policy: { id: 'small' },
    start: { ref, asAt: '2026-01-01', facts: { ...known, ...facts } },
    events,
  }
}

function agenda(
  nominals: readonly Nominal[],
  journeys: readonly Journey[] = [],
  policy: Policy = small,
): Agenda {
  return agendaOf(policy, { nominals, journeys }, { asAt })
}

function only({ areas }: Agenda): AreaAgenda {
  const [area, ...others] = areas
  if (area === undefined || others.length > 0) throw new Error(`There are ${areas.length} areas.`)
  return area
}

describe('an agenda under a policy that says little', () => {
  test('calls states, items and the meeting by what the policy calls them', () => {
    const { forum, areas, judged } = agenda([], [journey('A', {}, [event('SENT', '2026-01-10')])])
    expect(forum).toEqual({ title: 'Panel' })
    expect(judged).toEqual([])
    expect(areas[0]?.nominations).toEqual([
      {
        ref: 'A',
        kind: 'process',
        state: 'SENT',
        title: 'SENT',
        since: '2026-01-10',
        eligibility: 'the policy does not say',
        matrix: null,
      },
    ])
  })

  test('asks for a review of what is so today only of whom a trigger is for, with a journey or without', () => {
    const policy = policyWith({
      ...bare,
      decisions: {
        d: decision([rule('a', 'A', met('yes'))]),
        panelItems: decision([rule('listed', 'LISTED', met('listed'))], {
          ...collecting,
          outcomes: { LISTED: {} },
        }),
      },
      events: {
        ...bare.events,
        FOUND: { title: 'Found', set: { yes: true } },
        RAISED: { title: 'Raised' },
      },
      conditions: { ...bare.conditions, wanted: met('no') },
      review: { triggers: [{ id: 'turned', title: 'Turned', decision: 'd', to: ['A'], when: 'wanted' }] },
    })
    const member = { membership: 'FIXED' }
    const found = [event('FOUND', '2026-01-10')]
    const { reviews } = only(
      agenda(
        [nominal('A', { ...member, yes: true, no: true }), nominal('B', { ...member, yes: true })],
        [journey('C', { ...member, no: true }, found), journey('D', member, found)],
        policy,
      ),
    )
    const asked = reviews.filter(({ reasons }) => reasons.some(({ item }) => item === 'turned'))
    expect(asked.map(({ ref }) => ref)).toEqual(['A', 'C'])
  })

  test('has no nomination to decide where only members are decided upon', () => {
    const events = [event('SENT', '2026-01-10'), event('HEARD', '2026-01-11')]
    expect(only(agenda([], [journey('A', {}, events)])).nominations).toEqual([])
  })

  test('says since when somebody is eligible, and since when another item is there, where a journey tells', () => {
    const { nominations, others } = only(
      agenda(
        [nominal('C', { no: true }), nominal('D', { yes: true })],
        [journey('A', { yes: true }), journey('B', { no: true })],
      ),
    )
    expect(nominations.map(({ ref, kind, since }) => [ref, kind, since])).toEqual([
      ['A', 'eligible', '2026-01-01'],
      ['D', 'eligible', null],
    ])
    expect(others).toEqual([
      { ref: 'B', item: 'OTHER', title: 'OTHER', since: '2026-01-01' },
      { ref: 'C', item: 'OTHER', title: 'OTHER', since: null },
    ])
  })

  test('names items by their ids and lists by their titles where that is all there is', () => {
    const { offences: _, ...unknown } = known
    expect(only(agenda([{ ref: 'A', facts: unknown }])).mayConcern).toEqual([
      { ref: 'A', items: ['LISTED'], missing: ['Offences'] },
    ])
  })

  test('holds a review for a step of the process, and a review that a journey shows to be open', () => {
    const member = journey('A', { membership: 'FIXED' }, [event('RAISED', '2026-01-20')])
    expect(only(agenda([], [member])).reviews).toEqual([
      {
        ref: 'A',
        membership: 'FIXED',
        reasons: [
          {
            item: 'REVIEW_OPEN',
            words: 'UNDER_REVIEW: to be decided',
            since: '2026-01-01',
            from: 'process',
          },
          { item: 'OTHER', words: 'OTHER', since: '2026-01-20', from: 'process' },
        ],
      },
    ])
  })

  test('does not say of a member without a journey that a review is open', () => {
    expect(only(agenda([nominal('A', { membership: 'FIXED' })])).reviews).toEqual([])
  })

  test('keeps two records of one person apart, in the order given', () => {
    const { others, people } = only(agenda([nominal('A', { no: true }), nominal('A', { no: false })]))
    expect(people).toBe(2)
    expect(others.map(({ ref }) => ref)).toEqual(['A'])
  })

  test('asks nothing about nominations where there is no process', () => {
    const { machines: _, events: __, ...rest } = bare
    const [first] = agenda([nominal('A', {})], [], policyWith(rest)).unknown
    expect(first).toMatch(/^Of 1 person without a journey it is not known what the panel has dealt with/)
  })

  test('says where a journey is at fault, and when it is the whole of it', () => {
    const { title: _, ...untitled } = journey('A', {})
    expect(() => agenda([], [untitled as Journey])).toThrow(
      'The journey of A does not fit the policy small.\n/title: `title` is missing.',
    )
    const noData = Object.assign(new Date(0), journey('A', {}))
    expect(() => agenda([], [noData])).toThrow(/^The journey of A does not fit the policy small\.\n\/: /)
  })

  test('says as text that nothing is unknown, and since when a review is due', () => {
    const text = agendaToMarkdown(agenda([], [journey('A', { membership: 'FIXED' })]))
    expect(text).toContain('# Panel: agenda as at 31 January 2026')
    expect(text).toContain('UNDER\\_REVIEW: to be decided (since 1 January 2026).')
    expect(text).toContain('Nothing: of everybody there is a journey, and every fact that matters is known.')
    expect(agendaToHtml(agenda([], [journey('A', { no: true })]))).toContain('<td>1 January 2026</td>')
  })

  test('reads a position that an event of the day itself has reached', () => {
    const { nominations } = only(agenda([], [journey('A', {}, [event('SENT', asAt)])]))
    expect(nominations.map(({ since }) => since)).toEqual([asAt])
  })
})

test('an eligibility that is not settled is said to be provisional', () => {
  const cohort = decision([rule('fixed', 'FIXED', met('yes')), rule('flex', 'FLEX', met('no'))], {
    outcomes: { FIXED: {}, FLEX: { mayBeProvisional: ['FIXED'] } },
    otherwise: undefined,
  })
  const { machines: _, events: __, ...rest } = bare
  const policy = policyWith({
    ...rest,
    decisions: {
      cohort,
      panelItems: decision([rule('eligible', 'FIXED_ELIGIBLE_NOT_MEMBER', met('no'))], {
        ...collecting,
        outcomes: { FIXED_ELIGIBLE_NOT_MEMBER: { title: 'Eligible' } },
      }),
    },
  })
  const facts: Facts = { no: true, membership: 'NONE', offences: [] }
  expect(only(agenda([{ ref: 'A', facts }], [], policy)).nominations).toMatchObject([
    { title: 'Eligible', eligibility: 'FLEX (provisional)' },
  ])
})

test.each([2.5, -3, 1201])('no policy suggests deselection after %d months', (months) => {
  const [first, ...others] = issuesWith({
    deselection: {
      reasons: [],
      suggestions: [{ id: 's', title: 'S', held: { decision: 'd', outcome: 'A', months } }],
    },
  })
  expect(others).toEqual([])
  expect(first).toMatchObject({
    path: '/deselection/suggestions/0/held/months',
    message: `\`${months}\` is not a number of months.`,
    help: 'Give a whole number from 0 to 1200.',
  })
})

describe('policies without these parts', () => {
  test('suggest no deselection, and review nobody for a change', () => {
    const member = beginAt(small, { asAt, facts: { ...known, membership: 'FIXED' } })
    expect(suggestionsFor(small, member)).toEqual([])
    const { machines: _, events: __, ...rest } = bare
    expect(only(agenda([nominal('A', { membership: 'FIXED' })], [], policyWith(rest))).reviews).toEqual([])
  })

  test('know no pathways, so that every need is unknown', () => {
    expect(pathwaysFor(small, ['DRUGS'])).toEqual({ pathways: [], unknown: [{ need: 'DRUGS' }] })
  })

  test('have a forum without the name that people use for it', () => {
    const bareForum = policyWith({
      ...bare,
      forums: { BOARD: { title: 'The board', assumption: 'For the test.' } },
    })
    expect(agenda([nominal('A', {})], [], bareForum).forum).toEqual({ title: 'The board' })
  })
})
