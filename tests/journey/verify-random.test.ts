// A second opinion: small random machines, walked position by position with the engine itself.
import { dayNumber, dayText, parsePolicy, type Facts, type Policy } from '@iom-rules/core'
import {
  beginAt,
  regionsOf,
  replay,
  takeEvent,
  type JourneyEvent,
  type Position,
} from '@iom-rules/core/journey'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { obstacle } from '../../packages/core/src/journey/permit.ts'
import { verifyMachines, type MachineFinding } from '../../packages/core/src/journey/verification/verify.ts'
import { leafOf, transitionsOn, type FlatRegion, type State } from '../../packages/core/src/policy/regions.ts'
import { decision, document, rule, test, yesNo } from '../policy/build.ts'

const names = ['A', 'B', 'NONE', 'U'] as const
const met = (condition: string) => ({ type: 'rule', params: { condition } })
const guard = fc.constantFrom(
  undefined,
  undefined,
  met('a'),
  met('b'),
  met('calm'),
  { type: 'not', params: { guard: met('a') } },
  { type: 'rule', params: { decision: 'd', outcome: 'A' } },
  { type: 'rule', params: { decision: 'd', outcome: 'NONE' } },
)
const action = fc.constantFrom(
  { type: 'oblige', params: { duty: 'TELL' } },
  { type: 'discharge', params: { duty: 'TELL' } },
  { type: 'discharge', params: { duty: 'SHOW' } },
)
const transition = fc
  .record({
    target: fc.constantFrom(...names, undefined),
    guard,
    actions: fc.array(action, { maxLength: 1 }),
  })
  .map(({ target, guard, actions }) => ({
    ...(target === undefined ? {} : { target }),
    ...(guard === undefined ? {} : { guard }),
    ...(actions.length === 0 ? {} : { actions }),
  }))
const taken = ['E0', 'E1', 'E2', 'F'] as const
const state = fc.dictionary(fc.constantFrom(...taken), fc.array(transition, { minLength: 1, maxLength: 3 }), {
  maxKeys: 3,
})
const machine = fc.record({
  first: fc.constantFrom(...names),
  guarded: fc.option(fc.record({ target: fc.constantFrom(...names), guard }), { nil: undefined }),
  states: fc.tuple(state, state, state, state),
  entry: fc.constantFrom([], [{ type: 'oblige', params: { duty: 'TELL' } }]),
  mirrors: fc.boolean(),
})

type Machine = typeof machine extends fc.Arbitrary<infer T> ? T : never

function policyFor({ first, guarded, states, entry, mirrors }: Machine): Policy {
  // What no state lists would be refused as never happening, so it may always happen.
  const permitted = (event: string) =>
    states.some((on) => Object.hasOwn(on, event)) ? { permittedBy: 'r' } : {}
  const parsed = parsePolicy(
    document({
      facts: { a: yesNo, b: yesNo },
      conditions: {
        a: { all: [test('a', 'equal', true)] },
        b: { all: [test('b', 'equal', true)] },
        calm: { all: [test('b', 'equal', false)] },
      },
      assumptions: [
        {
          id: 'not-both',
          condition: { any: [test('a', 'equal', false), test('b', 'equal', true)] },
          reason: 'For the test.',
          use: 'reason',
        },
      ],
      decisions: {
        d: decision([
          rule('a', 'A', { all: [test('a', 'equal', true), test('b', 'equal', true)] }),
          rule('b', 'B', { all: [test('b', 'equal', true)] }),
        ]),
        obligations: {
          title: 'Duties',
          hitPolicy: 'COLLECT',
          outcomes: { TELL: {}, SHOW: {} },
          rules: [rule('show', 'SHOW', { all: [test('a', 'equal', true)] })],
        },
      },
      events: {
        E0: { title: 'E0', ...permitted('E0'), set: { a: true } },
        E1: { title: 'E1', ...permitted('E1'), set: { b: null, a: { fact: 'b' } } },
        E2: { title: 'E2', ...permitted('E2') },
        F: { title: 'F', payload: { b: { fact: 'b' } }, set: { b: { payload: 'b' } } },
        LEARNT: { title: 'Learnt', payload: { facts: { type: 'facts' } }, learn: 'facts' },
      },
      machines: {
        r: {
          initial: [...(guarded?.guard === undefined ? [] : [guarded]), { target: first }],
          ...(mirrors ? { mirrors: 'd' } : {}),
          states: Object.fromEntries(
            names.map((name, at) => [name, { on: states[at], ...(at === 1 ? { entry } : {}) }]),
          ),
        },
      },
    }),
  )
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 1))
  return parsed.value
}

