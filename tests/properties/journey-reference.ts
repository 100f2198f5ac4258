// A second interpreter of journeys, written from the meaning of events and machines and from the policy document
// alone: it knows nothing of the journey engine, of XState, or of how regions are read. Only what a decision or a
// named condition comes to is asked of the core.
import {
  assess,
  decide,
  parsePolicy,
  type Action,
  type Decided,
  type EventDeclaration,
  type Facts,
  type FactValue,
  type FollowingRegion,
  type Guard,
  type PolicyDocument,
  type Region,
  type ReviewTrigger,
  type StateDeclaration,
  type StatesRegion,
  type Transition,
} from '@iom-rules/core'
import type { JourneyEvent, JourneyStart } from '@iom-rules/core/journey'
import { dayAfter } from './calendar.ts'
import { canonical, factsAfter, scoresIn, teachesWhatIsKnown } from './journey-effects.ts'

/** Where a journey stands by the law. */
export interface Law {
  asAt: string
  facts: Facts
  /** The innermost state of each region. */
  states: Record<string, string>
  /** What each decision comes to: one outcome, several, or none. */
  outcomes: Record<string, readonly string[]>
  since: Record<string, Record<string, string>>
  /** Duties that steps of the process brought about. */
  owed: { duty: string; since: string; due: string | null; event: string }[]
  /** Duties whose rule is met, and whether they were done or waived since it is. */
  ruled: Record<string, { since: string; settled: boolean }>
  closed: { duty: string; since: string; on: string; how: string; reason?: string }[]
  raised: { item: string; since: string; from: { trigger: string } | { event: string } }[]
  liaison: { team: string; since: string }[]
  matrix: { on: string; scores: unknown; total: number; maximum: number } | null
  turned: { decision: string; from: string | null; to: string | null; on: string; cause: string }[]
}

/** A region that is not one of regions. */
interface Flat {
  readonly id: string
  readonly region: StatesRegion | FollowingRegion
}

export interface Interpreter {
  readonly begin: (start: Pick<JourneyStart, 'facts' | 'asAt'>) => Law
  /** The law after an event; `null` when it is refused. */
  readonly take: (before: Law, event: JourneyEvent) => Law | null
  /** The outcomes that hold on a day. */
  readonly outcomesOn: (facts: Facts, asAt: string) => Record<string, readonly string[]>
}

const undetermined = 'UNDETERMINED'
const named = 'zz-named'

/** The policy without its process, and with a decision that collects which named conditions are met. */
function asking(document: PolicyDocument): Record<string, unknown> {
  const { events: _, machines: __, review: ___, examples: ____, readings: _____, ...rest } = document
  const names = Object.keys(document.conditions ?? {})
  const collected = {
    title: 'Which conditions are met',
    hitPolicy: 'COLLECT',
    outcomes: Object.fromEntries(names.map((name) => [name, {}])),
    rules: names.map((name) => ({
      name,
      conditions: { condition: name },
      event: { type: name },
      assumption: 'For the test.',
    })),
  }
  return {
    ...rest,
    decisions: { ...document.decisions, ...(names.length === 0 ? {} : { [named]: collected }) },
  }
}

