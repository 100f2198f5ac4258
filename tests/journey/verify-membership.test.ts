// Machines of members: who becomes one without the panel, in which words, and what is no fault of a machine.
import { verifyMachines, type MachineFinding } from '@iom-rules/core/journey'
import { describe, expect, it } from 'vitest'
import { yesNo } from '../policy/build.ts'
import { policyWith, small } from './journey-small.ts'

const verify = (more: object): MachineFinding[] => verifyMachines(policyWith(more))
const messages = (findings: readonly MachineFinding[]) =>
  findings.filter(({ code }) => code === 'membership-without-panel').map(({ message }) => message)

const facts = { ...small.facts, membership: { type: 'choice', values: ['NONE', 'FIXED'], title: 'Cohort' } }
const tags = ['member']
const work = (joined: object) => ({
  initial: 'DRAFT',
  meta: { title: 'The work' },
  states: { DRAFT: { on: { SENT: 'IN', LEFT: 'DRAFT' } }, IN: joined },
})
const events = {
  SENT: { title: 'Sent', suppliedBy: 'office', permittedBy: 'work' },
  LEFT: { title: 'Left', suppliedBy: 'office', permittedBy: 'work' },
}
const entersIn =
  '“Sent” takes somebody to “In” in “The work”, a state of members, and the panel has had no part in it.'
const member = { meta: { title: 'In' }, tags, on: { LEFT: 'DRAFT' } }

describe('membership that changes without the panel', () => {
  it('is found where only states say who is a member, and no fact does', () => {
    expect(messages(verify({ events, machines: { work: work(member) } }))).toEqual([entersIn])
    const byPanel = { ...events, SENT: { ...events.SENT, suppliedBy: 'panel' } }
    expect(verify({ events: byPanel, machines: { work: work(member) } })).toEqual([])
  })

  it('is found where a state of members is entered from outside, and lies within another', () => {
    const within = {
      meta: { title: 'Case' },
      initial: 'NEW',
      states: { NEW: member, OLD: { type: 'final' } },
    }
    const found = verify({ events, machines: { work: work(within) } })
    expect(found.find(({ code }) => code === 'membership-without-panel')).toMatchObject({
      message: entersIn,
      state: 'NEW',
      path: '/machines/work/states/IN/states/NEW',
    })
  })

  it('is found in each of several regions, and the other does not take part', () => {
    const other = {
      initial: 'OUT',
      meta: { title: 'The other' },
      states: {
        OUT: { on: { JOINED: 'TEAM' } },
        TEAM: { meta: { title: 'In the team' }, tags, on: { GONE: 'OUT' } },
      },
    }
    const more = {
      JOINED: { title: 'Joined', suppliedBy: 'office', permittedBy: 'other' },
      GONE: { title: 'Gone', suppliedBy: 'office', permittedBy: 'other' },
    }
    const found = verify({ events: { ...events, ...more }, machines: { work: work(member), other } })
    expect(messages(found)).toEqual([
      entersIn,
      '“Joined” takes somebody to “In the team” in “The other”, a state of members, and the panel has had no part in it.',
    ])
  })

  it('is told once of an event, by the fact before the state', () => {
    const SENT = { ...events.SENT, set: { membership: 'FIXED' } }
    const found = verify({ facts, events: { ...events, SENT }, machines: { work: work(member) } })
    expect(messages(found)).toEqual([
      '“Sent” changes membership from “none” to “FIXED”, and the panel has had no part in it.',
    ])
  })

  it('is found where an event makes it unknown', () => {
    const MUDDLED = { title: 'Muddled', set: { membership: null } }
    expect(messages(verify({ facts, events: { MUDDLED } }))).toEqual([
      '“Muddled” changes membership from “none” to not known, and the panel has had no part in it.',
    ])
  })
})

describe('what is no fault of a machine', () => {
  it('is a guard of an inner state that is open with one of the state around it', () => {
    const guard = (outcome: string) => ({ type: 'rule', params: { decision: 'd', outcome } })
    const given = (within: object) => ({
      events,
      machines: {
        work: {
          initial: 'CASE',
          states: {
            CASE: {
              initial: 'NEW',
              states: { NEW: { on: { SENT: within } }, OLD: {} },
              on: { SENT: { target: 'SHUT', guard: guard('A') }, LEFT: 'SHUT' },
            },
            SHUT: { on: { LEFT: 'NEW' } },
          },
        },
      },
    })
    const codes = (within: object) => verify(given(within)).map(({ code }) => code)
    expect(codes({ target: 'OLD', guard: guard('A') })).toEqual([])
    // Two guards of one state are.
    const both = [
      { target: 'OLD', guard: guard('A') },
      { target: 'SHUT', guard: guard('A') },
    ]
    expect(codes(both)).toContain('guards-overlap')
  })

  it('is a region that follows a fact, or a decision all of whose outcomes can come', () => {
    const colour = { type: 'choice', values: ['RED', 'BLUE'], title: 'Colour' }
    const machines = { d: { follows: 'd' }, colour: { follows: 'fact.colour' } }
    expect(verify({ facts: { yes: yesNo, colour }, machines, decisions: { d: small.decisions.d } })).toEqual(
      [],
    )
  })

  it.each([
    ['looked at by itself', {}],
    ['compared with a decision', { mirrors: 'd', names: { A: 'IN', NONE: 'DRAFT' } }],
  ])('is a wrong setting of the caller’s, a region %s', (_, more) => {
    const policy = policyWith({ events, machines: { work: { ...work(member), ...more } } })
    const budget = Symbol('none') as unknown as number
    expect(() => verifyMachines(policy, { budget })).toThrow(TypeError)
  })
})
