import type { Policy } from '../policy/policy.ts'
import { dayIssues } from '../policy/read.ts'
import { dayWords } from '../explanation/words.ts'
import { dayBefore, type Day } from '../vocabulary/day.ts'
import { didYouMean, fault, type Issue, type Result } from '../vocabulary/issue.ts'
import { compareText } from '../vocabulary/order.ts'
import { compareVersions } from './order.ts'

/** A version of a policy and the days on which it is the one in force, both included. */
export interface VersionInForce {
  /** The version. */
  readonly policy: Policy
  /** The first day on which it is the one in force. */
  readonly from: Day
  /** `null`: until another version follows. */
  readonly until: Day | null
}

/**
 * On which days is each of these versions of one policy in force, earliest first?
 *
 * A version without a last day ends on the day before the next one begins, so that a version that was signed off
 * never has to be edited (which would change its hash) when another follows it.
 */
export function versionsInForce(versions: readonly Policy[]): VersionInForce[] {
  const inOrder = apart(versions).sort(
    (a, b) => compareText(a.inForce.from, b.inForce.from) || compareVersions(a.version, b.version),
  )
  return inOrder.map((policy) => {
    const { from, until } = policy.inForce
    const next = inOrder.find((other) => other.inForce.from > from)?.inForce.from
    return { policy, from, until: until ?? (next === undefined ? null : dayBefore(next)) }
  })
}

/**
 * Which of several versions of a policy is in force on a day? The issues say why there is not just one.
 *
 * @param id the policy, where versions of several are at hand
 * @example
 * const found = policyInForce(versions, '2026-11-22')
 * if (found.ok) assess(found.value, nominal, { asAt: '2026-11-22' })
 */
export function policyInForce(versions: readonly Policy[], day: Day, id?: string): Result<Policy> {
  const wrong = dayIssues(day, '')
  if (wrong.length > 0) return { ok: false, issues: wrong }
  const ids = [...new Set(versions.map((policy) => policy.id))].sort()
  if (ids.length === 0)
    return refused('unknown-policy', 'There is no policy to choose from.', 'Give the versions of a policy.')
  const wanted = id ?? (ids.length === 1 ? ids[0] : undefined)
  if (wanted === undefined) {
    const help = `Say which: ${ids.join(', ')}.`
    return refused('several-policies', `These are versions of ${ids.length} policies.`, help)
  }
  if (!ids.includes(wanted)) {
    const help = didYouMean(wanted, ids) ?? `Policies at hand: ${ids.join(', ')}.`
    return refused('unknown-policy', `There is no version of \`${wanted}\` at hand.`, help)
  }
  const table = versionsInForce(versions.filter((policy) => policy.id === wanted))
  const [found, ...more] = table.filter(({ from, until }) => from <= day && (until === null || day <= until))
  const known = `Versions: ${table.map(daysWords).join('; ')}.`
  if (found === undefined)
    return refused('none-in-force', `No version of \`${wanted}\` is in force on ${dayWords(day)}.`, known)
  if (more.length === 0) return { ok: true, value: found.policy, issues: [] }
  const message = `${more.length + 1} versions of \`${wanted}\` are in force on ${dayWords(day)}.`
  return refused('several-in-force', message, `${known} Give one of them other days, or leave it out.`)
}

/** `1.0.0 from 14 September 2021 to 31 December 2026`. */
export function daysWords({ policy, from, until }: VersionInForce): string {
  return `${policy.version} from ${dayWords(from)}${until === null ? '' : ` to ${dayWords(until)}`}`
}

/** Policies that differ; one that is given twice counts once. */
export function apart(policies: readonly Policy[]): Policy[] {
  return [...new Map(policies.map((policy) => [policy.hash, policy])).values()]
}

function refused(code: string, message: string, help: string): { ok: false; issues: Issue[] } {
  return { ok: false, issues: [fault(code, '', message, help)] }
}
