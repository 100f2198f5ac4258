import { dayNumber, dayText, type Day, type DayNumber } from '../vocabulary/day.ts'
import type { Facts } from '../vocabulary/fact.ts'
import { decide, type Decided } from '../decision/assess.ts'
import type { Policy } from '../policy/policy.ts'
import type { Action, Carried, EventDeclaration, LiaisonTeam } from '../policy/process.ts'
import { own, resolve } from '../policy/references.ts'
import { factsAfter } from './effect.ts'
import { raisedBy, withItems } from './raise.ts'
import { roles } from './roles.ts'
import type { Case, ClosedDuty, JourneyEvent, JourneyStart, MatrixScore, Turn } from './timeline.ts'

/** A case as at the first day. */
export function openCase(policy: Policy, start: Pick<JourneyStart, 'facts' | 'asAt'>): Case {
  const facts = plainFacts(start.facts)
  const answers = answersOn(policy, facts, start.asAt)
  return {
    facts,
    asAt: start.asAt,
    answers,
    since: sinceAfter({}, answers, start.asAt),
    owed: [],
    closed: [],
    settled: [],
    raised: [],
    liaison: [],
    matrix: null,
    turned: [],
  }
}

function answersOn(policy: Policy, facts: Facts, asAt: Day): Case['answers'] {
  return decide(policy, { ref: 'CASE', facts }, { asAt })
}

/** Unknown facts are left out, so that equal cases are equal JSON. */
function plainFacts(facts: Facts): Facts {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== null && value !== undefined),
  )
}

/** The outcomes that hold: one, several for a decision that collects, or none. */
export function outcomesIn(answer: Decided | undefined): readonly string[] {
  if (answer === undefined) return []
  if ('outcomes' in answer) return answer.outcomes
  return answer.outcome === null ? [] : [answer.outcome]
}

/** The case on the day of an event, with the event's effect on facts. The event must fit. */
export function advance(policy: Policy, before: Case, event: JourneyEvent): Case {
  const declared = policy.events[event.type] as EventDeclaration
  const then = passTime(policy, before, event.day)
  const facts = factsAfter(declared, then.facts, event)
  const answers = facts === then.facts ? then.answers : answersOn(policy, facts, event.day)
  const turned = turnsBetween(then.answers, answers, event.day, 'event')
  const after = settle(policy, then, { facts, answers, asAt: event.day }, turned, event)
  const matrix = matrixIn(policy, declared, event)
  return matrix === null ? after : { ...after, matrix }
}

/**
 * Lets days pass. Where that alone changes an answer, each day is looked at, so that what changed
 * carries the day on which it did.
 */
export function passTime(policy: Policy, before: Case, day: Day): Case {
  if (day === before.asAt) return { ...before, turned: [] }
  const answers = answersOn(policy, before.facts, day)
  const ends = { facts: before.facts, answers, asAt: day }
  if (turnsBetween(before.answers, answers, day, 'time').length === 0)
    return { ...before, ...ends, turned: [] }
  let now: Case = { ...before, turned: [] }
  const last = dayNumber(day) as DayNumber
  for (let at = (dayNumber(before.asAt) as DayNumber) + 1; at <= last; at += 1) {
    const on = dayText(at)
    const then = at === last ? answers : answersOn(policy, before.facts, on)
    const turned = turnsBetween(now.answers, then, on, 'time')
    if (turned.length > 0)
      now = settle(policy, now, { facts: now.facts, answers: then, asAt: on }, turned, null)
  }
  return { ...now, ...ends }
}

/** Do the answers on a later day differ from those of the case, nothing happening in between? */
export function hasTurnedBy(policy: Policy, { facts, answers }: Case, day: Day): boolean {
  return turnsBetween(answers, answersOn(policy, facts, day), day, 'time').length > 0
}

/**
 * The first day from which an answer was so on every day up to this one, nothing happening in between; `null` where it
 * is not so on this day.
 */
