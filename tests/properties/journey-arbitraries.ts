// Random policies with events and machines, random starts that fit them, and random logs of events.
import type {
  Action,
  Condition,
  EventDeclaration,
  FactDeclaration,
  Facts,
  FollowingRegion,
  Guard,
  PolicyDocument,
  Region,
  ReviewTrigger,
  Rule,
  StateDeclaration,
  StatesRegion,
  Transition,
} from '@iom-rules/core'
import type { Journey, JourneyEvent, PayloadValue } from '@iom-rules/core/journey'
import * as fc from 'fast-check'
import { factsFor, policyCase, type NominalShape, type PolicyShape } from '../arbitraries.ts'
import { dayAfter } from './calendar.ts'

export interface JourneyCase {
  readonly document: PolicyDocument
  readonly journey: Journey
}

export interface JourneyShape {
  readonly policy: PolicyShape
  readonly nominal: NominalShape
  readonly events: number
}

/** Numbers that choose among what a policy turns out to have. */
const pick = fc.nat({ max: 999 })
const flag = fc.boolean()
const seldom = fc.integer({ min: 0, max: 4 }).map((value) => value === 0)

function at<T>(all: readonly T[], choice: number): T {
  return all[choice % all.length] as T
}

// Decisions that a journey knows by their meaning

function simpleConditions(document: PolicyDocument): Condition[] {
  const tests = Object.entries(document.facts ?? {}).flatMap(([fact, declared]): Condition[] => {
    switch (declared.type) {
      case 'boolean':
        return [{ fact, operator: 'equal', value: true }]
      case 'choice':
        return [{ fact, operator: 'equal', value: declared.values[0] as string }]
      case 'number':
        return [{ fact, operator: 'greaterThanInclusive', value: 2 }]
      case 'day':
        return [
          { fact, operator: 'onOrBefore', value: { fact: 'asAt' } },
          { fact, operator: 'equal', value: { fact: 'asAt' } },
        ]
      case 'list':
        return []
    }
  })
  const first = document.decisions?.['first']
  const decided: Condition[] =
    first === undefined || first.hitPolicy === 'COLLECT'
      ? []
      : [{ fact: 'decision.first', operator: 'equal', value: 'FIXED' }]
  return [...tests, ...decided, ...Object.keys(document.conditions ?? {}).map((condition) => ({ condition }))]
}

const duties = ['OWED', 'OTHER'] as const
const steps = ['TELL', 'WRITE'] as const
const items = ['LISTED', 'PUT'] as const

function collecting(outcomes: readonly string[], rules: readonly Rule[]): object {
  return {
    title: 'Collected',
    hitPolicy: 'COLLECT',
    outcomes: Object.fromEntries(outcomes.map((outcome) => [outcome, {}])),
    rules,
  }
}

const ruling = fc.record({ condition: pick, waivable: flag, days: fc.option(fc.nat({ max: 20 })) })

interface Roles {
  readonly rules: readonly { condition: number; waivable: boolean; days: number | null }[]
  readonly listed: number
  readonly triggers: readonly { watched: number; to: number | null; from: number | null; when: boolean }[]
}

const roles: fc.Arbitrary<Roles> = fc.record({
  rules: fc.array(ruling, { minLength: 1, maxLength: 2 }),
  listed: pick,
  triggers: fc.array(
    fc.record({
      watched: pick,
      to: fc.option(pick, { freq: 2 }),
      from: fc.option(pick, { freq: 2 }),
      when: seldom,
    }),
    { maxLength: 2 },
  ),
})

function withRoles(document: PolicyDocument, { rules, listed, triggers }: Roles): PolicyDocument {
  const conditions = simpleConditions(document)
  const rule = (name: string, type: string, choice: number, params: object = {}): Rule => ({
    name,
    conditions: { all: [at(conditions, choice)] },
    event: { type, params: { ...params } },
    assumption: 'For the test.',
  })
  const obligations = rules.map(({ condition, waivable, days }, place) =>
    rule(`rule-${place}`, at(duties, place), condition, {
      ...(waivable ? { waivable } : {}),
      ...(days === null ? {} : { dueWithinDays: days }),
    }),
  )
  const decisions = {
    ...document.decisions,
    obligations: collecting([...duties, ...steps], obligations),
    panelItems: collecting([...items], [rule('listed', 'LISTED', listed)]),
  } as NonNullable<PolicyDocument['decisions']>
  const made = { ...document, decisions }
  return {
    ...made,
    review: { triggers: triggers.map((trigger, place) => triggerOf(made, trigger, `trigger-${place}`)) },
    liaison: { TEAM: { title: 'A team' } },
    matrix: { advisory: true, items: [{ id: 'RISK', title: 'Risk', maximum: 5 }] },
  }
}

