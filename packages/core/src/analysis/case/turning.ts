import type { Day } from '../../vocabulary/day.ts'
import type { Facts } from '../../vocabulary/fact.ts'
import type { Example, Policy } from '../../policy/policy.ts'
import { assess } from '../../decision/assess.ts'
import type { Assessment, DecisionResult } from '../../decision/assessment.ts'
import { holdsFor } from '../families.ts'
import type { Edge } from './edges.ts'
import { answerWords, exampleOf, expectationOf, isSettled } from './expected.ts'

/** People just below an edge, at it and just above, and what is said of each. */
interface Trio {
  readonly people: readonly {
    readonly words: string
    readonly facts: Facts
    readonly result: DecisionResult
  }[]
}

/**
 * The cases at an edge, of the first people whose answer turns there: in its outcome, or else in another
 * part of it. None where nobody’s does.
 */
export function edgeCases(
  alone: Policy,
  decision: string,
  asAt: Day,
  edge: Edge,
  contexts: readonly Facts[],
): Example[] {
  const trio = turningAt(alone, decision, asAt, edge, contexts)
  return (trio?.people ?? []).map(({ words, facts, result }) => {
    const title = `${answerWords(alone, decision, result)}: ${edge.title} ${words}`
    return exampleOf(title, asAt, facts, decision, result)
  })
}

function turningAt(
  alone: Policy,
  decision: string,
  asAt: Day,
  edge: Edge,
  contexts: readonly Facts[],
): Trio | null {
  let second: Trio | null = null
  for (const facts of contexts) {
    const ways = edge.values.map(({ value }) => edge.put(facts, value))
    // There are as many ways for each value: what differs is the value alone.
    for (let way = 0; way < (ways[0]?.length ?? 0); way += 1) {
      const trio = trioAt(alone, decision, asAt, edge, (at) => (ways[at] as Facts[])[way] as Facts)
      if (trio === null) continue
      const turns = (of: (result: DecisionResult) => string) =>
        new Set(trio.people.map(({ result }) => of(result))).size > 1
      if (turns(outcomeOf)) return trio
      if (second === null && turns((result) => JSON.stringify(expectationOf(result)))) second = trio
    }
  }
  return second
}

/** `null` where facts do not fit or cannot be, leave the outcome open, or do not turn on what the edge is of. */
function trioAt(
  alone: Policy,
  decision: string,
  asAt: Day,
  { values, derived }: Edge,
  factsAt: (at: number) => Facts,
): Trio | null {
  const made: (Trio['people'][number] & { readonly of: string })[] = []
  for (const [at, { words }] of values.entries()) {
    const facts = factsAt(at)
    const assessed = assessedOn(alone, decision, asAt, facts)
    if (assessed === null || assessed.conflicts.length > 0) return null
    const result = assessed.decisions[decision] as DecisionResult
    if (result.hitPolicy !== 'COLLECT' && !isSettled(result)) return null
    made.push({ words, facts, result, of: derived === null ? '' : JSON.stringify(assessed.derived[derived]) })
  }
  if (derived !== null && new Set(made.map(({ of }) => of)).size < 2) return null
  return { people: made }
}

function assessedOn(alone: Policy, decision: string, asAt: Day, facts: Facts): Assessment | null {
  let assessment: Assessment | null = null
  const fits = holdsFor(() => {
    assessment = assess(alone, { ref: 'EXAMPLE', facts }, { asAt, decisions: [decision] })
    return true
  })
  return fits ? assessment : null
}

function outcomeOf(result: DecisionResult): string {
  return (result.hitPolicy === 'COLLECT' ? result.outcomes : result.possible).join()
}
