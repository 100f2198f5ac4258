import { dayNumber, isDay } from '../vocabulary/day.ts'
import { didYouMean, fault, IomRulesError, pointer, type Issue, type Result } from '../vocabulary/issue.ts'
import { shortHash, versionWords } from '../vocabulary/version.ts'
import { nominalIssues } from '../policy/nominal.ts'
import type { Policy } from '../policy/policy.ts'
import { dayIssues, readValue } from '../policy/read.ts'
import { shapeIssues } from '../policy/shape.ts'
import { eventFaults } from './check-event.ts'
import type { Journey } from './timeline.ts'
import { journeySchema } from '../policy/schema-journey.ts'

/**
 * Reads a journey strictly, under the policy it is to be replayed by: every fault is reported, with
 * its place and what to do.
 *
 * @param input JSON text or the value of it
 */
export function parseJourney(policy: Policy, input: unknown): Result<Journey> {
  return readValue(input, (value) => journeyIssues(policy, value))
}

/** Days a journey may span: time is looked at day by day where it changes something. */
const longestSpan = 36_525

function journeyIssues(policy: Policy, value: unknown): Issue[] {
  const shape = shapeIssues(journeySchema, value)
  if (shape.length > 0) return shape
  const journey = value as Journey
  const { start, events } = journey
  // Nothing else can be judged without it.
  if (!isDay(start.asAt)) return dayIssues(start.asAt, '/start/asAt')
  const { asAt, ...nominal } = start
  const issues = nominalIssues(policy, nominal, asAt).map((issue) => ({
    ...issue,
    path: `/start${issue.path}`,
  }))
  let latest = asAt
  events.forEach((event, at) => {
    const faults = eventFaults(policy, event, ['events', at])
    issues.push(...faults)
    if (!isDay(event.day)) return
    if ((dayNumber(event.day) as number) - (dayNumber(asAt) as number) > longestSpan) {
      const message = `The event is dated ${event.day}, more than a hundred years after the start.`
      issues.push(fault('too-far', pointer(['events', at, 'day']), message, 'Check both days.'))
    }
    if (event.day < latest) {
      const message = `The event is dated ${event.day}, before the one above it (${latest}).`
      const help = 'Put the events in the order of their days, or mend the day.'
      issues.push(fault('wrong-order', pointer(['events', at, 'day']), message, help))
    } else latest = event.day
  })
  journey.scenario?.questions.forEach(({ step }, at) => {
    if (step <= events.length) return
    const message = `There is no step ${step}: the journey has ${events.length} events.`
    issues.push(fault('unknown-step', pointer(['scenario', 'questions', at, 'step']), message))
  })
  return issues
}

/**
 * Refuses a journey that does not fit the policy, or that was recorded under another one.
 *
 * @param under `this` to read it by this policy, whatever it was recorded under
 * @param what what is at fault, to begin the message with
 * @throws IomRulesError `INVALID_JOURNEY` with every issue; `UNKNOWN_POLICY`.
 */
export function checkJourney(
  policy: Policy,
  journey: Journey,
  under: 'recorded' | 'this' = 'recorded',
  what = 'The journey',
): void {
  if (under !== 'this' && isForeign(policy, journey)) policyOf(journey, [policy])
  const parsed = parseJourney(policy, journey)
  if (parsed.ok) return
  const list = parsed.issues.map(({ path, message, help = '' }) =>
    `${path || '/'}: ${message} ${help}`.trim(),
  )
  throw new IomRulesError(
    'INVALID_JOURNEY',
    `${what} does not fit the policy ${policy.id}.\n${list.join('\n')}`,
    parsed.issues,
  )
}

/** Callers without types may hand over anything; what is wrong with it, reading it says. */
function isForeign(policy: Policy, journey: Partial<Journey> | null | undefined): boolean {
  const recorded = journey?.policy
  return typeof recorded === 'object' && recorded !== null && isRecordedElsewhere(policy, recorded)
}

/**
 * Was the journey recorded under another policy than this one? By the hash where it has one, else by
 * what it names.
 */
export function isRecordedElsewhere(policy: Policy, { id, version, hash }: Journey['policy']): boolean {
  if (hash !== undefined) return hash !== policy.hash
  return id !== policy.id || (version !== undefined && version !== policy.version)
}

/**
 * The policy a journey was recorded under, among those at hand.
 *
 * @throws IomRulesError `UNKNOWN_POLICY` when none of them is it.
 */
export function policyOf(journey: Pick<Journey, 'policy'>, policies: readonly Policy[]): Policy {
  const { id, version, hash } = journey.policy
  const found =
    hash === undefined
      ? policies.find((policy) => policy.id === id && (version === undefined || policy.version === version))
      : policies.find((policy) => policy.hash === hash)
  if (found !== undefined) return found
  const known = policies.map(versionWords)
  const wanted = `${id}${version === undefined ? '' : ` ${version}`}${hash === undefined ? '' : ` (${shortHash(hash)})`}`
  const ids = policies.map((policy) => policy.id)
  const help =
    hash !== undefined || ids.includes(id)
      ? 'Give that version of the policy, or replay the journey under another one and say so.'
      : (didYouMean(id, ids) ?? 'Give that policy.')
  const at = known.length === 0 ? 'No policy is at hand.' : `At hand: ${known.join(', ')}.`
  const message = `The policy the journey was recorded under is not at hand: ${wanted}. ${at} ${help}`
  throw new IomRulesError('UNKNOWN_POLICY', message, [fault('unknown-policy', '/policy', message, help)])
}
