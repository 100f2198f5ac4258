// Holds an answer of the suite against tests/properties/reference.ts, which tries every completion of what is unknown
// and shares no code with the product.
import type { Assumption, DecisionResult, Facts, FactRecord, PolicyDocument } from '@iom-rules/core'
import { expected, listOf, representatives, type Context, type Expected } from '../../properties/reference.ts'
import type { Shown } from './assessments.ts'
import { factsIn, restsOf, type Rests } from './asked.ts'

/** `held`: it says the same. `beyond`: there are too many completions to try, or lists it does not know. */
export type Verdict = 'held' | 'beyond'

/** Ways to learn some of what is unknown and not the rest, for `missing`. */
const mostWays = 100_000
const mostSteps = 20_000_000

/** @throws Error with both answers where they differ */
export function verdictOn(document: PolicyDocument, shown: Shown): Verdict {
  const { decision, asAt, facts, assessment } = shown
  const rests = restsOf(document, decision, asAt)
  const law = expectedOf(document, rests, facts, asAt)
  if (law === null) return 'beyond'
  const result = assessment.decisions[decision] as DecisionResult
  const wanted = JSON.stringify([lawOf(law, decision), [...law.conflicts].sort()])
  const found = JSON.stringify([
    answerOf(result),
    assessment.conflicts.map(({ assumption }) => assumption).sort(),
  ])
  if (wanted !== found)
    throw new Error(`${document.id}, ${JSON.stringify(facts)}\n  product:   ${found}\n  reference: ${wanted}`)
  return 'held'
}

function expectedOf(document: PolicyDocument, rests: Rests, facts: Facts, asAt: string): Expected | null {
  if (!knowsLists(document, rests, facts) || hasDecimals(document)) return null
  const assumptions = (document.assumptions ?? []).filter((each) => bears(document, rests, each))
  const others = (document.assumptions ?? []).filter((each) => !assumptions.includes(each))
  if (others.some((each) => isTouched(document, each, facts))) return null
  const decisions = Object.fromEntries(rests.decisions.map((id) => [id, document.decisions?.[id]]))
  const cut = asReferenceReads({ ...document, decisions, assumptions } as PolicyDocument, rests, facts)
  const context: Context = { document: cut.document, asAt, tests: rests.asked }
  const ways = rests.facts.reduce((product, id) => {
    const fact = cut.document.facts?.[id]
    if (fact === undefined || fact.type === 'list' || (cut.facts[id] ?? null) !== null) return product
    return product * (representatives(context, id, fact).length + 1)
  }, 1)
  if (ways > mostWays) return null
  const law = expected(cut.document, cut.facts, asAt)
  return law?.exact === true && law.worlds * ways <= mostSteps ? law : null
}

/** The reference knows one list of offences and one of custody by their names. */
function asReferenceReads(
  document: PolicyDocument,
  rests: Rests,
  facts: Facts,
): { readonly document: PolicyDocument; readonly facts: Facts } {
  const renamed = (text: string) => text.replaceAll('"custodyPeriods"', '"custody"')
  // It tries every value of every fact, and tells values apart by every condition, whether or not they bear on this.
  const isAsked = (fact: string) => rests.asked.has(fact) || fact.startsWith('decision.')
  const bearing = <T>(all: Readonly<Record<string, T>> | undefined, bears: (id: string) => boolean) =>
    Object.fromEntries(Object.entries(all ?? {}).filter(([id]) => bears(id)))
  const { tables, parameters, assumptions, decisions } = document
  const read = {
    facts: bearing(document.facts, (id) => rests.facts.includes(id)),
    derived: bearing(document.derived, (id) => rests.asked.has(id)),
    conditions: bearing(document.conditions, (name) => factsIn(document, { condition: name }).every(isAsked)),
    tables,
    parameters,
    assumptions,
    decisions,
  }
  return {
    document: JSON.parse(renamed(JSON.stringify(read))) as PolicyDocument,
    facts: JSON.parse(renamed(JSON.stringify(facts))) as Facts,
  }
}

/** Does it know the lists, or is all known of them that it would have to complete? */
function knowsLists(document: PolicyDocument, rests: Rests, facts: Facts): boolean {
  const lists = rests.facts.filter((id) => document.facts?.[id]?.type === 'list')
  return lists.every((id) => {
    const fact = document.facts?.[id]
    if (fact?.type !== 'list' || fact.record === undefined) return true
    const names = Object.keys(fact.record).sort().join()
    if (id === 'custody' || (id === 'offences' && names === 'day,proved,type')) return true
    if (id !== 'offences' && id !== 'custodyPeriods') return false
    const records = (facts[id] ?? null) as readonly FactRecord[] | null
    const carried = Object.entries(document.derived ?? {}).every(([derived, each]) => {
      const reads = JSON.stringify(each).includes(`"${id}"`)
      return !reads || !rests.asked.has(derived) || (facts[derived] ?? null) !== null
    })
    // Windows of a year and more reach further back than it tries days.
    if (records === null) return carried && id === 'offences'
    const fields = Object.keys(fact.record).filter((field) => fact.record?.[field]?.type !== 'code')
    return carried || records.every((record) => fields.every((field) => (record[field] ?? null) !== null))
  })
}

/** It adds weights as they come, where the language takes a sum to six decimals. */
function hasDecimals({ tables = {} }: PolicyDocument): boolean {
  const rows = Object.values(tables).flatMap(({ rows: each }) => Object.values(each))
  return rows.some(({ value }) => !Number.isInteger(value))
}

function bears(document: PolicyDocument, rests: Rests, { condition }: Assumption): boolean {
  return factsIn(document, condition).some((fact) => rests.asked.has(fact))
}

function lawOf(law: Expected, decision: string): unknown {
  const missing = law.missing(decision)
  const collected = law.collects[decision]
  if (collected !== undefined) return { ...collected, missing }
  const { outcome, certainty, matches, possible, rule, conflicting, details } = law.singles[
    decision
  ] as NonNullable<Expected['singles'][string]>
  return {
    outcome,
    certainty,
    matches: [...matches].sort(),
    possible,
    missing,
    rule,
    conflicting,
    details: sorted(details),
  }
}

/** The same parts of the product’s answer, with lists in alphabetical order as the reference has them. */
function answerOf(result: DecisionResult): unknown {
  const possible = [...result.possible].sort()
  if (result.hitPolicy === 'COLLECT')
    return { outcomes: [...result.outcomes].sort(), possible, missing: result.missing }
  const { outcome, certainty, matches, missing, rule, conflicting, details } = result
  return {
    outcome,
    certainty,
    matches: [...matches].sort(),
    possible,
    missing,
    rule,
    conflicting,
    details: sorted(details),
  }
}

function sorted(details: Readonly<Record<string, unknown>>): unknown {
  return Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Is an assumption about other facts only, of which all the same something is known: from a list, say? */
function isTouched(document: PolicyDocument, assumption: Assumption, facts: Facts): boolean {
  return factsIn(document, assumption.condition).some((id) => {
    const derived = document.derived?.[id]
    const carriers = derived === undefined ? [id] : [id, listOf(derived)]
    return carriers.some((each) => (facts[each] ?? null) !== null)
  })
}
