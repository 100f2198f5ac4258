import { addMonths, dayNumber, type Day, type DayNumber } from '../../vocabulary/day.ts'
import { NONE } from '../../vocabulary/fact.ts'
import { sure } from '../../decision/assess.ts'
import { phraseCondition } from '../../explanation/phrase.ts'
import { dayWords, measure, outcomeWords } from '../../explanation/words.ts'
import type { Decision, Policy } from '../../policy/policy.ts'
import type { Held } from '../../policy/process.ts'
import { resolve } from '../../policy/references.ts'
import { membershipFact } from '../roles.ts'
import type { Position } from '../timeline.ts'

/** A reason for which the panel may consider deselection. Shown only: the panel decides. */
export interface Suggestion {
  /** Its id in the policy. */
  readonly id: string
  /** What may be considered, in the policy's words. */
  readonly title: string
  /** What makes it apply; `people` where the policy leaves it to them to see whether it does. */
  readonly basis: 'condition' | 'held' | 'people'
  /** A sentence. */
  readonly why: string
}

/**
 * Which of the policy's suggestions for deselection apply to this member now? Those whose condition
 * is certainly met and whose outcome has held for long enough, as far back as the journey shows, and
 * those that only people can judge. None for somebody who is not a member, or is not known to be.
 *
 * @example
 * suggestionsFor(policy, position).map(({ title, why }) => `${title}: ${why}`)
 */
export function suggestionsFor(policy: Policy, position: Position): Suggestion[] {
  const { facts } = position.context
  const membership = facts[membershipFact]
  if (typeof membership !== 'string' || membership === NONE) return []
  return (policy.deselection?.suggestions ?? []).flatMap(({ id, title, condition, held }): Suggestion[] => {
    const reasons: string[] = []
    if (condition !== undefined) {
      const { asAt } = position.context
      if (sure(policy, { condition }, { ref: 'CASE', facts }, { asAt }) !== true) return []
      const words = phraseCondition(policy, condition)
      reasons.push(`${words.charAt(0).toUpperCase()}${words.slice(1)}.`)
    }
    if (held !== undefined) {
      const months = resolve(policy, held.months, position.context.asAt) as number
      const since = heldSince(position, held, months)
      if (since === null) return []
      reasons.push(heldWords(policy, held, since, months))
    }
    if (reasons.length === 0)
      return [{ id, title, basis: 'people', why: 'No fact tells: people judge whether it applies.' }]
    return [{ id, title, basis: held === undefined ? 'condition' : 'held', why: reasons.join(' ') }]
  })
}

/** The day from which the outcome has held, when that is long enough ago; null otherwise. */
function heldSince({ context }: Position, held: Held, months: number): Day | null {
  const since = context.since[held.decision]?.[held.outcome]
  if (since === undefined) return null
  const needed = addMonths(dayNumber(context.asAt) as DayNumber, -months)
  return (dayNumber(since) as DayNumber) <= needed ? since : null
}

function heldWords(policy: Policy, held: Held, since: Day, months: number): string {
  const { title } = policy.decisions[held.decision] as Decision
  const outcome = outcomeWords(policy, held.decision, held.outcome)
  return `${title} has been ${outcome} since ${dayWords(since)}, for ${measure(months, 'months')} or more.`
}
