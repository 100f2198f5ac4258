// What a decision asks of which fact: every test it rests on, those of named conditions, of decisions that it tests and
// of assumptions about the same facts among them.
import type { Condition, DerivedFact, PolicyDocument, RecordCondition, Scalar, Value } from '@iom-rules/core'
import { dayAfter, monthsAfter } from '../../properties/calendar.ts'
import { listOf } from '../../properties/reference.ts'

/** A comparison, with the value required and the parameter it comes from. */
export interface Asked {
  readonly operator: string
  readonly required: Scalar | readonly string[]
  readonly from: string | null
}

/** The tests a decision rests on: of facts by id, and of the fields of lists by `list.field`. */
export interface Rests {
  readonly decisions: readonly string[]
  readonly asked: ReadonlyMap<string, readonly Asked[]>
  /** Facts a nominal can carry that bear on the decision, in alphabetical order. */
  readonly facts: readonly string[]
}

export function restsOf(document: PolicyDocument, decision: string, asAt: string): Rests {
  const asked = new Map<string, Asked[]>()
  const derived = new Set<string>()
  const decisions = new Set<string>()
  const add = (place: string, operator: string, value: Value) => {
    const made = askedOf(document, operator, value, asAt)
    const known = asked.get(place) ?? []
    asked.set(place, known)
    if (!known.some((each) => JSON.stringify(each) === JSON.stringify(made))) known.push(made)
  }
  const walk = (condition: Condition): void => {
    if ('all' in condition) condition.all.forEach(walk)
    else if ('any' in condition) condition.any.forEach(walk)
    else if ('not' in condition) walk(condition.not)
    else if ('condition' in condition) walk(document.conditions?.[condition.condition] as Condition)
    else if (condition.fact.startsWith('decision.')) decide(condition.fact.slice('decision.'.length))
    else {
      add(condition.fact, condition.operator, condition.value)
      if (document.derived?.[condition.fact] !== undefined) derived.add(condition.fact)
    }
  }
  const decide = (id: string): void => {
    if (decisions.has(id)) return
    decisions.add(id)
    document.decisions?.[id]?.rules.forEach(({ conditions }) => walk(conditions))
  }
  decide(decision)
  // An assumption bears on a decision when it is about facts that the decision, or another such assumption, tests.
  const left = new Set(document.assumptions ?? [])
  for (let grown = true; grown;) {
    grown = false
    for (const assumption of left) {
      const about = factsIn(document, assumption.condition)
      if (!about.some((fact) => asked.has(fact))) continue
      left.delete(assumption)
      walk(assumption.condition)
      grown = true
    }
  }
  const lists = new Set<string>()
  for (const id of derived) {
    const fact = document.derived?.[id] as DerivedFact
    lists.add(listOf(fact))
    walkRecords(fact.where, (field, operator, value, notCounting) => {
      add(`${listOf(fact)}.${field}`, operator, value)
      if (notCounting === undefined) return
      lists.add(notCounting)
      // Records that are within the window only when ten days are left out.
      const months = askedOf(document, operator, value, asAt).required as number
      const before = dayAfter(monthsAfter(asAt, -months), -10)
      asked
        .get(`${listOf(fact)}.${field}`)
        ?.push({ operator: 'onOrAfter', required: before, from: 'ten days before it' })
    })
  }
  const carried = [...asked.keys()].filter((fact) => document.facts?.[fact] !== undefined)
  return { decisions: [...decisions], asked, facts: [...new Set([...carried, ...lists])].sort() }
}

export function factsIn(document: PolicyDocument, condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap((part) => factsIn(document, part))
  if ('any' in condition) return condition.any.flatMap((part) => factsIn(document, part))
  if ('not' in condition) return factsIn(document, condition.not)
  if ('condition' in condition)
    return factsIn(document, document.conditions?.[condition.condition] as Condition)
  return [condition.fact]
}

export function walkRecords(
  where: RecordCondition | undefined,
  each: (field: string, operator: string, value: Value, notCounting: string | undefined) => void,
): void {
  if (where === undefined) return
  if ('all' in where) for (const part of where.all) walkRecords(part, each)
  else if ('any' in where) for (const part of where.any) walkRecords(part, each)
  else if ('not' in where) walkRecords(where.not, each)
  else each(where.field, where.operator, where.value, where.notCounting)
}

function askedOf(document: PolicyDocument, operator: string, value: Value, asAt: string): Asked {
  if (typeof value !== 'object' || Array.isArray(value))
    return { operator, required: value as Scalar | readonly string[], from: null }
  const name = (value as { fact: string }).fact
  if (name === 'asAt') return { operator, required: asAt, from: 'the day of the assessment' }
  const id = name.slice('parameter.'.length)
  const required = document.parameters?.[id]?.value as Scalar | readonly string[]
  return { operator, required, from: id }
}