function triggerOf(document: PolicyDocument, made: Roles['triggers'][number], id: string): ReviewTrigger {
  const decisions = Object.keys(document.decisions ?? {}).filter(
    (each) => each !== 'obligations' && each !== 'panelItems',
  )
  const facts = scalars(document).map(([fact]) => fact)
  const watched = at([...decisions, ...facts], made.watched)
  const fact = document.facts?.[watched]
  const values =
    fact === undefined
      ? Object.keys(document.decisions?.[watched]?.outcomes ?? {})
      : fact.type === 'choice'
        ? fact.values
        : fact.type === 'boolean'
          ? ['true', 'false']
          : []
  const only = (choice: number | null) => (choice === null || values.length === 0 ? [] : [at(values, choice)])
  const [to, from] = [only(made.to), only(made.from)]
  const [when] = Object.keys(document.conditions ?? {})
  return {
    id,
    title: 'A change',
    ...(fact === undefined ? { decision: watched } : { fact: watched }),
    ...(to.length === 0 ? {} : { to }),
    ...(from.length === 0 ? {} : { from }),
    ...(made.when && when !== undefined ? { when } : {}),
    assumption: 'For the test.',
  }
}

type Scalar = Exclude<FactDeclaration, { readonly type: 'list' }>

function scalars(document: PolicyDocument): [string, Scalar][] {
  return Object.entries(document.facts ?? {}).flatMap(([id, fact]): [string, Scalar][] =>
    fact.type === 'list' ? [] : [[id, fact]],
  )
}

// Events

const stepEvents = ['E0', 'E1', 'E2', 'E3'] as const

interface Happening {
  readonly optional: number
  readonly steps: readonly { permitted: boolean; does: number; sets: number | null }[]
}

const happening: fc.Arbitrary<Happening> = fc.record({
  optional: pick,
  steps: fc.array(fc.record({ permitted: flag, does: fc.nat({ max: 7 }), sets: fc.option(pick) }), {
    minLength: stepEvents.length,
    maxLength: stepEvents.length,
  }),
})

/** What an event does by itself has to do with one duty, what a transition does with the other. */
function ownActions(does: number): { readonly actions?: readonly Action[] } {
  if (does === 1) return { actions: [{ type: 'oblige', params: { duty: 'TELL', dueWithinDays: 3 } }] }
  if (does === 2) return { actions: [{ type: 'discharge', params: { duty: 'TELL' } }] }
  if (does === 3) return { actions: [{ type: 'refer', params: { item: 'PUT' } }, { type: 'set' }] }
  return {}
}

function eventsOf(document: PolicyDocument, made: Happening): Record<string, EventDeclaration> {
  const events: Record<string, EventDeclaration> = {}
  scalars(document).forEach(([fact, declared], place) => {
    const optional = (made.optional + place) % 3 === 0
    const value = {
      payload: 'value',
      ...at([{}, { otherwise: null }, { otherwise: { fact } }], made.optional),
    }
    events[`SET-${fact}`] = {
      title: 'Set',
      payload: { value: optional ? { fact, optional } : { fact } },
      set: { [fact]: value },
    }
    if (declared.type === 'choice') {
      const last = declared.values.at(-1) as string
      events[`TURN-${fact}`] = {
        title: 'Turn',
        set: { [fact]: { fact, cases: { [declared.values[0] as string]: last } } },
      }
    }
    if (place === 0) events['FORGET'] = { title: 'Forget', set: { [fact]: null } }
  })
  if (document.facts?.['offences'] !== undefined) {
    events['OFFENCE'] = {
      title: 'Offence',
      payload: {
        type: { fact: 'offences', field: 'type' },
        day: { fact: 'offences', field: 'day', optional: true },
        proved: { fact: 'offences', field: 'proved', optional: true },
      },
      append: {
        offences: {
          type: { payload: 'type' },
          day: { payload: 'day', otherwise: { event: 'day' } },
          proved: { payload: 'proved' },
        },
      },
    }
    events['TAKEN'] = { title: 'Taken', append: { custody: { from: { event: 'day' }, to: 'NONE' } } }
    events['FREED'] = { title: 'Freed', close: { custody: 'to' } }
  }
  const duty = { duty: { payload: 'duty' } }
  const carriesDuty = { duty: { type: 'id', of: 'duty' } } as const
  Object.assign(events, {
    LEARN: { title: 'Learn', payload: { facts: { type: 'facts' } }, learn: 'facts' },
    WAIT: { title: 'Wait' },
    DONE: { title: 'Done', payload: carriesDuty, actions: [{ type: 'discharge', params: duty }] },
    WAIVE: {
      title: 'Waive',
      payload: { ...carriesDuty, reason: { type: 'text', optional: true } },
      actions: [{ type: 'discharge', params: { ...duty, waived: true, reason: { payload: 'reason' } } }],
    },
    JOIN: { title: 'Join', actions: [{ type: 'refer', params: { team: 'TEAM' } }] },
    LEAVE: { title: 'Leave', actions: [{ type: 'discharge', params: { team: 'TEAM' } }] },
    SCORE: { title: 'Score', payload: { scores: { type: 'matrix' } } },
    DEALT: { title: 'Dealt with', actions: [{ type: 'discharge', params: { panelItems: true } }] },
  } satisfies Record<string, EventDeclaration>)
  const settable = scalars(document).filter(([, fact]) => fact.type === 'boolean')
  made.steps.forEach(({ does, sets }, place) => {
    const fact = sets === null || settable.length === 0 ? null : at(settable, sets)[0]
    events[at(stepEvents, place)] = {
      title: 'A step',
      ...(fact === null ? {} : { set: { [fact]: place % 2 === 0 } }),
      ...ownActions(does),
    }
  })
  return events
}