export function interpreterOf(document: PolicyDocument): Interpreter {
  const parsed = parsePolicy(asking(document))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  const policy = parsed.value
  const regions = flatRegions(document.machines ?? {})
  const asked = new Map<string, Record<string, Decided>>()

  function answers(facts: Facts, asAt: string): Record<string, Decided> {
    const key = `${asAt} ${JSON.stringify(facts)}`
    let found = asked.get(key)
    if (found === undefined) asked.set(key, (found = decide(policy, { ref: 'A', facts }, { asAt })))
    return found
  }

  /** Certainly met, certainly not met, or neither. */
  function certain(decision: string, outcome: string, facts: Facts, asAt: string): boolean | null {
    const answer = answers(facts, asAt)[decision]
    if (answer === undefined) throw new Error(decision)
    if ('outcomes' in answer)
      return answer.outcomes.includes(outcome) ? true : answer.possible.includes(outcome) ? null : false
    if (!answer.possible.includes(outcome)) return false
    return answer.possible.length === 1 ? true : null
  }

  function guarded(guard: Guard | undefined, facts: Facts, asAt: string): boolean {
    if (guard === undefined) return true
    const truth = (each: Guard): boolean | null => {
      if (each.type === 'not') {
        const inner = truth(each.params.guard)
        return inner === null ? null : !inner
      }
      return 'condition' in each.params
        ? certain(named, each.params.condition, facts, asAt)
        : certain(each.params.decision, each.params.outcome, facts, asAt)
    }
    return truth(guard) === true
  }

  function outcomesOn(facts: Facts, asAt: string): Record<string, readonly string[]> {
    return Object.fromEntries(
      Object.entries(answers(facts, asAt))
        .filter(([id]) => id !== named)
        .map(([id, answer]) => [
          id,
          'outcomes' in answer ? answer.outcomes : answer.outcome === null ? [] : [answer.outcome],
        ]),
    )
  }

  function followed(region: FollowingRegion, now: Law): string {
    const fact = region.follows.startsWith('fact.') ? region.follows.slice('fact.'.length) : null
    const value = fact === null ? now.outcomes[region.follows]?.[0] : now.facts[fact]
    if (typeof value !== 'string') return undetermined
    return Object.hasOwn(region.names ?? {}, value) ? (region.names?.[value] as string) : value
  }

  function begin(start: Pick<JourneyStart, 'facts' | 'asAt'>): Law {
    const { asAt } = start
    const facts = Object.fromEntries(
      Object.entries(start.facts).filter(([, value]) => value !== null && value !== undefined),
    )
    const outcomes = outcomesOn(facts, asAt)
    const since = Object.fromEntries(
      Object.entries(outcomes).map(([id, all]) => [id, Object.fromEntries(all.map((each) => [each, asAt]))]),
    )
    const now: Law = {
      asAt,
      facts,
      states: {},
      outcomes,
      since,
      owed: [],
      ruled: Object.fromEntries(
        (outcomes['obligations'] ?? []).map((duty) => [duty, { since: asAt, settled: false }]),
      ),
      closed: [],
      raised: [],
      liaison: [],
      matrix: null,
      turned: [],
    }
    for (const { id, region } of regions) {
      if ('follows' in region) now.states[id] = followed(region, now)
      else now.states[id] = defaultLeaf(region, firstTarget(region, facts, asAt))
    }
    for (const { id, region } of regions)
      for (const action of entriesOf(region, pathTo(region, now.states[id] as string))) act(now, action, null)
    return now
  }

  function firstTarget(region: StatesRegion, facts: Facts, asAt: string): string {
    if (typeof region.initial === 'string') return region.initial
    const found = region.initial.find(({ guard }) => guarded(guard, facts, asAt))
    if (found === undefined) throw new Error('no start fits')
    return found.target
  }

  function take(before: Law, event: JourneyEvent): Law | null {
    const declared = document.events?.[event.type]
    if (declared === undefined || event.day < before.asAt) return null
    if (teachesWhatIsKnown(declared, before.facts, event)) return null
    const now = structuredClone(before)
    now.turned = []
    passTime(now, event.day)
    observe(now, factsAfter(document, declared, now.facts, event), event.day, declared)
    const scored = scoresIn(document, declared, event)
    if (scored !== null) now.matrix = scored

    const own = declared.actions ?? []
    const taken = takenBy(now, event, own)
    if (taken === null && (declared.permittedBy !== undefined || !dischargeable(now, own, event))) return null
    for (const action of [...own, ...(taken?.transition.actions ?? [])]) act(now, action, event)
    if (taken?.transition.target !== undefined) {
      const { id, region, source, transition } = taken
      const target = transition.target as string
      now.states[id] = defaultLeaf(region, target)
      for (const action of entriesOf(region, entered(region, source, target))) act(now, action, event)
    }
    for (const { id, region } of regions) {
      if (!('follows' in region)) continue
      const name = followed(region, now)
      if (name === now.states[id]) continue
      now.states[id] = name
      for (const action of entriesOf(region, [name])) act(now, action, event)
    }
    return now
  }

  /** Where the answers at both ends differ, every day between is looked at. */
  function passTime(now: Law, day: string): void {
    if (canonical(outcomesOn(now.facts, day)) === canonical(now.outcomes)) now.asAt = day
    while (now.asAt < day) observe(now, now.facts, dayAfter(now.asAt, 1), null)
  }

  interface Taken {
    readonly id: string
    readonly region: StatesRegion
    readonly source: string
    readonly transition: Transition
  }

  /** The first transition, from the innermost state outwards, whose guard is met and whose duties are owed. */
  function takenBy(now: Law, event: JourneyEvent, own: readonly Action[]): Taken | null {
    for (const { id, region } of regions) {
      if ('follows' in region) continue
      for (const source of pathTo(region, now.states[id] as string).toReversed()) {
        for (const transition of transitionsOf(stateIn(region, source).on?.[event.type])) {
          if (!guarded(transition.guard, now.facts, now.asAt)) continue
          if (dischargeable(now, [...own, ...(transition.actions ?? [])], event))
            return { id, region, source, transition }
        }
      }
    }
    return null
  }

  /** Is every duty that these actions discharge owed, and waivable where it is waived? */
  function dischargeable(now: Law, actions: readonly Action[], event: JourneyEvent): boolean {
    return actions.every((action) => {
      if (action.type !== 'discharge' || !('duty' in action.params)) return true
      const duty = carried(action.params.duty, event)
      const byStep = now.owed.some((each) => each.duty === duty)
      const byRule = now.ruled[duty]?.settled === false
      if (!byStep && !byRule) return false
      return action.params.waived !== true || (!byStep && ruleGiving(now, duty)?.waivable === true)
    })
  }

  /** The rule of `obligations` that is met and gives the duty. */
  function ruleGiving(now: Law, duty: string): { name: string; waivable: boolean } | null {
    const { because } = assess(policy, { ref: 'A', facts: now.facts }, { asAt: now.asAt }).decisions[
      'obligations'
    ] ?? { because: [] }
    const met = because.find(
      (trace) => trace.outcome === duty && (trace.exactly ?? trace.truth) === 'met',
    )?.rule
    const rule = document.decisions?.['obligations']?.rules.find(({ name }) => name === met)
    return rule === undefined ? null : { name: rule.name, waivable: rule.event.params?.['waivable'] === true }
  }

  /** New facts, or a new day: what turned, what lapsed, what the panel should hear of. */
  function observe(now: Law, facts: Facts, asAt: string, event: EventDeclaration | null): void {
    const cause = event === null ? 'time' : 'event'
    // Learning what was not known is no change in the world.
    const happened = event !== null && event.learn === undefined
    const outcomes = outcomesOn(facts, asAt)
    const turns = turnsBetween(now.outcomes, outcomes, document).map((turn) => ({ ...turn, on: asAt, cause }))
    for (const { decision, from, to } of turns) {
      const held = (now.since[decision] ??= {})
      if (from !== null) delete held[from]
      if (to !== null) held[to] = asAt
      if (decision !== 'obligations') continue
      const gone = from === null ? undefined : now.ruled[from]
      if (from !== null && gone !== undefined) {
        if (!gone.settled) now.closed.push({ duty: from, since: gone.since, on: asAt, how: 'lapsed' })
        delete now.ruled[from]
      }
      if (to !== null) now.ruled[to] = { since: asAt, settled: false }
    }
    for (const trigger of document.review?.triggers ?? []) {
      if (!setsOff(trigger, turns, now.facts, facts, happened)) continue
      if (trigger.when !== undefined && certain(named, trigger.when, facts, asAt) !== true) continue
      raise(now, { item: trigger.id, since: asAt, from: { trigger: trigger.id } })
    }
    now.facts = facts
    now.asAt = asAt
    now.outcomes = outcomes
    now.turned.push(...turns)
  }

  return { begin, take, outcomesOn }
}

