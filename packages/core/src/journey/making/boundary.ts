import type { Day } from '../../vocabulary/day.ts'
import { NONE, type Scalar } from '../../vocabulary/fact.ts'
import { compile, type Compiled, type Variable } from '../../diagram/compile.ts'
import { cofactor } from '../../diagram/matter.ts'
import { factTitle, outcomeWords, valueWords } from '../../explanation/words.ts'
import type { Policy } from '../../policy/policy.ts'
import { changedBy, listsOf } from '../../policy/references.ts'
import { unknownDecision } from '../../policy/unknown-id.ts'
import { rootsOf, variablesBehind, waitingEvent } from './relevance.ts'
import { byEvent, bySearch, byTime, type Attempt, type Route, type Way } from './crossing.ts'
import { edgesOf, type Edge } from './edges.ts'
import { journeyOf } from './generate.ts'
import type { Journey } from '../timeline.ts'
import { apart, type Apart, type Classing } from './realise.ts'

/** A journey whose last event crosses a boundary, and what the decision says on either side. */
export interface Crossing {
  /** The id of the fact whose value crosses. */
  readonly fact: string
  /** The value before and after, the same where a day passes; null for what is only derived from a list. */
  readonly from: Scalar | null
  /** The value after, as `from` has the one before. */
  readonly to: Scalar | null
  /** Outcomes before and after: one, none, or those collected. */
  readonly before: readonly string[]
  /** Outcomes after, as `before` has those before. */
  readonly after: readonly string[]
  /** A journey whose last event, or last day, does it. */
  readonly journey: Journey
}

/** A boundary that matters, and that no journey was found for. */
export interface Uncrossed {
  /** The id of the fact. */
  readonly fact: string
  /** The value just below the boundary. */
  readonly from: Scalar
  /** The value just above it. */
  readonly to: Scalar
  /** Why none was found, in a sentence. */
  readonly reason: string
}

/** What {@link boundaryJourneys} found. */
export interface Boundaries {
  /** One for each boundary that can change the outcome. */
  readonly crossings: readonly Crossing[]
  /** The boundaries without one. */
  readonly uncrossed: readonly Uncrossed[]
}

/**
 * Where does the smallest difference change the decision? One journey across each boundary between
 * neighbouring classes of a fact, where that can change the outcome: a start and, as a rule, one
 * event, or one day that passes. The last event crosses it; the engine confirms each.
 *
 * @param options `asAt`: the day the journeys start; the first day the policy is in force when left out
 * @throws IomRulesError `UNKNOWN_DECISION`.
 * @example
 * boundaryJourneys(policy, 'cohort').crossings.map(({ journey }) => journey.title)
 */
export function boundaryJourneys(
  policy: Policy,
  decision: string,
  options: { readonly asAt?: Day } = {},
): Boundaries {
  const asAt = options.asAt ?? policy.inForce.from
  if (!Object.hasOwn(policy.decisions, decision)) throw unknownDecision(policy, decision)
  const compiled = compile(policy, asAt)
  const crossings: Crossing[] = []
  const uncrossed: Uncrossed[] = []
  for (const variable of variablesBehind(compiled, decision)) {
    for (const edge of edgesOf(compiled, variable)) {
      const found = cross(compiled, decision, variable, edge, crossings.length + 1)
      if (found === 'never') continue
      // Having none is beside every other value: once for each change of outcome is enough.
      const again = (other: Crossing) =>
        edge.low === NONE &&
        other.fact === variable.fact &&
        other.from === found?.from &&
        other.before.join() === found.before.join() &&
        other.after.join() === found.after.join()
      if (found !== null && !crossings.some(again)) crossings.push(found)
      else if (found === null) {
        const reason = reasonFor(policy, variable)
        uncrossed.push({ fact: variable.fact, from: edge.low, to: edge.high, reason })
      }
    }
  }
  return { crossings, uncrossed }
}

