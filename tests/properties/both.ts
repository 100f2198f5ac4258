// Two policies over the same people, by brute force: who gets what from a decision under each of them.
import type { Condition, PolicyDocument, RecordCondition, Scalar } from '@iom-rules/core'
import { cutTo, everybody, metBy, outcomeFor, reasoning, type Cut } from './everybody.ts'
import type { World } from './reference.ts'

const mark = 'after.'

/** Everybody whom a decision of either policy can tell apart, and who meets what both assume. */
export interface Both {
  readonly cut: Cut
  readonly people: readonly World[]
  readonly whole: boolean
}

/** `null` where there are too many ways. */
export function both(
  before: PolicyDocument,
  after: PolicyDocument,
  decision: string,
  asAt: string,
  seed = 1,
): Both | null {
  const document = joined(before, after)
  const carriedBy = (id: string) => (id.startsWith(mark) ? id.slice(mark.length) : id)
  const texts = new Set(reasoning(after).map((each) => meaning(after, each)))
  const shared = reasoning(before).filter((each) => texts.has(meaning(before, each)))
  const cut = cutTo(document, asAt, [decision, mark + decision], shared, carriedBy)
  const found = everybody(cut, seed)
  return found && { cut, people: found.people, whole: found.whole }
}

/** Both in one document; what the second says goes by other names, its facts excepted. */
function joined(before: PolicyDocument, after: PolicyDocument): PolicyDocument {
  const marked = <T>(map: Readonly<Record<string, T>> = {}) =>
    Object.fromEntries(Object.entries(map).map(([id, each]) => [mark + id, each]))
  const other = renamed(after)
  return {
    ...before,
    tables: { ...before.tables, ...marked(after.tables) },
    parameters: { ...before.parameters, ...marked(after.parameters) },
    derived: { ...before.derived, ...marked(other.derived) },
    conditions: { ...before.conditions, ...marked(other.conditions) },
    decisions: { ...before.decisions, ...marked(other.decisions) },
  }
}

function renamed(document: PolicyDocument): PolicyDocument {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    if ('fact' in value && typeof value.fact === 'string')
      return { ...renamedTest(document, value.fact), ...rest(value) }
    if ('condition' in value && typeof value.condition === 'string')
      return { condition: mark + value.condition }
    if ('table' in value && typeof value.table === 'string') return { ...value, table: mark + value.table }
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each)]))
  }
  const rest = ({ fact: _fact, ...others }: Record<string, unknown> & object) =>
    Object.fromEntries(Object.entries(others).map(([key, each]) => [key, walk(each)]))
  return walk({
    ...document,
    facts: {},
  }) as PolicyDocument
}

function renamedTest(document: PolicyDocument, fact: string): { fact: string } {
  const decision = 'decision.'
  const parameter = 'parameter.'
  if (fact.startsWith(decision)) return { fact: `${decision}${mark}${fact.slice(decision.length)}` }
  if (fact.startsWith(parameter)) return { fact: `${parameter}${mark}${fact.slice(parameter.length)}` }
  return { fact: document.derived?.[fact] === undefined ? fact : mark + fact }
}

/** What an assumption says, names and figures put in, as a text. */
function meaning(document: PolicyDocument, condition: Condition): string {
  const figure = (value: unknown): unknown => {
    const name = (value as { fact?: string }).fact
    return name?.startsWith('parameter.') === true
      ? document.parameters?.[name.slice('parameter.'.length)]?.value
      : value
  }
  const records = (where: RecordCondition | undefined): unknown => {
    if (where === undefined) return null
    if ('all' in where) return { all: where.all.map(records) }
    if ('any' in where) return { any: where.any.map(records) }
    if ('not' in where) return { not: records(where.not) }
    return { ...where, value: figure(where.value) }
  }
  const walk = (each: Condition): unknown => {
    if ('all' in each) return { all: each.all.map(walk) }
    if ('any' in each) return { any: each.any.map(walk) }
    if ('not' in each) return { not: walk(each.not) }
    if ('condition' in each) return walk(document.conditions?.[each.condition] as Condition)
    const derived = document.derived?.[each.fact]
    return {
      ...each,
      value: figure(each.value),
      ...(derived === undefined ? {} : { derived: { ...derived, where: records(derived.where) } }),
    }
  }
  return JSON.stringify(walk(condition))
}

/** What a person gets under each: outcomes in a list, one only but for COLLECT; and the data that comes with it. */
export interface Answer {
  readonly outcomes: readonly string[]
  readonly details: string
}

export function answers({ cut }: Both, decision: string, person: World): readonly [Answer, Answer] {
  return [answer(cut, decision, person), answer(cut, mark + decision, person)]
}

function answer(cut: Cut, id: string, person: World): Answer {
  const decision = cut.context.document.decisions?.[id]
  if (decision === undefined) throw new Error(`no decision ${id}`)
  const met = metBy(cut, id, person)
  if (decision.hitPolicy === 'COLLECT')
    return {
      outcomes: [...new Set(met.map((at) => decision.rules[at]?.event.type as string))].sort(),
      details: '',
    }
  const outcome = outcomeFor(cut, id, person)
  const [first] = met
  const params: Readonly<Record<string, Scalar>> =
    (first === undefined ? decision.otherwise?.params : decision.rules[first]?.event.params) ?? {}
  const isOne = outcome !== 'SILENT' && outcome !== 'CONFLICT'
  const details = isOne ? JSON.stringify(Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))) : ''
  return { outcomes: [outcome], details }
}

/** Does anybody get another outcome? */
export function anybodyMoves(found: Both, decision: string): boolean {
  return found.people.some((person) => {
    const [one, other] = answers(found, decision, person)
    return one.outcomes.join() !== other.outcomes.join()
  })
}
