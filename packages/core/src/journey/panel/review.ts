import type { Day } from '../../vocabulary/day.ts'
import { outcomeWords } from '../../explanation/words.ts'
import type { Decision, Policy } from '../../policy/policy.ts'
import { regionsOf, transitionsOn } from '../../policy/regions.ts'
import { outcomesIn } from '../case.ts'
import { isMet } from '../guard.ts'
import type { PanelItem } from '../timeline.ts'
import { isMember, stateIn, stateSince, type Person } from './people.ts'

/** A member whom the panel should review, with every reason. */
export interface Review {
  /** The member's reference. */
  readonly ref: string
  /** The membership they hold, such as `FIXED`. */
  readonly membership: string
  /** Everything that makes the policy ask for it. */
  readonly reasons: readonly Reason[]
}

/** Why a member is on the agenda. */
export interface Reason {
  /** The id of a panel item or of a trigger; `REVIEW_OPEN` where a review has begun. */
  readonly item: string
  /** A sentence without its full stop. */
  readonly words: string
  /** From which day; null where only today is known. */
  readonly since: Day | null
  /** `change`: something changed. `rule`: a rule is met today. `today`: so today, and whether it is new is not known. `process`: a step of the process. */
  readonly from: 'change' | 'rule' | 'today' | 'process'
}

/** Why the panel should review this member; null for others, and where nothing calls for it. */
export function reviewOf(policy: Policy, person: Person): Review | null {
  if (!isMember(person)) return null
  const { ref, standing, journey } = person
  const items = standing.panelItems.map((each): Reason => {
    const kind = 'rule' in each.from ? 'rule' : 'trigger' in each.from ? 'change' : 'process'
    const since = journey ? each.since : null
    return { item: each.item, words: wordsOf(each), since, from: kind }
  })
  const reasons = journey ? [...begun(policy, person), ...items] : [...items, ...todayOf(policy, person)]
  if (reasons.length === 0) return null
  return { ref, membership: standing.membership, reasons }
}

/** The title, and what changed. */
function wordsOf({ title, change }: PanelItem): string {
  return change === undefined ? title : `${title}: ${change}`
}

/** A review that has been opened and not decided: only a journey shows it. */
function begun(policy: Policy, person: Person): Reason[] {
  return regionsOf(policy).flatMap((region): Reason[] => {
    if (region.follows !== undefined) return []
    const state = stateIn(person, region)
    const decides = Object.keys(policy.events).some((event) =>
      transitionsOn(region, state, event).some(({ actions }) =>
        actions?.some((action) => action.type === 'discharge' && 'panelItems' in action.params),
      ),
    )
    if (!decides) return []
    const words = `${state.words.title ?? state.name}: to be decided`
    return [{ item: 'REVIEW_OPEN', words, since: stateSince(person, region), from: 'process' }]
  })
}

/** Outcomes whose coming sets off a review, where they hold today and nobody knows since when. */
function todayOf(policy: Policy, { position }: Person): Reason[] {
  const { facts, asAt } = position.context
  return (policy.review?.triggers ?? []).flatMap(({ id, decision, to, when }): Reason[] => {
    if (decision === undefined || to === undefined) return []
    if (when !== undefined && !isMet(policy, { condition: when }, facts, asAt)) return []
    const now = outcomesIn(position.context.answers[decision]).filter((outcome) => to.includes(outcome))
    const { title } = policy.decisions[decision] as Decision
    return now.map((outcome) => ({
      item: id,
      words: `${title} is ${outcomeWords(policy, decision, outcome)} today; whether it is new is not known`,
      since: null,
      from: 'today',
    }))
  })
}
