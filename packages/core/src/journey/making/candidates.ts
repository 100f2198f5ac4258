import { isDay } from '../../vocabulary/day.ts'
import type { Facts, Scalar } from '../../vocabulary/fact.ts'
import { situate } from '../../decision/situation.ts'
import { compile, type Compiled } from '../../diagram/compile.ts'
import { restrict } from '../../diagram/restrict.ts'
import type { Policy } from '../../policy/policy.ts'
import type { EventDeclaration } from '../../policy/process.ts'
import { membershipFact } from '../roles.ts'
import { samplePayloads } from '../events.ts'
import type { Case, JourneyEvent } from '../timeline.ts'
import { realise, waysTo } from './realise.ts'
import { rootsOf, type Relevance } from './relevance.ts'
import { turningDays } from './turning.ts'

/** The events worth trying next: one for each way in which their payload can matter, and the days that turn something. */
export function candidatesFor(policy: Policy, relevance: Relevance, now: Case): JourneyEvent[] {
  const all = relevance.events.flatMap((type) => {
    const declared = policy.events[type] as EventDeclaration
    return declared.learn === undefined
      ? telling(policy, declared, samplePayloads(policy, type, now), now)
      : learning(policy, relevance, type, declared.learn, now)
  })
  // A release date, and the like, is sooner one to come.
  const isLate = ({ payload }: JourneyEvent) =>
    Object.values(payload ?? {}).some((value) => isDay(value) && value < now.asAt)
  const happening = [...all.filter((event) => !isLate(event)), ...all.filter(isLate)]
  if (relevance.waiting === null) return happening
  const { waiting } = relevance
  const days = turningDays(policy, now.facts, now.asAt, relevance.facts)
  return [...happening, ...days.map((day) => ({ type: waiting, day }))]
}

/** Of records that no rule and no weight tells apart, one. */
function telling(
  policy: Policy,
  declared: EventDeclaration,
  events: readonly JourneyEvent[],
  now: Pick<Case, 'asAt'>,
): readonly JourneyEvent[] {
  const fields = Object.entries(declared.payload ?? {}).flatMap(([field, each]) => {
    if (!('fact' in each) || each.field === undefined) return []
    const values = compile(policy, now.asAt)
      .groups.find((group) => group.fieldValues.has(each.fact))
      ?.fieldValues.get(each.fact)
      ?.get(each.field)
    return values === undefined ? [] : [{ field, values }]
  })
  if (fields.length === 0) return events
  return events.filter(({ payload }) =>
    fields.every(({ field, values }) => values.includes(payload?.[field] as Scalar)),
  )
}

/** What can be learnt of facts that are not known: one fact at a time, or all that the outcome needs. */
function learning(
  policy: Policy,
  relevance: Relevance,
  type: string,
  field: string,
  now: Pick<Case, 'asAt' | 'facts'>,
): JourneyEvent[] {
  const compiled = compile(policy, now.asAt)
  const unknown = [...relevance.facts].filter(
    (fact) =>
      policy.facts[fact] !== undefined && fact !== membershipFact && (now.facts[fact] ?? null) === null,
  )
  const single = unknown.flatMap((fact): Facts[] => {
    const list = policy.facts[fact]?.type === 'list'
    const values = list ? [[]] : (compiled.variable(fact)?.classes.examples ?? [])
    return values.map((value) => ({ [fact]: value }))
  })
  const learnt = [...wholeAnswers(compiled, relevance, now.facts, unknown), ...single]
  return learnt.map((facts) => ({ type, day: now.asAt, payload: { [field]: facts } }))
}

const mostAnswers = 4

/** Unknown facts that together settle the outcome looked for, by ways down its diagram. */
function wholeAnswers(
  compiled: Compiled,
  { outcome }: Relevance,
  facts: Facts,
  unknown: readonly string[],
): Facts[] {
  if (outcome === undefined || unknown.length === 0) return []
  const { known } = situate(compiled, facts)
  const answers: Facts[] = []
  for (const { root, means } of rootsOf(compiled, outcome.decision, outcome.outcome)) {
    const left = restrict(compiled.store, root, known)
    for (const way of waysTo(compiled.store, left, (leaf) => means(leaf, outcome.outcome))) {
      const answer = realise(compiled, way)
      if (answer === null || !Object.keys(answer).every((fact) => unknown.includes(fact))) continue
      answers.push(answer)
      if (answers.length >= mostAnswers) return answers
    }
  }
  return answers
}