// Machines

interface Tree {
  readonly parents: readonly number[]
  readonly initial: readonly number[]
  readonly final: number | null
  readonly start: readonly { target: number; guard: number }[]
  readonly startsWith: number
  readonly entries: readonly { state: number; does: number }[]
  readonly arrows: readonly {
    state: number
    event: number
    to: number | null
    guard: number | null
    does: number
  }[]
}

const tree: fc.Arbitrary<Tree> = fc.record({
  parents: fc.array(pick, { minLength: 1, maxLength: 6 }),
  initial: fc.array(pick, { minLength: 6, maxLength: 6 }),
  final: fc.option(pick, { freq: 1 }),
  start: fc.array(fc.record({ target: pick, guard: pick }), { maxLength: 2 }),
  startsWith: pick,
  entries: fc.array(fc.record({ state: pick, does: fc.nat({ max: 3 }) }), { maxLength: 3 }),
  arrows: fc.array(
    fc.record({
      state: pick,
      event: pick,
      to: fc.option(pick, { freq: 6 }),
      guard: fc.option(pick, { freq: 1 }),
      does: fc.nat({ max: 7 }),
    }),
    { minLength: 2, maxLength: 10 },
  ),
})

function entryActions(does: number): Action[] {
  if (does === 0) return [{ type: 'oblige', params: { duty: 'WRITE' } }]
  if (does === 1) return [{ type: 'refer', params: { item: 'PUT' } }]
  if (does === 2) return [{ type: 'oblige', params: { duty: 'TELL', dueWithinDays: 7 } }]
  return [{ type: 'refer', params: { team: 'TEAM' } }]
}

function arrowActions(does: number): { readonly actions?: readonly Action[] } {
  if (does === 0) return { actions: [{ type: 'oblige', params: { duty: 'WRITE', dueWithinDays: 10 } }] }
  if (does === 1) return { actions: [{ type: 'discharge', params: { duty: 'WRITE' } }] }
  if (does === 2) return { actions: [{ type: 'discharge', params: { panelItems: true } }] }
  if (does === 3) return { actions: [{ type: 'set' }, { type: 'refer', params: { item: 'PUT' } }] }
  return {}
}

function guardsOf(document: PolicyDocument): Guard[] {
  const rules: Guard[] = [
    ...Object.keys(document.conditions ?? {}).map((condition): Guard => ({
      type: 'rule',
      params: { condition },
    })),
    ...Object.entries(document.decisions ?? {}).flatMap(([decision, { outcomes }]) =>
      Object.keys(outcomes)
        .slice(0, 2)
        .map((outcome): Guard => ({ type: 'rule', params: { decision, outcome } })),
    ),
  ]
  return rules.flatMap((guard): Guard[] => [guard, guard, { type: 'not', params: { guard } }])
}

