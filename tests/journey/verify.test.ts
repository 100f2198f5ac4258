import { parsePolicy, type Policy } from '@iom-rules/core'
import { replay, type Journey } from '@iom-rules/core/journey'
import { describe, expect, it } from 'vitest'
import { verifyMachines, type MachineFinding } from '../../packages/core/src/journey/verification/verify.ts'
import { custody, decision, document, offences, rule, test, yesNo } from '../policy/build.ts'
import { policyOf, shipped } from '../rules/shipped.ts'

const membership = {
  type: 'choice',
  values: ['NONE', 'FIXED', 'FLEX', 'FREE'],
  title: 'Cohort the panel decided',
} as const
const met = (condition: string) => ({ type: 'rule', params: { condition } })
const says = (id: string, outcome: string) => ({ type: 'rule', params: { decision: id, outcome } })

type Parts = Record<string, unknown>

/** A process without faults, with things to break. */
function parts(more: Parts = {}): Parts {
  return {
    facts: { ready: yesNo, risky: yesNo, membership, ...(more['facts'] as object | undefined) },
    conditions: {
      ready: { all: [test('ready', 'equal', true)] },
      risky: { all: [test('risky', 'equal', true)] },
      calm: { all: [test('risky', 'equal', false)] },
      ...(more['conditions'] as object | undefined),
    },
    decisions: {
      d: decision([rule('risky', 'RISK', { all: [test('risky', 'equal', true)] })]),
      ...(more['decisions'] as object | undefined),
    },
    events: {
      SENT: { title: 'Sent', suppliedBy: 'referrer', permittedBy: 'work' },
      DECIDED: { title: 'Decided', suppliedBy: 'panel', permittedBy: 'work' },
      CLOSED: { title: 'Closed', suppliedBy: 'panel', permittedBy: 'work' },
      READY_IS: {
        title: 'Ready is',
        payload: { ready: { fact: 'ready' } },
        set: { ready: { payload: 'ready' } },
      },
      RISK_IS: {
        title: 'Risk is',
        payload: { risky: { fact: 'risky' } },
        set: { risky: { payload: 'risky' } },
      },
      ...(more['events'] as object | undefined),
    },
    machines: {
      work: {
        initial: 'DRAFT',
        meta: { title: 'The work' },
        states: states(),
        ...(more['work'] as object | undefined),
      },
      ...(more['machines'] as object | undefined),
    },
  }
}

function states(more: Record<string, object> = {}): Record<string, object> {
  return {
    DRAFT: { meta: { title: 'A draft' }, on: { SENT: 'OPEN' } },
    OPEN: { meta: { title: 'Open' }, on: { DECIDED: 'DONE' } },
    DONE: { meta: { title: 'Done' }, on: { CLOSED: 'SHUT' } },
    SHUT: { meta: { title: 'Shut' }, type: 'final' },
    ...more,
  }
}

function policyWith(given: Parts): Policy {
  const parsed = parsePolicy(document(given))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 1))
  return parsed.value
}

const verify = (given: Parts) => verifyMachines(policyWith(given))
const codes = (findings: readonly MachineFinding[]) => findings.map(({ code }) => code)

/** The last position of the journey that a finding shows, once no step of it is refused. */
function shown(
  given: Parts,
  { journey }: Pick<MachineFinding, 'journey'>,
): ReturnType<typeof replay>['steps'] {
  if (journey === undefined) throw new Error('The finding has no journey.')
  const policy = policyWith(given)
  const whole: Journey = { id: 'shown', title: 'Shown', policy: { id: policy.id }, ...journey }
  const { steps, refused } = replay(policy, whole)
  expect(refused).toEqual([])
  return steps
}

function only(findings: readonly MachineFinding[], code: MachineFinding['code']): MachineFinding {
  const found = findings.filter((finding) => finding.code === code)
  expect(found).toHaveLength(1)
  return found[0] as MachineFinding
}

const last = <T>(list: readonly T[]): T => list.at(-1) as T

describe('shipped policies', () => {
  it.each(shipped)('%s: nothing to find', (id) => {
    expect(verifyMachines(policyOf(id))).toEqual([])
  })

  it('the process without faults: nothing to find', () => {
    expect(verify(parts())).toEqual([])
  })

  it('a policy without machines: nothing to find', () => {
    expect(verify({})).toEqual([])
  })
})