// Machines

function flatRegions(machines: Readonly<Record<string, Region>>): Flat[] {
  return Object.entries(machines).flatMap(([id, region]): Flat[] => {
    if (!('type' in region)) return [{ id, region }]
    return Object.entries(region.states).map(([inner, each]) => ({ id: `${id}.${inner}`, region: each }))
  })
}

function find(
  states: Readonly<Record<string, StateDeclaration>>,
  name: string,
  above: readonly string[],
): { readonly state: StateDeclaration; readonly path: readonly string[] } | null {
  for (const [id, state] of Object.entries(states)) {
    if (id === name) return { state, path: [...above, id] }
    const inner = find(state.states ?? {}, name, [...above, id])
    if (inner !== null) return inner
  }
  return null
}

function stateIn(region: StatesRegion, name: string): StateDeclaration {
  return find(region.states, name, [])?.state as StateDeclaration
}

/** A state and those around it, the outermost first. */
function pathTo(region: StatesRegion | FollowingRegion, name: string): readonly string[] {
  return 'follows' in region ? [name] : (find(region.states, name, [])?.path ?? [])
}

/** What is entered by default below a state, the state itself left out. */
function below(region: StatesRegion, name: string): string[] {
  const { initial } = stateIn(region, name)
  return initial === undefined ? [] : [initial, ...below(region, initial)]
}

function defaultLeaf(region: StatesRegion, name: string): string {
  return [name, ...below(region, name)].at(-1) as string
}

/**
 * The states that a transition enters. One that leads to the state that lists it, or inside it, does not leave it;
 * any other leaves everything up to the innermost state that is around both.
 */
function entered(region: StatesRegion, source: string, target: string): readonly string[] {
  const to = pathTo(region, target)
  const from = pathTo(region, source)
  const inside = to.includes(source)
  const around = inside
    ? from.length
    : to.slice(0, -1).filter((name, at) => from.slice(0, -1)[at] === name).length
  return [...to.slice(around), ...below(region, target)]
}

