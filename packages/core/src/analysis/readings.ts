import type { Day } from '../vocabulary/day.ts'
import type { Nominal } from '../vocabulary/fact.ts'
import type { Issue } from '../vocabulary/issue.ts'
import { applyEdit } from '../policy/edit.ts'
import { parsePolicy } from '../policy/parse.ts'
import type { Policy, Reading } from '../policy/policy.ts'
import { decide } from '../decision/assess.ts'
import { compare } from './compare.ts'
import { answerText } from '../decision/answer-text.ts'
import { knownTo } from './comparison/known.ts'
import type { Progress } from './family.ts'
import { refusalIn } from '../vocabulary/refusal.ts'
import { slice } from './slice.ts'

/** What would follow from another reading of a place where the documents are silent. Plain JSON. */
export interface ReadingEffect {
  /** Id of the place where the documents are silent. */
  readonly silence: string
  /** Id of the other reading that was tried. */
  readonly option: string
  /** The reading taken. */
  readonly chosen: string
  /**
   * `text`: nothing in the policy is written otherwise under it. `refused`: the policy would not be valid.
   * `same`: proved that no decision answers anybody otherwise. `changed`: some answers are others.
   * `too-complex`: it could not be worked out.
   */
  readonly status: 'text' | 'refused' | 'same' | 'changed' | 'too-complex'
  /** The decisions that answer somebody otherwise, or of which it could not be worked out. */
  readonly decisions: readonly string[]
  /** People of the caseload who would get another answer; `null` without a caseload. */
  readonly moved: number | null
  /** What changes, decision by decision. */
  readonly sentences: readonly string[]
  /** Why the policy would not be valid. */
  readonly issues?: readonly Issue[]
}

/** Settings of {@link readings}. */
export interface ReadingOptions {
  /** The day it is looked at. Default: the first day in force. */
  readonly asAt?: Day
  /** People to count who would get another answer. */
  readonly nominals?: readonly Nominal[]
  /** Called before each reading that is tried, and once at the end. What it throws ends the work. */
  readonly onProgress?: (progress: Progress) => void
}

/**
 * What depends on how the silences of the documents are read? For each reading that is not taken, the
 * decisions that would answer somebody otherwise and how many of a caseload would get another answer.
 *
 * The edit of each option is made on the policy as it is. Where another reading than the one it was written
 * to has been taken, that one has no edit, and so is `text`.
 *
 * @throws IomRulesError `INVALID_DAY`; `INVALID_NOMINAL` for a nominal that does not fit the policy
 * @example
 * readings(policy, { nominals }).filter(({ moved }) => moved !== null && moved > 0)
 */
export function readings(policy: Policy, options: ReadingOptions = {}): ReadingEffect[] {
  const asAt = options.asAt ?? policy.inForce.from
  const { nominals, onProgress } = options
  const others = policy.readings.flatMap((reading) =>
    reading.options.filter(({ id }) => id !== reading.chosen).map((option) => ({ reading, option })),
  )
  const count = nominals === undefined ? null : counter(policy, nominals, asAt)
  const effects = others.map(({ reading, option }, done) => {
    onProgress?.({ done, total: others.length, what: `${reading.silence}: ${reading.title}` })
    return effectOf(policy, reading, option, asAt, count)
  })
  onProgress?.({ done: others.length, total: others.length, what: '' })
  return effects
}

type Count = (after: Policy, decisions: readonly string[]) => number

function effectOf(
  policy: Policy,
  reading: Reading,
  option: Reading['options'][number],
  asAt: Day,
  count: Count | null,
): ReadingEffect {
  const { silence, chosen } = reading
  const effect = (
    status: ReadingEffect['status'],
    moved: number | null,
    more: Partial<ReadingEffect> = {},
  ): ReadingEffect => ({
    silence,
    option: option.id,
    chosen,
    status,
    decisions: [],
    moved,
    sentences: [],
    ...more,
  })
  const nobody = count === null ? null : 0
  if (option.edit === undefined) return effect('text', nobody)
  // Examples are the policy's tests of the reading taken, and have no part in what another one does.
  const edited = applyEdit({ ...policy.document, examples: [] }, option.edit)
  const parsed = edited.ok ? parsePolicy(edited.value) : edited
  if (!parsed.ok) return effect('refused', null, { issues: parsed.issues })
  const after = parsed.value
  const { decisions, same } = compare(policy, after, { asAt })
  if (same) return effect('same', nobody)
  const open = decisions.filter(({ status, whileUnknown }) => status !== 'same' || whileUnknown)
  const ids = open.map(({ decision }) => decision)
  const isChanged = open.some(({ status }) => status !== 'too-complex')
  return effect(isChanged ? 'changed' : 'too-complex', count === null ? null : count(after, ids), {
    decisions: ids,
    sentences: open.flatMap(({ sentences }) => sentences),
  })
}

/** Counts who of a caseload gets another answer. What the policy itself says is worked out once. */
function counter(policy: Policy, nominals: readonly Nominal[], asAt: Day): Count {
  const answers = new Map<string, readonly string[]>()
  const before = (decision: string): readonly string[] => {
    const known = answers.get(decision)
    if (known !== undefined) return known
    const alone = aloneFor(policy, [decision])
    const found = nominals.map((nominal) =>
      policy.decisions[decision] === undefined
        ? answerText(undefined)
        : answerText(decide(alone, nominal, { asAt, decisions: [decision] })[decision]),
    )
    answers.set(decision, found)
    return found
  }
  return (after, decisions) => {
    const own = decisions.filter((id) => after.decisions[id] !== undefined)
    const alone = aloneFor(after, own)
    return nominals.filter((nominal, at) => {
      const answer = answersUnder(alone, knownTo(after, policy, nominal) as Nominal, own, asAt)
      // Somebody whose facts it does not take gets no answer from it.
      if (answer === null) return true
      return decisions.some((id) => before(id)[at] !== answerText(answer[id]))
    }).length
  }
}

/** A policy with some decisions only, which yet takes whatever facts the whole one takes. */
function aloneFor(policy: Policy, decisions: readonly string[]): Policy {
  return { ...slice(policy, decisions), facts: policy.facts }
}

function answersUnder(
  policy: Policy,
  nominal: Nominal,
  decisions: readonly string[],
  asAt: Day,
): ReturnType<typeof decide> | null {
  try {
    return decide(policy, nominal, { asAt, decisions })
  } catch (error) {
    refusalIn(error, 'INVALID_NOMINAL')
    return null
  }
}