export function soSince(
  policy: Policy,
  { facts, asAt }: Case,
  day: Day,
  isSo: (answers: Case['answers']) => boolean,
): Day | null {
  let since: Day | null = null
  const first = dayNumber(asAt) as DayNumber
  for (let at = dayNumber(day) as DayNumber; at > first; at -= 1) {
    const on = dayText(at)
    if (!isSo(answersOn(policy, facts, on))) break
    since = on
  }
  return since
}

/** What turned between two sets of answers. */
export function turnsBetween(
  before: Case['answers'],
  after: Case['answers'],
  on: Day,
  cause: Turn['cause'],
): Turn[] {
  return Object.keys(after).flatMap((decision): Turn[] => {
    const then = before[decision]
    const now = after[decision] as Decided
    if ('outcomes' in now) {
      const old = outcomesIn(then)
      return [
        ...old
          .filter((outcome) => !now.outcomes.includes(outcome))
          .map((outcome) => ({ decision, from: outcome, to: null, on, cause, rule: null })),
        ...now.outcomes
          .filter((outcome) => !old.includes(outcome))
          .map((outcome) => ({ decision, from: null, to: outcome, on, cause, rule: null })),
      ]
    }
    const from = outcomesIn(then)[0] ?? null
    if (from === now.outcome) return []
    return [{ decision, from, to: now.outcome, on, cause, rule: now.rule }]
  })
}

/** Puts new facts and answers into a case, with what follows: since when, duties lapsed, items raised. */
function settle(
  policy: Policy,
  before: Case,
  now: Pick<Case, 'facts' | 'answers' | 'asAt'>,
  turned: readonly Turn[],
  event: JourneyEvent | null,
): Case {
  const lapsed = turned.flatMap((turn): ClosedDuty[] => {
    if (turn.decision !== roles.duties || turn.from === null) return []
    if (before.settled.includes(turn.from)) return []
    // What held until now has held since some day.
    const since = before.since[roles.duties]?.[turn.from] as Day
    return [{ duty: turn.from, title: dutyTitle(policy, turn.from), since, on: turn.on, how: 'lapsed' }]
  })
  const raised = (policy.review?.triggers ?? []).flatMap((trigger) =>
    raisedBy(policy, trigger, before, now, turned, event),
  )
  return {
    ...before,
    ...now,
    since: sinceAfter(before.since, now.answers, now.asAt),
    closed: lapsed.length === 0 ? before.closed : [...before.closed, ...lapsed],
    settled: before.settled.filter(
      (duty) => !turned.some((turn) => turn.decision === roles.duties && turn.from === duty),
    ),
    raised: raised.length === 0 ? before.raised : withItems(before.raised, raised),
    turned: [...before.turned, ...turned],
  }
}

function sinceAfter(before: Case['since'], answers: Case['answers'], on: Day): Case['since'] {
  return Object.fromEntries(
    Object.entries(answers).map(([decision, answer]) => [
      decision,
      Object.fromEntries(outcomesIn(answer).map((outcome) => [outcome, before[decision]?.[outcome] ?? on])),
    ]),
  )
}

function matrixIn(policy: Policy, declared: EventDeclaration, event: JourneyEvent): MatrixScore | null {
  const field = Object.entries(declared.payload ?? {}).find(
    ([, each]) => 'type' in each && each.type === 'matrix',
  )?.[0]
  const given = field === undefined ? undefined : event.payload?.[field]
  if (given === undefined || given === null) return null
  const scores = given as { readonly [item: string]: number }
  const total = Object.values(scores).reduce((sum, score) => sum + score, 0)
  const maximum = (policy.matrix?.items ?? []).reduce((sum, item) => sum + item.maximum, 0)
  return { on: event.day, scores, total, maximum }
}

/** The id an action names, taken from the event where it is carried. */
export function idOf(carried: Carried, event: JourneyEvent | null): string {
  const given = typeof carried === 'string' ? carried : event?.payload?.[carried.payload]
  return typeof given === 'string' ? given : ''
}

