import type { Facts, FactValue } from '../vocabulary/fact.ts'
import { outcomeWords, valueWords } from '../explanation/words.ts'
import type { Policy } from '../policy/policy.ts'
import type { EventDeclaration, ReviewTrigger } from '../policy/process.ts'
import { isMet } from './guard.ts'
import type { Case, JourneyEvent, PanelItem, Turn } from './timeline.ts'

/** The items with more of them; an item that is there already is replaced by the newer. */
export function withItems(before: readonly PanelItem[], more: readonly PanelItem[]): PanelItem[] {
  const fresh = more.filter((item) => !before.some((other) => other.item === item.item))
  // The same change again: the newest is what the panel should hear of.
  return [...before.map((item) => more.find((other) => other.item === item.item) ?? item), ...fresh]
}

/** What a trigger puts to the panel when these answers turned, or these facts changed; at most one item. */
export function raisedBy(
  policy: Policy,
  trigger: ReviewTrigger,
  before: Case,
  now: Pick<Case, 'facts' | 'answers' | 'asAt'>,
  turned: readonly Turn[],
  event: JourneyEvent | null,
): PanelItem[] {
  const all =
    trigger.decision === undefined
      ? [factTurn(trigger.fact as string, before.facts, now.facts)]
      : turned.filter((turn) => turn.decision === trigger.decision)
  return all
    .flatMap((found) => (found === undefined ? [] : raisedFor(policy, trigger, found, now, event)))
    .slice(0, 1)
}

function raisedFor(
  policy: Policy,
  trigger: ReviewTrigger,
  { from, to }: { readonly from: string | null; readonly to: string | null },
  now: Pick<Case, 'facts' | 'answers' | 'asAt'>,
  event: JourneyEvent | null,
): PanelItem[] {
  if (trigger.to === undefined && trigger.from === undefined) {
    // Learning what was not known is not a change in the world; an event that says what happened is.
    const happened = trigger.fact !== undefined && event !== null && !learns(policy, event)
    if (to === null || (from === null && !happened)) return []
  } else {
    if (trigger.to !== undefined && (to === null || !trigger.to.includes(to))) return []
    if (trigger.from !== undefined && (from === null || !trigger.from.includes(from))) return []
  }
  if (trigger.when !== undefined && !isMet(policy, { condition: trigger.when }, now.facts, now.asAt))
    return []
  const words = (value: string | null) => valueIn(policy, trigger, value)
  const source = event === null ? 'time passed' : (policy.events[event.type] as EventDeclaration).title
  return [
    {
      item: trigger.id,
      title: trigger.title,
      since: now.asAt,
      from: { trigger: trigger.id },
      change: `${subjectOf(policy, trigger)}${words(from)} → ${words(to)} (${source})`,
    },
  ]
}

function learns(policy: Policy, event: JourneyEvent): boolean {
  return policy.events[event.type]?.learn !== undefined
}

/** What a yes or a no is about; other values say so themselves. */
function subjectOf(policy: Policy, { fact }: ReviewTrigger): string {
  const watched = fact === undefined ? undefined : policy.facts[fact]
  return watched?.type === 'boolean' ? `${watched.title} ` : ''
}

/** A value of what a trigger watches, in words. */
function valueIn(policy: Policy, trigger: ReviewTrigger, value: string | null): string {
  if (value === null) return trigger.decision === undefined ? 'not known' : 'not determined'
  if (trigger.decision !== undefined) return outcomeWords(policy, trigger.decision, value)
  const fact = trigger.fact as string
  if (policy.facts[fact]?.type !== 'boolean') return valueWords(policy, fact, value)
  return value === 'true' ? 'yes' : 'no'
}

function factTurn(
  fact: string,
  before: Facts,
  now: Facts,
): { readonly from: string | null; readonly to: string | null } | undefined {
  const text = (value: FactValue | undefined) =>
    value === undefined || value === null || typeof value === 'object' ? null : String(value)
  const from = text(before[fact])
  const to = text(now[fact])
  return from === to ? undefined : { from, to }
}
