// The assessments of the suite: what a policy must answer for people chosen by what they show.
import { assess, type Assessment, type DecisionResult, type Facts, type Policy } from '@iom-rules/core'
import { fewest, goalsOf } from './coverage.ts'
import { known, peopleFor, tried } from './people.ts'
import { inOrder } from './portable.ts'
import { restsOf } from './asked.ts'
import { valuesOf } from './values.ts'

/** A person, one decision, and what it comes to. */
export interface Shown {
  readonly shows: string
  readonly decision: string
  readonly asAt: string
  readonly facts: Facts
  readonly assessment: Assessment
}

/** What makes decisions the same in two policies: their rules, and the figures these compare with. */
export function decisionKeys(policy: Policy, days: readonly string[]): string[] {
  return Object.entries(policy.decisions).map(([id, decision]) =>
    JSON.stringify(inOrder([decision, Object.fromEntries(restsOf(policy, id, days[0] ?? '').asked)])),
  )
}

/** Few people who together show everything that `goalsOf` names, decision by decision and day by day. */
export function shownBy(policy: Policy, days: readonly string[]): Shown[] {
  return Object.keys(policy.decisions)
    .sort()
    .flatMap((decision) => days.flatMap((asAt) => ofDecision(policy, decision, asAt)))
}

function ofDecision(policy: Policy, decision: string, asAt: string): Shown[] {
  const rests = restsOf(policy, decision, asAt)
  const values = valuesOf(policy, rests, asAt)
  const seen = new Set<string>()
  function* candidates() {
    for (const person of peopleFor(policy, decision, asAt, rests, values)) {
      const bearing = Object.entries(person.facts).filter(([id]) => rests.facts.includes(id))
      const facts = known(bearing)
      const key = JSON.stringify(facts)
      if (seen.has(key)) continue
      seen.add(key)
      const assessment = tried(() => assess(policy, { ref: 'A', facts }, { asAt, decisions: [decision] }))
      if (assessment === null) continue
      const result = assessment.decisions[decision] as DecisionResult
      const goals = goalsOf(decision, result, assessment, facts, rests, values)
      yield { facts, assessment, goals }
    }
  }
  return fewest(candidates()).map(({ shows, facts, assessment }) => ({
    shows,
    decision,
    asAt,
    facts,
    assessment,
  }))
}