/** A written region from the numbers of a tree; every name is in the whole region only once. */
function regionOf(document: PolicyDocument, made: Tree, events: readonly string[]): StatesRegion {
  const count = made.parents.length
  const name = (place: number) => `S${place}`
  const parentOf = made.parents.map((choice, place) => (choice % (place + 1)) - 1)
  const childrenOf = (place: number) => parentOf.flatMap((parent, child) => (parent === place ? [child] : []))
  const guards = guardsOf(document)
  const bare = made.parents.map((_, place) => place).filter((place) => childrenOf(place).length === 0)
  const final = made.final === null ? -1 : at(bare, made.final)
  const on = new Map<number, Map<string, Transition[]>>()
  for (const { state, event, to, guard, does } of events.length === 0 ? [] : made.arrows) {
    const from = state % count
    if (from === final) continue
    const here = on.get(from) ?? new Map<string, Transition[]>()
    const type = at(events, event)
    here.set(type, [
      ...(here.get(type) ?? []),
      {
        ...(to === null ? {} : { target: name(to % count) }),
        ...(guard === null ? {} : { guard: at(guards, guard) }),
        ...arrowActions(does),
      },
    ])
    on.set(from, here)
  }
  const stateAt = (place: number): StateDeclaration => {
    const children = childrenOf(place)
    const entry = made.entries
      .filter(({ state }) => state % count === place)
      .flatMap(({ does }) => entryActions(does))
    const arrows = on.get(place)
    return {
      ...(place === final ? { type: 'final' as const } : {}),
      ...(arrows === undefined
        ? {}
        : { on: Object.fromEntries([...arrows].map(([type, to]) => [type, shortened(to)])) }),
      ...(entry.length === 0 ? {} : { entry }),
      ...(children.length === 0
        ? {}
        : {
            initial: name(at(children, made.initial[place] as number)),
            states: Object.fromEntries(children.map((child) => [name(child), stateAt(child)])),
          }),
    }
  }
  const starts = made.start.map(({ target, guard }) => ({
    target: name(target % count),
    guard: at(guards, guard),
  }))
  const first = name(made.startsWith % count)
  return {
    initial: starts.length === 0 ? first : [...starts, { target: first }],
    states: Object.fromEntries(childrenOf(-1).map((child) => [name(child), stateAt(child)])),
    assumption: 'For the test.',
  }
}

/** One transition as an object, or as the name of its target where that says it all. */
function shortened(to: readonly Transition[]): string | Transition | readonly Transition[] {
  const [only] = to
  if (to.length !== 1 || only === undefined) return to
  return only.target !== undefined && Object.keys(only).length === 1 ? only.target : only
}

interface Machines {
  readonly trees: readonly Tree[]
  readonly owners: readonly number[]
  readonly nested: boolean
  readonly called: boolean
  readonly entry: number
}

const machines: fc.Arbitrary<Machines> = fc.record({
  trees: fc.array(tree, { minLength: 1, maxLength: 2 }),
  owners: fc.array(pick, { minLength: 24, maxLength: 24 }),
  nested: flag,
  called: flag,
  entry: fc.nat({ max: 6 }),
})

function followersOf(document: PolicyDocument, { called, entry }: Machines): [string, FollowingRegion][] {
  const singles = ['first', 'second'].filter((id) => {
    const decision = document.decisions?.[id]
    return decision !== undefined && decision.hitPolicy !== 'COLLECT'
  })
  const choice = scalars(document).find(([, fact]) => fact.type === 'choice')
  return [
    ...singles.map((id): [string, FollowingRegion] => [
      id,
      {
        follows: id,
        ...(called ? { names: { FIXED: 'IS_FIXED', NONE: 'IS_NONE' } } : {}),
        ...(entry > 3 ? {} : { states: { [called ? 'IS_FIXED' : 'FIXED']: { entry: entryActions(entry) } } }),
        assumption: 'For the test.',
      },
    ]),
    ...(choice === undefined
      ? []
      : [['fact', { follows: `fact.${choice[0]}` }] as [string, FollowingRegion]]),
  ]
}

function listedIn(states: StatesRegion['states']): string[] {
  return Object.values(states).flatMap((state) => [
    ...Object.keys(state.on ?? {}),
    ...listedIn(state.states ?? {}),
  ])
}

function withMachines(document: PolicyDocument, happening: Happening, made: Machines): PolicyDocument {
  const events = eventsOf(document, happening)
  const ids = made.trees.map((_, place) =>
    made.nested && place === made.trees.length - 1 ? 'side.tree' : `r${place}`,
  )
  const owned = ids.map((): string[] => [])
  Object.keys(events).forEach((type, place) => {
    const isStep = stepEvents.includes(type as 'E0')
    // Steps belong to a region, and some of the other events do too.
    const owner = (made.owners[place % made.owners.length] as number) % (ids.length * (isStep ? 1 : 3))
    owned[owner]?.push(type)
  })
  const trees = made.trees.map((each, place) => regionOf(document, each, owned[place] ?? []))
  // An event may need a permission that some state gives. No event can name a region inside a parallel one.
  trees.forEach((region, place) => {
    for (const type of listedIn(region.states)) {
      const permitted = happening.steps[stepEvents.indexOf(type as 'E0')]?.permitted === true
      if (permitted && ids[place]?.includes('.') === false)
        events[type] = { ...(events[type] as EventDeclaration), permittedBy: ids[place] }
    }
  })
  const [follower, ...others] = followersOf(document, made)
  const regions: [string, Region][] = trees.map((region, place) => [ids[place] as string, region])
  const nested = regions.find(([id]) => id === 'side.tree')?.[1] as StatesRegion | undefined
  const all: [string, Region][] = [
    ...(follower === undefined ? [] : [follower]),
    ...regions.filter(([id]) => id !== 'side.tree'),
    ...(nested === undefined
      ? others
      : [
          ['side', { type: 'parallel', states: { tree: nested, ...Object.fromEntries(others) } }] as [
            string,
            Region,
          ],
        ]),
  ]
  return { ...document, events, machines: Object.fromEntries(all) }
}