function entriesOf(region: StatesRegion | FollowingRegion, names: readonly string[]): readonly Action[] {
  return names.flatMap(
    (name) => ('follows' in region ? region.states?.[name] : stateIn(region, name))?.entry ?? [],
  )
}

function transitionsOf(to: string | Transition | readonly Transition[] | undefined): readonly Transition[] {
  if (to === undefined) return []
  if (typeof to === 'string') return [{ target: to }]
  return Array.isArray(to) ? (to as readonly Transition[]) : [to as Transition]
}

// Actions

function carried(id: string | { readonly payload: string }, event: JourneyEvent | null): string {
  const given = typeof id === 'string' ? id : event?.payload?.[id.payload]
  return typeof given === 'string' ? given : ''
}

function act(now: Law, action: Action, event: JourneyEvent | null): void {
  if (action.type === 'set') return
  const { params } = action
  if (action.type === 'oblige') {
    const { duty: named, dueWithinDays: days } = action.params
    const duty = carried(named, event)
    const due = typeof days === 'number' ? dayAfter(now.asAt, days) : null
    // Owed twice is two duties, and a discharge ends both.
    now.owed.push({ duty, since: now.asAt, due, event: event?.type ?? '' })
  } else if (action.type === 'refer') {
    if ('item' in params)
      raise(now, {
        item: carried(params.item, event),
        since: now.asAt,
        from: { event: event?.type ?? 'start' },
      })
    else if ('team' in params) {
      const team = carried(params.team, event)
      if (!now.liaison.some((each) => each.team === team)) now.liaison.push({ team, since: now.asAt })
    }
  } else if ('panelItems' in params) now.raised = []
  else if ('team' in params) {
    const team = carried(params.team, event)
    now.liaison = now.liaison.filter((each) => each.team !== team)
  } else discharge(now, action.params as DischargeDuty, event)
}

type DischargeDuty = Extract<
  Extract<Action, { readonly type: 'discharge' }>['params'],
  { readonly duty: unknown }
>

function discharge(now: Law, params: DischargeDuty, event: JourneyEvent | null): void {
  const duty = carried(params.duty, event)
  const bySteps = now.owed.filter((each) => each.duty === duty)
  const byRule = now.ruled[duty]
  now.owed = now.owed.filter((each) => each.duty !== duty)
  const ended = bySteps.length > 0 ? bySteps : byRule?.settled === false ? [byRule] : []
  if (bySteps.length === 0 && byRule !== undefined) byRule.settled = true
  const reason = params.reason === undefined ? '' : carried(params.reason, event)
  const how = params.waived === true ? 'waived' : 'done'
  for (const { since } of ended)
    now.closed.push({ duty, since, on: now.asAt, how, ...(reason === '' ? {} : { reason }) })
}

function raise(now: Law, item: Law['raised'][number]): void {
  const at = now.raised.findIndex((each) => each.item === item.item)
  if (at < 0) now.raised.push(item)
  else now.raised[at] = item
}

// Turns

type Turned = Pick<Law['turned'][number], 'decision' | 'from' | 'to'>

function turnsBetween(before: Law['outcomes'], after: Law['outcomes'], document: PolicyDocument): Turned[] {
  return Object.entries(after).flatMap(([decision, now]): Turned[] => {
    const then = before[decision] ?? []
    if (document.decisions?.[decision]?.hitPolicy === 'COLLECT')
      return [
        ...then.filter((each) => !now.includes(each)).map((from) => ({ decision, from, to: null })),
        ...now.filter((each) => !then.includes(each)).map((to) => ({ decision, from: null, to })),
      ]
    const [from = null] = then
    const [to = null] = now
    return from === to ? [] : [{ decision, from, to }]
  })
}

function setsOff(
  trigger: ReviewTrigger,
  turns: readonly Turned[],
  before: Facts,
  after: Facts,
  happened: boolean,
): boolean {
  const { decision, fact } = trigger
  const changes =
    decision !== undefined
      ? turns.filter((turn) => turn.decision === decision)
      : changedFact(before[fact as string], after[fact as string])
  return changes.some(({ from, to }) => {
    // Without a value to lead to or from, what was not known counts only for a fact that an event changed.
    if (trigger.to === undefined && trigger.from === undefined)
      return to !== null && (from !== null || (fact !== undefined && happened))
    if (trigger.to !== undefined && !trigger.to.includes(to ?? '')) return false
    return trigger.from === undefined || trigger.from.includes(from ?? '')
  })
}

function changedFact(
  before: FactValue | undefined,
  after: FactValue | undefined,
): { from: string | null; to: string | null }[] {
  const text = (value: FactValue | undefined) =>
    value === undefined || value === null || typeof value === 'object' ? null : String(value)
  return text(before) === text(after) ? [] : [{ from: text(before), to: text(after) }]
}
