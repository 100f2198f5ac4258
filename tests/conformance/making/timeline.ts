// A timeline in short: of each step only what it changed, so that a port can be compared step by step.
import type { Facts } from '@iom-rules/core'
import type { Step, Timeline } from '@iom-rules/core/journey'

/** What one step changed; a key is left out where nothing of it did. The first step says how things stood. */
export interface ShortStep {
  /** The code of the refusal; then nothing else is said. */
  readonly refused?: string
  readonly states?: Readonly<Record<string, string>>
  /** Facts with their new value, `null` where it is not known any more. */
  readonly facts?: Facts
  /** Everything owed after the step: duty, since, due. */
  readonly owed?: readonly (readonly [string, string, string | null])[]
  /** Duties that ended with the step: duty, since, on, how. */
  readonly ended?: readonly (readonly [string, string, string, string])[]
  /** Everything put to the panel after the step: item, since. */
  readonly items?: readonly (readonly [string, string])[]
  /** Teams that are told: team, since. */
  readonly told?: readonly (readonly [string, string])[]
  /** The sum of the matrix scored last. */
  readonly matrix?: number | null
}

export function shortTimeline({ steps }: Pick<Timeline, 'steps'>): ShortStep[] {
  return steps.map((step, at) => {
    if (step.refusal !== null) return { refused: step.refusal.code }
    return changed(at === 0 ? null : (steps[at - 1] as Step), step)
  })
}

function changed(before: Step | null, { standing }: Step): ShortStep {
  const old = before?.standing
  const moved = Object.entries(standing.states).filter(([region, state]) => old?.states[region] !== state)
  const ids = [
    ...new Set([...Object.keys(old?.facts ?? standing.facts), ...Object.keys(standing.facts)]),
  ].sort()
  const facts = ids
    .filter((id) => old !== undefined && !same(old.facts[id] ?? null, standing.facts[id] ?? null))
    .map((id) => [id, standing.facts[id] ?? null] as const)
  const [owed, wasOwed] = [standing, old].map((each) =>
    (each?.obligations ?? []).map(({ duty, since, due }) => [duty, since, due] as const).toSorted(byText),
  )
  const ended = standing.discharged
    .slice(old?.discharged.length ?? 0)
    .map(({ duty, since, on, how }) => [duty, since, on, how] as const)
    .toSorted(byText)
  const [items, wereItems] = [standing, old].map((each) =>
    (each?.panelItems ?? []).map(({ item, since }) => [item, since] as const).toSorted(byText),
  )
  const [told, wereTold] = [standing, old].map((each) =>
    (each?.liaison ?? []).map(({ team, since }) => [team, since] as const).toSorted(byText),
  )
  const [matrix, wasMatrix] = [standing.matrix?.total ?? null, old?.matrix?.total ?? null]
  return {
    ...(moved.length === 0 ? {} : { states: Object.fromEntries(moved.toSorted(byText)) }),
    ...(facts.length === 0 ? {} : { facts: Object.fromEntries(facts) }),
    ...(same(owed, wasOwed) ? {} : { owed: owed ?? [] }),
    ...(ended.length === 0 ? {} : { ended }),
    ...(same(items, wereItems) ? {} : { items: items ?? [] }),
    ...(same(told, wereTold) ? {} : { told: told ?? [] }),
    ...(matrix === wasMatrix ? {} : { matrix }),
  }
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function byText(one: unknown, other: unknown): number {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)]
  return a < b ? -1 : a > b ? 1 : 0
}