// Logs

interface Entry {
  readonly type: number
  readonly gap: number
  readonly choice: number
  readonly bare: boolean
  /** The same event once more: the very same object. */
  readonly again: boolean
  readonly facts: Facts
}

function entry(facts: fc.Arbitrary<Facts>): fc.Arbitrary<Entry> {
  return fc.record({
    type: pick,
    gap: fc.constantFrom(0, 0, 0, 1, 1, 3, 9, 40),
    choice: pick,
    bare: flag,
    again: seldom,
    facts,
  })
}

function payloadFor(
  document: PolicyDocument,
  type: string,
  { choice, bare, facts }: Entry,
): { readonly [field: string]: PayloadValue } | null {
  const declared = document.events?.[type]
  const payload: Record<string, PayloadValue> = {}
  for (const [field, each] of Object.entries(declared?.payload ?? {})) {
    if (each.optional === true && bare) continue
    const value = valueFor(document, each, choice, facts)
    if (value !== undefined) payload[field] = value
    else if (each.optional !== true) return null
  }
  return payload
}

function valueFor(
  document: PolicyDocument,
  field: NonNullable<EventDeclaration['payload']>[string],
  choice: number,
  facts: Facts,
): PayloadValue | undefined {
  if ('fact' in field) {
    if (field.field === 'type') return at(['X', 'Y', 'Z'], choice)
    if (field.field === 'proved') return choice % 2 === 0
    if (field.field !== undefined)
      return (facts['offences'] as readonly { day?: string }[] | undefined)?.[0]?.day
    return facts[field.fact] ?? undefined
  }
  if (field.type === 'id') return at(givenDuties(document), choice)
  if (field.type === 'text') return 'Said so'
  if (field.type === 'matrix') return { RISK: choice % 6 }
  if (field.type !== 'facts') return undefined
  const known = Object.entries(facts).filter(([, value]) => value !== null)
  return known.length === 0 ? {} : Object.fromEntries([at(known, choice)])
}

function givenDuties(document: PolicyDocument): string[] {
  return (document.decisions?.['obligations']?.rules ?? []).map((rule) => rule.event.type)
}

function logOf(document: PolicyDocument, asAt: string, entries: readonly Entry[]): JourneyEvent[] {
  // Steps of the process are as likely as everything else together.
  const types = Object.keys(document.events ?? {})
  const weighed = [...types, ...Array.from({ length: 3 }, () => stepEvents).flat()]
  let day = asAt
  return entries.flatMap((each) => {
    const type = at(weighed, each.type)
    const payload = payloadFor(document, type, each)
    if (payload === null) return []
    day = dayAfter(day, each.gap)
    const event = Object.keys(payload).length === 0 ? { type, day } : { type, day, payload }
    return each.again ? [event, event] : [event]
  })
}

/** A random policy with machines, a start and a log. Every document is one that `parsePolicy` accepts. */
export function journeyCases(shape: JourneyShape): fc.Arbitrary<JourneyCase> {
  return policyCase(shape.policy)
    .chain((made) => fc.tuple(fc.constant(made), roles, happening, machines))
    .chain(([{ document: plain, asAt }, role, happens, machine]) => {
      const document = withMachines(withRoles(plain, role), happens, machine)
      const made = { document, asAt }
      const complete = factsFor(made, { unknown: 0, unknownFields: 0 })
      return fc
        .record({
          facts: factsFor(made, shape.nominal),
          entries: fc.array(entry(complete), { maxLength: shape.events }),
        })
        .map(({ facts, entries }): JourneyCase => ({
          document,
          journey: {
            id: 'random',
            title: 'A random journey',
            policy: { id: document.id },
            start: { ref: 'A-1', asAt, facts },
            events: logOf(document, asAt, entries),
          },
        }))
    })
}
