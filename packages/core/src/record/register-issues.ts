import { canonicalText } from '../policy/hash.ts'
import type { Policy } from '../policy/policy.ts'
import { dayWords, listed } from '../explanation/words.ts'
import { shortHash, versionWords } from '../vocabulary/version.ts'
import { isDecidedBefore, isReasonMissing, proposedIn, type RegisterEntry } from './entry.ts'
import type { DecisionRecord } from './record.ts'
import { remake } from './remake.ts'

/** Something about one entry that whoever keeps the register should put right. It tells no outcome. */
export interface RegisterIssue {
  /** What kind of fault. Stable, for programs. */
  readonly code:
    | 'no-reason'
    | 'unknown-policy'
    | 'unknown-decision'
    | 'unknown-outcome'
    | 'decided-before'
    | 'duplicate-entry'
    | 'record-not-found'
    | 'record-differs'
    | 'proposed-differs'
  /** The entry, counted from 1. */
  readonly entry: number
  /** A sentence for whoever keeps the register. */
  readonly message: string
  /** What to do about it. */
  readonly help: string
}

/** What is wrong with the entries of a register, one by one; and how many of their records still come out. */
export function registerIssues(
  entries: readonly RegisterEntry[],
  policies: readonly Policy[],
  records: readonly DecisionRecord[] | undefined,
): {
  readonly issues: RegisterIssue[]
  readonly remade: { readonly records: number; readonly same: number } | null
} {
  const again = records === undefined ? null : answeredAgain(records, policies)
  const seen = new Map<string, number>()
  const issues = entries.flatMap((entry, at) => {
    const number = at + 1
    const key = JSON.stringify([entry.record, entry.decision])
    const first = seen.get(key)
    if (first === undefined) seen.set(key, number)
    return [
      ...(first === undefined ? [] : [duplicate(number, first)]),
      ...ownIssues(entry, number),
      ...policyIssues(entry, number, policies),
      ...(again === null ? [] : recordIssues(entry, number, again)),
    ]
  })
  if (again === null) return { issues, remade: null }
  const same = [...again.values()].filter(({ status }) => status === 'same').length
  return { issues, remade: { records: again.size, same } }
}

interface Again {
  readonly record: DecisionRecord
  readonly status: ReturnType<typeof remake>['status']
}

function answeredAgain(records: readonly DecisionRecord[], policies: readonly Policy[]): Map<string, Again> {
  return new Map(records.map((record) => [record.hash, { record, status: remake(record, policies).status }]))
}

function duplicate(entry: number, first: number): RegisterIssue {
  const message = `The same decision about the same record stands in entry ${first} too; both are counted.`
  return {
    code: 'duplicate-entry',
    entry,
    message,
    help: 'Keep the one that holds. A new decision rests on a new record.',
  }
}

function ownIssues(entry: RegisterEntry, number: number): RegisterIssue[] {
  const issues: RegisterIssue[] = []
  if (isReasonMissing(entry)) {
    const message = 'The panel decided otherwise, and the entry does not say why.'
    issues.push({ code: 'no-reason', entry: number, message, help: 'Give a ground and a reason.' })
  }
  if (isDecidedBefore(entry)) {
    const message = `It was decided on ${dayWords(entry.decided.on)}, before the day that the answer is about (${dayWords(entry.asAt)}).`
    issues.push({ code: 'decided-before', entry: number, message, help: 'Check both days.' })
  }
  return issues
}

function policyIssues(entry: RegisterEntry, number: number, policies: readonly Policy[]): RegisterIssue[] {
  const policy = policies.find(({ hash }) => hash === entry.policy.hash)
  if (policy === undefined) {
    const message = `${versionWords(entry.policy)} is not at hand.`
    return [{ code: 'unknown-policy', entry: number, message, help: 'Give that version too.' }]
  }
  const decision = Object.hasOwn(policy.decisions, entry.decision)
    ? policy.decisions[entry.decision]
    : undefined
  if (decision === undefined || decision.hitPolicy === 'COLLECT') {
    const message = `The policy has no decision \`${entry.decision}\` with one outcome.`
    return [{ code: 'unknown-decision', entry: number, message, help: 'Check the entry.' }]
  }
  if (Object.hasOwn(decision.outcomes, entry.decided.outcome)) return []
  const message = `What was decided is no outcome of \`${entry.decision}\`.`
  return [
    {
      code: 'unknown-outcome',
      entry: number,
      message,
      help: 'Outcomes are given by id, as the policy names them.',
    },
  ]
}

function recordIssues(
  entry: RegisterEntry,
  number: number,
  again: ReadonlyMap<string, Again>,
): RegisterIssue[] {
  const short = shortHash(entry.record)
  const found = again.get(entry.record)
  if (found === undefined) {
    const message = `The record ${short} is not among those given.`
    return [
      { code: 'record-not-found', entry: number, message, help: 'Give every record the register points to.' },
    ]
  }
  const issues: RegisterIssue[] = []
  if (found.status === 'differs' || found.status === 'altered') {
    const message = `The record ${short} does not come out as it is recorded.`
    issues.push({ code: 'record-differs', entry: number, message, help: 'See what differs with `remake`.' })
  }
  if (canonicalText(proposedIn(found.record, entry.decision)) !== canonicalText(entry.proposed)) {
    const message = `The record ${short} does not propose what the entry says.`
    issues.push({ code: 'proposed-differs', entry: number, message, help: 'Make the entry from the record.' })
  }
  const others = othersIn(entry, found.record)
  // An altered record is no measure of what it was.
  if (others.length > 0 && found.status !== 'altered') {
    const message = `The record ${short} has another ${listed(others)} than the entry.`
    issues.push({ code: 'proposed-differs', entry: number, message, help: 'Make the entry from the record.' })
  }
  return issues
}

/** What else an entry says otherwise than its record. */
function othersIn(entry: RegisterEntry, { policy, asAt, nominal }: DecisionRecord): string[] {
  return [
    ...(canonicalText(entry.policy) === canonicalText(policy) ? [] : ['policy']),
    ...(entry.asAt === asAt ? [] : ['day']),
    ...(entry.area === nominal.area ? [] : ['area']),
  ]
}