describe('unreachable-state', () => {
  it('a state that no arrow leads to', () => {
    const given = parts({
      work: { states: states({ LOST: { meta: { title: 'Lost' }, on: { CLOSED: 'SHUT' } } }) },
    })
    const finding = only(verify(given), 'unreachable-state')
    expect(finding).toMatchObject({
      severity: 'error',
      region: 'work',
      state: 'LOST',
      path: '/machines/work/states/LOST',
    })
    expect(finding.message).toBe('No journey ever enters “Lost” in “The work”, wherever it starts.')
  })

  it('a state behind a guard that no facts meet, and the state inside it', () => {
    const lost = { initial: 'IN', states: { IN: { on: { CLOSED: 'SHUT' } } } }
    const guarded = (name: string) =>
      parts({
        conditions: { never: { all: [{ condition: 'risky' }, { condition: 'calm' }] } },
        work: {
          states: states({
            DONE: { on: { CLOSED: [{ target: 'LOST', guard: met(name) }, { target: 'SHUT' }] } },
            LOST: lost,
          }),
        },
      })
    const findings = verify(guarded('never'))
    expect(findings.filter(({ code }) => code === 'unreachable-state').map(({ state }) => state)).toEqual([
      'LOST',
      'IN',
    ])
    expect(findings.find(({ state }) => state === 'IN')?.path).toBe('/machines/work/states/LOST/states/IN')
    expect(only(findings, 'never-enabled').path).toBe('/machines/work/states/DONE/on/CLOSED/0')
    expect(verify(guarded('risky'))).toEqual([])
  })

  it('a start that an earlier start hides', () => {
    const starts = (first: object) =>
      parts({
        work: { initial: [{ target: 'OPEN', ...first }, { target: 'DRAFT' }] },
        conditions: { any: { any: [{ condition: 'ready' }, { not: { condition: 'ready' } }] } },
      })
    expect(verify(starts({ guard: met('ready') }))).toEqual([])
    expect(codes(verify(starts({ guard: met('any') })))).toEqual(['unreachable-state', 'untaken-event'])
  })

  it('an outcome of a followed decision that no facts give', () => {
    const given = (more: object) =>
      parts({
        decisions: { e: decision([], { outcomes: { NONE: {}, ODD: {} } }) },
        machines: { e: { follows: 'e', ...more } },
      })
    expect(only(verify(given({})), 'unreachable-state')).toMatchObject({
      severity: 'warning',
      region: 'e',
      state: 'ODD',
    })
  })
})

describe('dead-state', () => {
  const given = (more: object) =>
    parts({ work: { states: states({ SHUT: { meta: { title: 'Shut' }, ...more } }) } })

  it('a state without a way out', () => {
    const finding = only(verify(given({})), 'dead-state')
    expect(finding).toMatchObject({ severity: 'warning', state: 'SHUT', path: '/machines/work/states/SHUT' })
    expect(finding.journey?.events.map(({ type }) => type)).toEqual(['SENT', 'DECIDED', 'CLOSED'])
    expect(last(shown(given({}), finding)).standing.states['work']).toBe('SHUT')
  })

  it('only ways back to itself are no way out; a final state needs none', () => {
    expect(codes(verify(given({ on: { CLOSED: 'SHUT', DECIDED: {} } })))).toEqual(['dead-state'])
    expect(verify(given({ on: { CLOSED: 'DRAFT' } }))).toEqual([])
    expect(verify(given({ type: 'final' }))).toEqual([])
  })

  it('a way out that is never open', () => {
    const never = { never: { all: [{ condition: 'risky' }, { condition: 'calm' }] } }
    const closed = (guard: object) =>
      parts({
        conditions: never,
        work: { states: states({ DONE: { on: { CLOSED: { target: 'SHUT', guard } } } }) },
      })
    expect(codes(verify(closed(met('never')))).sort()).toEqual([
      'dead-state',
      'never-enabled',
      'unreachable-state',
      'untaken-event',
    ])
    expect(verify(closed(met('risky')))).toEqual([])
  })
})

