// What an assessment shows of a policy, and which few assessments together show all of it.
import type { Assessment, DecisionResult, Facts, Trace } from '@iom-rules/core'
import type { Rests } from './asked.ts'
import type { Tried } from './values.ts'

/** Every goal an assessment reaches for one decision, those that read best first. */
export function goalsOf(
  decision: string,
  result: DecisionResult,
  assessment: Assessment,
  facts: Facts,
  rests: Rests,
  values: ReadonlyMap<string, readonly Tried[]>,
): string[] {
  const answer = answerWords(result)
  const rules = result.because.flatMap(({ rule, truth, exactly, conditions }) => [
    `rule ${rule} of ${decision}: ${exactly ?? truth}`,
    ...(exactly === undefined ? [] : [`rule ${rule} of ${decision}: reads undetermined, is ${exactly}`]),
    ...partsOf(conditions, '').map(
      ([place, truth]) => `part ${place} of rule ${rule} of ${decision}: ${truth}`,
    ),
  ])
  const missing = result.missing.length === 0 ? '' : `; missing ${result.missing.join(', ')}`
  const further = 'rule' in result ? [result.rule, result.matches, result.details] : []
  const held = rests.facts.map((id) => [id, standing(facts[id], values.get(id) ?? [])] as const)
  const conflicts = assessment.conflicts.map(
    ({ assumption }) => `facts contradict the assumption ${assumption}`,
  )
  return [
    ...rules,
    ...conflicts,
    ...held.map(([id, words]) => `${id} ${words}: ${decision} ${answer}`),
    `${decision} ${answer}${missing}`,
    `${decision} ${answer}${missing}; ${JSON.stringify(further)}`,
    ...together(held),
  ]
}

/** How the value stands to the figures it is compared with. */
function standing(value: unknown, tried: readonly Tried[]): string {
  if (value === null || value === undefined) return 'unknown'
  const text = JSON.stringify(value)
  return tried.find((each) => JSON.stringify(each.value) === text)?.words ?? 'some other value'
}

export function answerWords(result: DecisionResult): string {
  if (result.hitPolicy === 'COLLECT') {
    const open = result.possible.map((outcome) => `${outcome}?`)
    return [...result.outcomes, ...open].join(', ') || 'nothing'
  }
  const { outcome, certainty, possible } = result
  const open = possible.length > 1 ? `, possible ${possible.join(', ')}` : ''
  return `${certainty}${outcome === null ? '' : ` ${outcome}`}${open}`
}

function partsOf(trace: Trace, place: string): (readonly [string, string])[] {
  const here: readonly [string, string] = [place === '' ? 'whole' : place, trace.truth]
  if (trace.kind === 'test') return [here]
  const parts = 'parts' in trace ? trace.parts : [trace.part]
  return [
    here,
    ...parts.flatMap((part, at) => partsOf(part, place === '' ? `${at + 1}` : `${place}.${at + 1}`)),
  ]
}

/** Each two values that meet; of at most four facts all of them. */
function together(held: readonly (readonly [string, string])[]): string[] {
  const said = held.map(([id, words]) => `${id} ${words}`)
  if (said.length <= 4) return [said.join('; ')]
  return said.flatMap((one, at) => said.slice(at + 1).map((other) => `${one}; ${other}`))
}

/** Something with the goals it reaches. */
export interface Reaching {
  readonly goals: readonly string[]
}

/** Keeps what reaches something new, and afterwards lets go what the rest reaches without it. */
export function fewest<T extends Reaching>(all: Iterable<T>): (T & { readonly shows: string })[] {
  const times = new Map<string, number>()
  const kept: T[] = []
  for (const each of all) {
    if (each.goals.every((goal) => times.has(goal))) continue
    kept.push(each)
    for (const goal of each.goals) times.set(goal, (times.get(goal) ?? 0) + 1)
  }
  const needed = new Set(kept)
  for (const each of kept.toReversed()) {
    if (each.goals.some((goal) => times.get(goal) === 1)) continue
    needed.delete(each)
    for (const goal of each.goals) times.set(goal, (times.get(goal) ?? 0) - 1)
  }
  // Each says the first thing that nobody before it showed.
  const seen = new Set<string>()
  return kept
    .filter((each) => needed.has(each))
    .map((each) => {
      const isNew = (goal: string) => !seen.has(goal)
      const shows = each.goals.find(isNew) ?? each.goals.find((goal) => times.get(goal) === 1) ?? ''
      for (const goal of each.goals) seen.add(goal)
      return { ...each, shows }
    })
}
