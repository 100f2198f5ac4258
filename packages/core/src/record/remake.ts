import { answerText } from '../decision/answer-text.ts'
import { assess } from '../decision/assess.ts'
import type { Assessment, DecisionResult } from '../decision/assessment.ts'
import { listed } from '../explanation/words.ts'
import { canonicalText } from '../policy/hash.ts'
import type { Policy } from '../policy/policy.ts'
import { isIomRulesError, pointer } from '../vocabulary/issue.ts'
import { shortHash, versionWords } from '../vocabulary/version.ts'
import { apart } from './in-force.ts'
import { recordHash, type DecisionRecord } from './record.ts'

/** A part of an answer that comes out otherwise than it was recorded. */
export interface RecordDifference {
  /** The id of the decision; left out for what concerns all of them. */
  readonly decision?: string
  /** JSON Pointer into the assessment, to the first place that differs. */
  readonly path: string
  /** It in a sentence. */
  readonly words: string
}

/** What came of answering a record's question again. */
export interface Remade {
  /**
   * `same`: byte for byte, in canonical form. `differs`: the answer comes out otherwise. `altered`: the record is not
   * as it was made. `unknown-policy`: no policy at hand has its hash.
   */
  readonly status: 'same' | 'differs' | 'altered' | 'unknown-policy'
  /** A sentence for people. */
  readonly words: string
  /** Of an altered record too, where its policy is at hand. */
  readonly differences: readonly RecordDifference[]
  /** The versions of the policy that are at hand. */
  readonly versions: readonly { readonly version: string; readonly hash: string }[]
}

/**
 * Does the record’s own policy still give its answer, to the byte?
 *
 * Pure, and on any machine: what differs is the record, the policy or this program. That a record is `same` shows
 * that it fits together; that it is the one that was made is shown by its hash, kept elsewhere (in the register).
 *
 * @example
 * remake(record, [policy]).words // 'The same answer, byte for byte.'
 */
export function remake(record: DecisionRecord, policies: readonly Policy[]): Remade {
  const { id, hash } = record.policy
  const versions = apart(policies.filter((each) => each.id === id)).map((each) => ({
    version: each.version,
    hash: each.hash,
  }))
  const policy = policies.find((each) => each.hash === hash)
  const differences = policy === undefined ? [] : differencesOf(record, policy)
  const said = (status: Remade['status'], words: string): Remade => ({ status, words, differences, versions })
  if (recordHash(record) !== record.hash) {
    const rest =
      policy === undefined || differences.length > 0 ? '' : ' The answer itself comes out as it is recorded.'
    return said('altered', `The record is not as it was made: its hash is that of other content.${rest}`)
  }
  if (policy === undefined) {
    const known = versions.map((each) => `${each.version} (${shortHash(each.hash)})`)
    const hand = known.length === 0 ? 'none' : listed(known)
    return said(
      'unknown-policy',
      `${versionWords(record.policy)} is not at hand. Versions of ${id} at hand: ${hand}.`,
    )
  }
  if (differences.length === 0) return said('same', 'The same answer, byte for byte.')
  return said('differs', differences.map(({ words }) => words).join(' '))
}

function differencesOf(record: DecisionRecord, policy: Policy): RecordDifference[] {
  const { asAt, nominal, decisions, assume } = record
  const options = {
    asAt,
    ...(decisions === undefined ? {} : { decisions }),
    ...(assume === undefined ? {} : { assume }),
  }
  try {
    const again = JSON.parse(canonicalText(assess(policy, nominal, options))) as Assessment
    return canonicalText(record.assessment) === canonicalText(again)
      ? []
      : partsApart(record.assessment, again, policy)
  } catch (error) {
    // A question that does not fit the policy cannot have had the answer; anything else is not the record’s doing.
    if (!isIomRulesError(error)) throw error
    return [{ path: '', words: `The question cannot be answered again. ${error.message}` }]
  }
}

/** One difference for each decision, and for each other part of the assessment. */
function partsApart(recorded: Assessment, again: Assessment, policy: Policy): RecordDifference[] {
  const keys = (a: object, b: object) => [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()
  const parts = keys(recorded, again).filter((key) => key !== 'decisions') as (keyof Assessment)[]
  return [
    ...keys(recorded.decisions, again.decisions).flatMap((id) => decisionApart(id, recorded, again, policy)),
    ...parts.flatMap((key): RecordDifference[] => {
      const path = firstApart(recorded[key], again[key], [key])
      return path === null
        ? []
        : [{ path: pointer(path), words: `${titles[key]}: not as recorded, first at ${pointer(path)}.` }]
    }),
  ]
}

const titles: { readonly [key in keyof Assessment]: string } = {
  policy: 'The policy',
  nominal: 'The reference or area',
  asAt: 'The day',
  inForce: 'Whether the policy was in force',
  decisions: 'The decisions',
  derived: 'What the lists come to',
  conflicts: 'The conflicts in the facts',
  assumed: 'What was taken as given',
}

function decisionApart(
  id: string,
  recorded: Assessment,
  again: Assessment,
  policy: Policy,
): RecordDifference[] {
  const [before, after] = [recorded.decisions[id], again.decisions[id]]
  const path = firstApart(before, after, ['decisions', id])
  if (path === null) return []
  const title = `“${policy.decisions[id]?.title ?? id}”`
  const said = (answer: DecisionResult | undefined) => (answer === undefined ? 'nothing' : answerText(answer))
  const words =
    said(before) === said(after)
      ? `${title}: ${said(after)} as recorded, but not with the same reasons, first at ${pointer(path)}.`
      : `${title}: ${said(before)} was recorded, ${said(after)} comes out.`
  return [{ decision: id, path: pointer(path), words }]
}

type Path = readonly (string | number)[]

/** The first place where two JSON values differ; `null` where they do not. */
function firstApart(a: unknown, b: unknown, path: Path): Path | null {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b ? null : path
  if (Array.isArray(a) !== Array.isArray(b)) return path
  const [left, right] = [a as { readonly [key: string]: unknown }, b as { readonly [key: string]: unknown }]
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const found = firstApart(left[key], right[key], [...path, key])
    if (found !== null) return found
  }
  return null
}