describe('untaken-event', () => {
  const odd = { ODD: { title: 'Odd', permittedBy: 'work' } }

  it('an event that only a state takes where nobody ever is', () => {
    const listed = (name: string) =>
      parts({ events: odd, work: { states: states({ [name]: { on: { DECIDED: 'DONE', ODD: 'DRAFT' } } }) } })
    const findings = verify(listed('LOST'))
    expect(codes(findings)).toEqual(['unreachable-state', 'untaken-event'])
    expect(findings[1]).toMatchObject({
      severity: 'error',
      region: 'work',
      event: 'ODD',
      path: '/events/ODD',
    })
    expect(findings[1]?.message).toContain('“Odd” can never happen')
    expect(verify(listed('OPEN'))).toEqual([])
  })
})

describe('guards-overlap', () => {
  const given = (first: object, second: object) =>
    parts({
      work: { states: states({ OPEN: { meta: { title: 'Open' }, on: { DECIDED: [first, second] } } }) },
    })
  const toDone = { target: 'DONE', guard: met('ready') }

  it('two targets at once: an error, with a case', () => {
    const policy = given(toDone, { target: 'DRAFT', guard: met('risky') })
    const finding = only(verify(policy), 'guards-overlap')
    expect(finding).toMatchObject({
      severity: 'error',
      region: 'work',
      state: 'OPEN',
      event: 'DECIDED',
      path: '/machines/work/states/OPEN/on/DECIDED/1',
    })
    const step = last(shown(policy, finding))
    expect(step.standing.facts).toMatchObject({ ready: true, risky: true })
    // The first one wins.
    expect(step.standing.states['work']).toBe('DONE')
    expect(finding.journey?.events.map(({ type }) => type)).toEqual(['SENT', 'DECIDED'])
  })

  it('the same target: a warning', () => {
    const finding = only(verify(given(toDone, { target: 'DONE', guard: met('risky') })), 'guards-overlap')
    expect(finding.severity).toBe('warning')
  })

  it('guards that exclude each other, and a last one that means “otherwise”, are as they should be', () => {
    expect(
      verify(given({ target: 'DONE', guard: met('calm') }, { target: 'DRAFT', guard: met('risky') })),
    ).toEqual([])
    expect(verify(given(toDone, { target: 'DRAFT' }))).toEqual([])
    const not = { type: 'not', params: { guard: met('ready') } }
    expect(verify(given(toDone, { target: 'DRAFT', guard: not }))).toEqual([])
  })

  it('guards see the facts after the event', () => {
    const deciding = (value: boolean) =>
      parts({
        events: {
          DECIDED: { title: 'Decided', suppliedBy: 'panel', permittedBy: 'work', set: { ready: value } },
        },
        work: {
          states: states({ OPEN: { on: { DECIDED: [toDone, { target: 'DRAFT', guard: met('risky') }] } } }),
        },
      })
    expect(codes(verify(deciding(true)))).toEqual(['guards-overlap', 'never-enabled'])
    expect(codes(verify(deciding(false)))).toEqual([
      'unreachable-state',
      'unreachable-state',
      'untaken-event',
      'never-enabled',
    ])
  })
})

describe('never-enabled', () => {
  const given = (on: object) => parts({ work: { states: states({ OPEN: { meta: { title: 'Open' }, on } }) } })

  it('behind an earlier one that always comes first', () => {
    const policy = given({ DECIDED: [{ target: 'DONE' }, { target: 'DRAFT', guard: met('ready') }] })
    const finding = only(verify(policy), 'never-enabled')
    expect(finding).toMatchObject({
      severity: 'warning',
      state: 'OPEN',
      event: 'DECIDED',
      path: '/machines/work/states/OPEN/on/DECIDED/1',
    })
    expect(finding.message).toContain('an earlier transition always comes first')
    expect(
      verify(given({ DECIDED: [{ target: 'DRAFT', guard: met('ready') }, { target: 'DONE' }] })),
    ).toEqual([])
  })

  it('a duty that is never owed where it is ended', () => {
    const obligations = {
      title: 'Duties',
      hitPolicy: 'COLLECT',
      outcomes: { TELL: { title: 'Tell' }, SHOW: { title: 'Show' } },
      rules: [rule('show', 'SHOW', { all: [test('risky', 'equal', true)] })],
    }
    const ending = (duty: string, entry: readonly object[]) =>
      parts({
        decisions: { obligations },
        work: {
          states: states({
            DONE: {
              entry,
              on: {
                CLOSED: [
                  { target: 'DRAFT', actions: [{ type: 'discharge', params: { duty } }] },
                  { target: 'SHUT' },
                ],
              },
            },
          }),
        },
      })
    const finding = only(verify(ending('TELL', [])), 'never-enabled')
    expect(finding.message).toContain('what it ends is never owed there')
    // Owed by a rule, where the facts make it so.
    expect(verify(ending('SHOW', []))).toEqual([])
    // Owed by a step of the process, and then always: the other way is not open any more.
    const stepwise = verify(ending('TELL', [{ type: 'oblige', params: { duty: 'TELL' } }]))
    expect(codes(stepwise)).toEqual(['unreachable-state', 'never-enabled'])
  })
})

