import { assess } from '../decision/assess.ts'
import type { Assessment, AssessOptions } from '../decision/assessment.ts'
import { isRole } from '../decision/schema-record.ts'
import { canonicalText, contentHash } from '../policy/hash.ts'
import { inspect, limits } from '../policy/limits.ts'
import type { Policy } from '../policy/policy.ts'
import { isDay, type Day } from '../vocabulary/day.ts'
import type { Facts, Nominal } from '../vocabulary/fact.ts'
import { IomRulesError } from '../vocabulary/issue.ts'

/**
 * Everything it takes to answer the same question again, and the answer that was given. Plain JSON, with a schema
 * (`record`). It is about one person, by an opaque reference: keep it as you keep the case itself.
 */
export interface DecisionRecord {
  /** The version of the form of a record. */
  readonly record: '1.0'
  /** The policy that was asked: id, version and hash. */
  readonly policy: Assessment['policy']
  /** The day the facts were judged on. */
  readonly asAt: Day
  /** The decisions that were asked for; left out, all of them. */
  readonly decisions?: readonly string[]
  /** Inputs that were taken as given where the nominal carried none. */
  readonly assume?: Facts
  /** The facts as they were known. */
  readonly nominal: Nominal
  /** The answer as it was given. */
  readonly assessment: Assessment
  /** When the record was made, by which role, and with which program. */
  readonly made: { readonly on: Day; readonly by: string; readonly with?: string }
  /** SHA-256 over the canonical bytes of the rest. */
  readonly hash: string
}

/** Settings of {@link recordOf}. */
export interface RecordOptions extends AssessOptions {
  /** The day on which the record is made: the core has no clock. */
  readonly madeOn: Day
  /** The role that has it made, in lower case, or a body in capitals: never a name. */
  readonly by: string
  /** The program that makes it, with its version; 1 to 80 characters. */
  readonly with?: string
}

/**
 * What has to be kept of an answer, so that it can be proved years later?
 *
 * @throws IomRulesError as `assess` does; `INVALID_DAY` when `madeOn` is not a day; `INVALID_ROLE` when `by` is not
 * a role; `OUT_OF_RANGE` when `with` is empty or longer than 80 characters; `TOO_COMPLEX` when the answer is too large
 * or too deep to be read again.
 * @example
 * const record = recordOf(policy, nominal, { asAt: '2026-11-22', madeOn: '2026-11-22', by: 'panel chair' })
 * remake(record, [policy]).status // 'same'
 */
export function recordOf(policy: Policy, nominal: Nominal, options: RecordOptions): DecisionRecord {
  const { asAt, decisions, assume, madeOn, by, with: program } = options
  if (!isDay(madeOn))
    throw new IomRulesError('INVALID_DAY', `\`${String(madeOn)}\` is not a day that exists.`)
  if (!isRole(by)) {
    const help = 'Give it in lower case, or a forum in capitals, as `panel chair` or `MACC`: never a name.'
    throw new IomRulesError('INVALID_ROLE', `\`${String(by)}\` is not a role. ${help}`)
  }
  if (program !== undefined && (program === '' || program.length > limits.name))
    throw new IomRulesError('OUT_OF_RANGE', `\`with\` must be a text of 1 to ${limits.name} characters.`)
  const assessment = assess(policy, nominal, options)
  const made = program === undefined ? { on: madeOn, by } : { on: madeOn, by, with: program }
  return sealed({
    record: '1.0',
    policy: assessment.policy,
    asAt,
    ...(decisions === undefined || decisions.length === 0 ? {} : { decisions }),
    ...(assume === undefined ? {} : { assume }),
    nominal,
    assessment,
    made,
  })
}

/** The record with the hash of the rest, as it will be read again. */
function sealed(content: Omit<DecisionRecord, 'hash'>): DecisionRecord {
  const plain = JSON.parse(canonicalText(content)) as Omit<DecisionRecord, 'hash'>
  const issues = inspect(plain)
  if (issues.length > 0) {
    const list = issues.map(({ message }) => message).join('\n')
    throw new IomRulesError('TOO_COMPLEX', `The record could not be read again.\n${list}`, issues)
  }
  return { ...plain, hash: contentHash(plain) }
}

/** What should the hash of a record be? Another one than it carries: it is not as it was made. */
export function recordHash(record: DecisionRecord): string {
  const { hash: _, ...content } = record
  return contentHash(content)
}