function eventsAt({ context }: Position): JourneyEvent[] {
  // A day between, so that a duty that comes back is owed anew.
  const day = dayText((dayNumber(context.asAt) as number) + 1)
  const unknown = ['a', 'b'].filter((fact) => context.facts[fact] === undefined)
  const learnt = unknown.reduce<Facts[]>(
    (all, fact) => all.flatMap((facts) => [facts, { ...facts, [fact]: true }, { ...facts, [fact]: false }]),
    [{}],
  )
  return [
    ...(['E0', 'E1', 'E2'] as const).map((type) => ({ type, day })),
    { type: 'F', day, payload: { b: true } },
    { type: 'F', day, payload: { b: false } },
    ...learnt.map((facts) => ({ type: 'LEARNT', day, payload: { facts } })),
  ]
}

/** What of a position can matter: the state, the facts, and which duties are owed and done, however often. */
function keyOf({ states, context }: Position): string {
  const { facts, owed, closed, since } = context
  const done = closed.filter((each) => since['obligations']?.[each.duty] === each.since)
  const named = (duties: readonly { readonly duty: string }[]) =>
    [...new Set(duties.map(({ duty }) => duty))].sort()
  return JSON.stringify([states, facts['a'], facts['b'], named(owed), named(done)])
}

interface Walked {
  /** Fewest events to each state. */
  readonly entered: Map<string, number>
  readonly left: Set<string>
  readonly events: Set<string>
  readonly open: Set<string>
  /** Fewest events up to and with one for which two guards hold. */
  readonly overlaps: Map<string, number>
  readonly disagreeing: Map<string, number>
}

function walk(policy: Policy, region: FlatRegion): Walked {
  const walked: Walked = {
    entered: new Map(),
    left: new Set(),
    events: new Set(),
    open: new Set(),
    overlaps: new Map(),
    disagreeing: new Map(),
  }
  const seen = new Set<string>()
  let layer: Position[] = []
  for (const a of [true, false, undefined])
    for (const b of [true, false, undefined]) {
      const facts = { ...(a === undefined ? {} : { a }), ...(b === undefined ? {} : { b }) }
      layer.push(beginAt(policy, { facts, asAt: '2026-11-22' }))
    }
  for (let depth = 0; layer.length > 0; depth += 1) {
    const next: Position[] = []
    for (const position of layer) {
      const key = keyOf(position)
      if (seen.has(key)) continue
      seen.add(key)
      const name = position.states['r'] as string
      if (!walked.entered.has(name)) walked.entered.set(name, depth)
      const said = position.context.answers['d']
      const outcome = said !== undefined && 'outcome' in said ? said.outcome : null
      if (region.mirrors !== undefined && name !== (outcome ?? 'U') && !walked.disagreeing.has(name))
        walked.disagreeing.set(name, depth)
      for (const event of eventsAt(position))
        next.push(...look(policy, region, walked, position, event, depth))
    }
    layer = next
  }
  return walked
}

