import type { Policy } from '../policy/policy.ts'
import { didYouMean, fault, IomRulesError, type Issue } from '../vocabulary/issue.ts'
import { grounds, isReasonMissing, proposedIn, type Decided, type RegisterEntry } from './entry.ts'
import { parseEntry } from './parse.ts'
import type { DecisionRecord } from './record.ts'

/**
 * The entry of the register for what a panel decided about a recorded answer.
 *
 * Of decisions with one outcome. What a decision that collects gives (duties, flags) is done or waived in the journey.
 *
 * @throws IomRulesError `OTHER_POLICY` when the record was made under another policy; `UNKNOWN_DECISION`,
 * `COLLECTING_DECISION`, `UNKNOWN_OUTCOME`; `INVALID_ENTRY` with every issue: no ground or reason where one is needed,
 * a name in place of a role, a day that does not exist, a reason that holds what could tell who somebody is.
 * @example
 * entryOf(policy, record, 'cohort', { outcome: 'FLEX', by: 'MACC', on: '2026-11-24' })
 */
export function entryOf(
  policy: Policy,
  record: DecisionRecord,
  decision: string,
  decided: Decided,
): RegisterEntry {
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
  const issues = [...parseEntry(entry).issues, ...(isReasonMissing(entry) ? [noReason(entry)] : [])]
  if (issues.length === 0) return
  const list = issues.map(({ message, help }) => [message, help].filter(Boolean).join(' ')).join('\n')
  throw new IomRulesError('INVALID_ENTRY', `The entry does not fit the register.\n${list}`, issues)
}

function noReason({ decided, proposed }: RegisterEntry): Issue {
  const message = `${decided.outcome} is not among the outcomes that the facts could lead to (${proposed.possible.join(', ')}).`
  const help = `Say why: give a ground (${Object.keys(grounds).join(', ')}) and a reason.`
  return fault('no-reason', '/decided', message, help)
}