/** The words of a duty. */
export function dutyTitle(policy: Policy, duty: string): string {
  return policy.decisions[roles.duties]?.outcomes[duty]?.title ?? duty
}

/** Is the duty owed now: by a step of the process, or by a rule and not yet done or waived? */
export function isOwed(now: Case, duty: string): boolean {
  if (now.owed.some((each) => each.duty === duty)) return true
  const since = now.since[roles.duties]?.[duty]
  if (since === undefined) return false
  return !now.settled.includes(duty)
}

/** More days than anybody is given. */
const longest = 36_525

/** The last day to do something within so many days; null without a deadline. */
export function dueDay(since: Day, days: unknown): Day | null {
  if (typeof days !== 'number' || !Number.isInteger(days) || days < 0 || days > longest) return null
  return dayText((dayNumber(since) as DayNumber) + days)
}

/** What an action makes of a case. `set` is `advance`, and has happened before. */
export function act(policy: Policy, now: Case, action: Action, event: JourneyEvent | null): Case {
  if (action.type === 'set') return now
  const { params } = action
  if (action.type === 'oblige') {
    const within = 'dueWithinDays' in params ? params.dueWithinDays : undefined
    const days = within === undefined ? undefined : resolve(policy, within, now.asAt)
    const due = dueDay(now.asAt, days)
    const duty = idOf((params as { duty: Carried }).duty, event)
    // The same duty twice is two: one decision’s notice is not another’s.
    return { ...now, owed: [...now.owed, { duty, since: now.asAt, due, event: event?.type ?? '' }] }
  }
  if (action.type === 'refer') {
    if ('team' in params) {
      const team = idOf(params.team, event)
      if (now.liaison.some((each) => each.team === team)) return now
      const { title } = own(policy.liaison, team) as LiaisonTeam
      return { ...now, liaison: [...now.liaison, { team, title, since: now.asAt }] }
    }
    const item = idOf((params as { item: Carried }).item, event)
    const title =
      policy.decisions[roles.items]?.outcomes[item]?.title ??
      policy.review?.triggers.find((trigger) => trigger.id === item)?.title ??
      item
    const from = { event: event?.type ?? 'start' }
    return { ...now, raised: withItems(now.raised, [{ item, title, since: now.asAt, from }]) }
  }
  return discharge(policy, now, action, event)
}

function discharge(
  policy: Policy,
  now: Case,
  action: Extract<Action, { readonly type: 'discharge' }>,
  event: JourneyEvent | null,
): Case {
  const { params } = action
  if ('panelItems' in params) return { ...now, raised: [] }
  if ('team' in params) {
    const team = idOf(params.team, event)
    return { ...now, liaison: now.liaison.filter((each) => each.team !== team) }
  }
  const duty = idOf(params.duty, event)
  // A state that is entered cannot end what is not owed; an event that would is refused before.
  if (!isOwed(now, duty)) return now
  const stepwise = now.owed.filter((each) => each.duty === duty)
  const byRule = now.since[roles.duties]?.[duty]
  // What is owed and no step brought about is owed by a rule, since some day.
  const begun = stepwise.length > 0 ? stepwise.map(({ since }) => since) : [byRule as Day]
  const reason = params.reason === undefined ? undefined : idOf(params.reason, event)
  const closed = begun.map((since): ClosedDuty => ({
    duty,
    title: dutyTitle(policy, duty),
    since,
    on: now.asAt,
    how: params.waived === true ? 'waived' : 'done',
    ...(reason === undefined || reason === '' ? {} : { reason }),
    ...(event?.by === undefined ? {} : { by: event.by }),
  }))
  return {
    ...now,
    owed: now.owed.filter((each) => each.duty !== duty),
    closed: [...now.closed, ...closed],
    settled: stepwise.length === 0 ? [...now.settled, duty] : now.settled,
  }
}
