// Small changes of a random policy: some change what it means, some do not.
import { parsePolicy, type PolicyDocument } from '@iom-rules/core'
import { dayAfter } from './calendar.ts'

type Json = unknown
type Path = readonly (string | number)[]

interface Edit {
  readonly path: Path
  readonly value: Json
}

const opposite: Readonly<Record<string, string>> = {
  equal: 'notEqual',
  notEqual: 'equal',
  in: 'notIn',
  notIn: 'in',
  lessThan: 'lessThanInclusive',
  lessThanInclusive: 'lessThan',
  greaterThan: 'greaterThanInclusive',
  greaterThanInclusive: 'greaterThan',
  onOrBefore: 'onOrAfter',
  onOrAfter: 'onOrBefore',
  withinNextMonths: 'withinLastMonths',
  withinLastMonths: 'withinNextMonths',
}

/** The document with one of its possible small changes; `null` where what comes out is no policy. */
export function edited(document: PolicyDocument, choice: number): PolicyDocument | null {
  const edits = [...editsOf(document)]
  const edit = edits[choice % edits.length]
  if (edit === undefined) return null
  const copy = structuredClone(document) as unknown as Record<string, Json>
  const last = edit.path.at(-1) as string
  const holder = edit.path.slice(0, -1).reduce<Json>((at, key) => (at as Record<string, Json>)[key], copy)
  ;(holder as Record<string, Json>)[last] = edit.value
  const parsed = parsePolicy(copy)
  return parsed.ok ? (copy as unknown as PolicyDocument) : null
}

function* editsOf(document: PolicyDocument): Generator<Edit> {
  for (const [id, { value }] of Object.entries(document.parameters ?? {}))
    yield* values(['parameters', id, 'value'], value)
  for (const [id, derived] of Object.entries(document.derived ?? {}))
    if (derived.where !== undefined) yield* conditions(['derived', id, 'where'], derived.where)
  for (const [id, condition] of Object.entries(document.conditions ?? {}))
    yield* conditions(['conditions', id], condition)
  yield* assumptionEdits(document)
  for (const [id, decision] of Object.entries(document.decisions ?? {}))
    yield* decisionEdits(['decisions', id], decision)
}

function* assumptionEdits({ assumptions = [] }: PolicyDocument): Generator<Edit> {
  for (const [at, { condition, use }] of assumptions.entries()) {
    yield { path: ['assumptions'], value: assumptions.filter((_, place) => place !== at) }
    yield { path: ['assumptions', at, 'use'], value: use === 'report' ? 'reason' : 'report' }
    yield* conditions(['assumptions', at, 'condition'], condition)
  }
}

type Decision = NonNullable<PolicyDocument['decisions']>[string]

function* decisionEdits(path: Path, { rules, outcomes, otherwise, hitPolicy }: Decision): Generator<Edit> {
  const ids = Object.keys(outcomes)
  const next = (id: string) => ids[(ids.indexOf(id) + 1) % ids.length]
  for (const [at, rule] of rules.entries()) {
    const own = [...path, 'rules', at]
    yield* conditions([...own, 'conditions'], rule.conditions)
    yield { path: [...own, 'event', 'type'], value: next(rule.event.type) }
    yield { path: [...own, 'event', 'params'], value: { owner: 'IOM', level: 2 } }
    yield { path: [...own, 'fallback'], value: rule.fallback !== true }
    const others = rules.filter((_, place) => place !== at)
    if (others.length > 0) {
      yield { path: [...path, 'rules'], value: [rule, ...others] }
      yield { path: [...path, 'rules'], value: others }
    }
  }
  yield { path: [...path, 'rules'], value: [...rules, { ...rules[0], name: 'again' }] }
  if (otherwise !== undefined)
    yield { path: [...path, 'otherwise', 'outcome'], value: next(otherwise.outcome) }
  for (const [id, { mayBeProvisional = [] }] of Object.entries(outcomes))
    yield {
      path: [...path, 'outcomes', id, 'mayBeProvisional'],
      value: mayBeProvisional.length > 0 ? [] : [next(id)],
    }
  yield { path: [...path, 'hitPolicy'], value: hitPolicy === 'FIRST' ? 'UNIQUE' : 'FIRST' }
  if (otherwise === undefined)
    yield { path: [...path, 'hitPolicy'], value: hitPolicy === 'COLLECT' ? 'UNIQUE' : 'COLLECT' }
}

/** Changes of a condition, over facts or over the fields of records. */
function* conditions(path: Path, condition: object): Generator<Edit> {
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : null
  if (Array.isArray(parts)) {
    const [kind, other] = 'all' in condition ? (['all', 'any'] as const) : (['any', 'all'] as const)
    yield { path, value: { [other]: parts } }
    yield { path, value: { [kind]: parts.toReversed() } }
    yield { path, value: { not: { [other]: parts.map((part) => ({ not: part as Json })) } } }
    for (const [at, part] of parts.entries()) {
      if (parts.length > 1) yield { path, value: { [kind]: parts.filter((_, place) => place !== at) } }
      yield* conditions([...path, kind, at], part as object)
    }
  } else if ('not' in condition) {
    yield { path, value: { all: [condition.not] } }
    yield { path, value: { not: { not: condition } } }
    yield* conditions([...path, 'not'], condition.not as object)
  } else if ('operator' in condition && 'value' in condition) {
    yield { path: [...path, 'operator'], value: opposite[String(condition.operator)] }
    if (typeof condition.value !== 'object' || Array.isArray(condition.value))
      yield* values([...path, 'value'], condition.value)
  }
}

function* values(path: Path, value: Json): Generator<Edit> {
  if (typeof value === 'boolean') yield { path, value: !value }
  if (typeof value === 'number') for (const by of [-1, 0.5, 1]) yield { path, value: value + by }
  if (Array.isArray(value) && value.length > 1) yield { path, value: value.slice(1) }
  if (typeof value === 'string') {
    if (/^\d{4}-/.test(value)) for (const by of [-1, 1, 31]) yield { path, value: dayAfter(value, by) }
    else for (const other of ['A', 'B', 'FIXED', 'FREE', 'X']) yield { path, value: other }
  }
}