describe('machine-disagrees-with-decision', () => {
  const moving = (target: string) => ({ target, guard: says('d', target) })
  const mirror = (on: object, initial: unknown = [moving('RISK'), moving('NONE'), { target: 'UNKNOWN' }]) =>
    parts({
      machines: {
        mirror: {
          mirrors: 'd',
          meta: { title: 'The mirror' },
          initial,
          states: {
            RISK: { meta: { title: 'At risk' }, on },
            NONE: { meta: { title: 'Quiet' }, on },
            UNKNOWN: { meta: { title: 'Not known' }, on },
          },
        },
      },
    })
  const moves = [moving('RISK'), moving('NONE')]

  it('a mirror that moves with the decision agrees', () => {
    expect(verify(mirror({ RISK_IS: moves }))).toEqual([])
  })

  it('a mirror that stands still disagrees after one event', () => {
    const given = mirror({ RISK_IS: [moving('RISK')] })
    const findings = verify(given).filter(({ code }) => code === 'machine-disagrees-with-decision')
    expect(findings.map(({ state }) => state)).toEqual(['RISK', 'UNKNOWN'])
    const [finding] = findings as [MachineFinding]
    expect(finding).toMatchObject({
      severity: 'error',
      region: 'mirror',
      decision: 'd',
      path: '/machines/mirror/states/RISK',
    })
    expect(finding.message).toBe(
      'After one event “The mirror” is at “At risk”, while the decision “A decision” says “NONE”.',
    )
    const { standing, position } = last(shown(given, finding))
    expect(standing.states['mirror']).toBe('RISK')
    expect(position.context.answers['d']).toMatchObject({ outcome: 'NONE' })
  })

  it('a wrong start disagrees at once', () => {
    const given = mirror({ RISK_IS: moves }, 'NONE')
    const finding = only(verify(given), 'machine-disagrees-with-decision')
    expect(finding.journey?.events).toEqual([])
    expect(finding.message).toContain('At the very start')
    expect(shown(given, finding)).toHaveLength(1)
  })

  it('what is learnt counts too', () => {
    const learn = { LEARNT: { title: 'Learnt', payload: { facts: { type: 'facts' } }, learn: 'facts' } }
    const given = { ...mirror({ RISK_IS: moves }) }
    const events = { ...(given['events'] as object), ...learn }
    const finding = only(verify({ ...given, events }), 'machine-disagrees-with-decision')
    expect(finding.journey?.events.map(({ type }) => type)).toEqual(['LEARNT'])
    expect(finding).toMatchObject({ state: 'UNKNOWN' })
    shown({ ...given, events }, finding)
    expect(verify({ ...mirror({ RISK_IS: moves, LEARNT: moves }), events })).toEqual([])
  })

  it('a colour written out by hand, over all the facts of the shipped colours', () => {
    const base = policyOf('navigate').document
    const outcomes = ['RED', 'BLUE', 'BLACK', 'AMBER_ALERT', 'AMBER', 'GREEN', 'UNCLASSIFIED']
    const to = (target: string) => ({ target, guard: says('status', target) })
    const every = [...outcomes.map(to), { target: 'UNDETERMINED' }]
    const written = (events: readonly string[], initial: readonly object[]) => ({
      ...base,
      machines: {
        colour: {
          mirrors: 'status',
          initial,
          states: Object.fromEntries(
            [...outcomes, 'UNDETERMINED'].map((state) => [
              state,
              { on: Object.fromEntries(events.map((event) => [event, every])) },
            ]),
          ),
        },
      },
    })
    const policy = parsePolicy(written(Object.keys(base.events ?? {}), every))
    if (!policy.ok) throw new Error(JSON.stringify(policy.issues))
    const found = verifyMachines(policy.value).filter(
      ({ code }) => code === 'machine-disagrees-with-decision',
    )
    // Guards ask for certainty, and AMBER may be provisional: only there a machine by hand falls short.
    expect(found.map(({ state }) => state)).toEqual(['UNDETERMINED'])
    const { journey } = found[0] as MachineFinding
    expect(journey?.events).toEqual([])
    expect(verifyMachines(policy.value).some(({ code }) => code === 'too-complex')).toBe(false)
  })
})

