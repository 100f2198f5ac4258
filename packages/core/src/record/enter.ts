import { dayWords } from '../explanation/words.ts'
import type { Policy } from '../policy/policy.ts'
import { didYouMean, fault, IomRulesError, type Issue } from '../vocabulary/issue.ts'
import {
  grounds,
  isDecidedBefore,
  isReasonMissing,
  proposedIn,
  type Decided,
  type RegisterEntry,
} from './entry.ts'
import { parseEntry } from './parse.ts'
import { recordHash, type DecisionRecord } from './record.ts'

/**
 * The entry of the register for what a panel decided about a recorded answer.
 *
 * Of decisions with one outcome. What a decision that collects gives (duties, flags) is done or waived in the journey.
 *
 * @throws IomRulesError `ALTERED_RECORD` when the record is not as it was made; `OTHER_POLICY` when it was made under
 * another policy; `UNKNOWN_DECISION`,
 * `COLLECTING_DECISION`, `UNKNOWN_OUTCOME`; `INVALID_ENTRY` with every issue: no ground or reason where one is needed,
 * a name in place of a role, a day that does not exist or lies before the answer’s, a reason that holds what could tell who somebody is.
 * @example
 * entryOf(policy, record, 'cohort', { outcome: 'FLEX', by: 'MACC', on: '2026-11-24' })
 */
export function entryOf(
  policy: Policy,
  record: DecisionRecord,
  decision: string,
  decided: Decided,
): RegisterEntry {
  if (recordHash(record) !== record.hash)
    throw new IomRulesError(
      'ALTERED_RECORD',
      'The record is not as it was made: its hash is that of other content. Take it from where it is kept, or make it again.',
    )
  if (policy.hash !== record.policy.hash)
    throw new IomRulesError(
      'OTHER_POLICY',
      `The record was made under ${record.policy.id} ${record.policy.version}, not under this policy.`,
    )
  const proposed = proposedIn(record, decision)
  if (proposed === null) throw notOneOutcome(record, decision)
  const { area } = record.nominal
  const entry: RegisterEntry = {
    register: '1.0',
    record: record.hash,
    policy: record.policy,
    asAt: record.asAt,
    ...(area === undefined ? {} : { area }),
    decision,
    proposed,
    decided,
  }
  refuse(entry, Object.keys(policy.decisions[decision]?.outcomes ?? {}))
  return entry
}

function notOneOutcome(record: DecisionRecord, decision: string): IomRulesError {
  const taken = Object.keys(record.assessment.decisions).filter((id) => proposedIn(record, id) !== null)
  const help = didYouMean(decision, taken) ?? `Decisions: ${taken.join(', ')}.`
  return Object.hasOwn(record.assessment.decisions, decision)
    ? new IomRulesError('COLLECTING_DECISION', `\`${decision}\` can give several outcomes at once. ${help}`)
    : new IomRulesError('UNKNOWN_DECISION', `The record has no decision \`${decision}\`. ${help}`)
}

function refuse(entry: RegisterEntry, outcomes: readonly string[]): void {
  const { outcome } = entry.decided
  if (!outcomes.includes(outcome)) {
    const help = didYouMean(outcome, outcomes) ?? `Outcomes: ${outcomes.join(', ')}.`
    throw new IomRulesError('UNKNOWN_OUTCOME', `\`${entry.decision}\` has no outcome \`${outcome}\`. ${help}`)
  }
  const read = parseEntry(entry)
  const issues = [
    ...read.issues,
    ...(isReasonMissing(entry) ? [noReason(entry)] : []),
    // A day that does not exist is told by now.
    ...(read.ok && isDecidedBefore(entry) ? [tooEarly(entry)] : []),
  ]
  if (issues.length === 0) return
  const list = issues.map(({ message, help }) => [message, help].filter(Boolean).join(' ')).join('\n')
  throw new IomRulesError('INVALID_ENTRY', `The entry does not fit the register.\n${list}`, issues)
}

function tooEarly({ decided, asAt }: RegisterEntry): Issue {
  const message = `It was decided on ${dayWords(decided.on)}, before the day that the answer is about (${dayWords(asAt)}).`
  return fault(
    'decided-before',
    '/decided/on',
    message,
    'Check the day, or take the record of the answer that the panel had.',
  )
}

function noReason({ decided, proposed }: RegisterEntry): Issue {
  const message = `${decided.outcome} is not among the outcomes that the facts could lead to (${proposed.possible.join(', ')}).`
  const help = `Say why: give a ground (${Object.keys(grounds).join(', ')}) and a reason.`
  return fault('no-reason', '/decided', message, help)
}