function look(
  policy: Policy,
  region: FlatRegion,
  walked: Walked,
  position: Position,
  event: JourneyEvent,
  depth: number,
): Position[] {
  const state = region.states.get(position.states['r'] ?? '') as State
  const listed = transitionsOn(region, state, event.type)
  const open = listed.filter((each) => obstacle(policy, position.context, event, each) === null)
  const placeOf = (each: (typeof listed)[number]) => {
    const several = listed.length > 1 ? `/${listed.indexOf(each)}` : ''
    return `/machines/r/states/${state.name}/on/${event.type}${several}`
  }
  const guarded = open.filter((each) => each.guard !== undefined)
  guarded.forEach((_, at) =>
    guarded.slice(at + 1).forEach((second) => {
      const key = placeOf(second)
      if (!walked.overlaps.has(key)) walked.overlaps.set(key, depth + 1)
    }),
  )
  const [first] = open
  if (first !== undefined) {
    walked.open.add(placeOf(first))
    walked.events.add(event.type)
    if (first.target !== undefined && leafOf(region, first.target).name !== state.name)
      walked.left.add(state.name)
  }
  const step = takeEvent(policy, position, event)
  return step.refusal === null ? [step.position] : []
}

function findingsOf(findings: readonly MachineFinding[], code: MachineFinding['code']): MachineFinding[] {
  return findings.filter((finding) => finding.code === code)
}

const steps = ({ journey }: MachineFinding) => journey?.events.length

it('finds what walking through every position finds, by journeys as short', () => {
  let errors = 0
  fc.assert(
    fc.property(machine, (made) => {
      const policy = policyFor(made)
      const [region] = regionsOf(policy) as [FlatRegion]
      const walked = walk(policy, region)
      const findings = verifyMachines(policy)
      errors += findings.length
      expect(findingsOf(findings, 'too-complex')).toEqual([])
      expect(findingsOf(findings, 'unreachable-state').map(({ state }) => state)).toEqual(
        names.filter((name) => !walked.entered.has(name)),
      )
      const dead = findingsOf(findings, 'dead-state')
      expect(dead.map((finding) => [finding.state, steps(finding)])).toEqual(
        names
          .filter((name) => walked.entered.has(name) && !walked.left.has(name))
          .map((name) => [name, walked.entered.get(name)]),
      )
      expect(findingsOf(findings, 'untaken-event').map(({ event }) => event)).toEqual(
        ['E0', 'E1', 'E2'].filter(
          (event) => policy.events[event]?.permittedBy !== undefined && !walked.events.has(event),
        ),
      )
      const listed = names.flatMap((name) =>
        !walked.entered.has(name)
          ? []
          : Object.entries(region.states.get(name)?.on ?? {}).flatMap(([event, transitions]) =>
              transitions.map((_, at) =>
                [`/machines/r/states/${name}/on/${event}`, ...(transitions.length > 1 ? [at] : [])].join('/'),
              ),
            ),
      )
      expect(
        findingsOf(findings, 'never-enabled')
          .map(({ path }) => path)
          .sort(),
      ).toEqual(listed.filter((path) => !walked.open.has(path)).sort())
      const overlaps = new Map<string, number>()
      for (const finding of findingsOf(findings, 'guards-overlap'))
        overlaps.set(finding.path, Math.min(overlaps.get(finding.path) ?? Infinity, steps(finding) ?? 0))
      expect(overlaps).toEqual(walked.overlaps)
      const disagreeing = findingsOf(findings, 'machine-disagrees-with-decision')
      expect(new Map(disagreeing.map((finding) => [finding.state, steps(finding)]))).toEqual(
        walked.disagreeing,
      )
      for (const { journey } of findings) {
        if (journey === undefined) continue
        const whole = { id: 'shown', title: 'Shown', policy: { id: policy.id }, ...journey }
        expect(replay(policy, whole).refused).toEqual([])
      }
    }),
    { numRuns: 40 },
  )
  // It would prove nothing of machines without faults.
  expect(errors).toBeGreaterThan(100)
})