describe('iom-leads-over-mappa', () => {
  const lead = {
    ...decision([
      rule('mappa', 'MAPPA', { all: [test('managed', 'equal', true)] }),
      rule('iom', 'IOM', { all: [test('member', 'equal', true)] }),
    ]),
    title: 'Lead',
  }
  const led = (initial: unknown, on: object) =>
    parts({
      facts: { managed: yesNo, member: yesNo },
      decisions: { lead },
      events: { MANAGED: { title: 'Managed by MAPPA', set: { managed: true } } },
      machines: {
        oversight: {
          type: 'parallel',
          states: {
            lead: {
              mirrors: 'lead',
              initial,
              meta: { title: 'The lead' },
              names: { IOM: 'IOM_LED', MAPPA: 'MAPPA_LED', NONE: 'NOBODY' },
              states: {
                IOM_LED: { meta: { title: 'IOM leads' }, on },
                MAPPA_LED: { type: 'final' },
                NOBODY: { on },
                OPEN: { on },
              },
            },
          },
        },
      },
    })
  const initial = [
    { target: 'MAPPA_LED', guard: says('lead', 'MAPPA') },
    { target: 'IOM_LED', guard: says('lead', 'IOM') },
    { target: 'NOBODY', guard: says('lead', 'NONE') },
    { target: 'OPEN' },
  ]

  it('a lead that does not move when MAPPA begins', () => {
    const given = led(initial, {})
    const finding = only(verify(given), 'iom-leads-over-mappa')
    expect(finding).toMatchObject({
      severity: 'error',
      region: 'oversight.lead',
      state: 'IOM_LED',
      decision: 'lead',
      path: '/machines/oversight/states/lead/states/IOM_LED',
    })
    expect(finding.journey?.events.map(({ type }) => type)).toEqual(['MANAGED'])
    const { standing } = last(shown(given, finding))
    expect(standing.states['oversight.lead']).toBe('IOM_LED')
    expect(standing.lead?.outcome).toBe('MAPPA')
    expect(codes(verify(led(initial, { MANAGED: 'MAPPA_LED' })))).toEqual([])
  })

  it('a region that follows the decision cannot', () => {
    const { machines, ...others } = led(initial, {})
    const following = { ...others, machines: { ...(machines as object), oversight: { follows: 'lead' } } }
    expect(verify(following)).toEqual([])
  })
})