function reasonFor(policy: Policy, { fact }: Variable): string {
  const derived = policy.derived[fact]
  const facts = [fact, ...(derived === undefined ? [] : listsOf(derived))]
  const changing = Object.values(policy.events).some((event) =>
    changedBy(event).some((id) => facts.includes(id)),
  )
  return changing
    ? 'No event that was tried crosses it where it changes the outcome.'
    : 'No event of the policy changes it: it can only be learnt.'
}

/** Combinations of the other facts that are looked at, and those tried, for one boundary. */
const mostLookedAt = 200
const mostContexts = 24
/** Those for each outcome of a decision that collects. */
const mostForEach = 6
/** Those for which a way of several events is looked for too. */
const mostSearches = 3

function cross(
  compiled: Compiled,
  decision: string,
  variable: Variable,
  edge: Edge,
  number: number,
): Crossing | null | 'never' {
  const { store, policy } = compiled
  const classes = [variable.classes.classOf(edge.low), variable.classes.classOf(edge.high)] as const
  const found: Apart[] = []
  const roots = rootsOf(compiled, decision)
  for (const { root } of roots) {
    const left = cofactor(store, root, variable.number, classes[0])
    const right = cofactor(store, root, variable.number, classes[1])
    let here = 0
    for (const context of apart(store, left, right)) {
      found.push(context)
      here += 1
      if (here >= (roots.length > 1 ? mostForEach : mostLookedAt)) break
    }
  }
  if (found.length === 0) return 'never'
  const contexts = plainest(compiled, decision, found).slice(
    0,
    Math.max(mostContexts, roots.length * mostForEach),
  )
  const ways = [edge, { low: edge.high, high: edge.low }]
  const routes: Route[] = [byTime, byEvent]
  for (const route of routes)
    for (const context of contexts)
      for (const { low, high } of ways) {
        const attempt = { decision, variable, from: low, to: high, context }
        const way = route(compiled, attempt)
        if (way !== null) return told(policy, attempt, way, number)
      }
  for (const context of contexts.slice(0, mostSearches))
    for (const { low, high } of ways) {
      const attempt = { decision, variable, from: low, to: high, context }
      const way = bySearch(compiled, attempt)
      if (way !== null) return told(policy, attempt, way, number)
    }
  return null
}

/** First where a definition says what holds on both sides, then where one does on one. */
function plainest({ decisions }: Compiled, decision: string, found: readonly Apart[]): Classing[] {
  const diagrams = decisions.get(decision)
  if (diagrams === undefined || diagrams.hitPolicy === 'COLLECT') return found.map(({ classes }) => classes)
  const defined = new Set(diagrams.definitions.map(({ outcome }) => outcome))
  const rank = ({ ends }: Apart) => ends.filter((end) => defined.has(diagrams.outcomes[end] as string)).length
  return [...found].sort((a, b) => rank(b) - rank(a)).map(({ classes }) => classes)
}

function told(
  policy: Policy,
  { decision, variable: { fact, carried }, from, to }: Attempt,
  { start, events, before, after }: Way,
  number: number,
): Crossing {
  const words = (outcomes: readonly string[]) =>
    outcomes.map((outcome) => outcomeWords(policy, decision, outcome)).join(', ') || 'nothing'
  const waits = events.at(-1)?.type === waitingEvent(policy)
  const value = start.facts[fact] as Scalar
  const way =
    waits && carried
      ? `${valueWords(policy, fact, value)}, and a day passes`
      : `${valueWords(policy, fact, from)} → ${valueWords(policy, fact, to)}${waits ? ' as a day passes' : ''}`
  return {
    fact,
    from: carried ? from : null,
    to: carried ? (waits ? from : to) : null,
    before,
    after,
    journey: journeyOf(
      policy,
      `boundary-${number}-${decision}-${fact}`.slice(0, 80),
      `${factTitle(policy, fact)}, ${way}: from ${words(before)} to ${words(after)}`,
      start,
      events,
    ),
  }
}
