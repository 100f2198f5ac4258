import type { Certainty } from '../decision/assessment.ts'
import type { groundIds } from '../decision/schema-record.ts'
import type { Day } from '../vocabulary/day.ts'
import type { DecisionRecord } from './record.ts'

/** Why a panel decided otherwise, of a short list of this product’s own, so that it can be counted. */
export type Ground = (typeof groundIds)[number]

/** What each ground says, for forms and reports. */
export const grounds: { readonly [ground in Ground]: string } = {
  'not-in-the-facts': 'The panel knew something that the facts did not carry',
  'fact-wrong': 'A fact was wrong or out of date',
  judgement: 'The same facts, judged otherwise',
  'another-duty': 'Another duty came first, such as safeguarding',
  'no-capacity': 'There was no capacity',
  'rule-wrong': 'The rule itself is in question',
  other: 'Something else',
}

/** What a panel decided, beside what the rules proposed. Plain JSON, with a schema (`register`); it names nobody. */
export interface RegisterEntry {
  /** The version of the form of an entry. */
  readonly register: '1.0'
  /** The hash of the decision record that the proposal stands in. */
  readonly record: string
  /** The policy that proposed: id, version and hash. */
  readonly policy: DecisionRecord['policy']
  /** The day the facts were judged on. */
  readonly asAt: Day
  /** The id of the area, for counting. */
  readonly area?: string
  /** The id of the decision. */
  readonly decision: string
  /** What the rules gave: the answer, without its reasons and without any fact. */
  readonly proposed: {
    readonly outcome: string | null
    readonly certainty: Certainty
    readonly possible: readonly string[]
    readonly rule: string | null
  }
  /** What the panel decided. */
  readonly decided: Decided
}

/** What was decided: the outcome, by which role or forum, on which day, and why. */
export interface Decided {
  /** One of the decision's outcomes. */
  readonly outcome: string
  /** In lower case, or a forum in capitals: never a name. */
  readonly by: string
  /** The day of the decision. */
  readonly on: Day
  /** Needed where the panel decided otherwise, as is the reason. */
  readonly ground?: Ground
  /** At most 400 characters. */
  readonly reason?: string
}

/**
 * How does what was decided stand to what was proposed?
 *
 * `overrides`: the outcome decided is not one that the facts could still lead to. `decided-while-open`: it is one, and
 * the answer was not settled (or the policy had none). `agrees`: it is the settled answer.
 */
export type Agreement = 'agrees' | 'overrides' | 'decided-while-open'

/** How does the decision of an entry stand to the proposal? */
export function agreementOf({ proposed, decided }: Pick<RegisterEntry, 'proposed' | 'decided'>): Agreement {
  if (proposed.possible.includes(decided.outcome))
    return proposed.certainty === 'settled' ? 'agrees' : 'decided-while-open'
  // Where the policy may turn out to say nothing, or two things, there is nothing to override.
  return proposed.possible.some((outcome) => outcome === 'SILENT' || outcome === 'CONFLICT')
    ? 'decided-while-open'
    : 'overrides'
}

/** Did the panel decide otherwise without saying why? */
export function isReasonMissing(entry: RegisterEntry): boolean {
  const { ground, reason } = entry.decided
  return agreementOf(entry) === 'overrides' && (ground === undefined || reason === undefined)
}

/** Was it decided before the day that the answer is about? */
export function isDecidedBefore({ decided, asAt }: RegisterEntry): boolean {
  return decided.on < asAt
}

/** What a record proposes for a decision; `null` where it has none with one outcome. */
export function proposedIn(
  { assessment }: DecisionRecord,
  decision: string,
): RegisterEntry['proposed'] | null {
  const answer = Object.hasOwn(assessment.decisions, decision) ? assessment.decisions[decision] : undefined
  if (answer === undefined || answer.hitPolicy === 'COLLECT') return null
  const { outcome, certainty, possible, rule } = answer
  return { outcome, certainty, possible, rule }
}