describe('membership-without-panel', () => {
  const accepting = (event: object, more: Parts = {}) =>
    parts({
      ...more,
      events: {
        ACCEPTED: {
          title: 'Accepted',
          payload: { cohort: { fact: 'membership' } },
          set: { membership: { payload: 'cohort' } },
          ...event,
        },
        ...(more['events'] as object | undefined),
      },
    })

  it('an event of the office that makes a member, whatever the state', () => {
    const given = accepting({ suppliedBy: 'IOM team' })
    const finding = only(verify(given), 'membership-without-panel')
    expect(finding).toMatchObject({
      severity: 'error',
      region: null,
      event: 'ACCEPTED',
      path: '/events/ACCEPTED',
    })
    expect(finding.message).toContain('the panel has had no part in it')
    const steps = shown(given, finding)
    expect(steps.at(-2)?.standing.membership).toBe('NONE')
    expect(last(steps).standing.membership).not.toBe('NONE')
    expect(verify(accepting({ suppliedBy: 'panel' }))).toEqual([])
  })

  it('an office that records what the panel decided', () => {
    const recorded = (state: string) =>
      accepting(
        { suppliedBy: 'IOM team', permittedBy: 'work' },
        {
          work: {
            states: states({
              [state]: {
                ...states()[state],
                on: { ...(states()[state] as { on: object }).on, ACCEPTED: 'SHUT' },
              },
            }),
          },
        },
      )
    // The panel decides on the way from OPEN to DONE.
    expect(verify(recorded('DONE'))).toEqual([])
    const finding = only(verify(recorded('OPEN')), 'membership-without-panel')
    expect(finding.region).toBe('work')
    expect(shown(recorded('OPEN'), finding).map(({ event }) => event?.type)).toEqual([
      undefined,
      'SENT',
      'ACCEPTED',
    ])
  })

  it('once the panel has decided, a second change needs it again', () => {
    const given = accepting(
      { suppliedBy: 'IOM team', permittedBy: 'work' },
      { work: { states: states({ DONE: { on: { CLOSED: 'SHUT', ACCEPTED: {} } } }) } },
    )
    const finding = only(verify(given), 'membership-without-panel')
    expect(finding.journey?.events.map(({ type }) => type)).toEqual([
      'SENT',
      'DECIDED',
      'ACCEPTED',
      'ACCEPTED',
    ])
    shown(given, finding)
  })

  it('leaving, and changing cohort, without the panel', () => {
    const ended = (suppliedBy: string) =>
      parts({ events: { ENDED: { title: 'Ended', suppliedBy, set: { membership: 'NONE' } } } })
    const finding = only(verify(ended('police')), 'membership-without-panel')
    expect(finding.message).toBe(
      '“Ended” changes membership from “FIXED” to “none”, and the panel has had no part in it.',
    )
    expect(last(shown(ended('police'), finding)).standing.membership).toBe('NONE')
    expect(verify(ended('panel'))).toEqual([])
  })

  it('a state of members that is entered without the panel', () => {
    const tagged = (suppliedBy: string) =>
      parts({
        events: { DECIDED: { title: 'Decided', suppliedBy, permittedBy: 'work' } },
        work: {
          states: states({ DONE: { meta: { title: 'A member' }, tags: ['member'], on: { CLOSED: 'SHUT' } } }),
        },
      })
    const finding = only(verify(tagged('IOM team')), 'membership-without-panel')
    expect(finding).toMatchObject({
      region: 'work',
      state: 'DONE',
      event: 'DECIDED',
      path: '/machines/work/states/DONE',
    })
    expect(last(shown(tagged('IOM team'), finding)).standing.states['work']).toBe('DONE')
    expect(verify(tagged('panel'))).toEqual([])
  })
})

describe('regions that bear on each other', () => {
  /** Once waiting, somebody is ready again only if the other region lets it happen. */
  const given = (guard: string) =>
    parts({
      conditions: { never: { all: [{ condition: 'risky' }, { condition: 'calm' }] } },
      events: {
        SENT: { title: 'Sent', permittedBy: 'work', set: { ready: false } },
        READY_IS: { title: 'Ready again', permittedBy: 'other', set: { ready: true } },
      },
      work: { states: states({ OPEN: { on: { DECIDED: { target: 'DONE', guard: met('ready') } } } }) },
      machines: {
        other: {
          initial: 'A',
          states: { A: { on: { READY_IS: { target: 'B', guard: met(guard) } } }, B: { type: 'final' } },
        },
      },
    })

  it('are looked at together', () => {
    expect(verify(given('risky'))).toEqual([])
    const findings = verify(given('never'))
    const unreachable = findings.filter(({ code }) => code === 'unreachable-state')
    expect(unreachable.map(({ region, state }) => `${region} ${state}`)).toEqual([
      'other B',
      'work DONE',
      'work SHUT',
    ])
    expect(
      only(
        findings.filter(({ region }) => region === 'work'),
        'never-enabled',
      ).event,
    ).toBe('DECIDED')
  })
})

