import { didYouMean, IomRulesError } from '../../vocabulary/issue.ts'
import { compile } from '../../diagram/compile.ts'
import { leaves } from '../../diagram/restrict.ts'
import type { Policy } from '../../policy/policy.ts'
import { own } from '../../policy/references.ts'
import { regionOf, regionsOf, type FlatRegion, type State } from '../../policy/regions.ts'
import { factsBehind, relevantTo, rootsOf, type Relevance, type WantedOutcome } from './relevance.ts'
import { outcomesIn } from '../case.ts'
import type { Journey, JourneyEvent, JourneyStart, Position } from '../timeline.ts'
import { checkJourney } from '../parse.ts'
import { shortest } from './search.ts'

/** Where a journey should lead: a state of a region, or an outcome of a decision. */
export type Goal = { readonly region: string; readonly state: string } | WantedOutcome

/** Settings of {@link shortestJourney}. */
export interface ShortestOptions {
  /** At most this many events; 10 when left out. */
  readonly within?: number
}

const usualBound = 10

/**
 * What is the least that has to happen for a nominal to get there? A journey with the fewest events,
 * all on the first day unless time has to pass; null when none of up to `within` events (10 when
 * left out) leads there, by the payloads that any rule tells apart and records of the day itself.
 *
 * An outcome counts as reached when it stands, provisionally included.
 *
 * @throws IomRulesError `UNKNOWN_REGION`, `UNKNOWN_STATE`, `UNKNOWN_DECISION` or `UNKNOWN_OUTCOME` for
 * the goal; `INVALID_JOURNEY` for the start; `TOO_COMPLEX` when too many positions had to be looked at.
 * @example
 * const journey = shortestJourney(policy, start, { region: 'nomination', state: 'MEMBER' })
 */
export function shortestJourney(
  policy: Policy,
  start: JourneyStart,
  goal: Goal,
  options: ShortestOptions = {},
): Journey | null {
  const { relevance, wanted, title } = aimOf(policy, goal)
  const id = `shortest-${Object.values(goal).join('-')}`.replace(/[^\w-]/g, '-').slice(0, 80)
  const journey = journeyOf(policy, id, `The shortest way to ${title}`, start, [])
  checkStart(policy, journey)
  if ('decision' in goal && !isPossible(policy, goal, start)) return null
  const events = shortest(policy, start, { relevance, wanted, within: options.within ?? usualBound })
  return events === null ? null : { ...journey, events }
}

/** A journey as a template: for this version of the policy, and no one document of it. */
export function journeyOf(
  policy: Policy,
  id: string,
  title: string,
  start: JourneyStart,
  events: readonly JourneyEvent[],
): Journey {
  return { id, title, policy: { id: policy.id, version: policy.version }, start, events }
}

/** @throws IomRulesError `INVALID_JOURNEY` when the start does not fit the policy. */
export function checkStart(policy: Policy, journey: Journey): void {
  checkJourney(policy, journey, 'this', 'The start')
}

interface Aim {
  readonly relevance: Relevance
  readonly wanted: (position: Position) => boolean
  readonly title: string
}

function aimOf(policy: Policy, goal: Goal): Aim {
  if ('decision' in goal) return decisionAim(policy, goal.decision, goal.outcome)
  const region = regionOf(policy, goal.region)
  if (region === undefined)
    throw unknown(
      'REGION',
      policy,
      goal.region,
      'region',
      regionsOf(policy).map(({ id }) => id),
    )
  const state = region.states.get(goal.state)
  if (state === undefined)
    throw unknown('STATE', policy, goal.state, `state of ${goal.region}`, [...region.states.keys()])
  const wanted = ({ states }: Position) => {
    const here = region.states.get(states[region.id] as string) as State
    return here.name === goal.state || here.within.includes(goal.state)
  }
  return {
    relevance: relevantTo(policy, seedsOf(policy, region)),
    wanted,
    title: state.words.title ?? goal.state,
  }
}

function seedsOf(policy: Policy, { id, follows }: FlatRegion): { facts?: string[]; regions?: string[] } {
  if (follows === undefined) return { regions: [id] }
  return { facts: follows.kind === 'fact' ? [follows.id] : factsBehind(policy, follows.id) }
}

function decisionAim(policy: Policy, id: string, outcome: string): Aim {
  const decision = own(policy.decisions, id)
  if (decision === undefined) throw unknown('DECISION', policy, id, 'decision', Object.keys(policy.decisions))
  const known = Object.keys(decision.outcomes)
  if (!known.includes(outcome)) throw unknown('OUTCOME', policy, outcome, `outcome of ${id}`, known)
  return {
    relevance: {
      ...relevantTo(policy, { facts: factsBehind(policy, id, outcome) }),
      outcome: { decision: id, outcome },
    },
    wanted: ({ context }) => outcomesIn(context.answers[id]).includes(outcome),
    title: `${decision.title}: ${decision.outcomes[outcome]?.title ?? outcome}`,
  }
}

function unknown(
  code: string,
  policy: Policy,
  id: string,
  noun: string,
  known: readonly string[],
): IomRulesError {
  const help = didYouMean(id, known) ?? `There are: ${known.join(', ') || 'none'}.`
  return new IomRulesError(`UNKNOWN_${code}`, `The policy ${policy.id} has no ${noun} \`${id}\`. ${help}`)
}

/** Can any facts at all lead to the outcome? The diagram tells without a search. */
function isPossible(policy: Policy, { decision, outcome }: WantedOutcome, { asAt }: JourneyStart): boolean {
  const compiled = compile(policy, asAt)
  return rootsOf(compiled, decision, outcome).some(({ root, means }) =>
    [...leaves(compiled.store, root)].some((leaf) => means(leaf, outcome)),
  )
}
