// Machines that end duties: what is found where they are waived, or where another region ends them first.
import { verifyMachines, type MachineFinding } from '@iom-rules/core/journey'
import { describe, expect, it } from 'vitest'
import { decision, rule, test, yesNo } from '../policy/build.ts'
import { discharge, oblige, policyWith, small } from './journey-small.ts'

const verify = (more: object): MachineFinding[] => verifyMachines(policyWith(more))
const told = (findings: readonly MachineFinding[]): string[] =>
  findings.map(({ code, region, state, event }) =>
    [code, region, state, event].filter((each) => typeof each === 'string').join(' '),
  )

describe('a duty that a step waives', () => {
  const given = (duty: string, params: object, entry: readonly object[]) => ({
    decisions: {
      ...small.decisions,
      obligations: decision(
        [rule('ruled', 'RULED', { all: [test('yes', 'equal', true)] }, { event: { type: 'RULED', params } })],
        { hitPolicy: 'COLLECT', otherwise: undefined, outcomes: { RULED: {}, TOLD: {} } },
      ),
    },
    events: { WAIVED: { title: 'Waived', permittedBy: 'work' } },
    machines: {
      work: {
        initial: 'OPEN',
        states: {
          OPEN: { entry, on: { WAIVED: { target: 'SHUT', actions: [discharge(duty, { waived: true })] } } },
          SHUT: { type: 'final' },
        },
      },
    },
  })
  const never = [
    'unreachable-state work SHUT',
    'untaken-event work WAIVED',
    'dead-state work OPEN',
    'never-enabled work OPEN WAIVED',
  ]

  it.each([
    ['opens the way where its rule says that it may be waived', 'RULED', { waivable: true }, [], []],
    ['never does where its rule does not say so', 'RULED', {}, [], never],
    ['never does where a step brought it about', 'TOLD', { waivable: true }, [oblige('TOLD')], never],
  ])('%s', (_, duty, params, entry, expected) => {
    expect(told(verify(given(duty, params, entry)))).toEqual(expected)
  })
})

describe('a duty that a region ends which only follows', () => {
  const membership = { type: 'choice', values: ['NONE', 'FIXED'], title: 'Cohort' }
  const done = { target: 'DONE', actions: [discharge('TOLD')] }
  /**
   * Sending it makes the decision say A, and the region that follows ends the duty which the sending has
   * just brought about: so nothing that needs the duty is open in the journey that looks shortest.
   */
  const given = (more: { decided?: object; event?: object; events?: object; work?: object }) => ({
    facts: { ...small.facts, membership },
    events: {
      SENT: { title: 'Sent', permittedBy: 'work', set: { yes: true } },
      DECIDED: { title: 'Decided', permittedBy: 'work', ...more.event },
      ...more.events,
    },
    machines: {
      d: { follows: 'd', states: { A: { entry: [discharge('TOLD')] } } },
      work: {
        meta: { title: 'The work' },
        initial: 'NONE',
        states: {
          NONE: { on: { SENT: 'SENT' } },
          SENT: { entry: [oblige('TOLD')], on: { DECIDED: more.decided ?? done } },
          DONE: { meta: { title: 'Done' } },
        },
        ...more.work,
      },
    },
  })
  const unsettled = (findings: readonly MachineFinding[]) =>
    findings
      .filter(({ code }) => code === 'too-complex')
      .map(({ region, message }) => `${String(region)}: ${message}`)

  it('leaves a dead state certain, and without a journey that shows it', () => {
    const found = verify(given({})).find(({ code }) => code === 'dead-state')
    expect(found).toMatchObject({ state: 'DONE', severity: 'warning' })
    expect(found).not.toHaveProperty('journey')
  })

  it('leaves it unsettled whether two ways are open at once', () => {
    const yes = { type: 'rule', params: { decision: 'd', outcome: 'A' } }
    const decided = [
      { ...done, guard: yes },
      { ...done, target: 'NONE', guard: yes },
    ]
    const findings = verify(given({ decided }))
    expect(unsettled(findings)[0]).toBe(
      'work: It is not settled whether two transitions for “Decided” at “SENT” can be open at once: no journey that was tried shows it.',
    )
    expect(findings.some(({ code }) => code === 'guards-overlap')).toBe(false)
  })

  it('leaves it unsettled whether a state agrees with the decision', () => {
    const e = decision([rule('e', 'DONE', { all: [test('no', 'equal', true)] })])
    const document = given({ work: { mirrors: 'e' } })
    const findings = verify({ ...document, decisions: { ...small.decisions, e } })
    expect(unsettled(findings)).toContain(
      'work: It is not settled whether “The work” is at “Done” while the decision “A decision” says “NONE”: no journey that was tried shows it.',
    )
    expect(findings.some(({ code, state }) => code.endsWith('decision') && state === 'DONE')).toBe(false)
  })

  it.each([
    ['a step of the process', 'work', { event: { set: { membership: 'FIXED' } } }],
    [
      'an event outside of it',
      'null',
      { events: { JOINED: { title: 'Joined', set: { membership: 'FIXED' }, actions: [discharge('TOLD')] } } },
    ],
  ])('leaves it unsettled whether %s makes members without the panel', (_, region, more) => {
    const event = 'event' in more ? 'Decided' : 'Joined'
    const findings = verify(given(more))
    expect(unsettled(findings)).toContain(
      `${region}: It is not settled whether “${event}” changes who is a member without the panel: no journey that was tried shows it.`,
    )
    expect(findings.some(({ code }) => code === 'membership-without-panel')).toBe(false)
  })

  it('is told, where what is unsettled hangs on it', () => {
    const decided = { ...done, guard: { type: 'rule', params: { decision: 'd', outcome: 'NONE' } } }
    const [finding] = unsettled(verify(given({ decided })))
    expect(finding).toContain('A region that follows brings about or ends duties, which was not looked at.')
  })
})

describe('so many duties that nobody can look at every position', () => {
  it('are said to be too many, and what is certain is found all the same', () => {
    const ids = Array.from({ length: 9 }, (_, at) => `D${at}`)
    const idle = Array.from({ length: 120 }, (_, at) => `IDLE_${at}`)
    const found = verify({
      facts: { yes: yesNo },
      decisions: {
        obligations: decision([rule('d', 'RULED', { all: [test('yes', 'equal', true)] })], {
          hitPolicy: 'COLLECT',
          otherwise: undefined,
          outcomes: Object.fromEntries([...ids, 'NEVER', 'RULED'].map((id) => [id, {}])),
        }),
      },
      events: Object.fromEntries([
        ...ids.flatMap((id) => [
          [`OWE_${id}`, { title: 'Owed', actions: [oblige(id)] }],
          [`END_${id}`, { title: 'Ended', permittedBy: 'work' }],
        ]),
        ...idle.map((id) => [id, { title: 'Never', permittedBy: 'work' }]),
      ]),
      machines: {
        work: {
          initial: 'OPEN',
          states: {
            OPEN: {
              on: Object.fromEntries([
                ...ids.map((id) => [`END_${id}`, { actions: [discharge(id)] }]),
                ...idle.map((id) => [id, { actions: [discharge('NEVER')] }]),
              ]),
            },
          },
        },
      },
    })
    expect(told(found)).toEqual(['too-complex work'])
    expect(found[0]?.message).toBe(
      '“work” could not be looked at in full: The machines of small can stand in too many positions to look at all of them.',
    )
  })
})