describe('time', () => {
  const due = { due: { type: 'day', title: 'Due' } } as const
  const isDue = rule('due', 'DUE', { all: [test('due', 'onOrBefore', { fact: 'asAt' })] })
  const given = (on: object) =>
    parts({
      facts: due,
      decisions: { e: decision([isDue]) },
      events: { WAITED: { title: 'Waited' } },
      machines: {
        mirror: {
          mirrors: 'e',
          meta: { title: 'The mirror' },
          initial: [
            { target: 'DUE', guard: says('e', 'DUE') },
            { target: 'NONE', guard: says('e', 'NONE') },
            { target: 'OPEN' },
          ],
          states: {
            DUE: { type: 'final' },
            NONE: { meta: { title: 'Not due' }, on },
            OPEN: { type: 'final' },
          },
        },
      },
    })

  it('is an event, too: a mirror that does not move with it disagrees', () => {
    const finding = only(verify(given({})), 'machine-disagrees-with-decision')
    expect(finding).toMatchObject({ region: 'mirror', state: 'NONE' })
    const { events, start } = finding.journey as NonNullable<MachineFinding['journey']>
    expect(events).toHaveLength(1)
    expect((events[0]?.day ?? '') > start.asAt).toBe(true)
    const { standing, position } = last(shown(given({}), finding))
    expect(standing.states['mirror']).toBe('NONE')
    expect(position.context.answers['e']).toMatchObject({ outcome: 'DUE' })
  })

  it('passes with any event: a mirror that only heeds some of them disagrees', () => {
    const findings = verify(given({ WAITED: { target: 'DUE', guard: says('e', 'DUE') } }))
    const { journey } = only(findings, 'machine-disagrees-with-decision')
    expect(journey?.events.map(({ type }) => type)).not.toContain('WAITED')
  })

  it('is looked at on some days only, and that is said', () => {
    const every = ['WAITED', 'READY_IS', 'RISK_IS'].map((event) => [
      event,
      { target: 'DUE', guard: says('e', 'DUE') },
    ])
    const { events, machines, ...others } = given(Object.fromEntries(every))
    const { WAITED, READY_IS, RISK_IS } = events as Parts
    const { mirror } = machines as Parts
    const heeding = { ...others, events: { WAITED, READY_IS, RISK_IS }, machines: { mirror } }
    const [unsettled, ...more] = verify(heeding)
    expect(more).toEqual([])
    expect(unsettled).toMatchObject({ code: 'too-complex', severity: 'warning', region: 'mirror' })
    expect(unsettled?.message).toContain('Time can matter')
    expect(unsettled?.message).toContain('it always agrees with')
  })
})

describe('too-complex', () => {
  it('says so, and finds what it can without the mirrored decision', () => {
    const mirrored = parts({
      machines: {
        mirror: {
          mirrors: 'd',
          initial: [{ target: 'RISK', guard: says('d', 'RISK') }, { target: 'NONE' }],
          states: { RISK: {}, NONE: { type: 'final' } },
        },
      },
    })
    const findings = verifyMachines(policyWith(mirrored), { budget: 4 })
    expect(findings.every(({ code, severity }) => code === 'too-complex' && severity === 'warning')).toBe(
      true,
    )
    expect(findings.map(({ region }) => region)).toEqual(['mirror', 'mirror'])
    expect(findings[1]?.decision).toBe('d')
    expect(codes(verify(mirrored))).not.toContain('too-complex')
  })

  it('does not guess where lists decide', () => {
    const given = (condition: object) => ({
      ...parts({
        facts: { offences, custody },
        conditions: { many: { all: [condition] } },
        work: { states: states({ DRAFT: { on: { SENT: { target: 'OPEN', guard: met('many') } } } }) },
      }),
      derived: {
        number: { type: 'number', title: 'How many', count: 'offences', assumption: 'For the test.' },
        latest: {
          type: 'day',
          title: 'The latest',
          latest: 'offences',
          of: 'day',
          assumption: 'For the test.',
        },
      },
    })
    // Two records are tried, and lead on.
    expect(verify(given(test('number', 'equal', 2)))).toEqual([])
    // Thirty-three are not: whether anything lies behind is then not known, and nothing is called unreachable.
    const [finding, ...others] = verify(given(test('number', 'equal', 33)))
    expect(others).toEqual([])
    expect(finding).toMatchObject({ code: 'too-complex', severity: 'warning', region: 'work' })
    expect(finding?.message).toContain('“Open” is ever entered')
    expect(finding?.message).toContain('worked out from lists')
  })
})

describe('findings', () => {
  it('have journeys that start on the day that is asked for', () => {
    const given = parts({ work: { states: states({ SHUT: {} }) } })
    const [finding] = verifyMachines(policyWith(given), { asAt: '2026-11-22' })
    expect(finding?.journey?.start.asAt).toBe('2026-11-22')
  })

  it('come in the order of severity', () => {
    const given = parts({ work: { states: states({ SHUT: {}, LOST: { type: 'final' } }) } })
    expect(codes(verify(given))).toEqual(['unreachable-state', 'dead-state'])
  })

  it('need a day that exists', () => {
    expect(() => verifyMachines(policyWith(parts()), { asAt: '2026-02-30' })).toThrow(/must be a day/)
  })
})
